package com.mexar.payout.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.PayoutStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The design's two tables, written out by hand: each line is one evidence on one kind of attempt,
 * and what it does in each status where that attempt can be.
 */
class LifecycleRowsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # evidence       | SUBMITTING    | IN_DOUBT      | PENDING       | ON_HOLD
          PREPARED         | CONTINUE      | CONTINUE      | FORGOTTEN     | FORGOTTEN
          ACKNOWLEDGED     | -> PENDING    | -> PENDING    | REPEATED      | -> PENDING
          ON_HOLD          | -> ON_HOLD    | -> ON_HOLD    | -> ON_HOLD    | REPEATED
          PAID             | -> PAID       | -> PAID       | -> PAID       | -> PAID
          RETURNED         | -> RETURNED   | -> RETURNED   | -> RETURNED   | -> RETURNED
          UNEXECUTED       | CLOSE         | CLOSE         | CLOSE         | CLOSE
          FAILED_UNPROVEN  | DOUBT         | DOUBT         | DOUBT         | DOUBT
          UNKNOWN          | -> IN_DOUBT   | REPEATED      | STALE         | STALE
          NOT_FOUND        | STALE         | CONTINUE      | FORGOTTEN     | FORGOTTEN
          MISMATCH         | CONTRADICTION | CONTRADICTION | CONTRADICTION | CONTRADICTION
          """)
  void openAttempt(
      EvidenceKind kind, String submitting, String inDoubt, String pending, String onHold) {
    expect(PayoutStatus.SUBMITTING, kind, AttemptOutcome.OPEN, submitting);
    expect(PayoutStatus.IN_DOUBT, kind, AttemptOutcome.OPEN, inDoubt);
    expect(PayoutStatus.PENDING, kind, AttemptOutcome.OPEN, pending);
    expect(PayoutStatus.ON_HOLD, kind, AttemptOutcome.OPEN, onHold);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # evidence       | not ended     | ended unpaid  | paid by another
          PREPARED         | STALE         | STALE         | STALE
          ACKNOWLEDGED     | CONTRADICTION | CONTRADICTION | CONTRADICTION
          ON_HOLD          | CONTRADICTION | CONTRADICTION | CONTRADICTION
          PAID             | CONTRADICTION | CONTRADICTION | CONTRADICTION
          RETURNED         | CONTRADICTION | FITS          | CONTRADICTION
          UNEXECUTED       | REPEATED      | REPEATED      | REPEATED
          FAILED_UNPROVEN  | REPEATED      | REPEATED      | REPEATED
          UNKNOWN          | STALE         | STALE         | STALE
          NOT_FOUND        | STALE         | STALE         | STALE
          MISMATCH         | CONTRADICTION | CONTRADICTION | CONTRADICTION
          """)
  void closedAttempt_provenUnexecuted(
      EvidenceKind kind, String notEnded, String unpaid, String paidByAnother) {
    expect(PayoutStatus.ACCEPTED, kind, AttemptOutcome.UNEXECUTED, notEnded);
    expect(PayoutStatus.SUBMITTING, kind, AttemptOutcome.UNEXECUTED, notEnded);
    expect(PayoutStatus.IN_DOUBT, kind, AttemptOutcome.UNEXECUTED, notEnded);
    expect(PayoutStatus.PENDING, kind, AttemptOutcome.UNEXECUTED, notEnded);
    expect(PayoutStatus.ON_HOLD, kind, AttemptOutcome.UNEXECUTED, notEnded);
    expect(PayoutStatus.FAILED, kind, AttemptOutcome.UNEXECUTED, unpaid);
    expect(PayoutStatus.CANCELLED, kind, AttemptOutcome.UNEXECUTED, unpaid);
    expect(PayoutStatus.PAID, kind, AttemptOutcome.UNEXECUTED, paidByAnother);
    expect(PayoutStatus.RETURNED, kind, AttemptOutcome.UNEXECUTED, paidByAnother);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # evidence       | PAID          | RETURNED
          PREPARED         | STALE         | STALE
          ACKNOWLEDGED     | STALE         | STALE
          ON_HOLD          | STALE         | STALE
          PAID             | REPEATED      | STALE
          RETURNED         | -> RETURNED   | REPEATED
          UNEXECUTED       | CONTRADICTION | CONTRADICTION
          FAILED_UNPROVEN  | CONTRADICTION | STALE
          UNKNOWN          | STALE         | STALE
          NOT_FOUND        | STALE         | STALE
          MISMATCH         | CONTRADICTION | CONTRADICTION
          """)
  void executedAttempt(EvidenceKind kind, String paid, String returned) {
    expect(PayoutStatus.PAID, kind, AttemptOutcome.PAID, paid);
    expect(PayoutStatus.RETURNED, kind, AttemptOutcome.RETURNED, returned);
  }

  private static void expect(
      PayoutStatus status, EvidenceKind kind, AttemptOutcome outcome, String expected) {
    Ruling ruling = Lifecycle.on(status, kind, outcome);
    String found = ruling.to() == null ? ruling.effect().name() : "-> " + ruling.to();

    assertThat(found).as("%s in %s on %s", kind, status, outcome).isEqualTo(expected);
  }
}
