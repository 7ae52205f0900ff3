package com.mexar.payout.app.config;

import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.engine.EngineSettings;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.settings.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Reads how the engine runs, and which providers it is given in which order. */
final class EngineSection {
  private EngineSection() {}

  static EngineSettings read(Settings engine, Map<ProviderName, ProviderState> initialStates) {
    EngineSettings defaults = EngineSettings.defaults();
    Duration lease = engine.duration("lease", defaults.lease());
    Duration callTimeout = engine.duration("call-timeout", defaults.callTimeout());
    if (lease.compareTo(callTimeout) <= 0) {
      lease =
          engine.fault(
              "lease", "must be longer than the call time-out", callTimeout.plusSeconds(1));
    }
    List<Duration> delays = engine.durations("inquiry-delays", defaults.inquiryDelays());
    if (delays.isEmpty()) {
      delays = engine.fault("inquiry-delays", "must name at least one", defaults.inquiryDelays());
    }
    return EngineSettings.builder()
        .lease(lease)
        .callTimeout(callTimeout)
        .inquiryDelays(delays)
        .maxAttempts(engine.integer("max-attempts", defaults.maxAttempts(), 1, 100))
        .idempotencyRetention(
            engine.duration("idempotency-retention", defaults.idempotencyRetention()))
        .eventRetention(engine.duration("event-retention", defaults.eventRetention()))
        .initialStates(initialStates)
        .build();
  }

  /** In the order of preference. */
  static List<ProviderName> providers(Settings routing) {
    List<ProviderName> names = names(routing, "providers");
    if (routing.text("providers").isEmpty()) {
      return List.of(new ProviderName("transfez"));
    }
    return names.isEmpty()
        ? routing.fault("providers", "must name at least one provider", names)
        : names;
  }

  static Map<ProviderName, ProviderState> initialStates(
      Settings routing, List<ProviderName> providers) {
    List<ProviderName> active = names(routing, "initially-active");
    if (routing.text("initially-active").isEmpty()) {
      active = providers.stream().limit(1).toList();
    }
    Map<ProviderName, ProviderState> states = new HashMap<>();
    for (ProviderName name : active) {
      if (providers.contains(name)) {
        states.put(name, ProviderState.ACTIVE);
      } else {
        routing.fault(
            "initially-active", "names " + name + ", which is not among the providers", name);
      }
    }
    return states;
  }

  private static List<ProviderName> names(Settings routing, String key) {
    LinkedHashSet<ProviderName> names = new LinkedHashSet<>();
    for (String item : routing.list(key)) {
      try {
        ProviderName name = new ProviderName(item);
        if (!names.add(name)) {
          routing.fault(key, "names " + name + " twice", name);
        }
      } catch (InvalidValueException e) {
        routing.fault(key, "has a name that is not 1 to 32 of a-z 0-9 -", item);
      }
    }
    return List.copyOf(names);
  }
}
