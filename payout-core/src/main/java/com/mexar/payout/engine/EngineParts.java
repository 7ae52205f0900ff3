package com.mexar.payout.engine;

import com.mexar.payout.domain.OperatorAct;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.TimeOrderedIds;
import com.mexar.payout.event.EventChannel;
import com.mexar.payout.event.EventRenderer;
import com.mexar.payout.event.KeepingChannel;
import com.mexar.payout.provider.PayoutProvider;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.store.Stores;
import com.mexar.payout.store.Transaction;
import com.mexar.payout.threads.Signal;
import com.mexar.payout.threads.ThreadPool;
import com.mexar.payout.threads.Threads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an engine consists of, and in which order it starts and stops. The one place of its wiring.
 */
final class EngineParts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EngineParts.class);

  private final Stores stores;
  private final Providers providers;
  private final List<ChannelPlace> channels;
  private final EngineSettings settings;
  private final LockedWork work;
  private final Acceptor acceptor;
  private final Inbox inbox;
  private final Canceller canceller;
  private final Breakers breakers;
  private final ProviderViews views;
  private final Questions questions;
  private final OperatorDesk operators;
  private final List<Relay> relays = new ArrayList<>();
  private final List<Worker> workers = new ArrayList<>();
  private final ThreadPool stepCalls;
  private final ThreadPool inquiryCalls;
  private boolean started;

  EngineParts(
      Stores stores,
      EventRenderer renderer,
      List<PayoutProvider> givenProviders,
      List<ChannelPlace> channels,
      EngineSettings settings,
      Clock clock,
      RandomGenerator random,
      EngineObserver observer,
      Threads threads) {
    this.stores = stores;
    this.providers = new Providers(givenProviders);
    this.channels = List.copyOf(channels);
    this.settings = settings;
    TimeOrderedIds ids = new TimeOrderedIds(clock, random);
    Watched watched = new Watched(observer);
    Wakeups wakeups = new Wakeups(threads, watched);

    // the rules
    Router router = new Router(providers);
    Schedule schedule = new Schedule(settings.inquiryDelays(), providers, random);
    LostAttempts lost =
        new LostAttempts(
            providers,
            settings.lease().plus(settings.callTimeout()),
            settings.maxAttempts() + schedule.triesBeforeTask());
    Endings endings = new Endings(router, schedule, lost);
    StepGate gate = new StepGate(settings.callTimeout());
    Calls calls = new Calls(settings.lease(), settings.callTimeout());
    Steps steps = new Steps(providers, gate, calls, endings, ids, settings.lease());
    Settlement settlement = new Settlement(steps, endings, schedule);
    InquirySettlement inquiries =
        new InquirySettlement(providers, settlement, steps, gate, endings, schedule, lost);
    LookBack lookBack = new LookBack(lost, settlement, schedule);
    Dispatch dispatch =
        new Dispatch(router, steps, schedule, endings, lost, lookBack, settings.maxAttempts());

    // who runs them
    this.breakers =
        new Breakers(
            settings.breakerFailures(),
            settings.breakerPause(),
            settings.lease(),
            // a host's clock that is set back would keep a breaker open for as long
            () -> Instant.EPOCH.plusNanos(threads.monotonicNanos()));
    this.work =
        new LockedWork(
            stores, ids, renderer, clock, settings.lease(), breakers, wakeups, watched, threads);
    this.acceptor = new Acceptor(stores, router, ids, renderer, clock, wakeups, watched, threads);
    this.inbox =
        new Inbox(
            stores,
            providers,
            work,
            settlement,
            ids,
            clock,
            wakeups,
            watched,
            settings.batch(),
            threads);
    this.canceller = new Canceller(stores, work, new Cancellation(schedule, lost));
    this.views = new ProviderViews(stores, providers, breakers);
    this.questions = new Questions(stores, providers);
    this.operators =
        new OperatorDesk(
            stores, providers, views, questions, work, new Resolving(schedule), ids, wakeups);
    StepDriver driver =
        new StepDriver(
            providers, work, settlement, clock, settings.lease(), watched, breakers, threads);
    this.stepCalls = threads.newPool("payout-step");
    this.inquiryCalls = threads.newPool("payout-inquiry");

    Dispatcher dispatcher =
        new Dispatcher(
            stores,
            providers,
            work,
            dispatch,
            driver,
            breakers,
            stepCalls,
            wakeups.dispatch(),
            clock,
            threads,
            settings.batch());
    Inquirer inquirer =
        new Inquirer(
            stores,
            providers,
            work,
            inquiries,
            new LostAttemptSearch(stores, providers, lost, ids, clock, watched),
            lookBack,
            driver,
            inquiryCalls,
            wakeups.inquiries(),
            clock,
            threads,
            ids,
            watched,
            settings);
    Repair repair = new Repair(stores, work, settlement, settings.batch());
    KeyRetention retention =
        new KeyRetention(stores, settings.idempotencyRetention(), settings.batch());
    Duration poll = settings.pollInterval();
    workers.add(new Worker(threads, "dispatch", wakeups.dispatch(), poll, clock, dispatcher));
    workers.add(new Worker(threads, "inquiry", wakeups.inquiries(), poll, clock, inquirer));
    workers.add(new Worker(threads, "inbox", wakeups.inbox(), poll, clock, inbox));
    workers.add(new Worker(threads, "repair", threads.newSignal(), poll, clock, repair));
    workers.add(
        new Worker(
            threads,
            "key-retention",
            threads.newSignal(),
            KeyRetention.INTERVAL,
            clock,
            retention));
    LogRetention log = new LogRetention(stores, settings.eventRetention());
    workers.add(
        new Worker(
            threads, "log-retention", threads.newSignal(), LogRetention.INTERVAL, clock, log));
    for (ChannelPlace place : channels) {
      EventChannel channel = place.channel();
      Relay relay =
          new Relay(
              stores, channel, ids.next(), Relay.LEASE, settings.batch(), clock, watched, threads);
      relays.add(relay);
      workers.add(
          new Worker(threads, "relay-" + channel.name(), wakeups.newRelay(), poll, clock, relay));
      if (channel instanceof KeepingChannel keeping) {
        Signal signal = threads.newSignal();
        keeping.wakenBy(signal::give);
        workers.add(
            new Worker(
                threads,
                "deliver-" + channel.name(),
                signal,
                poll,
                clock,
                new Delivering(keeping)));
      }
    }
  }

  Stores stores() {
    return stores;
  }

  Acceptor acceptor() {
    return acceptor;
  }

  Inbox inbox() {
    return inbox;
  }

  ProviderViews views() {
    return views;
  }

  Questions questions() {
    return questions;
  }

  OperatorDesk operators() {
    return operators;
  }

  Canceller canceller() {
    return canceller;
  }

  Breakers breakers() {
    return breakers;
  }

  List<WorkerHealth> health() {
    return workers.stream().map(Worker::health).toList();
  }

  void start() {
    start(tx -> Set.of());
  }

  void startAfterRestore(Set<ProviderName> inUse, OperatorAct act) {
    Set<ProviderName> suspects = inUse.isEmpty() ? providers.names() : inUse;
    start(tx -> AfterRestore.begin(stores, tx, suspects, act));
  }

  /**
   * @param first what is done once the providers are known; it names those that have to be here
   */
  private synchronized void start(Function<Transaction, Set<ProviderName>> first) {
    if (started) {
      throw new IllegalStateException("the engine is started once");
    }
    Map<ProviderName, ProviderState> initial = new LinkedHashMap<>();
    for (ProviderName name : providers.names()) {
      initial.put(name, settings.initialStates().getOrDefault(name, ProviderState.SUSPENDED));
    }
    Set<ProviderName> restored =
        stores
            .transactions()
            .inTransaction(
                tx -> {
                  stores.providers().ensureKnown(tx, initial);
                  for (ChannelPlace place : channels) {
                    stores.channels().begin(tx, place.channel().name(), place.start());
                  }
                  Set<ProviderName> needed = new HashSet<>(first.apply(tx));
                  Set<ProviderName> suspects = stores.providers().restored(tx).keySet();
                  needed.addAll(suspects);
                  needed.addAll(stores.payouts().providersWithOpenAttempts(tx));
                  needed.removeAll(providers.names());
                  if (!needed.isEmpty()) {
                    throw new UnconfiguredProviderException(needed);
                  }
                  return suspects;
                });
    if (!restored.isEmpty()) {
      LOG.warn("After a restore: what was lost is looked for at {} until that is ended", restored);
    }
    started = true;
    workers.forEach(Worker::start);
  }

  @Override
  public synchronized void close() {
    Duration patience = settings.callTimeout().plusSeconds(2);
    workers.forEach(Worker::stop);
    if (started) {
      // before the calls: a step that is committed but never made is left in doubt for nothing
      workers.forEach(worker -> worker.join(patience));
    }
    stepCalls.close(patience);
    inquiryCalls.close(patience);
    acceptor.close();
    inbox.close();
    work.close();
    for (Relay relay : relays) {
      quietly("releasing a channel", relay::release);
    }
    for (ChannelPlace place : channels) {
      EventChannel channel = place.channel();
      quietly("closing channel " + channel.name(), channel::close);
    }
    for (PayoutProvider provider : providers.all()) {
      quietly("closing provider " + provider.profile().name(), provider::close);
    }
  }

  private static void quietly(String what, Runnable closing) {
    try {
      closing.run();
    } catch (RuntimeException e) {
      LOG.warn("{} failed: {}", what, e.toString());
    }
  }
}
