package com.mexar.payout.engine;

import com.mexar.payout.domain.Attempt;
import com.mexar.payout.domain.Cause;
import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.OperatorAct;
import com.mexar.payout.domain.Reason;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who, when and why of a transition: what the history keeps beside the statuses. */
record Story(
    Cause cause,
    String actor,
    @Nullable String evidence,
    @Nullable Reason reason,
    @Nullable Integer attempt) {

  private static final String ENGINE = "engine";

  /** The engine's own doing. */
  static Story engine(Cause cause) {
    return new Story(cause, ENGINE, null, null, null);
  }

  /** What a provider said of one of its attempts. */
  static Story provider(Cause cause, Attempt attempt, String evidence) {
    return new Story(cause, "provider:" + attempt.provider(), evidence, null, attempt.number());
  }

  /** The client's wish. */
  static Story client(ClientId client) {
    return new Story(Cause.CLIENT, "client:" + client, null, null, null);
  }

  /** What two operators said of an attempt; the second one makes it count. */
  static Story operators(OperatorAct approval, UUID resolution) {
    return new Story(Cause.OPERATOR, approval.actor(), "resolution " + resolution, null, null);
  }

  Story because(@Nullable Reason newReason) {
    return new Story(cause, actor, evidence, newReason, attempt);
  }

  Story of(Attempt concerned) {
    return new Story(cause, actor, evidence, reason, concerned.number());
  }
}
