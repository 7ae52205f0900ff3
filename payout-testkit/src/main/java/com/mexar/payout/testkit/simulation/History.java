package com.mexar.payout.testkit.simulation;

import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.engine.EngineObserver;
import com.mexar.payout.engine.EngineSettings;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.event.EventRenderer;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.store.Stores;
import com.mexar.payout.testkit.simulation.store.Committed;
import com.mexar.payout.testkit.simulation.store.SimulatedDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * One history of the whole gateway: some hosts on one store, some providers, channels, clients and
 * operators; first everything goes wrong that can, then nothing, until all has settled. The seed
 * decides on all of it.
 */
public final class History {
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration CALM = Duration.ofMinutes(1);
  private static final int MOST_CALMS = 90;

  /** Some ten times what the longest of many histories needed. */
  private static final long MOST_TURNS = 200_000;

  private static final EventRenderer RENDERER =
      (payout, transition) -> "{\"sequence\":" + transition.sequence() + "}";

  private final Setting setting;
  private final Coverage coverage = new Coverage();
  private final Timeline timeline;
  private final Chronicle chronicle;
  private final Fates fates;
  private final Judge judge;
  private final Group world = new Group();
  private final List<Host> hosts = new ArrayList<>();
  private final List<Bank> banks = new ArrayList<>();
  private final List<SimulatedChannel> channels = new ArrayList<>();
  private final List<Client> clients = new ArrayList<>();
  private final SplittableRandom random;
  private final HostClock storeClock;
  private final SimulatedDatabase database;
  private final EngineSettings settings;
  private final Operators operators;
  private final Obeyed obeyed;
  private final Referee referee;

  private History(Setting setting) {
    this.setting = setting;
    this.random = new SplittableRandom(setting.seed());
    this.timeline = new Timeline(random.split());
    this.chronicle = new Chronicle(timeline, setting.isTold());
    this.fates = new Fates(random.split(), coverage, chronicle, setting.without());
    this.judge = new Judge(timeline);
    this.storeClock = new HostClock(timeline, Duration.ZERO);
    this.database = new SimulatedDatabase(new SimulatedThreads(timeline, world), storeClock);
    this.obeyed = new Obeyed(timeline, LEASE, storeClock, judge);
    DurableCallback durable = new DurableCallback(database.committed(), banks, timeline, judge);
    Callbacks callbacks = new Callbacks(timeline, world, fates, hosts, judge, durable);
    Map<ProviderName, ProviderState> initial =
        new TreeMap<>(Comparator.comparing(ProviderName::value));
    for (String name : List.of("alpha", "beta").subList(0, 1 + fates.below(2))) {
      ProviderName provider = new ProviderName(name);
      Bank bank = new Bank(Traits.drawn(provider, fates), timeline, world, fates);
      callbacks.follow(bank);
      banks.add(bank);
      initial.put(provider, ProviderState.ACTIVE);
    }
    for (int i = 0; i <= fates.below(2); i++) {
      channels.add(new SimulatedChannel("channel-" + i, timeline, fates));
    }
    this.settings =
        EngineSettings.builder()
            .lease(LEASE)
            .callTimeout(BankLink.PATIENCE)
            .inquiryDelays(
                List.of(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(45)))
            .pollInterval(Duration.ofSeconds(20))
            .breaker(3, Duration.ofSeconds(10))
            .batch(1 + fates.below(20))
            .initialStates(initial)
            .build();
    for (int i = 0; i <= fates.below(3); i++) {
      hosts.add(new Host("host-" + i, timeline, world, fates, this::engine));
    }
    for (String name : List.of("core", "shop").subList(0, 1 + fates.below(2))) {
      clients.add(new Client(new ClientId(name), timeline, world, fates, hosts, judge));
    }
    this.operators = new Operators(timeline, fates, hosts, banks, judge);
    Committed committed = database.committed();
    List<Checker> checkers =
        List.of(
            new OneExecution(judge),
            new ProofFirst(committed, banks, judge),
            new WrittenFirst(committed, judge),
            new Announced(committed, channels, judge),
            new Final(judge),
            durable,
            new Owned(committed, timeline, judge),
            new SaysWho(judge),
            new Exact(banks, judge),
            obeyed);
    this.referee = new Referee(committed, banks, channels, checkers, judge, fates, chronicle);
    committed.onProviderState(
        (provider, state) -> {
          chronicle.tell(() -> provider + " is " + state);
          obeyed.committed(provider, state);
        });
  }

