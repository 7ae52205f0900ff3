package com.mexar.payout.provider.transfez;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.Draft;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.StepKind;
import com.mexar.payout.provider.InquiryRequest;
import com.mexar.payout.provider.ProviderContext;
import com.mexar.payout.provider.ProviderSettings;
import com.mexar.payout.provider.StepRequest;
import com.mexar.payout.testkit.Samples;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Providers and requests for tests. The keys are made anew in every run. */
final class Fixture {
  static final String API_KEY = UUID.randomUUID().toString();
  static final String CALLBACK_KEYS = "k2=" + UUID.randomUUID() + ", k1=" + UUID.randomUUID();
  static final URI CALLBACKS = URI.create("https://pay.example.com/callbacks/transfez");
  static final String REFERENCE = "mx-abcdefghijklmnopqrstuvwxyz";
  static final PayoutInstruction INSTRUCTION =
      Samples.anInstruction().amount("IDR", "20000").build();

  private Fixture() {}

  static ProviderContext context() {
    return context(Duration.ofSeconds(5));
  }

  static ProviderContext context(Duration callTimeout) {
    return context(callTimeout, Clock.systemUTC());
  }

  static ProviderContext context(Duration callTimeout, Clock clock) {
    return new ProviderContext(clock, new SecureRandom(), CALLBACKS, callTimeout, true);
  }

  static ProviderSettings settings(URI baseUrl, String... more) {
    return settings(baseUrl.toString(), API_KEY, more);
  }

  static ProviderSettings settings(String baseUrl, String apiKey, String... more) {
    Map<String, String> values = new HashMap<>();
    values.put("base-url", baseUrl);
    values.put("api-key", apiKey);
    values.put("callback-keys", CALLBACK_KEYS);
    for (int i = 0; i < more.length; i += 2) {
      values.put(more[i], more[i + 1]);
    }
    return new ProviderSettings(TransfezFactory.NAME, values);
  }

  static TransfezProvider provider(URI baseUrl, String... more) {
    return provider(settings(baseUrl, more), context());
  }

  static TransfezProvider provider(ProviderSettings settings, ProviderContext context) {
    return (TransfezProvider) new TransfezFactory().create(settings, context);
  }

  static StepRequest draft() {
    return draft(REFERENCE, INSTRUCTION);
  }

  static StepRequest draft(String reference, PayoutInstruction instruction) {
    return new StepRequest(
        new AttemptReference(reference), instruction, StepKind.DRAFT, null, Samples.TRACE);
  }

  static StepRequest confirm() {
    return confirm(REFERENCE, INSTRUCTION, new Draft("14", null, null));
  }

  static StepRequest confirm(String reference, PayoutInstruction instruction, Draft draft) {
    return new StepRequest(
        new AttemptReference(reference), instruction, StepKind.EXECUTE, draft, Samples.TRACE);
  }

  static InquiryRequest inquiry(String transactionId) {
    return new InquiryRequest(
        new AttemptReference(REFERENCE), INSTRUCTION, transactionId, Samples.TRACE);
  }
}
