package com.mexar.payout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.Attempt;
import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.Cause;
import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.Cost;
import com.mexar.payout.domain.Draft;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.OperatorAct;
import com.mexar.payout.domain.OperatorName;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.ResolutionClaim;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.domain.TimeOrderedIds;
import com.mexar.payout.domain.Transition;
import com.mexar.payout.event.Event;
import com.mexar.payout.event.EventType;
import com.mexar.payout.fixture.Samples;
import com.mexar.payout.provider.Evidence;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.provider.PayoutProvider;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.provider.StepOutcome;
import com.mexar.payout.provider.Terms;
import com.mexar.payout.store.NextAction;
import com.mexar.payout.store.PayoutChange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * The rules of the engine around one payout, driven without a store, a thread or a clock that moves
 * by itself. Every change goes through {@link #decide}, which checks what must hold of every one.
 */
final class Rules {
  static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  static final Duration LEASE = Duration.ofSeconds(30);
  static final Duration CALL = Duration.ofSeconds(10);
  static final Duration QUIET = LEASE.plus(CALL);
  static final List<Duration> DELAYS = EngineSettings.defaults().inquiryDelays();
  static final int MAX_ATTEMPTS = 5;
  static final OperatorAct APPROVAL =
      new OperatorAct(new OperatorName("bea"), "the bank has confirmed it");

  final FakeProvider first;
  final Providers providers;
  final Map<com.mexar.payout.domain.ProviderName, ProviderState> states = new HashMap<>();
  final Map<com.mexar.payout.domain.ProviderName, Instant> restored = new HashMap<>();
  final Map<com.mexar.payout.domain.ProviderName, Duration> broken = new HashMap<>();
  final List<Transition> history = new ArrayList<>();
  final List<Event> events = new ArrayList<>();
  final Set<TaskKind> tasks = EnumSet.noneOf(TaskKind.class);
  final Schedule schedule;
  final StepGate gate = new StepGate(CALL);
  final Settlement settlement;
  final InquirySettlement inquiries;
  final LookBack lookBack;
  final Dispatch dispatch;
  final Cancellation cancellation;
  final Resolving resolving;
  Payout payout;
  Instant now = START;
  NextAction next = NextAction.NOW;
  NextStep step;
  PayoutChange lastChange;

  private final TimeOrderedIds ids =
      new TimeOrderedIds(Clock.fixed(START, ZoneOffset.UTC), new Random(11));

  Rules(PayoutInstruction instruction, FakeProvider... given) {
    first = given[0];
    providers = new Providers(Arrays.<PayoutProvider>asList(given));
    for (FakeProvider provider : given) {
      states.put(provider.name(), ProviderState.ACTIVE);
    }
    Router router = new Router(providers);
    schedule = new Schedule(DELAYS, providers, new Random(5));
    LostAttempts lost =
        new LostAttempts(providers, QUIET, MAX_ATTEMPTS + schedule.triesBeforeTask());
    Endings endings = new Endings(router, schedule, lost);
    Steps steps = new Steps(providers, gate, new Calls(LEASE, CALL), endings, ids, LEASE);
    settlement = new Settlement(steps, endings, schedule);
    inquiries = new InquirySettlement(providers, settlement, steps, gate, endings, schedule, lost);
    lookBack = new LookBack(lost, settlement, schedule);
    dispatch = new Dispatch(router, steps, schedule, endings, lost, lookBack, MAX_ATTEMPTS);
    cancellation = new Cancellation(schedule, lost);
    resolving = new Resolving(schedule);
    payout =
        Payout.accepted(new PayoutId(new UUID(1, 2)), new ClientId("core"), instruction, START);
  }

  /** The usual payout with one provider that takes one step. */
  static Rules direct() {
    return new Rules(Samples.instruction(), FakeProvider.named("alpha"));
  }

  /** The usual payout with one provider that drafts first. */
  static Rules drafted() {
    return new Rules(Samples.instruction(), FakeProvider.named("alpha").drafted());
  }

  /** As {@link #drafted}, with the draft standing and the confirmation under way. */
  static Rules confirming() {
    Rules rules = drafted();
    rules.dispatch();
    rules.answer(prepared("D1"));
    return rules;
  }

  NextStep dispatch() {
    return dispatch(Leave.GIVEN);
  }

  NextStep dispatch(Leave leave) {
    step = decide(edit -> dispatch.decide(edit, provider -> leave));
    return step;
  }

  /** Answers the step under way. */
  NextStep answer(StepOutcome outcome) {
    return answer(step, outcome);
  }

  NextStep answer(NextStep answered, StepOutcome outcome) {
    step = decide(edit -> settlement.answered(edit, answered.attempt(), answered.lease(), outcome));
    return step;
  }

  /** Asks now and applies the answer. */
  NextStep inquire(InquiryOutcome outcome) {
    return apply(question(), outcome);
  }

  /** A question asked now. */
  Inquiry question() {
    return question(Duration.ofDays(1));
  }

  /** A question asked now by a host that has been asking for so long. */
  Inquiry question(Duration askedFor) {
    return new Inquiry(
        payout.id(),
        payout.attempts().size(),
        payout.version(),
        now,
        payout.hints(),
        true,
        true,
        askedFor);
  }

  NextStep apply(Inquiry question, InquiryOutcome outcome) {
    NextStep following = decide(edit -> inquiries.apply(edit, question, outcome));
    step = following != null ? following : step;
    return following;
  }

  /** Applies what a signed callback says of an attempt. */
  void callback(int attempt, Evidence evidence) {
    decide(
        edit -> {
          Attempt concerned = edit.payout().attempt(attempt).orElseThrow();
          settlement.evidence(
              edit, concerned, evidence, Story.provider(Cause.CALLBACK, concerned, "callback"));
          return null;
        });
  }

  void leaseExpires() {
    later(LEASE);
    decide(
        edit -> {
          settlement.leaseExpired(edit);
          return null;
        });
  }

  void later(Duration duration) {
    now = now.plus(duration);
  }

  /** Until the last call has surely ended. */
  void quiet() {
    later(QUIET);
  }

  void asksToCancel() {
    payout = payout.toBuilder().cancelRequested(true).version(payout.version() + 1).build();
  }

  /** The client wishes to cancel. */
  Cancellation.Outcome cancel() {
    Cancellation.Outcome[] outcome = new Cancellation.Outcome[1];
    decide(
        edit -> {
          outcome[0] = cancellation.decide(edit, payout.client());
          return null;
        });
    return outcome[0];
  }

  /** What stands in the way of a resolution now; where nothing does, it counts. */
  Optional<ResolutionRefusal> resolve(int attempt, AttemptOutcome outcome, boolean retry) {
    ResolutionClaim claim =
        new ResolutionClaim(attempt, payout.sequence(), outcome, retry, "letter of the bank");
    Optional<ResolutionRefusal> refusal = resolving.whyNot(payout, claim, now);
    if (refusal.isEmpty()) {
      decide(
          edit -> {
            resolving.apply(edit, claim, Story.operators(APPROVAL, new UUID(7, 7)));
            return null;
          });
    }
    return refusal;
  }

  /** A provider's claim that excludes what is settled. */
  void contradicted(int attempt, EvidenceKind claim) {
    callback(attempt, says(claim));
    assertThat(payout.contradictions()).isNotEmpty();
  }

  Attempt attempt() {
    return payout.lastAttempt().orElseThrow();
  }

  List<EventType> announced() {
    return events.stream().map(Event::type).toList();
  }

  <R> R decide(LockedWork.Decision<R> decision) {
    PayoutEdit edit =
        new PayoutEdit(
            payout,
            new Moment(now, now, Map.copyOf(states), Map.copyOf(restored), Map.copyOf(broken)),
            ids,
            (p, t) -> p.status().name(),
            LEASE);
    R result = decision.decide(edit);
    lastChange = null;
    if (edit.isChanged()) {
      take(edit.toChange());
    } else {
      assertThat(result).as("a step is committed before it is made").isNull();
      assertThat(edit.payout()).as("what is not saved is not changed").isSameAs(payout);
    }
    return result;
  }

  private void take(PayoutChange change) {
    Payout before = payout;
    Payout after = change.after();
    long sequence = before.sequence();
    PayoutStatus status = before.status();
    assertThat(change.events()).hasSameSizeAs(change.transitions());
    for (int i = 0; i < change.transitions().size(); i++) {
      Transition transition = change.transitions().get(i);
      Event event = change.events().get(i);
      sequence++;
      assertThat(transition.sequence()).isEqualTo(sequence);
      assertThat(event.sequence()).isEqualTo(sequence);
      assertThat(transition.from()).isEqualTo(status);
      assertThat(transition.actor()).isNotBlank();
      status = transition.to();
      if (transition.from() != status && event.type() != EventType.CORRECTED) {
        assertThat(event.type()).isEqualTo(EventType.of(status));
      }
    }
    assertThat(after.sequence()).isEqualTo(sequence);
    assertThat(after.status()).as("no move without a transition").isEqualTo(status);
    assertThat(change.before()).isEqualTo(before.version());
    assertThat(after.version()).isEqualTo(before.version() + 1);
    boolean corrected =
        change.events().stream().anyMatch(event -> event.type() == EventType.CORRECTED);
    if (before.status().isFinal() && after.status() != before.status() && !corrected) {
      assertThat(before.status()).isEqualTo(PayoutStatus.PAID);
      assertThat(after.status()).isEqualTo(PayoutStatus.RETURNED);
    }
    if (!after.status().isFinal()) {
      assertThat(change.next()).as("an owner in time").isNotEqualTo(NextAction.NEVER);
    }
    assertThat(after.lease() != null).isEqualTo(after.status() == PayoutStatus.SUBMITTING);
    assertThat(after.openAttempt().isPresent()).isEqualTo(after.status().hasOpenAttempt());
    assertThat(after.attempts().stream().filter(a -> a.outcome() != AttemptOutcome.UNEXECUTED))
        .as("at most one attempt is not proven unexecuted")
        .hasSizeLessThanOrEqualTo(1);
    if (after.waitingFor() != null) {
      assertThat(after.status()).isEqualTo(PayoutStatus.ACCEPTED);
    }
    history.addAll(change.transitions());
    events.addAll(change.events());
    tasks.addAll(change.tasks());
    next = change.next();
    payout = after;
    lastChange = change;
  }

  static Reason reason(ReasonCode code) {
    return Reason.of(code);
  }

  static StepOutcome prepared(String id) {
    return new StepOutcome.Prepared(draft(id), Terms.UNSTATED);
  }

  static Draft draft(String id) {
    return new Draft(
        id, new Cost(Samples.idr("1500000"), Samples.idr("5000"), null), START.plusSeconds(86_400));
  }

  static StepOutcome refused(RefusalClass refusal, ReasonCode code) {
    return new StepOutcome.Refused(refusal, reason(code));
  }

  static StepOutcome unknown() {
    return new StepOutcome.Unknown(reason(ReasonCode.NARR));
  }

  static StepOutcome notSent() {
    return new StepOutcome.SurelyNotSent(reason(ReasonCode.NARR));
  }

  static StepOutcome acknowledged(EvidenceKind kind) {
    return new StepOutcome.Acknowledged(says(kind));
  }

  static Evidence says(EvidenceKind kind) {
    return Evidence.of(kind).build();
  }

  static InquiryOutcome found(EvidenceKind kind) {
    return new InquiryOutcome.Found(says(kind));
  }

  static InquiryOutcome notFound() {
    return new InquiryOutcome.NotFound();
  }

  static InquiryOutcome resumable(String id) {
    return new InquiryOutcome.Resumable(draft(id), Terms.UNSTATED);
  }

  static InquiryOutcome noAnswer() {
    return new InquiryOutcome.NoAnswer(reason(ReasonCode.NARR));
  }
}