  /**
   * How a history is lived through.
   *
   * @param mistake in every plug-in
   * @param without faults that do not strike
   * @param mostPayouts of each client
   * @param isTold whether what happened is written down
   */
  record Setting(long seed, Mistake mistake, Set<Fault> without, int mostPayouts, boolean isTold) {
    static Setting of(long seed) {
      return new Setting(seed, Mistake.NONE, Set.of(), Integer.MAX_VALUE, false);
    }
  }

  /**
   * What became of a history.
   *
   * @param violations of the invariants; empty where all hold
   * @param stories of the payouts that were violated
   * @param chronicle what happened, where somebody wanted to know
   * @param turns how often it was some task's turn
   */
  public record Outcome(
      long seed,
      List<Violation> violations,
      List<String> stories,
      List<String> chronicle,
      long turns,
      Coverage coverage) {}

  /** Lives through the history of a seed. Thread-safe: histories share nothing but threads. */
  public static Outcome of(long seed) {
    return of(Setting.of(seed));
  }

  static Outcome of(Setting setting) {
    return new History(setting).live();
  }

  private Outcome live() {
    timeline.stopAfter(MOST_TURNS);
    hosts.forEach(Host::start);
    clients.forEach(
        client -> {
          int payouts = Math.min(1 + fates.below(5), setting.mostPayouts());
          for (int i = 0; i < payouts; i++) {
            client.wantPayout(i);
          }
        });
    timeline.begin("operators", world, operators::work);
    timeline.begin("mischief", world, this::mischief);
    try {
      unrestAndPeace();
    } catch (DefectException e) {
      judge.violated(Invariant.SOUND, String.valueOf(e.getCause()));
      timeline.stopAfter(0);
    }
    judge.require(
        timeline.turns() < MOST_TURNS,
        Invariant.OWNED,
        "somebody is busy for ever, and time stands still");
    referee.judgeTheEnd(clients);
    end();
    return new Outcome(
        setting.seed(),
        judge.violations(),
        judge.stories(),
        chronicle.lines(),
        timeline.turns(),
        coverage);
  }

  private void unrestAndPeace() {
    timeline.run(Duration.ofMinutes(3L + fates.below(6)));
    fates.calmDown();
    chronicle.tell(() -> "nothing goes wrong any more");
    timeline.begin("peace", world, operators::makePeace);
    int calms = 0;
    while (calms++ < MOST_CALMS && !timeline.isStopped() && !referee.isSettled()) {
      timeline.run(CALM);
    }
  }

  /** Hosts that die or stand still and clocks that jump, beside what goes wrong at statements. */
  private void mischief() {
    while (!fates.isCalm()) {
      timeline.pause(fates.within(Duration.ofSeconds(60)).plusMillis(1));
      if (fates.strikes(Fault.HOST_DIES)) {
        fates.one(hosts).crash();
      }
      if (fates.strikes(Fault.HOST_STANDS_STILL)) {
        fates.one(hosts).standStill(fates.within(Duration.ofMinutes(2)));
      }
      if (fates.strikes(Fault.HOST_CLOCK_JUMPS)) {
        fates.one(hosts).clock.jump(jump(Duration.ofMinutes(10)));
      }
      if (fates.strikes(Fault.STORE_CLOCK_JUMPS)) {
        Instant before = storeClock.instant();
        storeClock.jump(jump(Duration.ofMinutes(2)));
        obeyed.storeClockJumps(before);
      }
    }
  }

  private Duration jump(Duration longest) {
    Duration length = fates.upTo(longest);
    return fates.oneIn(2) ? length : length.negated();
  }

  private PayoutEngine engine(Host host) {
    Stores stores = database.connect(new HostConnection(host, timeline, fates));
    PayoutEngine.Builder engine =
        PayoutEngine.builder(stores, RENDERER)
            .settings(settings)
            .clock(host.clock)
            .random(random.split())
            .observer(observer())
            .threads(new SimulatedThreads(timeline, host.group()));
    Network network = new Network(timeline, world, fates);
    banks.forEach(
        bank ->
            engine.provider(
                BankLink.of(
                    bank, network, fates, setting.mistake(), database.committed()::attempt)));
    channels.forEach(channel -> engine.channel(channel.ofAHost()));
    return engine.build();
  }

  private EngineObserver observer() {
    return new EngineObserver() {
      @Override
      public void weighed(PayoutStatus status, EvidenceKind evidence, AttemptOutcome attempt) {
        coverage.weighed(status, evidence, attempt);
      }
    };
  }

  /** Ends all tasks, so that their threads are free for other histories. */
  private void end() {
    timeline.stopAfter(Long.MAX_VALUE);
    hosts.forEach(host -> timeline.crash(host.group()));
    timeline.crash(world);
    // whoever pauses on his way out wakes once more, and ends then
    timeline.run(Duration.ofDays(1));
  }
}
