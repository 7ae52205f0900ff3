package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.store.ProviderStateChange;
import com.mexar.payout.store.ProviderStateStore;
import com.mexar.payout.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The state of each provider in memory. Thread-safe. */
final class SimulatedProviderStateStore implements ProviderStateStore {
  private final SimulatedDatabase database;

  SimulatedProviderStateStore(SimulatedDatabase database) {
    this.database = database;
  }

  @Override
  public void ensureKnown(Transaction tx, Map<ProviderName, ProviderState> initial) {
    SimulatedTransaction own = database.of(tx);
    own.patientStatement(
        "make providers known",
        () -> {
          new TreeMap<>(initial)
              .forEach(
                  (provider, state) -> {
                    if (own.insert(own.tables().providers, provider, state)) {
                      note(
                          own,
                          new ProviderStateChange(
                              provider, null, state, "engine", "first seen", own.now()));
                    }
                  });
          return true;
        });
  }

  @Override
  public Map<ProviderName, ProviderState> states(Transaction tx) {
    return ProviderStates.read(database.of(tx));
  }

  @Override
  public List<ProviderStateChange> history(Transaction tx, int most) {
    SimulatedTransaction own = database.of(tx);
    return own.statement(
        "read the history of provider states",
        () -> newest(own.alone(() -> own.tables().providerHistory.seenBy(own.locks())), most));
  }

  @Override
  public void set(
      Transaction tx, ProviderName provider, ProviderState state, String actor, String reason) {
    SimulatedTransaction own = database.of(tx);
    boolean isSet =
        own.patientStatement(
            "set a provider's state",
            () -> {
              ProviderState before = own.lock(own.tables().providers, provider);
              if (before == null) {
                return false;
              }
              own.alone(
                  () -> {
                    own.write(own.tables().providers, provider, state);
                    return true;
                  });
              note(own, new ProviderStateChange(provider, before, state, actor, reason, own.now()));
              return true;
            });
    if (!isSet) {
      throw new IllegalArgumentException("provider " + provider + " was never seen");
    }
  }

  @Override
  public Map<ProviderName, Instant> restored(Transaction tx) {
    SimulatedTransaction own = database.of(tx);
    return own.statement(
        "read provider states", () -> own.alone(() -> ProviderStates.restoredSeenBy(own)));
  }

  @Override
  public Set<ProviderName> noteRestored(Transaction tx, Set<ProviderName> inUse) {
    SimulatedTransaction own = database.of(tx);
    return own.statement(
        "note a restore",
        () -> {
          Set<ProviderName> unknown = new TreeSet<>();
          for (ProviderName provider : new TreeSet<>(inUse)) {
            if (own.lock(own.tables().providers, provider) == null) {
              unknown.add(provider);
            } else {
              own.alone(
                  () -> {
                    own.write(own.tables().restored, provider, own.now());
                    return true;
                  });
            }
          }
          return unknown;
        });
  }

  @Override
  public void endRestored(Transaction tx) {
    SimulatedTransaction own = database.of(tx);
    own.statement(
        "end a restore",
        () -> {
          for (ProviderName provider :
              own.alone(() -> ProviderStates.restoredSeenBy(own)).keySet()) {
            own.lock(own.tables().providers, provider);
            own.alone(
                () -> {
                  own.write(own.tables().restored, provider, null);
                  return true;
                });
          }
          return true;
        });
  }

  private static void note(SimulatedTransaction tx, ProviderStateChange change) {
    tx.alone(
        () -> {
          tx.write(tx.tables().providerHistory, tx.tables().drawNumber(), change);
          return true;
        });
  }

  private static List<ProviderStateChange> newest(List<ProviderStateChange> all, int most) {
    Map<ProviderName, Integer> counts = new HashMap<>();
    List<ProviderStateChange> newest = new ArrayList<>();
    for (int i = all.size() - 1; i >= 0; i--) {
      ProviderStateChange change = all.get(i);
      if (counts.merge(change.provider(), 1, Integer::sum) <= most) {
        newest.add(change);
      }
    }
    return newest;
  }
}
