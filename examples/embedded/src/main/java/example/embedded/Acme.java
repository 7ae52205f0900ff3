package example.embedded;

import com.mexar.payout.engine.EngineSettings;
import com.mexar.payout.provider.PayoutProvider;
import com.mexar.payout.provider.ProviderContext;
import com.mexar.payout.provider.ProviderFactory;
import com.mexar.payout.provider.ProviderSettings;
import example.acme.AcmeFactory;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Makes the provider by hand, from the variables that the host would read too. */
final class Acme {
  private Acme() {}

  static PayoutProvider from(Map<String, String> environment) {
    ProviderFactory factory = new AcmeFactory();
    Map<String, String> values = new HashMap<>();
    values.put("base-url", environment.getOrDefault("ACME_BASE_URL", ""));
    values.put("api-key", environment.getOrDefault("ACME_API_KEY", ""));
    values.put("callback-keys", environment.getOrDefault("ACME_CALLBACK_KEYS", ""));
    ProviderContext context =
        new ProviderContext(
            Clock.systemUTC(),
            new SecureRandom(),
            // a program that serves no callbacks learns all by inquiry
            URI.create("https://payouts.example/callbacks/" + factory.name()),
            EngineSettings.defaults().callTimeout(),
            Boolean.parseBoolean(environment.get("PAYOUT_ALLOW_INSECURE_LOOPBACK")));
    return factory.create(new ProviderSettings(factory.name(), values), context);
  }
}
