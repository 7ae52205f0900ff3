package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.Fingerprint;
import com.mexar.payout.domain.IdempotencyKey;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.Reference;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.store.AcceptResult;
import com.mexar.payout.store.Acceptance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stores new payouts as the real store does: all keys in their order, then all references in
 * theirs, and one statement more to tell what stands in the way of the rest. Stateless.
 */
final class PayoutAcceptance {
  /** No payout has it. */
  private static final PayoutId NOBODY = new PayoutId(new UUID(0, 0));

  private static final int ROUNDS = 5;

  private PayoutAcceptance() {}

  static List<AcceptResult> accept(SimulatedTransaction tx, List<Acceptance> acceptances) {
    Map<PayoutId, AcceptResult> results = new HashMap<>();
    List<Acceptance> open = acceptances;
    for (int round = 0; !open.isEmpty(); round++) {
      if (round == ROUNDS) {
        throw tx.conflict("keys or references came and went while payouts were accepted");
      }
      List<Acceptance> now = open;
      for (Acceptance stored : tx.patientStatement("accept payouts", () -> store(tx, now))) {
        results.put(stored.payout().id(), new AcceptResult.Accepted());
      }
      open = without(open, results);
      if (!open.isEmpty()) {
        List<Ask> refused = open.stream().map(Ask::of).toList();
        results.putAll(explain(tx, refused, true));
        open = without(open, results);
      }
    }
    List<AcceptResult> inOrder = new ArrayList<>(acceptances.size());
    for (Acceptance acceptance : acceptances) {
      AcceptResult result = results.get(acceptance.payout().id());
      if (result == null) {
        throw new IllegalStateException("an acceptance was left undecided");
      }
      inOrder.add(result);
    }
    return inOrder;
  }

  static Optional<AcceptResult> recall(
      SimulatedTransaction tx,
      ClientId client,
      IdempotencyKey key,
      Reference reference,
      Fingerprint content) {
    Ask ask =
        new Ask(
            NOBODY,
            new ClientWord(client, key.value()),
            new ClientWord(client, reference.value()),
            content);
    return Optional.ofNullable(explain(tx, List.of(ask), false).get(NOBODY));
  }

  private static List<Acceptance> store(SimulatedTransaction tx, List<Acceptance> asked) {
    Tables tables = tx.tables();
    Set<PayoutId> keyed = new HashSet<>();
    for (Acceptance each : sorted(asked, Comparator.comparing(it -> Ask.of(it).key()))) {
      Ask ask = Ask.of(each);
      if (tx.insert(
          tables.keys, ask.key(), new KeyRow(ask.key(), ask.content(), ask.id(), tx.now()))) {
        keyed.add(ask.id());
      }
    }
    Set<PayoutId> stored = new HashSet<>();
    for (Acceptance each :
        sorted(those(asked, keyed), Comparator.comparing(it -> Ask.of(it).reference()))) {
      Ask ask = Ask.of(each);
      if (tx.insert(tables.references, ask.reference(), ask.id())) {
        if (!tx.insert(tables.payouts, ask.id(), PayoutRow.accepted(each, tx.now()))) {
          throw new IllegalStateException("violates the primary key of payouts");
        }
        stored.add(ask.id());
      } else {
        PayoutId owner = tx.alone(() -> tables.references.seenBy(tx.locks(), ask.reference()));
        if (owner != null) {
          tx.awaitWriter(tables.payouts, owner);
        }
      }
    }
    return tx.alone(() -> logged(tx, those(asked, stored)));
  }

  private static List<Acceptance> logged(SimulatedTransaction tx, List<Acceptance> stored) {
    Tables tables = tx.tables();
    for (Acceptance each : stored) {
      long position = tables.drawPosition();
      tx.write(tables.events, position, new LoggedEvent(position, each.event()));
    }
    return stored;
  }

  /** What stands under each key, other than one that is swept, and under each reference. */
  private static Map<PayoutId, AcceptResult> explain(
      SimulatedTransaction tx, List<Ask> refused, boolean sweep) {
    return tx.statement(
        "tell what stands under keys and references",
        () ->
            tx.alone(
                () -> {
                  Set<PayoutId> asked = new HashSet<>();
                  refused.forEach(ask -> asked.add(ask.id()));
                  Map<PayoutId, AcceptResult> results = new HashMap<>();
                  for (Ask ask : refused) {
                    AcceptResult result = explain(tx, ask, asked);
                    if (result != null) {
                      results.put(ask.id(), result);
                    }
                  }
                  if (sweep) {
                    refused.forEach(ask -> sweep(tx, ask));
                  }
                  return results;
                }));
  }

  private static @Nullable AcceptResult explain(
      SimulatedTransaction tx, Ask ask, Set<PayoutId> asked) {
    Tables tables = tx.tables();
    PayoutId owner = tables.references.seenBy(tx.locks(), ask.reference());
    if (ask.id().equals(owner)) {
      // an earlier run of this very acceptance committed, and its answer was lost
      return new AcceptResult.Accepted();
    }
    KeyRow keyed = tables.keys.seenBy(tx.locks(), ask.key());
    if (keyed != null && !asked.contains(keyed.payout())) {
      PayoutRow row = tables.payouts.seenBy(tx.locks(), keyed.payout());
      return row != null && keyed.content().equals(ask.content())
          ? new AcceptResult.Replayed(row.payout())
          : new AcceptResult.KeyReused();
    }
    PayoutRow row = owner == null ? null : tables.payouts.seenBy(tx.locks(), owner);
    return row == null
        ? null
        : new AcceptResult.ReferenceUsed(row.id(), row.content().equals(ask.content()));
  }

  /** Frees the key of one whose reference was not free; never of one that is stored. */
  private static void sweep(SimulatedTransaction tx, Ask ask) {
    Tables tables = tx.tables();
    KeyRow keyed = tables.keys.seenBy(tx.locks(), ask.key());
    if (keyed != null
        && keyed.payout().equals(ask.id())
        && tables.payouts.seenBy(tx.locks(), ask.id()) == null) {
      tx.write(tables.keys, ask.key(), null);
    }
  }

  private static List<Acceptance> those(List<Acceptance> asked, Set<PayoutId> ids) {
    return asked.stream().filter(each -> ids.contains(each.payout().id())).toList();
  }

  /** Of equal ones the first given comes first. */
  private static List<Acceptance> sorted(List<Acceptance> all, Comparator<Acceptance> order) {
    return all.stream().sorted(order).toList();
  }

  private static List<Acceptance> without(
      List<Acceptance> all, Map<PayoutId, AcceptResult> decided) {
    return all.stream().filter(each -> !decided.containsKey(each.payout().id())).toList();
  }

  /** One key, reference and content that are asked for. */
  private record Ask(PayoutId id, ClientWord key, ClientWord reference, Fingerprint content) {
    static Ask of(Acceptance acceptance) {
      ClientId client = acceptance.payout().client();
      String reference = acceptance.payout().instruction().reference().value();
      return new Ask(
          acceptance.payout().id(),
          new ClientWord(client, acceptance.key().value()),
          new ClientWord(client, reference),
          acceptance.fingerprint());
    }
  }
}
