package com.mexar.payout.testkit.provider;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.Draft;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.StepKind;
import com.mexar.payout.provider.Evidence;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.provider.ProviderProfile.RepeatedReference;
import com.mexar.payout.provider.StepOutcome;
import com.mexar.payout.provider.StepRequest;
import com.mexar.payout.provider.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a {@link LedgerProvider} works when nothing goes wrong. Guarded by its own monitor. */
final class Desk {
  private final LedgerProviderBuilder made;
  private final RepeatedReference repeatedReference;
  private final Ledger ledger = new Ledger();

  Desk(LedgerProviderBuilder made, RepeatedReference repeatedReference) {
    this.made = made;
    this.repeatedReference = repeatedReference;
  }

  synchronized List<Execution> executions() {
    return ledger.executions();
  }

  synchronized boolean hasLiveDraft(AttemptReference attempt) {
    Ledger.Entry entry = ledger.find(attempt);
    return entry != null && entry.isLiveDraft(now());
  }

  synchronized void settle(AttemptReference attempt, EvidenceKind state) {
    Ledger.Entry entry = ledger.find(attempt);
    if (entry == null || !entry.executed) {
      throw new IllegalStateException("only what was executed is settled");
    }
    entry.state = state;
  }

  synchronized void decline(AttemptReference attempt, RefusalClass refusal, ReasonCode reason) {
    Ledger.Entry entry = ledger.find(attempt);
    if (entry == null) {
      throw new IllegalStateException("only what is known is declined");
    }
    ledger.decline(entry, refusal, Reason.of(reason));
  }

  synchronized void executeUnasked(
      AttemptReference attempt, PayoutInstruction instruction, EvidenceKind state) {
    Ledger.Entry entry = ledger.find(attempt);
    ledger.execute(entry != null ? entry : ledger.add(attempt, instruction, null), state);
  }

  synchronized StepOutcome submit(StepRequest request, boolean lying) {
    Ledger.Entry entry = ledger.find(request.reference());
    if (request.step() == StepKind.DRAFT) {
      return draft(request, entry, lying);
    }
    if (entry == null) {
      if (request.draft() != null) {
        return new StepOutcome.Unknown(Reason.of(ReasonCode.AB05));
      }
      Ledger.Entry taken = ledger.add(request.reference(), request.instruction(), null);
      ledger.execute(taken, made.settlesAs);
      return new StepOutcome.Acknowledged(evidence(taken, lying));
    }
    boolean mayExecute =
        entry.executed ? repeatedReference == RepeatedReference.UNKNOWN : entry.isLiveDraft(now());
    if (mayExecute) {
      ledger.execute(entry, made.settlesAs);
      return new StepOutcome.Acknowledged(evidence(entry, lying));
    }
    return repeated(entry, lying);
  }

  private StepOutcome draft(StepRequest request, Ledger.@Nullable Entry known, boolean lying) {
    if (known == null) {
      Duration validity = made.draftValidity;
      Instant until = validity == null ? null : now().plus(validity);
      Ledger.Entry drafted = ledger.add(request.reference(), request.instruction(), until);
      return new StepOutcome.Prepared(draft(drafted), terms(drafted, lying));
    }
    boolean replays = repeatedReference != RepeatedReference.REFUSED && known.isLiveDraft(now());
    return replays
        ? new StepOutcome.Prepared(draft(known), terms(known, lying))
        : repeated(known, lying);
  }

  private StepOutcome repeated(Ledger.Entry entry, boolean lying) {
    return repeatedReference == RepeatedReference.REFUSED
        ? new StepOutcome.Refused(RefusalClass.DUPLICATE, Reason.of(ReasonCode.AM05))
        : new StepOutcome.Acknowledged(evidence(entry, lying));
  }

  synchronized InquiryOutcome inquire(AttemptReference attempt, boolean lying) {
    Ledger.Entry entry = ledger.find(attempt);
    if (entry == null) {
      return new InquiryOutcome.NotFound();
    }
    return entry.isLiveDraft(now())
        ? new InquiryOutcome.Resumable(draft(entry), terms(entry, lying))
        : new InquiryOutcome.Found(evidence(entry, lying));
  }

  synchronized void cancel(AttemptReference attempt) {
    Ledger.Entry entry = ledger.find(attempt);
    if (entry != null && !entry.executed) {
      entry.draftCancelled = true;
    }
  }

  private Evidence evidence(Ledger.Entry entry, boolean lying) {
    return Evidence.of(entry.executed ? entry.state : EvidenceKind.UNEXECUTED)
        .transactionId(entry.transactionId)
        .terms(terms(entry, lying))
        .reason(entry.reason)
        .refusal(entry.refusal)
        .build();
  }

  private Draft draft(Ledger.Entry entry) {
    return new Draft(entry.transactionId, made.cost, entry.draftUntil);
  }

  private static Terms terms(Ledger.Entry entry, boolean lying) {
    Money amount = entry.instruction.amount();
    Money stated = lying ? new Money(amount.currency(), amount.minorUnits() + 1) : amount;
    return new Terms(stated, entry.instruction.account().number());
  }

  private Instant now() {
    return made.clock.instant();
  }
}
