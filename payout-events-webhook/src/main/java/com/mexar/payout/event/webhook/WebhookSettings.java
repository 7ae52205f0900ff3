package com.mexar.payout.event.webhook;

import com.mexar.payout.settings.Secret;
import com.mexar.payout.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How webhooks are sent. Settings: {@code url} and {@code secret} (a first endpoint, both or none),
 * {@code timeout} of one try (default 20 s), {@code retry-delays} (default 5s,5m,30m,2h,5h,10h,14h,
 * 20h,24h: ten tries in three days), {@code disable-after} (how long every try may fail before an
 * endpoint is disabled, default 5 days), {@code endpoint-concurrency} (tries at one endpoint at the
 * same time, default 8), {@code concurrency} (at all together, default 256), {@code
 * authorities-file} (PEM, trusted in place of the platform's authorities).
 *
 * @param first the endpoint of the configuration, if there is one
 * @param allowInsecureLoopback whether http and private addresses are allowed to this machine alone
 */
public record WebhookSettings(
    Optional<First> first,
    Duration timeout,
    List<Duration> retryDelays,
    Duration disableAfter,
    int endpointConcurrency,
    int concurrency,
    Optional<Path> authorities,
    boolean allowInsecureLoopback) {
  public static final String NAME = "webhook";

  private static final List<Duration> USUAL_DELAYS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  private static final URI NOWHERE = URI.create("https://invalid.invalid");

  public WebhookSettings {
    retryDelays = List.copyOf(retryDelays);
  }

  /** An endpoint that is there without an operator's call. Does not print. */
  public record First(URI url, Secret secret) {

    @Override
    public String toString() {
      return "First[redacted]";
    }
  }

  /**
   * @throws com.mexar.payout.settings.SettingsException with every fault
   */
  public static WebhookSettings read(Settings settings, boolean allowInsecureLoopback) {
    Optional<String> url = settings.text("url");
    URI address =
        settings.parsed("url", NOWHERE, text -> EndpointRule.url(text, allowInsecureLoopback));
    Optional<Secret> secret = settings.secret("secret");
    if (url.isPresent() != secret.isPresent()) {
      settings.fault(url.isPresent() ? "secret" : "url", "is required beside the other", "");
    }
    settings.parsed("secret", "", WebhookSettings::checked);
    Duration timeout = settings.duration("timeout", Duration.ofSeconds(20));
    if (timeout.compareTo(Duration.ofSeconds(60)) > 0) {
      settings.fault("timeout", "must be at most 60s", timeout);
    }
    WebhookSettings read =
        new WebhookSettings(
            secret.map(it -> new First(address, it)),
            timeout,
            settings.durations("retry-delays", USUAL_DELAYS),
            settings.duration("disable-after", Duration.ofDays(5)),
            settings.integer("endpoint-concurrency", 8, 1, 100),
            settings.integer("concurrency", 256, 1, 10_000),
            settings.text("authorities-file").map(Path::of),
            allowInsecureLoopback);
    settings.requireNoFaults();
    return read;
  }

  private static String checked(String secret) {
    SignatureScheme scheme = SignatureScheme.of(new Secret(secret));
    return scheme.word();
  }
}
