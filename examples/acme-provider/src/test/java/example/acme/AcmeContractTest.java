package example.acme;

import com.mexar.payout.testkit.plugin.ProviderContract;
import com.mexar.payout.testkit.plugin.ProviderRig;
import java.net.URI;

/** What every plug-in keeps. Runs with the JDK's client told to send all again, see the build. */
class AcmeContractTest extends ProviderContract {

  @Override
  protected ProviderRig openRig(URI callbacks) {
    return new AcmeRig();
  }
}
