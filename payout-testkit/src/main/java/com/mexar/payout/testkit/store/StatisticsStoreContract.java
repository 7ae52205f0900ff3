package com.mexar.payout.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.callback.VerifiedCallback;
import com.mexar.payout.domain.Contradiction;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.store.CallbackConclusion;
import com.mexar.payout.store.CallbackConclusion.Verdict;
import com.mexar.payout.store.ChannelLease;
import com.mexar.payout.store.IncomingCallback;
import com.mexar.payout.store.Statistics;
import com.mexar.payout.store.Statistics.Backlog;
import com.mexar.payout.store.StoredCallback;
import com.mexar.payout.testkit.Samples;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What waits is counted where it waits, and what is over is not counted at all. */
public abstract class StatisticsStoreContract extends StoreContract {
  private static final Backlog NONE = new Backlog(0, null);
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final UUID OWNER = new UUID(1, 1);

  @Test
  void read_emptyStore_countsNothing() {
    Statistics statistics = read();

    assertThat(statistics.open()).isEmpty();
    assertThat(statistics.tasks()).isEmpty();
    assertThat(statistics.orphans()).isEqualTo(NONE);
    assertThat(statistics.dueCallbacks()).isEqualTo(NONE);
    assertThat(statistics.contradicted()).isZero();
    assertThat(statistics.channels()).isEmpty();
    assertThat(statistics.now()).isAfter(Instant.EPOCH);
  }

  @Test
  void open_byStatusAndLastProvider_leavesOutWhatIsFinal() {
    accepted();
    accepted();
    pending(Samples.TRANSFEZ);
    Payout refused = change(opened(Samples.TRANSFEZ).id(), Change::refused);
    change(refused.id(), before -> Change.opening(before, Samples.EASYLINK));
    change(pending(Samples.TRANSFEZ).id(), Change::paid);

    assertThat(read().open())
        .containsExactlyInAnyOrder(
            open(PayoutStatus.ACCEPTED, null, 2),
            open(PayoutStatus.PENDING, Samples.TRANSFEZ, 1),
            open(PayoutStatus.SUBMITTING, Samples.EASYLINK, 1));
  }

  @Test
  void tasks_ofSeveralPayouts_areCountedByKind() {
    for (int i = 0; i < 2; i++) {
      change(
          accepted().id(),
          before -> Change.of(before).task(TaskKind.NO_ROUTE).to(PayoutStatus.FAILED).build());
    }
    change(
        accepted().id(),
        before -> Change.of(before).task(TaskKind.CONTRADICTION).to(PayoutStatus.FAILED).build());

    Statistics statistics = read();
    assertThat(statistics.tasks()).containsOnlyKeys(TaskKind.NO_ROUTE, TaskKind.CONTRADICTION);
    assertThat(statistics.tasks().get(TaskKind.NO_ROUTE))
        .satisfies(
            tasks -> {
              assertThat(tasks.count()).isEqualTo(2);
              assertThat(tasks.oldest()).isBeforeOrEqualTo(statistics.now());
            });
  }

  @Test
  void callbacks_dueAndOrphaned_areToldApart() {
    keep("due");
    assertThat(read().dueCallbacks().count()).isEqualTo(1);
    assertThat(read().orphans()).isEqualTo(NONE);

    conclude(Verdict.ORPHAN, Duration.ofHours(1));
    assertThat(read().orphans()).isEqualTo(new Backlog(1, Samples.AT));
    assertThat(read().dueCallbacks()).isEqualTo(NONE);

    keep("hint");
    conclude(Verdict.HINTED, null);
    assertThat(read().orphans().count()).isEqualTo(1);
    assertThat(read().dueCallbacks()).isEqualTo(NONE);
  }

  @Test
  void contradicted_untilResolved_isCountedOnceForEachPayout() {
    Payout payout =
        change(
            accepted().id(),
            before ->
                Change.of(before)
                    .to(PayoutStatus.FAILED)
                    .payout(
                        edit ->
                            edit.contradictions(
                                Set.of(
                                    new Contradiction(1, EvidenceKind.PAID),
                                    new Contradiction(1, EvidenceKind.RETURNED))))
                    .build());
    assertThat(read().contradicted()).isEqualTo(1);

    change(
        payout.id(),
        before ->
            Change.of(before)
                .to(PayoutStatus.FAILED)
                .payout(edit -> edit.contradictions(Set.of()))
                .build());
    assertThat(read().contradicted()).isZero();
  }

  @Test
  void channel_behindTheLog_hasAsMuchWaitingAsItHasNotSent() {
    accepted();
    accepted();
    accepted();
    List<LoggedEvent> log = in(tx -> stores().events().read(tx, 0, 10));
    ChannelLease lease =
        in(tx -> stores().channels().acquire(tx, "kafka", OWNER, LEASE)).orElseThrow();
    long first = log.get(0).position();
    long last = log.get(2).position();
    assertThat(advance(lease, first)).isTrue();

    assertThat(read().channels())
        .containsExactly(
            new Statistics.Channel("kafka", first, new Backlog(last - first, Samples.AT)));

    assertThat(advance(lease, last)).isTrue();
    assertThat(read().channels()).containsExactly(new Statistics.Channel("kafka", last, NONE));
  }

  private Statistics read() {
    return in(tx -> stores().statistics().read(tx));
  }

  private Payout opened(ProviderName provider) {
    return change(accepted().id(), before -> Change.opening(before, provider));
  }

  private Payout pending(ProviderName provider) {
    return change(opened(provider).id(), before -> Change.pending(before, LEASE));
  }

  private boolean advance(ChannelLease lease, long position) {
    return in(tx -> stores().channels().advance(tx, lease, position, LEASE));
  }

  private void keep(String body) {
    RawCallback raw =
        new RawCallback(
            "POST", "/a", "", Map.of(), body.getBytes(StandardCharsets.UTF_8), "203.0.113.9");
    IncomingCallback callback =
        new IncomingCallback(
            Samples.payoutId().value(),
            Samples.TRANSFEZ,
            VerifiedCallback.fromInbox(raw, null, false),
            Samples.AT);
    run(tx -> stores().callbacks().keep(tx, List.of(callback)));
  }

  private void conclude(Verdict verdict, @Nullable Duration againAfter) {
    run(
        tx -> {
          StoredCallback due = stores().callbacks().lockDue(tx, 1).get(0);
          stores()
              .callbacks()
              .conclude(tx, List.of(new CallbackConclusion(due.id(), verdict, null, againAfter)));
        });
  }

  private static Statistics.Open open(
      PayoutStatus status, @Nullable ProviderName provider, long count) {
    return new Statistics.Open(status, provider, new Backlog(count, Samples.AT));
  }
}
