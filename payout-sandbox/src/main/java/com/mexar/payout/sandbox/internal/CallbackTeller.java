package com.mexar.payout.sandbox.internal;

import com.mexar.payout.sandbox.Behaviour;
import com.mexar.payout.sandbox.CallbackQuirk;
import com.mexar.payout.sandbox.internal.CallbackSender.Outgoing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Tells partners of moves, as regular or odd as asked for. Thread-safe. */
public final class CallbackTeller {

  private static final int REPEATS = 3;

  /** What a garbled callback has for a body. */
  public static final String NO_JSON = "<html>sorry</html>";

  private final CallbackSender sender;
  private final Map<String, List<Outgoing>> heldBack = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<Void>> awaited = new ConcurrentHashMap<>();
  private volatile CallbackQuirk usual = CallbackQuirk.NORMAL;

  /** What a callback says. */
  public enum Body {
    TRUE,
    LIE,
    GARBAGE,
    WRONG_TYPES
  }

  /** A transaction changed its state. */
  public interface News {
    String reference();

    Optional<Behaviour> behaviour();

    /** Whether nothing usually follows. */
    boolean settles();

    /** The callback, or empty where there is nobody to be told. */
    Optional<Outgoing> callback(Body body);
  }

  public CallbackTeller(CallbackSender sender) {
    this.sender = sender;
  }

  /** How callbacks of accounts without a quirk of their own are sent. */
  public void usual(CallbackQuirk quirk) {
    usual = quirk;
  }

  public void on(News news) {
    switch (quirk(news)) {
      case NORMAL -> send(news, Body.TRUE);
      case NONE -> {}
      case BEFORE_ANSWER -> news.callback(Body.TRUE).ifPresent(one -> await(news, one));
      case REPEATED ->
          news.callback(Body.TRUE).ifPresent(one -> sendAll(Collections.nCopies(REPEATS, one)));
      case REVERSED -> news.callback(Body.TRUE).ifPresent(one -> holdBack(news, one));
      case GARBAGE -> send(news, Body.GARBAGE);
      case WRONG_TYPES -> send(news, Body.WRONG_TYPES);
      case LYING -> send(news, Body.LIE);
    }
  }

  /** Sends one more callback, at once and without any quirk. */
  public void sendNow(News news) {
    send(news, Body.TRUE);
  }

  /** Ends when those callbacks are delivered that go before the answer; at once if none do. */
  public CompletableFuture<Void> beforeAnswer(String reference) {
    CompletableFuture<Void> deliveries = awaited.remove(reference);
    return deliveries == null ? CompletableFuture.completedFuture(null) : deliveries;
  }

  private CallbackQuirk quirk(News news) {
    return news.behaviour().isPresent() && news.behaviour().get() instanceof Behaviour.Calls calls
        ? calls.quirk()
        : usual;
  }

  private void await(News news, Outgoing callback) {
    awaited.compute(
        news.reference(),
        (reference, before) ->
            before == null
                ? sender.send(callback)
                : before.thenCompose(sent -> sender.send(callback)));
  }

  private void holdBack(News news, Outgoing callback) {
    List<Outgoing> held = heldBack.computeIfAbsent(news.reference(), unused -> new ArrayList<>());
    held.add(0, callback);
    if (news.settles()) {
      heldBack.remove(news.reference());
      sendAll(held);
    }
  }

  private void send(News news, Body body) {
    news.callback(body).ifPresent(callback -> sendAll(List.of(callback)));
  }

  /** One after the other, each when the one before was taken or given up. */
  private void sendAll(List<Outgoing> callbacks) {
    CompletableFuture<Void> sent = CompletableFuture.completedFuture(null);
    for (Outgoing callback : callbacks) {
      sent = sent.thenCompose(unused -> sender.send(callback));
    }
  }
}
