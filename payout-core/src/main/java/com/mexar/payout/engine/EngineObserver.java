package com.mexar.payout.engine;

import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.StepKind;
import com.mexar.payout.domain.Transition;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.provider.StepOutcome;
import java.time.Duration;

/**
 * Watches an engine at work, for metrics and the like. Called on the engine's own threads, after
 * what is told has happened where nothing else is said: an implementation is quick and thread-safe;
 * what it throws is logged and harms nothing. Nothing here decides anything.
 */
public interface EngineObserver {
  /** Watches nothing. */
  EngineObserver NONE = new EngineObserver() {};

  /** A request to pay was answered. */
  default void asked(AcceptAnswer answer) {}

  /** A transition was committed; the payout is as it stood then. */
  default void announced(Payout payout, Transition transition) {}

  /**
   * Evidence was held against the status table. Told under the payout's row lock, before the commit
   * of what came of it, and once more where that is decided anew.
   */
  default void weighed(PayoutStatus status, EvidenceKind evidence, AttemptOutcome attempt) {}

  /** A step call ended, whether or not its answer is recorded yet. */
  default void stepMade(
      ProviderName provider, StepKind step, StepOutcome outcome, Duration duration) {}

  /** An inquiry ended. */
  default void inquired(ProviderName provider, InquiryOutcome outcome, Duration duration) {}

  /** A callback was answered. */
  default void calledBack(ProviderName provider, CallbackAnswer answer) {}

  /** A batch of events was acknowledged by a channel. */
  default void published(String channel, int events, Duration duration) {}

  /**
   * A channel did not acknowledge a batch.
   *
   * @param why in words that may be shown
   */
  default void notPublished(String channel, String why) {}

  /** A channel's destination refused an event for good; it is a dead letter. */
  default void buried(String channel) {}
}
