package com.mexar.payout.testkit.engine;

import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.event.EventRenderer;
import com.mexar.payout.store.Stores;
import java.util.List;
import java.util.Set;

/** A store that the contract runs on, with what its ports do not tell. */
public interface EngineStore extends AutoCloseable {

  Stores stores();

  EventRenderer renderer();

  /** Every payout there is. */
  List<PayoutId> payouts();

  /** Whether the payout is looked at again at a known time. */
  boolean hasNextAction(PayoutId payout);

  /** The kinds of the payout's open tasks. */
  Set<TaskKind> openTasks(PayoutId payout);

  /** How many callbacks are kept. */
  int callbacks();

  /** Differs after any row was written, the leases of channels left out. */
  String fingerprint();

  /**
   * A store of its own with what is committed in this one, whatever is under way: a backup. Whoever
   * calls closes it.
   */
  EngineStore copy();

  /** Releases what the store holds; nobody uses it afterwards. */
  @Override
  void close();
}
