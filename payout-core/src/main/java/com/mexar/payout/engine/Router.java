package com.mexar.payout.engine;

import com.mexar.payout.domain.Attempt;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.WaitCode;
import com.mexar.payout.provider.Corridor;
import com.mexar.payout.provider.PayoutProvider;
import com.mexar.payout.provider.ProviderState;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which provider serves a payout: the first in preference that can, and may. Immutable. */
final class Router {
  private final Providers providers;

  Router(Providers providers) {
    this.providers = providers;
  }

  /** Where a payout goes now. */
  sealed interface Route {
    /** To this provider. */
    record To(PayoutProvider provider) implements Route {}

    /**
     * Nowhere at present.
     *
     * @param atLeast how long, where that is known
     */
    record Wait(WaitCode code, @Nullable Duration atLeast) implements Route {}
  }

  /** Why no configured provider could ever serve the instruction; empty where one could. */
  Optional<Map<ProviderName, String>> whyNone(PayoutInstruction instruction) {
    Map<ProviderName, String> why = new LinkedHashMap<>();
    for (PayoutProvider provider : providers.all()) {
      Optional<String> reason = whyNot(provider, instruction);
      if (reason.isEmpty()) {
        return Optional.empty();
      }
      why.put(provider.profile().name(), reason.get());
    }
    return Optional.of(why);
  }

  /** The route of an accepted payout in this moment. */
  Route route(Payout payout, Moment moment) {
    List<PayoutProvider> able = able(payout);
    if (able.isEmpty()) {
      return new Route.Wait(WaitCode.NO_ROUTE, null);
    }
    for (PayoutProvider provider : able) {
      ProviderName name = provider.profile().name();
      if (moment.stateOf(name) == ProviderState.ACTIVE) {
        // which provider pays is settled by preference and state; an outage is waited for
        Duration broken = moment.broken().get(name);
        return broken == null
            ? new Route.To(provider)
            : new Route.Wait(WaitCode.PROVIDER_UNAVAILABLE, broken);
      }
    }
    return new Route.Wait(WaitCode.NO_ACTIVE_PROVIDER, null);
  }

  /** The first in preference that could serve the instruction, whatever its state. */
  Optional<ProviderName> preferred(PayoutInstruction instruction) {
    return providers.all().stream()
        .filter(provider -> whyNot(provider, instruction).isEmpty())
        .map(provider -> provider.profile().name())
        .findFirst();
  }

  /**
   * Where a payout would go that some provider has refused for a limit of its own: the first that
   * is active, else the first; empty where none is left.
   */
  Optional<ProviderName> next(Payout payout, Moment moment) {
    List<ProviderName> able =
        able(payout).stream().map(provider -> provider.profile().name()).toList();
    return able.stream()
        .filter(name -> moment.stateOf(name) == ProviderState.ACTIVE)
        .findFirst()
        .or(() -> able.stream().findFirst());
  }

  private List<PayoutProvider> able(Payout payout) {
    Set<ProviderName> refusedByLimit =
        payout.attempts().stream()
            .filter(attempt -> attempt.refusal() == RefusalClass.PROVIDER_LIMIT)
            .map(Attempt::provider)
            .collect(Collectors.toSet());
    return providers.all().stream()
        .filter(provider -> !refusedByLimit.contains(provider.profile().name()))
        .filter(provider -> whyNot(provider, payout.instruction()).isEmpty())
        .toList();
  }

  private static Optional<String> whyNot(PayoutProvider provider, PayoutInstruction instruction) {
    ProviderName pinned = instruction.provider();
    if (pinned != null && !pinned.equals(provider.profile().name())) {
      return Optional.of("the payout is pinned to another provider");
    }
    Optional<Corridor> corridor = provider.profile().corridorFor(instruction);
    if (corridor.isEmpty()) {
      return Optional.of("country, currency and method are not served");
    }
    return corridor.get().whyNot(instruction.amount()).or(() -> provider.whyNot(instruction));
  }
}
