package com.mexar.payout.sandbox.transfez;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.sandbox.Behaviour;
import com.mexar.payout.sandbox.Debit;
import com.mexar.payout.sandbox.Execution;
import com.mexar.payout.sandbox.MagicAccount;
import com.mexar.payout.sandbox.Refusal;
import com.mexar.payout.sandbox.internal.Control;
import com.mexar.payout.sandbox.internal.LedgerBook;
import com.mexar.payout.sandbox.internal.Reply.Full;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/**
 * All transactions and the balance, behind one lock, so that each call is atomic. Whoever is told
 * of a move is told under the lock and must not block.
 */
final class Book implements Control.Balance {

  private final InstantSource clock;
  private final long fee;
  private final LedgerBook ledger;
  private final Journal journal;
  private final Map<Long, Transaction> byId = new HashMap<>();
  private final Map<String, Transaction> byReference = new HashMap<>();
  private final List<Transaction> inOrder = new ArrayList<>();
  private final Map<Long, Execution> executions = new HashMap<>();
  private final Set<Long> refusedOnce = new HashSet<>();
  private Consumer<Moved> listener = moved -> {};
  private long balance;
  private OptionalInt declineNext = OptionalInt.empty();

  Book(InstantSource clock, long balance, long fee, LedgerBook ledger, Journal journal) {
    this.clock = clock;
    this.balance = balance;
    this.fee = fee;
    this.ledger = ledger;
    this.journal = journal;
    journal.replay(this::restore);
  }

  synchronized void onMove(Consumer<Moved> told) {
    listener = told;
  }

  @Override
  public synchronized long balance() {
    return balance;
  }

  @Override
  public synchronized void balance(long rupiah) {
    balance = rupiah;
    journal.keep(balance);
  }

  synchronized void declineNext(int code) {
    declineNext = OptionalInt.of(code);
  }

  synchronized Full create(Draft draft) {
    if (byReference.containsKey(draft.reference())) {
      return Answers.unprocessable(Errors.of("reference_id", "has already been taken"));
    }
    Transaction one = new Transaction(inOrder.size() + 1L, draft, fee, clock.instant());
    byId.put(one.id(), one);
    byReference.put(draft.reference(), one);
    inOrder.add(one);
    keep(one);
    return Answers.data(TransactionJson.answer(one));
  }

  synchronized Full confirm(long id) {
    Transaction one = one(id);
    if (one.state() != State.CREATED) {
      return Answers.refused(422, "Transaction can not be confirmed, it is " + one.state().wire());
    }
    long debit = one.amount() + one.fee();
    if (debit > balance || lacksBalance(one)) {
      return Answers.refused(422, "Insufficient amount Balance");
    }
    balance -= debit;
    one.declineWith(declineNext);
    declineNext = OptionalInt.empty();
    one.move(State.CONFIRMED, OptionalInt.empty(), clock.instant());
    record(executed(one, Execution.Outcome.OPEN));
    keep(one);
    Full answer = Answers.data(TransactionJson.answer(one));
    tell(one, one.state());
    return answer;
  }

  synchronized Full cancel(long id) {
    Transaction one = one(id);
    if (one.state() != State.CREATED) {
      return Answers.refused(422, "Transaction can not be canceled, it is " + one.state().wire());
    }
    one.move(State.CANCELED, OptionalInt.empty(), clock.instant());
    keep(one);
    Full answer = Answers.data(TransactionJson.answer(one));
    tell(one, one.state());
    return answer;
  }

  /** Moves it only if it still is in the state from which its life would go on. */
  synchronized boolean moveOn(long id, State from, Stage stage) {
    if (one(id).state() != from) {
      return false;
    }
    move(id, stage.to(), stage.declineCode());
    return true;
  }

  /** What the bank says afterwards; only of an executed transaction. */
  synchronized void move(long id, State to, OptionalInt declineCode) {
    Transaction one = one(id);
    Execution execution = executions.get(id);
    if (execution == null) {
      throw new IllegalStateException("transaction " + id + " was never executed");
    }
    one.move(to, declineCode, clock.instant());
    settle(one, execution);
    keep(one);
    tell(one, to);
  }

