package com.mexar.payout.lifecycle;

import static com.mexar.payout.domain.AttemptOutcome.OPEN;
import static com.mexar.payout.domain.AttemptOutcome.UNEXECUTED;
import static com.mexar.payout.domain.PayoutStatus.ACCEPTED;
import static com.mexar.payout.domain.PayoutStatus.CANCELLED;
import static com.mexar.payout.domain.PayoutStatus.FAILED;
import static com.mexar.payout.domain.PayoutStatus.IN_DOUBT;
import static com.mexar.payout.domain.PayoutStatus.ON_HOLD;
import static com.mexar.payout.domain.PayoutStatus.PAID;
import static com.mexar.payout.domain.PayoutStatus.PENDING;
import static com.mexar.payout.domain.PayoutStatus.RETURNED;
import static com.mexar.payout.domain.PayoutStatus.SUBMITTING;

import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.PayoutStatus;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The status table: status × evidence × the outcome of the attempt that the evidence speaks of. It
 * is total; a combination of status and attempt that cannot occur says so. Immutable, thread-safe,
 * and a look-up allocates nothing.
 */
public final class Lifecycle {
  /** Which outcomes the attempts of a payout in a status can have. */
  private static final Map<PayoutStatus, Set<AttemptOutcome>> POSSIBLE = possible();

  private static final Map<PayoutStatus, Map<EvidenceKind, Map<AttemptOutcome, Ruling>>> TABLE =
      table();

  private Lifecycle() {}

  /**
   * What evidence of this kind, on an attempt with this outcome, does to a payout in this status.
   */
  public static Ruling on(PayoutStatus status, EvidenceKind evidence, AttemptOutcome attempt) {
    return Objects.requireNonNull(
        Objects.requireNonNull(Objects.requireNonNull(TABLE.get(status)).get(evidence))
            .get(attempt));
  }

  /**
   * The status that a command leads to, or empty where the status refuses it or only keeps the
   * wish.
   */
  public static Optional<PayoutStatus> on(PayoutStatus status, Command command) {
    if (status != ACCEPTED) {
      return Optional.empty();
    }
    return Optional.of(
        switch (command) {
          case OPEN_ATTEMPT -> SUBMITTING;
          case CANCEL -> CANCELLED;
          case DEADLINE_PASSED -> FAILED;
        });
  }

  /** Whether a payout in this status can have an attempt with this outcome. */
  public static boolean isPossible(PayoutStatus status, AttemptOutcome attempt) {
    return POSSIBLE.getOrDefault(status, Set.of()).contains(attempt);
  }

  private static Map<PayoutStatus, Set<AttemptOutcome>> possible() {
    Map<PayoutStatus, Set<AttemptOutcome>> possible = new EnumMap<>(PayoutStatus.class);
    for (PayoutStatus status : PayoutStatus.values()) {
      possible.put(
          status,
          switch (status) {
            case ACCEPTED, FAILED, CANCELLED -> Set.of(UNEXECUTED);
            case SUBMITTING, IN_DOUBT, PENDING, ON_HOLD -> Set.of(OPEN, UNEXECUTED);
            case PAID -> Set.of(AttemptOutcome.PAID, UNEXECUTED);
            case RETURNED -> Set.of(AttemptOutcome.RETURNED, UNEXECUTED);
          });
    }
    return possible;
  }

  private static Map<PayoutStatus, Map<EvidenceKind, Map<AttemptOutcome, Ruling>>> table() {
    Map<PayoutStatus, Map<EvidenceKind, Map<AttemptOutcome, Ruling>>> table =
        new EnumMap<>(PayoutStatus.class);
    for (PayoutStatus status : PayoutStatus.values()) {
      Map<EvidenceKind, Map<AttemptOutcome, Ruling>> byEvidence = new EnumMap<>(EvidenceKind.class);
      for (EvidenceKind kind : EvidenceKind.values()) {
        Map<AttemptOutcome, Ruling> byOutcome = new EnumMap<>(AttemptOutcome.class);
        for (AttemptOutcome outcome : AttemptOutcome.values()) {
          byOutcome.put(
              outcome,
              isPossible(status, outcome)
                  ? ruling(status, kind, outcome)
                  : Ruling.of(Effect.IMPOSSIBLE));
        }
        byEvidence.put(kind, byOutcome);
      }
      table.put(status, byEvidence);
    }
    return table;
  }

