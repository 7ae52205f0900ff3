package com.mexar.payout.store;

import com.mexar.payout.domain.OperatorAct;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.ResolutionClaim;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Resolutions, proposed and approved. A constraint keeps one person from doing both. Thread-safe.
 */
public interface ResolutionStore {

  /** Keeps a proposal. */
  void propose(
      Transaction tx, UUID id, PayoutId payout, ResolutionClaim claim, OperatorAct proposal);

  /** Locks one, so that of two approvals at once the second sees the first. */
  Optional<Resolution> lock(Transaction tx, UUID id);

  /** Notes the approval of one that this transaction has locked and that has none. */
  void approve(Transaction tx, UUID id, OperatorAct approval);

  /** Those of a payout, oldest first. */
  List<Resolution> list(Transaction tx, PayoutId payout);
}
