package com.mexar.payout.persistence;

import com.mexar.payout.store.Stores;
import com.mexar.payout.testkit.store.DeliveryLineContract;
import com.mexar.payout.webhook.WebhookStore;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiDeliveryLineTest extends DeliveryLineContract {
  @RegisterExtension final TestDatabases databases = new TestDatabases();

  @Override
  protected Stores openStores() {
    return databases.stores();
  }

  @Override
  protected WebhookStore webhooks() {
    return JdbiStores.webhooks();
  }
}
