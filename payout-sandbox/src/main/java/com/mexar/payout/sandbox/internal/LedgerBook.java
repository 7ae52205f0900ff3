package com.mexar.payout.sandbox.internal;

import com.mexar.payout.sandbox.CallbackTry;
import com.mexar.payout.sandbox.Execution;
import com.mexar.payout.sandbox.Ledger;
import com.mexar.payout.sandbox.ReceivedRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ledger, as a simulator writes it. Thread-safe. */
public final class LedgerBook implements Ledger {

  private static final int KEPT = 200_000;

  private final Map<String, Execution> executions = new LinkedHashMap<>();
  private final Deque<ReceivedRequest> requests = new ArrayDeque<>();
  private final Deque<CallbackTry> callbacks = new ArrayDeque<>();

  /** Adds an execution, or news of the one with the same transaction id. */
  public void put(Execution execution) {
    synchronized (executions) {
      executions.put(execution.transactionId(), execution);
    }
  }

  public void add(ReceivedRequest request) {
    addBounded(requests, request);
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
