package com.mexar.payout.testkit.simulation;

import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.lifecycle.Lifecycle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One key of the status table. */
record Cell(PayoutStatus status, AttemptOutcome attempt, EvidenceKind evidence)
    implements Comparable<Cell> {
  private static final Comparator<Cell> ORDER =
      Comparator.comparing(Cell::status).thenComparing(Cell::attempt).thenComparing(Cell::evidence);

  /** All that a payout can come to; of the others the table says itself that they cannot occur. */
  static List<Cell> reachable() {
    List<Cell> cells = new ArrayList<>();
    for (PayoutStatus status : PayoutStatus.values()) {
      for (AttemptOutcome attempt : AttemptOutcome.values()) {
        for (EvidenceKind evidence : EvidenceKind.values()) {
          Cell cell = new Cell(status, attempt, evidence);
          if (Lifecycle.isPossible(status, attempt) && cell.isAskedFor()) {
            cells.add(cell);
          }
        }
      }
    }
    return cells;
  }

  /**
   * That there is no answer is evidence for whoever holds the lease alone. That there is nothing,
   * or only a draft, is not even looked at while somebody is at work on the payout, and of an
   * earlier attempt than the last.
   */
  private boolean isAskedFor() {
    return switch (evidence) {
      case UNKNOWN -> status == PayoutStatus.SUBMITTING && attempt == AttemptOutcome.OPEN;
      case PREPARED, NOT_FOUND ->
          switch (status) {
            case ACCEPTED, SUBMITTING -> false;
            case IN_DOUBT, PENDING, ON_HOLD -> attempt == AttemptOutcome.OPEN;
            case PAID -> attempt == AttemptOutcome.PAID;
            case RETURNED -> attempt == AttemptOutcome.RETURNED;
            case FAILED, CANCELLED -> true;
          };
      default -> true;
    };
  }

  @Override
  public int compareTo(Cell other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return evidence + " of " + attempt + " attempt, payout " + status;
  }
}
