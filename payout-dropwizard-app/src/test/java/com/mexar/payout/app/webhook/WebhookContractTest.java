package com.mexar.payout.app.webhook;

import com.mexar.payout.testkit.event.ChannelRig;
import com.mexar.payout.testkit.event.EventChannelContract;

/** What every channel keeps, on a real database and a real receiver. */
class WebhookContractTest extends EventChannelContract {

  @Override
  protected ChannelRig openRig() throws Exception {
    return new WebhookRig();
  }

  @Override
  protected ChannelRig openRigToKill() throws Exception {
    return new WebhookRig();
  }
}
