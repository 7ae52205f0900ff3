package com.mexar.payout.persistence;

import com.mexar.payout.store.Stores;
import com.mexar.payout.testkit.store.OperatorStoresContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiOperatorStoresTest extends OperatorStoresContract {
  @RegisterExtension final TestDatabases databases = new TestDatabases();

  @Override
  protected Stores openStores() {
    return databases.stores();
  }
}
