package com.mexar.payout.engine;

import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.domain.Account;
import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.IdempotencyKey;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.OperatorAct;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.TraceContext;
import com.mexar.payout.domain.Transition;
import com.mexar.payout.event.EventChannel;
import com.mexar.payout.event.EventRenderer;
import com.mexar.payout.provider.AccountOutcome;
import com.mexar.payout.provider.Institution;
import com.mexar.payout.provider.PayoutProvider;
import com.mexar.payout.provider.QuoteOutcome;
import com.mexar.payout.store.EventPage;
import com.mexar.payout.store.LogStart;
import com.mexar.payout.store.Page;
import com.mexar.payout.store.PayoutQuery;
import com.mexar.payout.store.StoreUnavailableException;
import com.mexar.payout.store.Stores;
import com.mexar.payout.store.Transaction;
import com.mexar.payout.threads.Threads;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The gateway's engine: takes payouts in, hands them to providers, follows them to their end and
 * announces every change. Any number of engines run on one store, without a leader. Thread-safe.
 *
 * <p>Built by {@link #builder}, which is given the providers in the order of preference; {@link
 * #start} begins the work, {@link #close} ends it: steps under way are completed or left to their
 * lease.
 */
public final class PayoutEngine implements AutoCloseable {
  private final EngineParts parts;

  private PayoutEngine(EngineParts parts) {
    this.parts = parts;
  }

  public static Builder builder(Stores stores, EventRenderer renderer) {
    return new Builder(stores, renderer);
  }

  /**
   * Writes the state of providers that were never seen, and starts the workers.
   *
   * @throws UnconfiguredProviderException if attempts are open, or looked for after a restore, with
   *     a provider that is not here
   */
  public void start() {
    parts.start();
  }

  /**
   * As {@link #start}, on a store that was set back to a backup while providers went on. Every
   * payout without an open attempt has the providers that were in use since asked for attempts that
   * are lost, before one is opened or the payout ends. Hosts that ran on the lost store have to be
   * stopped before. The mode holds for every host, and until {@link AfterRestore#end}.
   *
   * @param inUse since the backup, whether or not they are active now; empty for all that are here
   * @throws UnconfiguredProviderException also if one of those is not here
   */
  public void startAfterRestore(Set<ProviderName> inUse, OperatorAct act) {
    parts.startAfterRestore(inUse, act);
  }

  /**
   * Accepts a payout, or answers as it did before.
   *
   * @throws StoreUnavailableException if it is not known whether the payout was accepted: the
   *     client repeats the request with the same key
   */
  public AcceptAnswer accept(ClientId client, IdempotencyKey key, PayoutInstruction instruction) {
    return parts.acceptor().accept(client, key, instruction, null);
  }

  /**
   * As {@link #accept(ClientId, IdempotencyKey, PayoutInstruction)}, for a request that belongs to
   * a distributed trace. The trace is no part of the content.
   */
  public AcceptAnswer accept(
      ClientId client, IdempotencyKey key, PayoutInstruction instruction, TraceContext trace) {
    return parts.acceptor().accept(client, key, instruction, trace);
  }

  /** A payout as it stands. */
  public Optional<Payout> find(PayoutId id) {
    return in(tx -> parts.stores().payouts().find(tx, id));
  }

  /** A part of the list of payouts, newest first. */
  public Page<Payout> list(PayoutQuery query) {
    return in(tx -> parts.stores().payouts().list(tx, query));
  }

  /**
   * A part of the log of events, up to what is surely committed.
   *
   * @param client whose events, or null for everybody's
   * @param after the position behind which to go on; 0 for the beginning
   */
  public EventPage events(@Nullable ClientId client, long after, int limit) {
    return in(tx -> parts.stores().events().page(tx, client, after, limit));
  }

  /**
   * Takes in a client's wish to cancel its payout. A payout without an open attempt is cancelled at
   * once; otherwise the wish is kept, no further step is begun, and what is under way is followed
   * to its end.
   */
  public CancelAnswer cancel(PayoutId payout, ClientId client) {
    return parts.canceller().cancel(payout, client);
  }

  /** Every provider that this host knows or that was ever seen. */
  public List<ProviderView> providers() {
    return parts.views().all();
  }

  /**
   * Banks and wallets that a provider pays to in a country; empty where this host knows no such
   * provider, or it does not say.
   */
  public Optional<List<Institution>> institutions(ProviderName provider, CountryCode country) {
    return parts.questions().institutions(provider, country);
  }

  /**
   * Asks the first active provider that can be asked whether an account exists. Returns within the
   * longest call.
   */
  public ProviderAnswer<AccountOutcome> inquireAccount(CountryCode country, Account account) {
    return parts.questions().account(country, account);
  }

  /**
   * Asks the first active provider that can be asked what paying an amount into a country costs.
   * Returns within the longest call; nobody is bound by the answer.
   *
   * @param wanted the only provider to ask; null for whichever can
   */
  public ProviderAnswer<QuoteOutcome> quote(
      CountryCode country, Money amount, @Nullable ProviderName wanted) {
    return parts.questions().quote(country, amount, wanted);
  }

  /** What operators see and do. */
  public OperatorDesk operators() {
    return parts.operators();
  }

  /** A payout's history in order of sequence; empty where there is no such payout. */
  public List<Transition> history(PayoutId id) {
    return in(tx -> parts.stores().payouts().history(tx, id));
  }

  /**
   * Takes in a callback. An authentic one is durable when this returns, and is worked on
   * afterwards.
   *
   * @throws StoreUnavailableException if it is not durable
   */
  public CallbackAnswer receive(ProviderName provider, RawCallback callback) {
    return parts.inbox().receive(provider, callback);
  }

  /** Whether this host makes new attempts with a provider, by how its last steps ended. */
  public BreakerState breaker(ProviderName provider) {
    return parts.breakers().stateOf(provider);
  }

  /** The progress of every worker. */
  public List<WorkerHealth> health() {
    return parts.health();
  }

  @Override
  public void close() {
    parts.close();
  }

  private <T> T in(Function<Transaction, T> work) {
    return parts.stores().transactions().inTransaction(work);
  }

  /** Gathers what an engine is made of. Not thread-safe. */
  public static final class Builder {
    private final Stores stores;
    private final EventRenderer renderer;
    private final List<PayoutProvider> providers = new ArrayList<>();
    private final List<ChannelPlace> channels = new ArrayList<>();
    private EngineSettings settings = EngineSettings.defaults();
    private Clock clock = Clock.systemUTC();
    private RandomGenerator random = new java.security.SecureRandom();
    private EngineObserver observer = EngineObserver.NONE;
    private Threads threads = Threads.REAL;

    private Builder(Stores stores, EventRenderer renderer) {
      this.stores = stores;
      this.renderer = renderer;
    }

    /** Adds a provider, less preferred than those added before. The engine closes it. */
    public Builder provider(PayoutProvider provider) {
      providers.add(provider);
      return this;
    }

    /** Adds a channel, which begins with the log if it was never seen. The engine closes it. */
    public Builder channel(EventChannel channel) {
      return channel(channel, new LogStart.Beginning());
    }

    /**
     * Adds a channel. The engine closes it.
     *
     * @param start where it begins if it was never seen; of no effect later
     */
    public Builder channel(EventChannel channel, LogStart start) {
      channels.add(new ChannelPlace(channel, start));
      return this;
    }

    public Builder settings(EngineSettings value) {
      this.settings = value;
      return this;
    }

    public Builder clock(Clock value) {
      this.clock = value;
      return this;
    }

    public Builder random(RandomGenerator value) {
      this.random = value;
      return this;
    }

    public Builder observer(EngineObserver value) {
      this.observer = value;
      return this;
    }

    /** Where threads come from; the JVM's own unless this is a simulation. */
    public Builder threads(Threads value) {
      this.threads = value;
      return this;
    }

    public PayoutEngine build() {
      return new PayoutEngine(
          new EngineParts(
              stores, renderer, providers, channels, settings, clock, random, observer, threads));
    }
  }
}
