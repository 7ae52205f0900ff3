package com.mexar.payout.persistence;

import com.mexar.payout.store.Stores;
import com.mexar.payout.testkit.store.ProviderStateStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiProviderStateStoreTest extends ProviderStateStoreContract {
  @RegisterExtension final TestDatabases databases = new TestDatabases();

  @Override
  protected Stores openStores() {
    return databases.stores();
  }
}
