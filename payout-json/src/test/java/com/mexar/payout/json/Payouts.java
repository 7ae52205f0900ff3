package com.mexar.payout.json;

import com.mexar.payout.domain.Attempt;
import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.Cause;
import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.Contradiction;
import com.mexar.payout.domain.Cost;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ProviderReason;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.Transition;
import com.mexar.payout.domain.WaitCode;
import com.mexar.payout.domain.Waiting;
import com.mexar.payout.testkit.Samples;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Payouts with fixed ids and times. */
final class Payouts {
  static final PayoutId ID = PayoutId.parse("019ab2c3-0000-7000-8000-000000000001");
  static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

  private Payouts() {}

  static Payout accepted(PayoutInstruction instruction) {
    return Payout.accepted(ID, new ClientId("remit"), instruction, AT);
  }

  /** Every part that the API shows is there. */
  static Payout eventful(PayoutInstruction instruction) {
    Reason reason =
        Reason.of(
            ReasonCode.AC01, new ProviderReason("E-12", "account of BUDI SANTOSO is unknown"));
    Attempt first =
        Attempt.builder(1, Samples.TRANSFEZ, new AttemptReference("mx-one"), AT.plusMillis(5))
            .transactionId("4711")
            .cost(
                new Cost(
                    Samples.money("IDR", "1500000"), Samples.money("IDR", "2500.50"), "1.0001"))
            .closed(AttemptOutcome.UNEXECUTED, AT.plusNanos(1_999_999_999))
            .reason(reason)
            .build();
    Attempt second =
        Attempt.builder(2, Samples.EASYLINK, new AttemptReference("mx-two"), AT.plusSeconds(3))
            .cost(new Cost(null, null, null))
            .build();
    return accepted(instruction).toBuilder()
        .status(PayoutStatus.PENDING)
        .sequence(6)
        .version(19)
        .waitingFor(new Waiting(WaitCode.BALANCE, AT.plusSeconds(2)))
        .cancelRequested(true)
        .reason(reason)
        .attempts(List.of(first, second))
        .contradictions(Set.of(new Contradiction(1, EvidenceKind.PAID)))
        .updatedAt(AT.plusSeconds(4))
        .build();
  }

  static Transition transition(PayoutStatus from, PayoutStatus to, Cause cause) {
    return new Transition(6, from, to, cause, null, "engine", null, AT, null);
  }
}
