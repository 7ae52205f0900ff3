package com.mexar.payout.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.OperatorAct;
import com.mexar.payout.domain.OperatorName;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.ResolutionClaim;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.store.AuditEntry;
import com.mexar.payout.store.Page;
import com.mexar.payout.store.Resolution;
import com.mexar.payout.store.Task;
import com.mexar.payout.store.TaskQuery;
import com.mexar.payout.testkit.Samples;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What operators work with: tasks, resolutions that take two people, the audit trail. */
public abstract class OperatorStoresContract extends StoreContract {
  private static final OperatorAct ANA = act("ana", "the bank wrote us");
  private static final OperatorAct BEA = act("bea", "I have read the letter");

  @Test
  void task_openedAndMoot_isClosedByTheChangeThatSettlesIt() {
    Payout payout = accepted();
    change(
        payout.id(),
        before -> Change.of(before).task(TaskKind.NO_ROUTE).task(TaskKind.CONTRADICTION).build());
    change(
        payout.id(),
        before -> Change.of(before).moot(TaskKind.NO_ROUTE).moot(TaskKind.PROVIDER_FORGOT).build());

    assertThat(tasks(true).items())
        .singleElement()
        .satisfies(task -> assertThat(task.kind()).isEqualTo(TaskKind.CONTRADICTION));
    assertThat(tasks(false).items())
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.kind()).isEqualTo(TaskKind.NO_ROUTE);
              assertThat(task.payout()).isEqualTo(payout.id());
              assertThat(task.isOpen()).isFalse();
            });
    assertThat(tasks(null).items()).hasSize(2);
  }

  @Test
  void task_closed_mayBeOpenedAgainAsAnother() {
    Payout payout = accepted();
    change(payout.id(), before -> Change.of(before).task(TaskKind.NO_ROUTE).build());
    change(payout.id(), before -> Change.of(before).moot(TaskKind.NO_ROUTE).build());
    change(payout.id(), before -> Change.of(before).task(TaskKind.NO_ROUTE).build());

    assertThat(tasks(null).items()).hasSize(2);
    assertThat(tasks(true).items()).hasSize(1);
  }

  @Test
  void tasks_inPages_areOldestFirstAndEachOnce() {
    for (int i = 0; i < 5; i++) {
      change(accepted().id(), before -> Change.of(before).task(TaskKind.NO_ROUTE).build());
    }
    Page<Task> first = in(tx -> stores().tasks().list(tx, new TaskQuery(true, null, 3)));
    Task last = first.items().get(2);
    TaskQuery.Place place = new TaskQuery.Place(last.openedAt(), last.id());
    Page<Task> rest = in(tx -> stores().tasks().list(tx, new TaskQuery(true, place, 3)));

    assertThat(first.more()).isTrue();
    assertThat(rest.more()).isFalse();
    assertThat(first.items()).isSortedAccordingTo((a, b) -> a.openedAt().compareTo(b.openedAt()));
    assertThat(first.items()).doesNotContainAnyElementsOf(rest.items());
    assertThat(rest.items()).hasSize(2);
  }

  @Test
  void resolution_proposed_isKeptWholeUntilAnotherApproves() {
    Payout payout = accepted();
    UUID id = propose(payout, ANA);

    Resolution proposed = locked(id).orElseThrow();
    assertThat(proposed.payout()).isEqualTo(payout.id());
    assertThat(proposed.claim()).isEqualTo(claim());
    assertThat(proposed.proposal()).isEqualTo(ANA);
    assertThat(proposed.isApproved()).isFalse();
    approve(id, BEA);

    assertThat(resolutions(payout.id()))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.approval()).isEqualTo(BEA);
              assertThat(it.approvedAt()).isNotNull();
            });
  }

  @Test
  void resolution_approvedByItsProposer_isRefusedByTheStoreItself() {
    UUID id = propose(accepted(), ANA);

    assertThatThrownBy(() -> approve(id, ANA)).isInstanceOf(RuntimeException.class);
    assertThat(locked(id).orElseThrow().isApproved()).isFalse();
  }

  @Test
  void resolution_approvedAgain_isRefused() {
    UUID id = propose(accepted(), ANA);
    approve(id, BEA);

    assertThatThrownBy(() -> approve(id, BEA)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void resolution_unknown_isAbsent() {
    assertThat(locked(Samples.payoutId().value())).isEmpty();
    assertThat(resolutions(Samples.payoutId())).isEmpty();
  }

  @Test
  void audit_appended_isListedNewestFirstInPages() {
    for (int i = 1; i <= 3; i++) {
      String target = "payout:" + i;
      run(tx -> stores().audit().append(tx, "operator:ana", "payout.inquire", target, "why not"));
    }
    run(tx -> stores().audit().append(tx, "client:remit", "payout.cancel", "payout:4", null));

    Page<AuditEntry> first = audit(null, 2);
    assertThat(first.items())
        .extracting(AuditEntry::target)
        .containsExactly("payout:4", "payout:3");
    assertThat(first.items().get(0).reason()).isNull();
    assertThat(first.more()).isTrue();
    Page<AuditEntry> rest = audit(first.items().get(1).id(), 2);
    assertThat(rest.items()).extracting(AuditEntry::target).containsExactly("payout:2", "payout:1");
    assertThat(rest.items().get(0).actor()).isEqualTo("operator:ana");
    assertThat(rest.more()).isFalse();
  }

  private Page<Task> tasks(@Nullable Boolean open) {
    return in(tx -> stores().tasks().list(tx, new TaskQuery(open, null, 100)));
  }

  private Page<AuditEntry> audit(@Nullable Long before, int limit) {
    return in(tx -> stores().audit().list(tx, before, limit));
  }

  private Optional<Resolution> locked(UUID id) {
    return in(tx -> stores().resolutions().lock(tx, id));
  }

  private List<Resolution> resolutions(PayoutId payout) {
    return in(tx -> stores().resolutions().list(tx, payout));
  }

  private UUID propose(Payout payout, OperatorAct proposal) {
    UUID id = Samples.payoutId().value();
    run(tx -> stores().resolutions().propose(tx, id, payout.id(), claim(), proposal));
    return id;
  }

  private void approve(UUID id, OperatorAct approval) {
    run(tx -> stores().resolutions().approve(tx, id, approval));
  }

  private static ResolutionClaim claim() {
    return new ResolutionClaim(
        2, 7, AttemptOutcome.UNEXECUTED, true, "letter of 3 May – “no trace”");
  }

  private static OperatorAct act(String name, String reason) {
    return new OperatorAct(new OperatorName(name), reason);
  }
}
