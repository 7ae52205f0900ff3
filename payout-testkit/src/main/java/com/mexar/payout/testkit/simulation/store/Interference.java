package com.mexar.payout.testkit.simulation.store;

/**
 * What may happen to one host's connections. Called outside the database's own state, on the thread
 * that uses the transaction, so that it may let others run meanwhile. Whatever it throws ends the
 * transaction: it is rolled back and its locks are free. Used by all threads of the host.
 */
public interface Interference {
  /** A connection that nothing happens to. */
  Interference NONE =
      new Interference() {
        @Override
        public void before(String statement) {}

        @Override
        public Fate commit() {
          return Fate.COMMITTED;
        }
      };

  /**
   * Called before every statement.
   *
   * @param statement what it does, such as {@code lock payouts}
   * @throws com.mexar.payout.store.StoreUnavailableException where the connection dies
   */
  void before(String statement);

  /**
   * Called at every commit, before it.
   *
   * @throws com.mexar.payout.store.StoreUnavailableException where the connection dies; nothing is
   *     committed then
   */
  Fate commit();

  /** Called after a commit whose answer comes back, on its way to the host. */
  default void committed() {}

  /** What becomes of a commit. */
  enum Fate {
    COMMITTED,
    /** Rolled back, and the host does not know. */
    REFUSED,
    /** Committed, and the host does not know. */
    ANSWER_LOST
  }
}
