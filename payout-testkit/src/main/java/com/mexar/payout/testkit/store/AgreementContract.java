package com.mexar.payout.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.store.StoreConflictException;
import com.mexar.payout.store.Stores;
import com.mexar.payout.testkit.simulation.store.Interference;
import com.mexar.payout.testkit.simulation.store.SimulatedDatabase;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is asked of this store and of the simulated one, in whatever order, has the same answer:
 * so that what is shown on the latter holds for the former. What is drawn by a seed is asked of
 * both; a seed that fails replays.
 */
public abstract class AgreementContract {
  private static final int CALLS = 300;

  /** An empty store. */
  protected abstract Stores openStores();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 6})
  void sameCalls_onBothStores_haveTheSameAnswers(long seed) {
    Stores own = openStores();
    Stores simulated = SimulatedDatabase.inRealTime().connect(Interference.NONE);
    AgreementCalls calls = new AgreementCalls(new Random(seed));
    for (int i = 0; i < CALLS; i++) {
      AgreementCalls.Call call = calls.next();
      assertThat(answer(call, simulated))
          .as("call %s of seed %s: %s", i, seed, call.name())
          .isEqualTo(answer(call, own));
    }
    Awaitility.await()
        .atMost(Together.LIMIT)
        .untilAsserted(() -> assertThat(log(simulated)).isEqualTo(log(own)));
  }

  private static String answer(AgreementCalls.Call call, Stores stores) {
    try {
      return stores.transactions().inTransaction(tx -> call.work().apply(stores, tx));
    } catch (AgreementCalls.Broken e) {
      return "rolled back: " + e.getMessage();
    } catch (StoreConflictException e) {
      return "conflict";
    } catch (RuntimeException e) {
      return "refused";
    }
  }

  /** Of what is left of transactions that were rolled back a reader knows only after a while. */
  private static List<String> log(Stores stores) {
    List<LoggedEvent> read =
        stores.transactions().inTransaction(tx -> stores.events().read(tx, 0, 100_000));
    return read.stream()
        .map(logged -> logged.event().payout() + " " + logged.event().sequence())
        .toList();
  }
}
