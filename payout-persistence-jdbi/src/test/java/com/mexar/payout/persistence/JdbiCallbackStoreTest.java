package com.mexar.payout.persistence;

import com.mexar.payout.store.Stores;
import com.mexar.payout.testkit.store.CallbackStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiCallbackStoreTest extends CallbackStoreContract {
  @RegisterExtension final TestDatabases databases = new TestDatabases();

  @Override
  protected Stores openStores() {
    return databases.stores();
  }
}
