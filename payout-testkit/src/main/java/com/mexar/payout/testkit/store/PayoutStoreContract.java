package com.mexar.payout.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.domain.Abandonment;
import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.Call;
import com.mexar.payout.domain.Contradiction;
import com.mexar.payout.domain.Cost;
import com.mexar.payout.domain.Draft;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.ProviderReason;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.StepKind;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.domain.TraceContext;
import com.mexar.payout.domain.Transition;
import com.mexar.payout.domain.WaitCode;
import com.mexar.payout.domain.Waiting;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.store.AcceptResult;
import com.mexar.payout.store.Acceptance;
import com.mexar.payout.store.AttemptKey;
import com.mexar.payout.store.Lanes;
import com.mexar.payout.store.NextAction;
import com.mexar.payout.store.PayoutChange;
import com.mexar.payout.testkit.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.Test;

/** What is stored of payouts comes back as it was, in order, and only as a whole. */
public abstract class PayoutStoreContract extends StoreContract {
  private static final Instant FINE = Instant.parse("2026-11-22T23:59:59.123456Z");

  @Test
  void find_accepted_isWhatWasAccepted() {
    Acceptance acceptance = acceptance("k", Samples.fullInstruction("full"));
    assertThat(accept(acceptance)).containsExactly(new AcceptResult.Accepted());
    assertSame(found(acceptance.payout().id()), acceptance.payout());
    assertThat(history(acceptance.payout().id())).containsExactly(acceptance.transition());
  }

  @Test
  void find_unknown_isEmpty() {
    assertThat(find(Samples.payoutId())).isEmpty();
    assertThat(history(Samples.payoutId())).isEmpty();
  }

  @Test
  void save_everyMember_comesBackEqual() {
    Payout accepted = accepted();
    Reason reason = Reason.of(ReasonCode.AC01, new ProviderReason("E-17", "account is wrong"));
    Cost cost = new Cost(Samples.money("IDR", "1500000"), Samples.money("IDR", "4500"), "0.00123");
    Payout saved =
        change(
            accepted.id(),
            before ->
                Change.of(before)
                    .open(Samples.TRANSFEZ)
                    .attempt(
                        attempt ->
                            attempt
                                .transactionId("tx-1")
                                .draft(new Draft("d-1", cost, FINE))
                                .cost(cost)
                                .lastCall(new Call(StepKind.EXECUTE, FINE, FINE, true, true))
                                .mayHaveDraft(true)
                                .mayHaveExecuted(true)
                                .abandonment(Abandonment.COST_TOO_HIGH)
                                .refusal(RefusalClass.PROVIDER_LIMIT)
                                .reason(reason))
                    .payout(
                        payout ->
                            payout
                                .waitingFor(new Waiting(WaitCode.BALANCE, FINE))
                                .cancelRequested(true)
                                .reason(reason)
                                .contradictions(
                                    Set.of(
                                        new Contradiction(1, EvidenceKind.PAID),
                                        new Contradiction(2, EvidenceKind.MISMATCH)))
                                .inquiries(7)
                                .hints(1)
                                .lookedBackAt(FINE)
                                .updatedAt(FINE))
                    .to(PayoutStatus.SUBMITTING)
                    .transition(t -> withReason(t, reason))
                    .lease(Change.LEASE)
                    .build());
    assertSame(found(saved.id()), saved);
    List<Transition> history = history(saved.id());
    assertThat(history).hasSize(2);
    assertThat(history.get(1).reason()).isEqualTo(reason);
    assertThat(history.get(1).attempt()).isEqualTo(1);
    assertThat(history.get(1).from()).isEqualTo(PayoutStatus.ACCEPTED);
  }

  @Test
  void save_membersThatWent_areGone() {
    Payout accepted = accepted();
    change(accepted.id(), before -> Change.opening(before, Samples.TRANSFEZ));
    change(
        accepted.id(),
        before ->
            Change.of(before)
                .payout(
                    p ->
                        p.reason(Reason.of(ReasonCode.NARR))
                            .contradictions(Set.of(new Contradiction(1, EvidenceKind.PAID))))
                .attempt(a -> a.lastCall(new Call(StepKind.DRAFT, FINE, FINE, false, false)))
                .to(PayoutStatus.PENDING)
                .build());
    Payout bare =
        change(
            accepted.id(),
            before ->
                Change.of(before)
                    .payout(p -> p.reason(null).contradictions(Set.of()))
                    .attempt(a -> a.lastCall(null))
                    .build());
    assertSame(found(accepted.id()), bare);
  }

