package com.mexar.payout.persistence;

import com.mexar.payout.store.Stores;
import com.mexar.payout.testkit.store.ChannelStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiChannelStoreTest extends ChannelStoreContract {
  @RegisterExtension final TestDatabases databases = new TestDatabases();

  @Override
  protected Stores openStores() {
    return databases.stores();
  }
}
