package com.mexar.payout.testkit.simulation;

import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.engine.EngineSettings;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.event.EventRenderer;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.store.Stores;
import com.mexar.payout.testkit.simulation.store.Interference;
import com.mexar.payout.testkit.simulation.store.SimulatedDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * One history of the whole gateway: some hosts on one store, some providers, channels, clients and
 * operators; first everything goes wrong that can, then nothing, until all has settled. The seed
 * decides on all of it.
 */
public final class History {
  private static final Duration UNREST = Duration.ofMinutes(4);
  private static final Duration CALM = Duration.ofMinutes(1);
  private static final int MOST_CALMS = 90;
  private static final long MOST_TURNS = 300_000;
  private static final EventRenderer RENDERER =
      (payout, transition) -> "{\"sequence\":" + transition.sequence() + "}";

  private final long seed;
  private final Mistake mistake;
  private final Coverage coverage = new Coverage();
  private final Fates fates;
  private final Timeline timeline;
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
  private final Callbacks callbacks;
  private final Operators operators;
  private final Referee referee;

  private History(long seed, Mistake mistake) {
    this.seed = seed;
    this.mistake = mistake;
    this.random = new SplittableRandom(seed);
    this.fates = new Fates(random.split(), coverage);
    this.timeline = new Timeline(random.split());
    this.judge = new Judge(timeline);
    this.storeClock = new HostClock(timeline, Duration.ZERO);
    this.database = new SimulatedDatabase(new SimulatedThreads(timeline, world), storeClock);
    this.callbacks = new Callbacks(timeline, world, fates, hosts, judge);
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
            .lease(Duration.ofSeconds(30))
            .callTimeout(BankLink.PATIENCE)
            .inquiryDelays(
                List.of(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(15),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(2)))
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
    this.operators = new Operators(timeline, fates, hosts, banks);
    this.referee = new Referee(database.connect(Interference.NONE), banks, channels, judge, fates);
  }

  /**
   * What became of a history.
   *
   * @param violations of the invariants, each with how it came to that; empty where all hold
   * @param turns how often it was some task's turn
   */
  public record Outcome(long seed, List<String> violations, long turns, Coverage coverage) {}

  /** Lives through the history of a seed. Thread-safe: histories share nothing but threads. */
  public static Outcome of(long seed) {
    return of(seed, Mistake.NONE);
  }

  /** The same with a mistake in every plug-in. */
  static Outcome of(long seed, Mistake mistake) {
    return new History(seed, mistake).live();
  }

  private Outcome live() {
    timeline.stopAfter(MOST_TURNS);
    hosts.forEach(Host::start);
    clients.forEach(
        client -> {
          for (int i = 0; i <= fates.below(5); i++) {
            client.wantPayout(i);
          }
        });
    timeline.begin("operators", world, operators::work);
    timeline.begin("mischief", world, this::mischief);
    timeline.run(UNREST);
    fates.calmDown();
    timeline.begin("peace", world, operators::activateAll);
    int calms = 0;
    while (calms++ < MOST_CALMS && !referee.isSettled(clients)) {
      timeline.run(CALM);
    }
    judge.require(
        timeline.turns() < MOST_TURNS, 9, "somebody is busy for ever, and time stands still");
    referee.judgeTheEnd(clients);
    referee.judgeCallbacks(callbacks.kept(), database.committed().callbacks());
    end();
    return new Outcome(seed, judge.violations(), timeline.turns(), coverage);
  }

  /** Hosts that die and clocks that jump, beside what goes wrong at statements. */
  private void mischief() {
    while (!fates.isCalm()) {
      timeline.pause(fates.within(Duration.ofSeconds(60)).plusMillis(1));
      if (fates.strikes("a host dies")) {
        fates.one(hosts).crash();
      }
      if (fates.strikes("a host's clock jumps")) {
        fates.one(hosts).clock.jump(jump(Duration.ofMinutes(10)));
      }
      if (fates.strikes("the store's clock jumps")) {
        storeClock.jump(jump(Duration.ofMinutes(2)));
      }
    }
  }

  private Duration jump(Duration longest) {
    Duration length = fates.within(longest);
    return fates.oneIn(2) ? length : length.negated();
  }

  private PayoutEngine engine(Host host) {
    Stores stores = database.connect(new HostConnection(host, timeline, fates));
    PayoutEngine.Builder engine =
        PayoutEngine.builder(stores, RENDERER)
            .settings(settings)
            .clock(host.clock)
            .random(random.split())
            .threads(new SimulatedThreads(timeline, host.group()));
    Network network = new Network(timeline, world, fates);
    banks.forEach(bank -> engine.provider(BankLink.of(bank, network, fates, mistake)));
    channels.forEach(channel -> engine.channel(channel.ofAHost()));
    return engine.build();
  }

  /** Ends all tasks, so that their threads are free for other histories. */
  private void end() {
    timeline.stopAfter(Long.MAX_VALUE);
    hosts.forEach(host -> timeline.crash(host.group()));
    timeline.crash(world);
    timeline.run(Duration.ZERO);
  }
}
