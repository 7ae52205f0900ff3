package com.mexar.payout.sandbox.transfez;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.sandbox.Behaviour;
import com.mexar.payout.sandbox.CallbackQuirk;
import com.mexar.payout.sandbox.internal.CallbackSender;
import com.mexar.payout.sandbox.internal.CallbackSender.Outgoing;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Tells partners of every move but the creation, as regular or odd as asked for. Thread-safe. */
final class Callbacks {

  private static final int REPEATS = 3;
  private static final String NO_JSON = "<html>sorry</html>";

  private final CallbackSender sender;
  private final Map<Long, List<Outgoing>> heldBack = new ConcurrentHashMap<>();
  private final Map<Long, CompletableFuture<Void>> awaited = new ConcurrentHashMap<>();
  private volatile CallbackQuirk usual = CallbackQuirk.NORMAL;

  Callbacks(CallbackSender sender) {
    this.sender = sender;
  }

  /** How callbacks of accounts without a quirk of their own are sent. */
  void usual(CallbackQuirk quirk) {
    usual = quirk;
  }

  void on(Moved moved) {
    if (moved.callbackUrl().isEmpty()) {
      return;
    }
    URI to = moved.callbackUrl().get();
    Outgoing callback = callback(moved, to, Json.print(moved.told()));
    switch (quirk(moved)) {
      case NORMAL -> sendAll(List.of(callback));
      case NONE -> {}
      case BEFORE_ANSWER ->
          awaited.compute(
              moved.id(),
              (id, before) ->
                  before == null
                      ? sender.send(callback)
                      : before.thenCompose(sent -> sender.send(callback)));
      case REPEATED -> {
        List<Outgoing> copies = new ArrayList<>();
        for (int i = 0; i < REPEATS; i++) {
          copies.add(callback);
        }
        sendAll(copies);
      }
      case REVERSED -> holdBack(moved, callback);
      case GARBAGE -> sendAll(List.of(callback(moved, to, NO_JSON)));
      case WRONG_TYPES ->
          sendAll(List.of(callback(moved, to, Json.print(Answers.wrongTypes(moved.told())))));
      case LYING -> sendAll(List.of(callback(moved, to, Json.print(lie(moved.told())))));
    }
  }

  /** Sends one more callback, at once and without any quirk. */
  void sendNow(Moved told) {
    told.callbackUrl()
        .ifPresent(to -> sendAll(List.of(callback(told, to, Json.print(told.told())))));
  }

  /** Ends when those callbacks are delivered that go before the answer; at once if none do. */
  CompletableFuture<Void> beforeAnswer(long id) {
    CompletableFuture<Void> deliveries = awaited.remove(id);
    return deliveries == null ? CompletableFuture.completedFuture(null) : deliveries;
  }

  private CallbackQuirk quirk(Moved moved) {
    return moved.behaviour().isPresent() && moved.behaviour().get() instanceof Behaviour.Calls calls
        ? calls.quirk()
        : usual;
  }

  private void holdBack(Moved moved, Outgoing callback) {
    List<Outgoing> held = heldBack.computeIfAbsent(moved.id(), unused -> new ArrayList<>());
    held.add(0, callback);
    if (moved.state().settles()) {
      heldBack.remove(moved.id());
      sendAll(held);
    }
  }

  /** One after the other, each when the one before was taken or given up. */
  private void sendAll(List<Outgoing> callbacks) {
    CompletableFuture<Void> sent = CompletableFuture.completedFuture(null);
    for (Outgoing callback : callbacks) {
      sent = sent.thenCompose(unused -> sender.send(callback));
    }
  }

  private static Outgoing callback(Moved moved, URI to, String body) {
    return new Outgoing(to, moved.reference(), moved.state().wire(), body);
  }

  private static ObjectNode lie(ObjectNode told) {
    ObjectNode lie = told.deepCopy();
    lie.put("state", State.COMPLETED.wire());
    lie.put("state_id", Integer.toString(State.COMPLETED.id()));
    lie.remove(List.of("error_code", "error_message"));
    return lie;
  }
}
