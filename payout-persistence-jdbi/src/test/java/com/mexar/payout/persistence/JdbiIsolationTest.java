package com.mexar.payout.persistence;

import com.mexar.payout.store.Stores;
import com.mexar.payout.testkit.store.IsolationContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiIsolationTest extends IsolationContract {
  @RegisterExtension final TestDatabases databases = new TestDatabases();

  @Override
  protected Stores openStores() {
    return databases.stores();
  }
}
