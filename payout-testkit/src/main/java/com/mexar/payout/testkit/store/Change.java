package com.mexar.payout.testkit.store;

import com.mexar.payout.domain.Attempt;
import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.Cause;
import com.mexar.payout.domain.LeaseToken;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.domain.Transition;
import com.mexar.payout.event.Event;
import com.mexar.payout.store.NextAction;
import com.mexar.payout.store.PayoutChange;
import com.mexar.payout.testkit.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes stored changes as the engine would, one step at a time. Not thread-safe. */
final class Change {
  static final Duration LEASE = Duration.ofSeconds(30);

  private final Payout before;
  private final Payout.Builder after;
  private final List<Transition> transitions = new ArrayList<>();
  private final Set<TaskKind> tasks = EnumSet.noneOf(TaskKind.class);
  private final Set<TaskKind> moot = EnumSet.noneOf(TaskKind.class);
  private NextAction next = NextAction.NOW;
  private @Nullable Duration lease;
  private PayoutStatus status;
  private List<Attempt> attempts;

  private Change(Payout before) {
    this.before = before;
    this.after = before.toBuilder();
    this.status = before.status();
    this.attempts = before.attempts();
  }

  static Change of(Payout before) {
    return new Change(before);
  }

  /** A worker takes the payout up with this provider. */
  static PayoutChange opening(Payout before, ProviderName provider) {
    return of(before).open(provider).to(PayoutStatus.SUBMITTING).lease(LEASE).build();
  }

  /** The provider has acknowledged the open attempt. */
  static PayoutChange pending(Payout before, Duration nextIn) {
    return of(before).to(PayoutStatus.PENDING).next(NextAction.in(nextIn)).build();
  }

  /** The last attempt is proven unexecuted, and the payout can be taken up again. */
  static PayoutChange refused(Payout before) {
    return of(before)
        .attempt(attempt -> attempt.closed(AttemptOutcome.UNEXECUTED, Samples.AT))
        .to(PayoutStatus.ACCEPTED)
        .build();
  }

  static PayoutChange paid(Payout before) {
    return of(before)
        .attempt(attempt -> attempt.closed(AttemptOutcome.PAID, Samples.AT))
        .to(PayoutStatus.PAID)
        .next(NextAction.NEVER)
        .build();
  }

  Change open(ProviderName provider) {
    int number = attempts.size() + 1;
    List<Attempt> more = new ArrayList<>(attempts);
    more.add(
        Attempt.builder(
                number,
                provider,
                AttemptReference.derive(before.client(), before.instruction().reference(), number),
                Samples.AT)
            .build());
    attempts = more;
    after.lane(provider);
    return this;
  }

  /** Changes the last attempt. */
  Change attempt(UnaryOperator<Attempt.Builder> change) {
    List<Attempt> changed = new ArrayList<>(attempts);
    int last = changed.size() - 1;
    changed.set(last, change.apply(changed.get(last).toBuilder()).build());
    attempts = changed;
    return this;
  }

  /** A transition to this status; the lease is dropped unless one is set after. */
  Change to(PayoutStatus value) {
    transitions.add(
        new Transition(
            before.sequence() + transitions.size() + 1,
            status,
            value,
            Cause.DISPATCH,
            "a test",
            "engine",
            null,
            Samples.AT,
            attempts.isEmpty() ? null : attempts.size()));
    status = value;
    if (value != PayoutStatus.SUBMITTING) {
      lease = null;
      after.lease(null);
    }
    return this;
  }

  Change transition(UnaryOperator<Transition> change) {
    int last = transitions.size() - 1;
    transitions.set(last, change.apply(transitions.get(last)));
    return this;
  }

  Change payout(Consumer<Payout.Builder> change) {
    change.accept(after);
    return this;
  }

  Change lease(Duration length) {
    lease = length;
    after.lease(new LeaseToken(Samples.payoutId().value()));
    return this;
  }

  Change task(TaskKind kind) {
    tasks.add(kind);
    return this;
  }

  Change moot(TaskKind kind) {
    moot.add(kind);
    return this;
  }

  Change next(NextAction value) {
    next = value;
    return this;
  }

  PayoutChange build() {
    Payout saved =
        after
            .status(status)
            .attempts(attempts)
            .sequence(before.sequence() + transitions.size())
            .version(before.version() + 1)
            .build();
    List<Event> events =
        transitions.stream().map(entry -> StoreContract.event(saved, entry)).toList();
    return new PayoutChange(before.version(), saved, transitions, events, tasks, moot, next, lease);
  }
}
