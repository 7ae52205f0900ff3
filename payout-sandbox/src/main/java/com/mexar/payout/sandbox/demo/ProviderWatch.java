package com.mexar.payout.sandbox.demo;

import com.mexar.payout.sandbox.CallbackTry;
import com.mexar.payout.sandbox.Execution;
import com.mexar.payout.sandbox.Ledger;
import com.mexar.payout.sandbox.ReceivedRequest;
import com.mexar.payout.sandbox.Step;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Tells as rows what the simulators' ledgers show of the attempts that it was told to watch:
 * requests, executions and callbacks, each with the ledger's own time. Thread-safe.
 */
final class ProviderWatch implements AutoCloseable {

  private static final long LOOK_MILLIS = 10;

  private final Function<Provider, Ledger> ledgers;
  private final Consumer<Row> rows;
  private final Map<String, List<Watched>> watched = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "provider-watch");
            thread.setDaemon(true);
            return thread;
          });

  ProviderWatch(Function<Provider, Ledger> ledgers, Consumer<Row> rows) {
    this.ledgers = ledgers;
    this.rows = rows;
    var unused =
        timer.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** From now on tells of this attempt, at whichever provider, what happened before included. */
  void watch(String payout, String attemptReference) {
    watched.computeIfAbsent(
        attemptReference,
        reference ->
            Stream.of(Provider.values()).map(one -> new Watched(one, payout, reference)).toList());
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private void look() {
    watched.values().forEach(each -> each.forEach(Watched::look));
  }

  private final class Watched {
    private final Provider provider;
    private final Ledger ledger;
    private final String payout;
    private final String reference;
    private int requests;
    private int executions;
    private int callbacks;

    Watched(Provider provider, String payout, String reference) {
      this.provider = provider;
      this.ledger = ledgers.apply(provider);
      this.payout = payout;
      this.reference = reference;
    }

    void look() {
      var newRequests = ledger.requestsOf(reference);
      newRequests.stream().skip(requests).map(this::row).forEach(rows);
      requests = newRequests.size();
      var newExecutions = ledger.executionsOf(reference);
      newExecutions.stream().skip(executions).map(this::row).forEach(rows);
      executions = newExecutions.size();
      var newCallbacks = ledger.callbacksOf(reference);
      newCallbacks.stream().skip(callbacks).map(this::row).forEach(rows);
      callbacks = newCallbacks.size();
    }

    private Row row(ReceivedRequest request) {
      boolean cut = request.fault().isPresent();
      String step =
          switch (request.step()) {
            case DRAFT -> "prepared";
            case CONFIRM -> provider == Provider.EASYLINK ? "created" : "confirmed";
            case INQUIRY -> Row.INQUIRY;
            case CANCEL -> "cancel";
            case ACCOUNT_INQUIRY, BALANCE, LIST, TOKEN, OTHER -> "other";
          };
      String said =
          switch (request.step()) {
            case DRAFT -> "draft " + reference + ", moves no money";
            case CONFIRM -> provider.executing() + ", moves the money";
            case INQUIRY -> "what became of " + reference + "?";
            case CANCEL, ACCOUNT_INQUIRY, BALANCE, LIST, TOKEN, OTHER ->
                request.method() + " " + request.path();
          };
      String broken = request.fault().map(fault -> "; " + fault.what()).orElse("");
      return new Row(
          request.at(),
          payout,
          cut ? "cut" : step,
          Row.GATEWAY,
          provider.label(),
          said + broken,
          request.step() == Step.INQUIRY ? "inquiry" : "",
          cut ? Colour.YELLOW : Colour.PLAIN);
    }

    private Row row(Execution execution) {
      String what =
          String.format(
              "%s %s and a fee of %s debited, transaction %s",
              execution.debit().currency(),
              grouped(execution.debit().amount()),
              grouped(execution.debit().fee()),
              execution.transactionId());
      return new Row(
          execution.executedAt(),
          payout,
          "executed",
          provider.label(),
          "",
          what,
          "executed",
          Colour.PLAIN);
    }

    private Row row(CallbackTry callback) {
      String answer = callback.status() == 0 ? "not answered" : "answered " + callback.status();
      return new Row(
          callback.at(),
          payout,
          Row.CALLBACK,
          provider.label(),
          Row.GATEWAY,
          said(callback) + ", " + answer,
          "callback: " + said(callback),
          callback.accepted() ? Colour.PLAIN : Colour.YELLOW);
    }

    /** A bare number tells a reader nothing. */
    private String said(CallbackTry callback) {
      boolean paid = callback.state().equals(provider.paid());
      return switch (provider) {
        case TRANSFEZ -> callback.state();
        case EASYLINK -> "state " + callback.state() + (paid ? ", paid" : "");
      };
    }
  }

  static String grouped(Number amount) {
    return NumberFormat.getIntegerInstance(Locale.ROOT).format(amount);
  }
}
