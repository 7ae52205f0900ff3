package com.mexar.payout.sandbox.transfez;

import com.mexar.payout.sandbox.CallbackQuirk;
import com.mexar.payout.sandbox.FaultPlan;
import com.mexar.payout.sandbox.Ledger;
import com.mexar.payout.sandbox.SandboxTimer;
import com.mexar.payout.sandbox.internal.CallServer;
import com.mexar.payout.sandbox.internal.CallbackSender;
import com.mexar.payout.sandbox.internal.CallbackTeller;
import com.mexar.payout.sandbox.internal.Control;
import com.mexar.payout.sandbox.internal.Faults;
import com.mexar.payout.sandbox.internal.LedgerBook;
import com.mexar.payout.sandbox.internal.SimulatorServer;
import com.mexar.payout.sandbox.internal.ThreadTimer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * TransfeZ as its public API documentation (2020 to 2022) and two public integrations describe it,
 * over real HTTP on the loopback address. The balance is in whole rupiah. Magic account numbers
 * ({@link com.mexar.payout.sandbox.MagicAccount}) or the {@link #faults()} force what goes wrong;
 * the {@link #ledger()} tells what was really executed. Where the documentation is silent, the
 * choices made are listed in {@code docs/sandbox.md}. Thread-safe.
 */
public final class TransfezSimulator implements AutoCloseable {

  private static final int HTTP_THREADS = 16;

  private volatile String apiKey;
  private final LedgerBook ledger = new LedgerBook();
  private final FaultPlan faults = new FaultPlan();
  private final ThreadTimer ownTimer = new ThreadTimer();
  private final Wanted wanted = new Wanted();
  private final Book book;
  private final CallbackTeller callbacks;
  private final CallbackSender sender;
  private final SimulatorServer server;

  TransfezSimulator(TransfezSimulatorBuilder built) {
    apiKey = built.apiKey;
    SandboxTimer timer = built.timer.orElse(ownTimer);
    book = new Book(built.clock, built.balance, built.fee, ledger, built.journal());
    sender = new CallbackSender(timer, built.clock, built.callbackPolicy, ledger::add);
    callbacks = new CallbackTeller(sender);
    Lifecycle lifecycle = new Lifecycle(book, timer, built.pace);
    book.onMove(
        moved -> {
          callbacks.on(moved);
          lifecycle.on(moved);
        });
    book.executed().forEach(lifecycle::resume);
    CallServer calls =
        new CallServer(
            built.clock,
            faults,
            new Faults(timer, built.slowness, new Answers()),
            callbacks,
            ledger);
    Api api =
        new Api(this::apiKey, new Router(book, wanted), new Control(book, ledger, faults), calls);
    try {
      server = SimulatorServer.start(built.port, HTTP_THREADS, api::serve);
    } catch (IOException taken) {
      throw new UncheckedIOException("port " + built.port + " cannot be listened on", taken);
    }
  }

  /** A simulator with defaults that suit tests. */
  public static TransfezSimulatorBuilder builder() {
    return new TransfezSimulatorBuilder();
  }

  /** {@code http://127.0.0.1:port/api/v1}. */
  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.port() + "/api/v1");
  }

  /** Where ledger and controls are: {@code http://127.0.0.1:port/sandbox}. */
  public URI controlUrl() {
    return URI.create("http://127.0.0.1:" + server.port() + "/sandbox");
  }

  /** The key that requests have to carry, raw, in {@code Authorization}. */
  public String apiKey() {
    return apiKey;
  }

  /** From now on requests have to carry this key; those with the one before are refused. */
  public void rotateApiKey(String key) {
    apiKey = key;
  }

  /** What really happened. */
  public Ledger ledger() {
    return ledger;
  }

  /** Faults beside those of magic accounts. */
  public FaultPlan faults() {
    return faults;
  }

  /** The balance in whole rupiah. */
  public long balance() {
    return book.balance();
  }

  /** Sets the balance, in whole rupiah. */
  public void setBalance(long rupiah) {
    book.balance(rupiah);
  }

  /**
   * The next transaction that is confirmed will be declined with this code, whatever its account.
   */
  public void declineNext(int code) {
    book.declineNext(code);
  }

  /**
   * From now on a country wants one more field of senders, people and businesses alike.
   *
   * @param country alpha-3, one of {@code USA}, {@code GBR}, {@code SGP}, {@code JPN}
   * @throws IllegalArgumentException if it is another
   */
  public void alsoWantOfSenders(String country, String field) {
    wanted.alsoOfSenders(country, field);
  }

  /** From now on callbacks are sent this way, but for accounts with a quirk of their own. */
  public void callbackQuirk(CallbackQuirk quirk) {
    callbacks.usual(quirk);
  }

  /**
   * Moves an executed transaction to another state now, as the bank or support might; its callback
   * is sent. It need not fit what came before.
   *
   * @param state as on the wire, for example {@code refunded}
   * @throws IllegalArgumentException if there is no such reference or state
   * @throws IllegalStateException if it was never executed
   */
  public void move(String reference, String state) {
    book.move(id(reference), state(state), OptionalInt.empty());
  }

  /** Declines an executed transaction now, with this code. Otherwise like {@link #move}. */
  public void decline(String reference, int code) {
    book.move(id(reference), State.DECLINED, OptionalInt.of(code));
  }

  /** Sends one more callback now, which claims this state, true or not. */
  public void sendCallback(String reference, String state) {
    callbacks.sendNow(book.asIf(id(reference), state(state)));
  }

  /** Cuts all connections, frees the port and stops telling. */
  @Override
  public void close() {
    server.close();
    sender.close();
    ownTimer.close();
    book.close();
  }

  private long id(String reference) {
    return book.idOf(reference)
        .orElseThrow(() -> new IllegalArgumentException("no transaction for " + reference));
  }

  private static State state(String wire) {
    return State.valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
