package com.mexar.payout.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.PayoutStatus;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds of the whole table, whatever its single cells say. */
class LifecycleTest {
  private static final Set<AttemptOutcome> SETTLED =
      EnumSet.of(AttemptOutcome.PAID, AttemptOutcome.RETURNED, AttemptOutcome.UNEXECUTED);

  @Test
  void table_everyCombination_hasARulingAndOnlyImpossibleOnesSaySo() {
    everyCell(
        (status, kind, outcome, ruling) ->
            assertThat(ruling.effect() == Effect.IMPOSSIBLE)
                .isEqualTo(!Lifecycle.isPossible(status, outcome)));
  }

  @Test
  void status_andAttempts_goTogether() {
    for (PayoutStatus status : PayoutStatus.values()) {
      assertThat(Lifecycle.isPossible(status, AttemptOutcome.OPEN))
          .isEqualTo(status.hasOpenAttempt());
      assertThat(Lifecycle.isPossible(status, AttemptOutcome.PAID))
          .isEqualTo(status == PayoutStatus.PAID);
      assertThat(Lifecycle.isPossible(status, AttemptOutcome.RETURNED))
          .isEqualTo(status == PayoutStatus.RETURNED);
      assertThat(Lifecycle.isPossible(status, AttemptOutcome.UNEXECUTED)).isTrue();
    }
  }

  @Test
  void move_saysWhereTo_andNothingElseDoes() {
    everyCell(
        (status, kind, outcome, ruling) ->
            assertThat(ruling.to() != null).isEqualTo(ruling.effect() == Effect.MOVE));
  }

  @Test
  void finalStatus_isLeftByAReturnOfWhatWasPaidAlone() {
    everyCell(
        (status, kind, outcome, ruling) -> {
          if (status.isFinal() && ruling.effect() != Effect.IMPOSSIBLE) {
            boolean aReturn =
                status == PayoutStatus.PAID
                    && outcome == AttemptOutcome.PAID
                    && kind == EvidenceKind.RETURNED;
            assertThat(ruling.effect() == Effect.MOVE).isEqualTo(aReturn);
            assertThat(ruling.effect())
                .isNotIn(Effect.CONTINUE, Effect.CLOSE, Effect.DOUBT, Effect.FORGOTTEN);
            if (aReturn) {
              assertThat(ruling.to()).isEqualTo(PayoutStatus.RETURNED);
            }
          }
        });
  }

  @Test
  void attempt_isClosedByProofAlone() {
    everyCell(
        (status, kind, outcome, ruling) ->
            assertThat(ruling.effect() == Effect.CLOSE)
                .isEqualTo(isOpen(status, outcome) && kind == EvidenceKind.UNEXECUTED));
  }

  @Test
  void attempt_goesOnOnlyWhereTheProviderHasNoMoreThanADraft() {
    everyCell(
        (status, kind, outcome, ruling) -> {
          if (ruling.effect() == Effect.CONTINUE) {
            assertThat(outcome).isEqualTo(AttemptOutcome.OPEN);
            assertThat(status).isIn(PayoutStatus.SUBMITTING, PayoutStatus.IN_DOUBT);
            assertThat(kind).isIn(EvidenceKind.PREPARED, EvidenceKind.NOT_FOUND);
          }
        });
  }

  @Test
  void mismatch_anywhere_isAContradictionAndMovesNothing() {
    everyCell(
        (status, kind, outcome, ruling) -> {
          if (kind == EvidenceKind.MISMATCH && ruling.effect() != Effect.IMPOSSIBLE) {
            assertThat(ruling).isEqualTo(new Ruling(Effect.CONTRADICTION, null));
          }
        });
  }

  @Test
  void settledAttempt_movesNothingButAReturn() {
    everyCell(
        (status, kind, outcome, ruling) -> {
          if (SETTLED.contains(outcome) && ruling.effect() == Effect.MOVE) {
            assertThat(kind).isEqualTo(EvidenceKind.RETURNED);
            assertThat(outcome).isEqualTo(AttemptOutcome.PAID);
          }
        });
  }

  @Test
  void paid_isReachedByPaidEvidenceOnTheOpenAttemptAlone() {
    everyCell(
        (status, kind, outcome, ruling) ->
            assertThat(ruling.to() == PayoutStatus.PAID)
                .isEqualTo(isOpen(status, outcome) && kind == EvidenceKind.PAID));
  }

  @Test
  void evidenceThatNothingIsKnown_neverSettlesAndNeverLeavesWhatTheProviderHas() {
    everyCell(
        (status, kind, outcome, ruling) -> {
          if (kind == EvidenceKind.UNKNOWN || kind == EvidenceKind.NOT_FOUND) {
            if (ruling.effect() == Effect.MOVE) {
              assertThat(status).isEqualTo(PayoutStatus.SUBMITTING);
              assertThat(ruling.to()).isEqualTo(PayoutStatus.IN_DOUBT);
            }
            assertThat(ruling.effect()).isNotIn(Effect.CLOSE, Effect.CONTRADICTION);
          }
        });
  }

  @Test
  void failedWithoutProof_neverFails() {
    everyCell(
        (status, kind, outcome, ruling) -> {
          if (kind == EvidenceKind.FAILED_UNPROVEN && outcome == AttemptOutcome.OPEN) {
            assertThat(ruling.effect()).isIn(Effect.DOUBT, Effect.IMPOSSIBLE);
          }
        });
  }

  @Test
  void move_thenTheSameEvidence_isARepetition() {
    everyCell(
        (status, kind, outcome, ruling) -> {
          if (ruling.effect() == Effect.MOVE && ruling.to() != null) {
            AttemptOutcome after =
                switch (ruling.to()) {
                  case PAID -> AttemptOutcome.PAID;
                  case RETURNED -> AttemptOutcome.RETURNED;
                  default -> outcome;
                };
            assertThat(Lifecycle.on(ruling.to(), kind, after).effect()).isEqualTo(Effect.REPEATED);
          }
        });
  }

  @Test
  void commands_areObeyedInAcceptedAlone() {
    for (PayoutStatus status : PayoutStatus.values()) {
      for (Command command : Command.values()) {
        Optional<PayoutStatus> to = Lifecycle.on(status, command);
        if (status != PayoutStatus.ACCEPTED) {
          assertThat(to).isEmpty();
        } else {
          assertThat(to)
              .contains(
                  switch (command) {
                    case OPEN_ATTEMPT -> PayoutStatus.SUBMITTING;
                    case CANCEL -> PayoutStatus.CANCELLED;
                    case DEADLINE_PASSED -> PayoutStatus.FAILED;
                  });
        }
      }
    }
  }

  private static boolean isOpen(PayoutStatus status, AttemptOutcome outcome) {
    return outcome == AttemptOutcome.OPEN && status.hasOpenAttempt();
  }

  private interface Cell {
    void check(PayoutStatus status, EvidenceKind kind, AttemptOutcome outcome, Ruling ruling);
  }

  private static void everyCell(Cell cell) {
    for (PayoutStatus status : PayoutStatus.values()) {
      for (EvidenceKind kind : EvidenceKind.values()) {
        for (AttemptOutcome outcome : AttemptOutcome.values()) {
          cell.check(status, kind, outcome, Lifecycle.on(status, kind, outcome));
        }
      }
    }
  }
}