  private static Ruling ruling(PayoutStatus status, EvidenceKind kind, AttemptOutcome outcome) {
    return switch (outcome) {
      case OPEN -> onOpen(status, kind);
      case UNEXECUTED -> onUnexecuted(status, kind);
      case PAID -> onPaid(kind);
      case RETURNED -> onReturned(kind);
    };
  }

  private static Ruling onOpen(PayoutStatus status, EvidenceKind kind) {
    boolean acknowledged = status == PENDING || status == ON_HOLD;
    return switch (kind) {
      case PREPARED -> Ruling.of(acknowledged ? Effect.FORGOTTEN : Effect.CONTINUE);
      case ACKNOWLEDGED -> status == PENDING ? Ruling.of(Effect.REPEATED) : Ruling.to(PENDING);
      case ON_HOLD -> status == ON_HOLD ? Ruling.of(Effect.REPEATED) : Ruling.to(ON_HOLD);
      case PAID -> Ruling.to(PAID);
      case RETURNED -> Ruling.to(RETURNED);
      case UNEXECUTED -> Ruling.of(Effect.CLOSE);
      case FAILED_UNPROVEN -> Ruling.of(Effect.DOUBT);
      case UNKNOWN ->
          switch (status) {
            case SUBMITTING -> Ruling.to(IN_DOUBT);
            case IN_DOUBT -> Ruling.of(Effect.REPEATED);
            default -> Ruling.of(Effect.STALE);
          };
      case NOT_FOUND ->
          switch (status) {
            case SUBMITTING -> Ruling.of(Effect.STALE);
            case IN_DOUBT -> Ruling.of(Effect.CONTINUE);
            default -> Ruling.of(Effect.FORGOTTEN);
          };
      case MISMATCH -> Ruling.of(Effect.CONTRADICTION);
    };
  }

  private static Ruling onUnexecuted(PayoutStatus status, EvidenceKind kind) {
    return switch (kind) {
      case ACKNOWLEDGED, ON_HOLD, PAID, MISMATCH -> Ruling.of(Effect.CONTRADICTION);
      // a provider that took money for a failed payout and gave it back confirms the failure
      case RETURNED ->
          Ruling.of(status == FAILED || status == CANCELLED ? Effect.FITS : Effect.CONTRADICTION);
      case UNEXECUTED, FAILED_UNPROVEN -> Ruling.of(Effect.REPEATED);
      // a draft moves no money, and nobody confirms the draft of a closed attempt
      case PREPARED, UNKNOWN, NOT_FOUND -> Ruling.of(Effect.STALE);
    };
  }

  private static Ruling onPaid(EvidenceKind kind) {
    return switch (kind) {
      case RETURNED -> Ruling.to(RETURNED);
      case PAID -> Ruling.of(Effect.REPEATED);
      case PREPARED, ACKNOWLEDGED, ON_HOLD, UNKNOWN, NOT_FOUND -> Ruling.of(Effect.STALE);
      case UNEXECUTED, FAILED_UNPROVEN, MISMATCH -> Ruling.of(Effect.CONTRADICTION);
    };
  }

  private static Ruling onReturned(EvidenceKind kind) {
    return switch (kind) {
      case RETURNED -> Ruling.of(Effect.REPEATED);
      case PREPARED, ACKNOWLEDGED, ON_HOLD, PAID, UNKNOWN, NOT_FOUND, FAILED_UNPROVEN ->
          Ruling.of(Effect.STALE);
      case UNEXECUTED, MISMATCH -> Ruling.of(Effect.CONTRADICTION);
    };
  }
}