  synchronized Full show(long id) {
    return Answers.data(TransactionJson.listed(one(id)));
  }

  /** Newest first. */
  synchronized Full list(Paging paging) {
    int total = inOrder.size();
    List<Transaction> page = new ArrayList<>();
    long newest = total - 1L - (paging.page() - 1L) * paging.perPage();
    for (long i = newest; i >= 0 && page.size() < paging.perPage(); i--) {
      page.add(inOrder.get((int) i));
    }
    return Answers.page(page.stream().map(TransactionJson::listed).toList(), paging, total);
  }

  synchronized Optional<Draft> draft(long id) {
    return Optional.ofNullable(byId.get(id)).map(Transaction::draft);
  }

  synchronized Optional<Long> idOf(String reference) {
    return Optional.ofNullable(byReference.get(reference)).map(Transaction::id);
  }

  /** All that were executed, with their present states. */
  synchronized List<Moved> executed() {
    return executions.keySet().stream()
        .map(this::one)
        .map(one -> Moved.of(one, one.state()))
        .toList();
  }

  synchronized void close() {
    journal.close();
  }

  /** What a callback would tell if the transaction were in this state. */
  synchronized Moved asIf(long id, State told) {
    return Moved.of(one(id), told);
  }

  private Transaction one(long id) {
    Transaction one = byId.get(id);
    if (one == null) {
      throw new IllegalArgumentException("no transaction " + id);
    }
    return one;
  }

  private boolean lacksBalance(Transaction one) {
    Optional<Behaviour> forced = one.draft().magic().map(magic -> magic.behaviour());
    if (forced.isPresent() && forced.get() instanceof Behaviour.Refuses refuses) {
      return refuses.refusal() == Refusal.INSUFFICIENT_BALANCE
          || (refuses.refusal() == Refusal.INSUFFICIENT_BALANCE_ONCE && refusedOnce.add(one.id()));
    }
    return false;
  }

  private static Execution executed(Transaction one, Execution.Outcome outcome) {
    Instant at = one.paidAt().orElseThrow();
    Debit debit = new Debit(BigDecimal.valueOf(one.amount()), BigDecimal.valueOf(one.fee()), "IDR");
    return new Execution(
        one.draft().reference(),
        Long.toString(one.id()),
        debit,
        one.draft().account(),
        at,
        outcome);
  }

  /** Declined and refunded give the debit back, once; completed after that takes it again. */
  private void settle(Transaction one, Execution execution) {
    boolean isBack = execution.outcome() == Execution.Outcome.RETURNED;
    boolean refundFollows =
        one.draft().magic().filter(MagicAccount.DECLINED_THEN_REFUNDED::equals).isPresent();
    switch (one.state()) {
      case COMPLETED -> {
        balance -= isBack ? one.amount() + one.fee() : 0;
        record(execution.with(Execution.Outcome.PAID));
      }
      case DECLINED, REFUNDED -> {
        if (!isBack && !(one.state() == State.DECLINED && refundFollows)) {
          balance += one.amount() + one.fee();
          record(execution.with(Execution.Outcome.RETURNED));
        }
      }
      case CREATED, CONFIRMED, SUBMITTED, CANCELED, UNDER_REVIEW -> {}
    }
  }

  private void record(Execution execution) {
    executions.put(Long.valueOf(execution.transactionId()), execution);
    ledger.put(execution);
  }

  private void keep(Transaction one) {
    journal.keep(one, Optional.ofNullable(executions.get(one.id())), balance);
  }

  private void restore(ObjectNode line) {
    balance = line.path("balance").asLong(balance);
    if (line.path("transaction") instanceof ObjectNode kept) {
      Transaction one = Transaction.restore(kept);
      if (byId.put(one.id(), one) == null) {
        inOrder.add(one);
      } else {
        inOrder.set((int) one.id() - 1, one);
      }
      byReference.put(one.draft().reference(), one);
      if (line.has("outcome")) {
        record(executed(one, Execution.Outcome.valueOf(line.path("outcome").asText())));
      }
    }
  }

  private void tell(Transaction one, State state) {
    listener.accept(Moved.of(one, state));
  }
}
