package example.acme;

import com.mexar.payout.callback.CallbackTokens;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.provider.PayoutProvider;
import com.mexar.payout.provider.ProviderContext;
import com.mexar.payout.provider.ProviderFactory;
import com.mexar.payout.provider.ProviderSettings;
import com.mexar.payout.settings.Secret;
import java.net.URI;

/**
 * Makes the Acme plug-in from {@code base-url}, {@code api-key} and {@code callback-keys} ({@code
 * id=secret} pairs with commas between). Reads every setting before it refuses any, so that one
 * restart mends all. Stateless.
 */
public final class AcmeFactory implements ProviderFactory {
  static final ProviderName NAME = new ProviderName("acme");

  /** For {@link java.util.ServiceLoader} and by hand alike. */
  public AcmeFactory() {}

  @Override
  public ProviderName name() {
    return NAME;
  }

  @Override
  public PayoutProvider create(ProviderSettings settings, ProviderContext context) {
    URI base = settings.requiredAddress("base-url");
    boolean loopback = base.getHost().equals("127.0.0.1") && context.allowInsecureLoopback();
    if (base.getScheme().equals("http") && !loopback) {
      settings.fault("base-url", "must be https", "");
    }
    Secret key = settings.requiredSecret("api-key");
    if (!key.reveal().matches("[\\x21-\\x7e]*")) {
      settings.fault("api-key", "must be printable ASCII without blanks", "");
    }
    CallbackTokens tokens = CallbackTokens.required(settings, "callback-keys", NAME.value());
    settings.requireNoFaults();
    return new AcmeProvider(new AcmeClient(base, key, context.callTimeout()), tokens, context);
  }
}
