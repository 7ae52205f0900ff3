package com.mexar.payout.engine;

import com.mexar.payout.domain.Abandonment;
import com.mexar.payout.domain.Attempt;
import com.mexar.payout.domain.Cost;
import com.mexar.payout.domain.Draft;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.provider.ProviderState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether an open attempt may make a further step, judged in the transaction that commits the step:
 * cancel wish, deadline, provider state, contradictions, the draft's price and validity.
 */
final class StepGate {
  private final Duration callTimeout;

  StepGate(Duration callTimeout) {
    this.callTimeout = callTimeout;
  }

  /** Why the attempt gets no further step, or empty where it may make one. */
  Optional<Abandonment> whyNot(Payout payout, Attempt attempt, Moment moment) {
    if (attempt.abandonment() != null) {
      return Optional.of(attempt.abandonment());
    }
    if (payout.cancelRequested()) {
      return Optional.of(Abandonment.CANCEL_ASKED);
    }
    if (deadlinePassed(payout, moment)) {
      return Optional.of(Abandonment.DEADLINE_PASSED);
    }
    if (!payout.contradictions().isEmpty()) {
      return Optional.of(Abandonment.CONTRADICTED);
    }
    if (moment.stateOf(attempt.provider()) == ProviderState.SUSPENDED) {
      return Optional.of(Abandonment.PROVIDER_SUSPENDED);
    }
    Draft draft = attempt.draft();
    if (draft != null && costsTooMuch(payout, draft.cost())) {
      return Optional.of(Abandonment.COST_TOO_HIGH);
    }
    if (draft != null && runsOut(draft.validUntil(), moment)) {
      return Optional.of(Abandonment.DRAFT_EXPIRED);
    }
    return Optional.empty();
  }

  static boolean deadlinePassed(Payout payout, Moment moment) {
    Instant deadline = payout.instruction().deadline();
    return deadline != null && !moment.storeTime().isBefore(deadline);
  }

  /** A price that is unknown, or cannot be compared with what the client allows, is too high. */
  private static boolean costsTooMuch(Payout payout, @Nullable Cost price) {
    Money most = payout.instruction().maxDebit();
    return most != null && (price == null || !price.isWithin(most));
  }

  /** No confirmation is begun that could end after the draft. */
  private boolean runsOut(@Nullable Instant validUntil, Moment moment) {
    return validUntil != null && !moment.storeTime().plus(callTimeout).isBefore(validUntil);
  }
}
