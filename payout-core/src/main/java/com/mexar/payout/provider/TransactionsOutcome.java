package com.mexar.payout.provider;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What asking for a page of transactions came to. */
public sealed interface TransactionsOutcome {

  /**
   * A page.
   *
   * @param next the cursor of the page behind it, 1 to 200 printable ASCII characters; null where
   *     this is the last
   */
  record Listed(List<Entry> entries, @Nullable String next) implements TransactionsOutcome {
    public Listed {
      entries = List.copyOf(entries);
    }
  }

  /** The cursor is none that this provider's pages name. Nothing was asked. */
  record UnknownCursor() implements TransactionsOutcome {}

  /** No answer, or one that is not recognised. */
  record NoAnswer(Reason reason) implements TransactionsOutcome {}

  /**
   * One transaction.
   *
   * @param transactionId the provider's own
   * @param reference what it was sent under; null where that has not the form of ours
   * @param kind what an inquiry would read of its state; {@code PREPARED} for a draft
   * @param known false where the plug-in does not know the state, and took the harmless reading
   * @param amount what the beneficiary gets; null where it is not stated, or not in one voice
   */
  record Entry(
      String transactionId,
      @Nullable AttemptReference reference,
      EvidenceKind kind,
      boolean known,
      @Nullable Money amount) {}
}
