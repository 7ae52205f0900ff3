package com.mexar.payout.sandbox.easylink;

import com.mexar.payout.sandbox.Behaviour;
import com.mexar.payout.sandbox.Debit;
import com.mexar.payout.sandbox.Execution;
import com.mexar.payout.sandbox.Refusal;
import com.mexar.payout.sandbox.internal.Control;
import com.mexar.payout.sandbox.internal.LedgerBook;
import com.mexar.payout.sandbox.internal.Reply.Full;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * All transfers and the balance, behind one lock, so that each call is atomic. Whoever is told of a
 * move is told under the lock and must not block.
 */
final class Book implements Control.Balance {

  /** How long an international transfer waits for its confirmation. */
  static final Duration VALID = Duration.ofMinutes(5);

  private static final int DUPLICATE = 30020000;
  private static final int ABNORMAL_STATUS = 30020002;
  private static final int NO_BALANCE = 40000000;

  private final InstantSource clock;
  private final long fee;
  private final LedgerBook ledger;
  private final CallbackDesk desk;
  private final Map<String, Transfer> byReference = new LinkedHashMap<>();
  private final Map<String, Execution> executions = new HashMap<>();
  private final Set<String> refusedOnce = new HashSet<>();
  private Consumer<Moved> listener = moved -> {};
  private long balance;

  Book(InstantSource clock, long balance, long fee, LedgerBook ledger, CallbackDesk desk) {
    this.clock = clock;
    this.balance = balance;
    this.fee = fee;
    this.ledger = ledger;
    this.desk = desk;
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
  }

  /** A domestic one is executed with its creation. */
  synchronized Full create(Order order) {
    if (byReference.containsKey(order.reference())) {
      return Answers.refused(DUPLICATE, "duplicate reference");
    }
    Transfer one = new Transfer(byReference.size() + 1L, order, fee, clock.instant());
    if (order.domestic() && lacksBalance(one)) {
      return Answers.refused(NO_BALANCE, "balance not enough");
    }
    byReference.put(order.reference(), one);
    if (!order.domestic()) {
      return Answers.data(TransferJson.international(one));
    }
    execute(one);
    Full answer = Answers.data(TransferJson.created(one));
    tell(one);
    return answer;
  }

  synchronized Full confirm(String reference) {
    Optional<Transfer> found = current(reference, false);
    if (found.isEmpty()) {
      return Answers.notFound();
    }
    Transfer one = found.get();
    if (one.state() != State.CREATE) {
      return Answers.refused(ABNORMAL_STATUS, "transaction status abnormal");
    }
    if (lacksBalance(one)) {
      return Answers.refused(NO_BALANCE, "balance not enough");
    }
    one.move(State.CONFIRM, "", clock.instant());
    execute(one);
    Full answer = Answers.data(TransferJson.international(one));
    tell(one);
    return answer;
  }

  synchronized Full show(String reference, boolean domestic) {
    Function<Transfer, Full> print =
        one -> Answers.data(domestic ? TransferJson.flat(one) : TransferJson.international(one));
    return current(reference, domestic).map(print).orElseGet(Answers::notFound);
  }

  /** Of both kinds, newest first. */
  synchronized Full list(Listing asked) {
    byReference.keySet().forEach(this::expire);
    List<Transfer> all =
        new ArrayList<>(
            byReference.values().stream().filter(one -> asked.has(one.createdAt())).toList());
    Collections.reverse(all);
    return Answers.page(asked.cut(all).stream().map(TransferJson::flat).toList());
  }

  synchronized Optional<Order> order(String reference) {
    return Optional.ofNullable(byReference.get(reference)).map(Transfer::order);
  }

  /** Cancels it if its time is over and nobody has confirmed it. */
  synchronized void expire(String reference) {
    Transfer one = one(reference);
    boolean over = !clock.instant().isBefore(one.createdAt().plus(VALID));
    if (one.state() == State.CREATE && !one.order().domestic() && over) {
      one.move(State.CANCELED, "not confirmed in time", clock.instant());
      tell(one);
    }
  }

  /** Moves it only if it still is in the state from which its life would go on. */
  synchronized boolean moveOn(String reference, State from, Stage stage) {
    if (one(reference).state() != from) {
      return false;
    }
    move(reference, stage.to(), stage.reason());
    return true;
  }

  /** What the bank or support says; money moves only for one that was executed. */
  synchronized void move(String reference, State to, String reason) {
    Transfer one = one(reference);
    one.move(to, reason, clock.instant());
    settle(one);
    tell(one);
  }

  /** What a callback would tell if the transfer were in this state. */
  synchronized Moved asIf(String reference, State told) {
    return moved(one(reference), told);
  }

  private Optional<Transfer> current(String reference, boolean domestic) {
    Transfer one = byReference.get(reference);
    if (one == null || one.order().domestic() != domestic) {
      return Optional.empty();
    }
    expire(reference);
    return Optional.of(one);
  }

  private Transfer one(String reference) {
    Transfer one = byReference.get(reference);
    if (one == null) {
      throw new IllegalArgumentException("no transfer for " + reference);
    }
    return one;
  }

  private boolean lacksBalance(Transfer one) {
    String reference = one.order().reference();
    Optional<Behaviour> forced = one.order().magic().map(magic -> magic.behaviour());
    if (forced.isPresent() && forced.get() instanceof Behaviour.Refuses refuses) {
      boolean refused =
          refuses.refusal() == Refusal.INSUFFICIENT_BALANCE
              || (refuses.refusal() == Refusal.INSUFFICIENT_BALANCE_ONCE
                  && refusedOnce.add(reference));
      return refused || one.total() > balance;
    }
    return one.total() > balance;
  }

  private void execute(Transfer one) {
    Instant at = clock.instant();
    balance -= one.total();
    Debit debit =
        new Debit(BigDecimal.valueOf(one.order().debit()), BigDecimal.valueOf(one.fee()), "IDR");
    record(
        new Execution(
            one.order().reference(),
            one.id(),
            debit,
            one.order().account(),
            at,
            Execution.Outcome.OPEN));
  }

  /** Failed leaves the money where it is until it is refunded; paid after a refund takes it. */
  private void settle(Transfer one) {
    Execution execution = executions.get(one.id());
    if (execution == null) {
      return;
    }
    boolean isBack = execution.outcome() == Execution.Outcome.RETURNED;
    switch (one.state()) {
      case COMPLETE -> {
        balance -= isBack ? one.total() : 0;
        record(execution.with(Execution.Outcome.PAID));
      }
      case CANCELED, REFUND_SUCCESS -> {
        balance += isBack ? 0 : one.total();
        record(execution.with(Execution.Outcome.RETURNED));
      }
      case CREATE,
          CONFIRM,
          HOLD,
          REVIEW,
          PAYOUT,
          SENT,
          FAILED,
          PROCESSING_BANK_PARTNER,
          REMIND_RECIPIENT,
          UNHEARD_OF -> {}
    }
  }

  private void record(Execution execution) {
    executions.put(execution.transactionId(), execution);
    ledger.put(execution);
  }

  private void tell(Transfer one) {
    listener.accept(moved(one, one.state()));
  }

  private Moved moved(Transfer one, State told) {
    return new Moved(
        one.order().reference(),
        told,
        one.order().magic().map(magic -> magic.behaviour()),
        TransferJson.callback(one, told),
        desk);
  }
}
