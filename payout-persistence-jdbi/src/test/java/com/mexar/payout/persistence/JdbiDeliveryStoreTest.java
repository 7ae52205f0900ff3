package com.mexar.payout.persistence;

import com.mexar.payout.store.Stores;
import com.mexar.payout.testkit.store.DeliveryStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiDeliveryStoreTest extends DeliveryStoreContract {
  @RegisterExtension final TestDatabases databases = new TestDatabases();

  @Override
  protected Stores openStores() {
    return databases.stores();
  }
}
