package com.mexar.payout.testkit.provider;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.RefusalClass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is true at a {@link LedgerProvider}. Guarded by the provider's monitor. */
final class Ledger {
  private final Map<AttemptReference, Entry> entries = new HashMap<>();
  private final List<Execution> executions = new ArrayList<>();

  /** One attempt as the provider knows it. */
  static final class Entry {
    final AttemptReference reference;
    final PayoutInstruction instruction;
    final String transactionId;
    final @Nullable Instant draftUntil;
    boolean draftCancelled;
    boolean executed;
    EvidenceKind state = EvidenceKind.ACKNOWLEDGED;
    @Nullable Reason reason;
    @Nullable RefusalClass refusal;

    private Entry(
        AttemptReference reference,
        PayoutInstruction instruction,
        String transactionId,
        @Nullable Instant draftUntil) {
      this.reference = reference;
      this.instruction = instruction;
      this.transactionId = transactionId;
      this.draftUntil = draftUntil;
    }

    boolean isLiveDraft(Instant now) {
      return !executed && !draftCancelled && (draftUntil == null || now.isBefore(draftUntil));
    }
  }

  @Nullable Entry find(AttemptReference reference) {
    return entries.get(reference);
  }

  Entry add(
      AttemptReference reference, PayoutInstruction instruction, @Nullable Instant draftUntil) {
    Entry entry = new Entry(reference, instruction, "tx-" + (entries.size() + 1), draftUntil);
    entries.put(reference, entry);
    return entry;
  }

  /** Moves money, again where the provider is one that does not look. */
  void execute(Entry entry, EvidenceKind state) {
    entry.executed = true;
    entry.state = state;
    executions.add(
        new Execution(entry.reference, entry.instruction.reference(), entry.instruction.amount()));
  }

  /** The money never left after all. */
  void decline(Entry entry, RefusalClass refusal, Reason reason) {
    entry.executed = true;
    entry.state = EvidenceKind.UNEXECUTED;
    entry.refusal = refusal;
    entry.reason = reason;
    executions.removeIf(execution -> execution.attempt().equals(entry.reference));
  }

  List<Execution> executions() {
    return List.copyOf(executions);
  }
}
