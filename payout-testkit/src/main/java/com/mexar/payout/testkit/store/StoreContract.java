package com.mexar.payout.testkit.store;

import com.mexar.payout.domain.Cause;
import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.Fingerprint;
import com.mexar.payout.domain.IdempotencyKey;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.Transition;
import com.mexar.payout.event.Event;
import com.mexar.payout.event.EventType;
import com.mexar.payout.store.AcceptResult;
import com.mexar.payout.store.Acceptance;
import com.mexar.payout.store.PayoutChange;
import com.mexar.payout.store.Stores;
import com.mexar.payout.store.Transaction;
import com.mexar.payout.testkit.Samples;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** What the suites share: an empty store, and short ways to use it. */
abstract class StoreContract {
  private @Nullable Stores opened;

  /** An empty store of its own for each test, on which at least 16 transactions can be open. */
  protected abstract Stores openStores();

  @BeforeEach
  final void openEmptyStores() {
    opened = openStores();
  }

  final Stores stores() {
    if (opened == null) {
      throw new IllegalStateException("no test is running");
    }
    return opened;
  }

  final <T> T in(Function<Transaction, T> work) {
    return stores().transactions().inTransaction(work);
  }

  final void run(Consumer<Transaction> work) {
    in(
        tx -> {
          work.accept(tx);
          return true;
        });
  }

  final List<AcceptResult> accept(Acceptance... acceptances) {
    return in(tx -> stores().payouts().accept(tx, List.of(acceptances)));
  }

  /** A payout that was just accepted. */
  final Payout accepted() {
    Acceptance acceptance = acceptance();
    accept(acceptance);
    return acceptance.payout();
  }

  /** One that waits for the free calls of this provider. */
  final Payout accepted(ProviderName lane) {
    Payout accepted = accepted();
    return change(
        accepted.id(), before -> Change.of(before).payout(after -> after.lane(lane)).build());
  }

  final Optional<Payout> find(PayoutId id) {
    return in(tx -> stores().payouts().find(tx, id));
  }

  final Payout found(PayoutId id) {
    return find(id).orElseThrow();
  }

  final List<Transition> history(PayoutId id) {
    return in(tx -> stores().payouts().history(tx, id));
  }

  /** Locks a payout, makes changes of what it is, and saves them, in one transaction. */
  final Payout change(PayoutId id, Function<Payout, PayoutChange> change) {
    AtomicReference<@Nullable Payout> after = new AtomicReference<>();
    run(
        tx -> {
          Payout locked = stores().payouts().lock(tx, List.of(id)).payouts().get(0);
          PayoutChange made = change.apply(locked);
          stores().payouts().save(tx, List.of(made));
          after.set(made.after());
        });
    Payout saved = after.get();
    if (saved == null) {
      throw new IllegalStateException("nothing was saved");
    }
    return saved;
  }

  static Acceptance acceptance() {
    return acceptance(Samples.payoutId().toString(), Samples.anInstruction().build());
  }

  static Acceptance acceptance(String key, PayoutInstruction instruction) {
    return acceptance(Samples.CLIENT, key, instruction);
  }

  static Acceptance acceptance(ClientId client, String key, PayoutInstruction instruction) {
    Payout payout = Payout.accepted(Samples.payoutId(), client, instruction, Samples.AT);
    Transition transition =
        new Transition(
            1,
            null,
            payout.status(),
            Cause.ACCEPTED,
            null,
            "client:" + client,
            null,
            Samples.AT,
            null);
    return new Acceptance(
        payout,
        new IdempotencyKey(key),
        Fingerprint.of(instruction),
        transition,
        event(payout, transition));
  }

  static Event event(Payout payout, Transition transition) {
    return new Event(
        Samples.payoutId().value(),
        payout.id(),
        payout.client(),
        EventType.of(transition.to()),
        transition.sequence(),
        transition.at(),
        "{\"sequence\": " + transition.sequence() + "}",
        payout.trace());
  }
}
