package com.mexar.payout.sandbox.internal;

import com.mexar.payout.sandbox.CallbackTry;
import com.mexar.payout.sandbox.Execution;
import com.mexar.payout.sandbox.Ledger;
import com.mexar.payout.sandbox.ReceivedRequest;
import com.mexar.payout.sandbox.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** The ledger, as a simulator writes it. Thread-safe. */
public final class LedgerBook implements Ledger {

  private static final int KEPT = 200_000;

  private final Map<String, Execution> executions = new LinkedHashMap<>();
  private final Deque<ReceivedRequest> requests = new ArrayDeque<>();
  private final Deque<CallbackTry> callbacks = new ArrayDeque<>();
  private final Map<Step, LongAdder> counts = new EnumMap<>(Step.class);

  public LedgerBook() {
    for (Step step : Step.values()) {
      counts.put(step, new LongAdder());
    }
  }

  /** Adds an execution, or news of the one with the same transaction id. */
  public void put(Execution execution) {
    synchronized (executions) {
      executions.put(execution.transactionId(), execution);
    }
  }

  public void add(ReceivedRequest request) {
    addBounded(requests, request);
    counts.getOrDefault(request.step(), new LongAdder()).increment();
  }

  public void add(CallbackTry callback) {
    addBounded(callbacks, callback);
  }

  @Override
  public List<Execution> executions() {
    synchronized (executions) {
      return new ArrayList<>(executions.values());
    }
  }

  @Override
  public List<ReceivedRequest> requests() {
    synchronized (requests) {
      return new ArrayList<>(requests);
    }
  }

  @Override
  public long count(Step step) {
    return counts.getOrDefault(step, new LongAdder()).sum();
  }

  @Override
  public List<CallbackTry> callbacks() {
    synchronized (callbacks) {
      return new ArrayList<>(callbacks);
    }
  }

  private static <T> void addBounded(Deque<T> all, T one) {
    synchronized (all) {
      all.addLast(one);
      if (all.size() > KEPT) {
        all.removeFirst();
      }
    }
  }
}
