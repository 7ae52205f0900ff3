package com.mexar.payout.engine;

import com.mexar.payout.domain.Attempt;
import com.mexar.payout.domain.Call;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.store.NextAction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a payout is looked at next: by the settings' delays while it is open, sparsely once it is
 * paid or failed and the provider may still change that, with jitter so that a burst does not come
 * back as a burst. Thread-safe where the source of randomness is.
 */
final class Schedule {
  /** How many times the last delay repeats before an operator is asked. */
  private static final int REPEATS_BEFORE_TASK = 3;

  private static final int JITTER_PERCENT = 20;
  private static final List<Duration> SPARSE =
      List.of(
          Duration.ofDays(1),
          Duration.ofDays(3),
          Duration.ofDays(7),
          Duration.ofDays(14),
          Duration.ofDays(30),
          Duration.ofDays(60),
          Duration.ofDays(90));

  /** Beyond it no provider changes what it said, as far as we look. */
  static final Duration LONGEST_REVERSAL = SPARSE.get(SPARSE.size() - 1);

  private final List<Duration> delays;
  private final Providers providers;
  private final RandomGenerator random;

  Schedule(List<Duration> delays, Providers providers, RandomGenerator random) {
    this.delays = delays;
    this.providers = providers;
    this.random = random;
  }

  /** The next inquiry of a payout that is as given; at once where a callback asked for one. */
  NextAction inquiry(Payout payout, Moment moment) {
    if (payout.hinted() && !payout.attempts().isEmpty()) {
      return NextAction.NOW;
    }
    return payout.status().isFinal()
        ? sparseInquiry(payout, moment.hostTime())
        : NextAction.in(jittered(delay(payout.inquiries())));
  }

  /**
   * When a settled payout is asked about again after no answer: not as sparsely as after one, as
   * long as the provider may still change it.
   */
  Optional<NextAction> unanswered(Payout payout) {
    return payout.status().isFinal() ? Optional.of(NextAction.in(longest())) : Optional.empty();
  }

  /** How long a payout that waits is left alone after no answer to what a callback asked for. */
  Duration unheard(Payout payout) {
    return jittered(delay(payout.inquiries()));
  }

  /** The longest pause of the schedule. */
  Duration longest() {
    return jittered(delays.get(delays.size() - 1));
  }

  /** As {@link #inquiry}, but not before an unanswered call has surely ended. */
  NextAction inquiryAfterQuiet(Payout payout, Call call, Instant storeTime) {
    Duration untilQuiet = Duration.between(storeTime, call.quietAt());
    Duration planned = jittered(delay(payout.inquiries()));
    return NextAction.in(untilQuiet.compareTo(planned) > 0 ? untilQuiet : planned);
  }

  /** The pause before a payout that waits is tried again: grows with what it has seen. */
  NextAction retry(Payout payout, Moment moment) {
    return notAfterDeadline(
        jittered(delay(Math.max(0, refusedInARow(payout) - 1))), payout, moment);
  }

  /**
   * After this pause, or when the payout's deadline passes, whichever comes first. One that has
   * passed already, of a payout that nothing may end yet, is not waited for: it would be due for
   * ever, at once.
   */
  NextAction notAfterDeadline(Duration pause, Payout payout, Moment moment) {
    Instant deadline = payout.instruction().deadline();
    if (deadline == null) {
      return NextAction.in(pause);
    }
    Duration left = Duration.between(moment.storeTime(), deadline);
    boolean passesBefore = !left.isNegative() && left.compareTo(pause) < 0;
    return NextAction.in(passesBefore ? left : pause);
  }

  /** Whether so many tries in a row were refused for our or the provider's reasons. */
  boolean isRefusedTooOften(Payout payout) {
    return refusedInARow(payout) >= triesBeforeTask();
  }

  /** How many times in a row something is tried in vain before an operator is asked. */
  int triesBeforeTask() {
    return delays.size() + REPEATS_BEFORE_TASK;
  }

  private static int refusedInARow(Payout payout) {
    int refused = 0;
    for (Attempt attempt : payout.attempts()) {
      refused = attempt.refusal() == RefusalClass.OURS_OR_PROVIDERS ? refused + 1 : 0;
    }
    return refused;
  }

  /** Whether so many inquiries brought no outcome that an operator is asked. */
  boolean isExhausted(Payout payout) {
    return !payout.status().isFinal() && payout.inquiries() >= triesBeforeTask();
  }

  /** Counted from the day the payout was settled, however often it was asked for since. */
  private NextAction sparseInquiry(Payout payout, Instant now) {
    boolean mayChange =
        payout.status() == PayoutStatus.PAID || payout.status() == PayoutStatus.FAILED;
    Instant settledAt = payout.lastAttempt().map(Attempt::closedAt).orElse(null);
    if (!mayChange || settledAt == null) {
      return NextAction.NEVER;
    }
    Duration elapsed = Duration.between(settledAt, now);
    Duration window = window(payout.attempts().get(payout.attempts().size() - 1));
    for (Duration day : SPARSE) {
      if (day.compareTo(elapsed) > 0 && day.compareTo(window) <= 0) {
        return NextAction.in(day.minus(elapsed));
      }
    }
    return NextAction.NEVER;
  }

  /** Where this host does not know the provider, the schedule goes on until another one does. */
  private Duration window(Attempt attempt) {
    return providers
        .find(attempt.provider())
        .map(provider -> provider.profile().reversibleFor())
        .orElse(LONGEST_REVERSAL);
  }

  private Duration delay(int count) {
    return delays.get(Math.min(count, delays.size() - 1));
  }

  /** So that a burst does not come back as a burst. */
  Duration jittered(Duration delay) {
    long spread = delay.toMillis() * JITTER_PERCENT / 100;
    return spread == 0 ? delay : delay.plusMillis(random.nextLong(spread + 1) - spread / 2);
  }
}
