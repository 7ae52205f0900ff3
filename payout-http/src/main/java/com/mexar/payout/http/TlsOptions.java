package com.mexar.payout.http;

import com.mexar.payout.settings.Settings;
import java.util.List;

/**
 * What a plug-in's operator may set of TLS, for whatever names its own settings so: those of {@link
 * TlsParties}, and {@code tls-pins} (see {@link GuardedHttpClientBuilder#pins}). Immutable; does
 * not print.
 */
public final class TlsOptions {
  private static final String PINS = "tls-pins";

  private final TlsParties parties;
  private final List<String> pins;

  private TlsOptions(TlsParties parties, List<String> pins) {
    this.parties = parties;
    this.pins = pins;
  }

  /** Reads the files, too. What is wrong is noted in the settings. */
  public static TlsOptions of(Settings settings) {
    List<String> pins =
        settings.parsed(
            PINS,
            List.of(),
            value -> {
              List<String> listed = settings.list(PINS);
              listed.forEach(GuardedHttpClientBuilder::requirePin);
              return listed;
            });
    return new TlsOptions(TlsParties.of(settings), pins);
  }

  /** Sets what is set here, and leaves the rest as it is. */
  public GuardedHttpClientBuilder applyTo(GuardedHttpClientBuilder client) {
    parties.applyTo(client);
    return pins.isEmpty() ? client : client.pins(pins);
  }

  @Override
  public String toString() {
    return "TlsOptions[redacted]";
  }
}
