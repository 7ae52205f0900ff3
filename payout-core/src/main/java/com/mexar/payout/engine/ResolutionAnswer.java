package com.mexar.payout.engine;

import com.mexar.payout.domain.Payout;
import com.mexar.payout.store.Resolution;
import java.util.UUID;

/** What an operator is told of a resolution. */
public sealed interface ResolutionAnswer {

  /** It is kept, and waits for another operator. */
  record Proposed(UUID id) implements ResolutionAnswer {}

  /** It has taken effect, and the payout is as given. */
  record Approved(Resolution resolution, Payout payout) implements ResolutionAnswer {}

  /** There is no such payout, or it has no such resolution. */
  record NotFound() implements ResolutionAnswer {}

  /** Who proposed it does not approve it. */
  record OwnProposal() implements ResolutionAnswer {}

  /** It does not fit the payout as it stands; nothing was changed. */
  record Refused(ResolutionRefusal why) implements ResolutionAnswer {}
}
