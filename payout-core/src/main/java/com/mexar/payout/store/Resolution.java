package com.mexar.payout.store;

import com.mexar.payout.domain.OperatorAct;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.ResolutionClaim;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What operators say of an attempt, and who of them. It counts once a second one has approved it.
 *
 * @param approval null while it is only proposed
 */
public record Resolution(
    UUID id,
    PayoutId payout,
    ResolutionClaim claim,
    OperatorAct proposal,
    Instant proposedAt,
    @Nullable OperatorAct approval,
    @Nullable Instant approvedAt) {

  public boolean isApproved() {
    return approval != null;
  }
}
