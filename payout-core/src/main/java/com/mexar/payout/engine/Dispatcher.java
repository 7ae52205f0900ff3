package com.mexar.payout.engine;

import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.store.Lanes;
import com.mexar.payout.store.Stores;
import com.mexar.payout.threads.Signal;
import com.mexar.payout.threads.ThreadPool;
import com.mexar.payout.threads.Threads;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up accepted payouts that are due, of each lane no more than there are free calls for, and
 * has their steps made. Which host gets a payout is decided by its row lock, passed over where
 * another one has it.
 */
final class Dispatcher implements Worker.Round {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final Stores stores;
  private final LockedWork work;
  private final Dispatch dispatch;
  private final StepDriver driver;
  private final Breakers breakers;
  private final ThreadPool calls;
  private final Signal signal;
  private final InstantSource clock;
  private final Threads threads;
  private final int batch;
  private final FreeCalls free;

  /** Payouts may be due that no free call was there for. */
  private volatile boolean starved;

  Dispatcher(
      Stores stores,
      Providers providers,
      LockedWork work,
      Dispatch dispatch,
      StepDriver driver,
      Breakers breakers,
      ThreadPool calls,
      Signal signal,
      InstantSource clock,
      Threads threads,
      int batch) {
    this.stores = stores;
    this.work = work;
    this.dispatch = dispatch;
    this.driver = driver;
    this.breakers = breakers;
    this.calls = calls;
    this.signal = signal;
    this.clock = clock;
    this.threads = threads;
    this.batch = batch;
    this.free = new FreeCalls(providers, Integer.MAX_VALUE);
  }

  @Override
  public void run(Worker.Progress progress) {
    boolean more;
    do {
      starved = true; // until shown otherwise: a call that ends meanwhile must wake this worker
      Lanes lanes = free.lanes(batch);
      Room room = new Room();
      Stopwatch sinceAsked = Stopwatch.start(clock, threads);
      List<NextStep> steps;
      try {
        steps =
            work.decideEach(tx -> stores.payouts().lockDue(tx, lanes), edit -> room.decide(edit));
      } catch (RuntimeException | Error e) {
        room.giveBack();
        throw e;
      }
      steps.forEach(step -> room.keep(step.provider()));
      room.giveBack();
      steps.forEach(step -> callLater(step, sinceAsked, room.isProbe(step.provider())));
      starved = room.full || lanes.room().containsValue(0);
      more = room.moved > 0 && FreeCalls.isUsedUp(lanes, room.seen, Payout::lane);
      progress.made();
    } while (more);
  }

  private void callLater(NextStep step, Stopwatch sinceAsked, boolean probe) {
    try {
      calls.execute(
          () -> {
            try {
              driver.drive(step, sinceAsked);
            } finally {
              release(step.provider(), probe);
            }
          });
    } catch (RejectedExecutionException | OutOfMemoryError e) {
      // closing, or no thread to be had: the step is left to its lease, as after a crash
      LOG.warn("a step of payout {} found no thread", step.payout());
      release(step.provider(), probe);
    }
  }

  private void release(ProviderName provider, boolean probe) {
    free.giveBack(provider);
    if (probe) {
      breakers.ended(provider);
    }
    if (starved) {
      signal.give();
    }
  }

  /** Calls taken while deciding, given back where no step came of it. One round, one thread. */
  private final class Room {
    private final Map<ProviderName, Integer> taken = new HashMap<>();
    private final Set<ProviderName> probes = new HashSet<>();
    private final List<Payout> seen = new ArrayList<>();
    private int moved;
    private boolean full;

    @Nullable NextStep decide(PayoutEdit edit) {
      seen.add(edit.payout());
      NextStep step = dispatch.decide(edit, this::take);
      moved += edit.isChanged() ? 1 : 0;
      return step;
    }

    private Leave take(ProviderName provider) {
      if (!free.tryTake(provider)) {
        full = true;
        return Leave.BUSY;
      }
      boolean probe = breakers.stateOf(provider) == BreakerState.PROBING;
      if (!breakers.tryBegin(provider)) {
        free.giveBack(provider);
        full = true;
        return Leave.TRIED_OUT;
      }
      if (probe) {
        probes.add(provider);
      }
      taken.merge(provider, 1, Integer::sum);
      return Leave.GIVEN;
    }

    boolean isProbe(ProviderName provider) {
      return probes.contains(provider);
    }

    void keep(ProviderName provider) {
      taken.merge(provider, -1, Integer::sum);
    }

    void giveBack() {
      taken.forEach(
          (provider, count) -> {
            for (int i = 0; i < count; i++) {
              free.giveBack(provider);
            }
            if (count > 0 && isProbe(provider)) {
              breakers.ended(provider);
            }
          });
      taken.clear();
    }
  }
}
