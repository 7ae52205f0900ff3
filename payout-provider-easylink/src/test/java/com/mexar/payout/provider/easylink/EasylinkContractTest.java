package com.mexar.payout.provider.easylink;

import com.mexar.payout.testkit.plugin.ProviderContract;
import com.mexar.payout.testkit.plugin.ProviderRig;
import java.net.URI;

/** What every plug-in keeps, held against a simulator that somebody else wrote. */
class EasylinkContractTest extends ProviderContract {

  @Override
  protected ProviderRig openRig(URI callbacks) {
    return new EasylinkRig(callbacks);
  }
}