  @Test
  void save_ofManyAtOnce_savesEach() {
    List<Payout> payouts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      payouts.add(accepted());
    }
    run(
        tx ->
            stores()
                .payouts()
                .save(
                    tx,
                    stores().payouts().lockDue(tx, Lanes.any(100)).payouts().stream()
                        .map(payout -> Change.opening(payout, Samples.TRANSFEZ))
                        .toList()));
    for (Payout payout : payouts) {
      Payout found = found(payout.id());
      assertThat(found.status()).isEqualTo(PayoutStatus.SUBMITTING);
      assertThat(found.attempts()).hasSize(1);
      assertThat(found.version()).isEqualTo(2);
    }
  }

  @Test
  void save_secondAttemptAfterProof_isKeptBesideTheFirst() {
    Payout payout = accepted();
    change(payout.id(), before -> Change.opening(before, Samples.TRANSFEZ));
    change(payout.id(), Change::refused);
    Payout second = change(payout.id(), before -> Change.opening(before, Samples.EASYLINK));
    assertSame(found(payout.id()), second);
    assertThat(second.attempts()).hasSize(2);
  }

  @Test
  void save_firstAttemptClosedAndSecondOpenedTogether_isTaken() {
    Payout payout = accepted();
    change(payout.id(), before -> Change.opening(before, Samples.TRANSFEZ));
    Payout second =
        change(
            payout.id(),
            before ->
                Change.of(before)
                    .attempt(a -> a.closed(AttemptOutcome.UNEXECUTED, Samples.AT))
                    .open(Samples.EASYLINK)
                    .to(PayoutStatus.ACCEPTED)
                    .to(PayoutStatus.SUBMITTING)
                    .lease(Change.LEASE)
                    .build());
    assertSame(found(payout.id()), second);
  }

  @Test
  void save_openTaskAgain_isNoSecondOne() {
    Payout payout = accepted();
    for (int i = 0; i < 2; i++) {
      change(
          payout.id(),
          before -> Change.of(before).task(TaskKind.NO_ROUTE).task(TaskKind.CONTRADICTION).build());
    }
    assertThat(found(payout.id()).version()).isEqualTo(3);
  }

  @Test
  void findAll_someUnknown_areAbsent() {
    Payout one = accepted();
    Payout two = accepted();
    change(one.id(), before -> Change.opening(before, Samples.TRANSFEZ));
    List<PayoutId> asked = List.of(two.id(), Samples.payoutId(), one.id());
    assertThat(findAll(asked)).extracting(Payout::id).containsExactlyInAnyOrder(one.id(), two.id());
    assertSame(findAll(List.of(one.id())).get(0), found(one.id()));
    assertThat(findAll(List.of())).isEmpty();
  }

  @Test
  void accepted_withATrace_keepsItInPayoutAndEvent() {
    Payout untraced = accepted();
    Acceptance acceptance = acceptance();
    Payout traced = acceptance.payout().toBuilder().trace(Samples.TRACE).build();
    accept(
        new Acceptance(
            traced,
            acceptance.key(),
            acceptance.fingerprint(),
            acceptance.transition(),
            event(traced, acceptance.transition())));
    change(traced.id(), before -> Change.opening(before, Samples.TRANSFEZ));

    assertThat(found(traced.id()).trace()).isEqualTo(Samples.TRACE);
    assertThat(found(untraced.id()).trace()).isEqualTo(TraceContext.of(untraced.id()));
    List<LoggedEvent> log = in(tx -> stores().events().read(tx, 0, 10));
    assertThat(log)
        .extracting(it -> it.event().trace())
        .containsExactly(TraceContext.of(untraced.id()), Samples.TRACE, Samples.TRACE);
  }

  @Test
  void wake_thoseThatWaitForIt_areDueAtOnceAndNoOthers() {
    Payout waits = waiting(WaitCode.NO_ACTIVE_PROVIDER);
    Payout other = waiting(WaitCode.BALANCE);

    assertThat(wake(WaitCode.NO_ACTIVE_PROVIDER, 10)).isEqualTo(1);
    assertThat(in(tx -> stores().payouts().lockDue(tx, Lanes.any(10))).payouts())
        .extracting(Payout::id)
        .containsExactly(waits.id());
    assertThat(wake(WaitCode.NO_ACTIVE_PROVIDER, 10)).as("what is due needs no waking").isZero();
    assertThat(found(other.id()).version()).isEqualTo(2);
  }

  @Test
  void wake_moreThanTheLimit_leavesTheRestForTheNextCall() {
    for (int i = 0; i < 3; i++) {
      waiting(WaitCode.NO_ACTIVE_PROVIDER);
    }
    assertThat(wake(WaitCode.NO_ACTIVE_PROVIDER, 2)).isEqualTo(2);
    assertThat(wake(WaitCode.NO_ACTIVE_PROVIDER, 2)).isEqualTo(1);
  }

  private List<Payout> findAll(List<PayoutId> ids) {
    return in(tx -> stores().payouts().findAll(tx, ids));
  }

  private Payout waiting(WaitCode code) {
    return change(
        accepted().id(),
        before ->
            Change.of(before)
                .payout(payout -> payout.waitingFor(new Waiting(code, FINE)))
                .next(NextAction.in(Duration.ofHours(1)))
                .build());
  }

  private int wake(WaitCode code, int limit) {
    return in(tx -> stores().payouts().wake(tx, code, limit));
  }

  @Test
  void findAttempts_someUnknown_areAbsent() {
    Payout payout = accepted();
    Payout opened = change(payout.id(), before -> Change.opening(before, Samples.TRANSFEZ));
    var reference = opened.attempts().get(0).reference();
    var unknown = new AttemptReference("nobody-knows");
    assertThat(findAttempts(List.of(unknown, reference)))
        .containsExactly(Map.entry(reference, new AttemptKey(payout.id(), 1, Samples.TRANSFEZ)));
    assertThat(findAttempts(List.of())).isEmpty();
  }

  @Test
  void providersWithOpenAttempts_areThoseAndNoOthers() {
    assertThat(openProviders()).isEmpty();
    for (int i = 0; i < 3; i++) {
      Payout payout = accepted();
      change(payout.id(), before -> Change.opening(before, Samples.TRANSFEZ));
    }
    Payout other = accepted();
    change(other.id(), before -> Change.opening(before, Samples.EASYLINK));
    assertThat(openProviders()).containsExactlyInAnyOrder(Samples.TRANSFEZ, Samples.EASYLINK);
    change(other.id(), Change::refused);
    assertThat(openProviders()).containsExactly(Samples.TRANSFEZ);
  }

  @Test
  void save_workThatFails_leavesNothing() {
    Payout payout = accepted();
    assertThatThrownBy(
            () ->
                run(
                    tx -> {
                      Payout locked =
                          stores().payouts().lock(tx, List.of(payout.id())).payouts().get(0);
                      stores()
                          .payouts()
                          .save(tx, List.of(Change.opening(locked, Samples.TRANSFEZ)));
                      throw new IllegalStateException("broken");
                    }))
        .hasMessage("broken");
    assertSame(found(payout.id()), payout);
    assertThat(history(payout.id())).hasSize(1);
  }

  @Test
  void save_nothing_isNothing() {
    run(tx -> stores().payouts().save(tx, List.<PayoutChange>of()));
    assertThat(accept()).isEmpty();
  }

  private Map<AttemptReference, AttemptKey> findAttempts(List<AttemptReference> references) {
    return in(tx -> stores().payouts().findAttempts(tx, references));
  }

  private Set<ProviderName> openProviders() {
    return in(tx -> stores().payouts().providersWithOpenAttempts(tx));
  }

  private static void assertSame(Payout actual, Payout expected) {
    assertThat(actual)
        .usingRecursiveComparison(
            RecursiveComparisonConfiguration.builder().withStrictTypeChecking(false).build())
        .isEqualTo(expected);
  }

  private static Transition withReason(Transition t, Reason reason) {
    return new Transition(
        t.sequence(),
        t.from(),
        t.to(),
        t.cause(),
        t.evidence(),
        t.actor(),
        reason,
        t.at(),
        t.attempt());
  }
}
