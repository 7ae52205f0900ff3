package com.mexar.payout.sandbox.easylink;

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

/**
 * EasyLink as its readable documentation and public integrations (2024 to 2026) describe it, over
 * real HTTP on the loopback address. The balance is in whole rupiah. Magic account numbers ({@link
 * com.mexar.payout.sandbox.MagicAccount}) or the {@link #faults()} force what goes wrong; the
 * {@link #ledger()} tells what was really executed. Where the sources are silent, the choices made
 * are listed in {@code docs/sandbox.md}. Thread-safe.
 */
public final class EasylinkSimulator implements AutoCloseable {

  private static final int HTTP_THREADS = 16;

  private final String appId;
  private final String appSecret;
  private final String appKey;
  private final SimulatorKeys keys;
  private final LedgerBook ledger = new LedgerBook();
  private final FaultPlan faults = new FaultPlan();
  private final ThreadTimer ownTimer = new ThreadTimer();
  private final AccessTokens tokens;
  private final CallbackDesk desk;
  private final CallbackTeller callbacks;
  private final CallbackSender sender;
  private final Book book;
  private final Api api;
  private final SimulatorServer server;

  EasylinkSimulator(EasylinkSimulatorBuilder built) {
    appId = built.appId;
    appSecret = built.appSecret;
    appKey = built.appKey;
    keys = built.keys.orElseGet(SimulatorKeys::generate);
    SandboxTimer timer = built.timer.orElse(ownTimer);
    Signatures signatures = new Signatures(appKey, keys, built.clock);
    tokens = new AccessTokens(appId, appSecret, built.clock);
    desk = new CallbackDesk(signatures, built.callbackUrl, built.callbackReading);
    sender = new CallbackSender(timer, built.clock, built.callbackPolicy, ledger::add);
    callbacks = new CallbackTeller(sender);
    book = new Book(built.clock, built.balance, built.fee, ledger, desk);
    Lifecycle lifecycle = new Lifecycle(book, timer, built.pace);
    book.onMove(
        moved -> {
          callbacks.on(moved);
          lifecycle.on(moved);
        });
    CallServer calls =
        new CallServer(
            built.clock,
            faults,
            new Faults(timer, built.slowness, new Answers()),
            callbacks,
            ledger);
    api =
        new Api(
            appSecret,
            tokens,
            signatures,
            new Router(book, lifecycle::drafted),
            new Control(book, ledger, faults),
            calls);
    try {
      server = SimulatorServer.start(built.port, HTTP_THREADS, api::serve);
    } catch (IOException taken) {
      throw new UncheckedIOException("port " + built.port + " cannot be listened on", taken);
    }
  }

  /** A simulator with defaults that suit tests. */
  public static EasylinkSimulatorBuilder builder() {
    return new EasylinkSimulatorBuilder();
  }

  /** {@code http://127.0.0.1:port}. */
  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /** Where ledger and controls are: {@code http://127.0.0.1:port/sandbox}. */
  public URI controlUrl() {
    return URI.create("http://127.0.0.1:" + server.port() + "/sandbox");
  }

  public String appId() {
    return appId;
  }

  /** Also what the controls want, raw, in {@code Authorization}. */
  public String appSecret() {
    return appSecret;
  }

  public String appKey() {
    return appKey;
  }

  /** The pairs that requests and callbacks are signed with. */
  public SimulatorKeys keys() {
    return keys;
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

  /** Tokens that were given before are not taken any more. */
  public void revokeTokens() {
    tokens.revokeAll();
  }

  /** Whether callers are turned away as from an address that is not registered. */
  public void refuseAddress(boolean refused) {
    api.refuseAddress(refused);
  }

  /** From now on callbacks go there. */
  public void callbackUrl(URI to) {
    desk.to(to);
  }

  /** From now on callbacks are signed so. */
  public void callbackReading(CallbackReading reading) {
    desk.reading(reading);
  }

  /** From now on callbacks are sent this way, but for accounts with a quirk of their own. */
  public void callbackQuirk(CallbackQuirk quirk) {
    callbacks.usual(quirk);
  }

  /**
   * Moves a transfer to another state now, as the bank or support might; its callback is sent. It
   * need not fit what came before.
   *
   * @param state the number, for example 10
   * @throws IllegalArgumentException if there is no such reference or state
   */
  public void move(String reference, int state) {
    book.move(reference, State.of(state), "");
  }

  /** Sends one more callback now, which claims this state, true or not. */
  public void sendCallback(String reference, int state) {
    callbacks.sendNow(book.asIf(reference, State.of(state)));
  }

  /** Cuts all connections, frees the port and stops telling. */
  @Override
  public void close() {
    server.close();
    sender.close();
    ownTimer.close();
  }
}
