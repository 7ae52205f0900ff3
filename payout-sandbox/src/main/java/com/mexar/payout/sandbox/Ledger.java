package com.mexar.payout.sandbox;

import java.util.List;

/**
 * What really happened inside a simulator: the truth that a test holds the gateway against. All
 * lists are copies, in the order in which things happened. Thread-safe.
 */
public interface Ledger {

  /** Every execution since the simulator's beginning. */
  List<Execution> executions();

  /** The executions under this reference; more than one is a double payment. */
  default List<Execution> executionsOf(String reference) {
    return executions().stream().filter(one -> one.reference().equals(reference)).toList();
  }

  /** The latest requests, at most the latest 200,000. */
  List<ReceivedRequest> requests();

  /** The latest requests about this reference. */
  default List<ReceivedRequest> requestsOf(String reference) {
    return requests().stream().filter(one -> one.reference().equals(reference)).toList();
  }

  /** How many requests of this step came, faulty ones included. */
  long count(Step step);

  /** The latest tries to deliver callbacks, at most the latest 200,000. */
  List<CallbackTry> callbacks();

  /** The latest tries to deliver callbacks about this reference. */
  default List<CallbackTry> callbacksOf(String reference) {
    return callbacks().stream().filter(one -> one.reference().equals(reference)).toList();
  }
}
