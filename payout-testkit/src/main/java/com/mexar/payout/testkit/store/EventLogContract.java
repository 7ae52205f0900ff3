package com.mexar.payout.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.event.Event;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.store.Acceptance;
import com.mexar.payout.store.EventPage;
import com.mexar.payout.testkit.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whoever follows the log along its positions gets every committed event, and each payout's in
 * order.
 */
public abstract class EventLogContract extends StoreContract {
  private static final ClientId OTHER = new ClientId("other");

  @Test
  void read_committed_isWhatWasAnnounced() {
    Acceptance acceptance = acceptance();
    accept(acceptance);
    List<LoggedEvent> log = read(0, 10);
    assertThat(log).hasSize(1);
    assertThat(log.get(0).event()).isEqualTo(acceptance.event());
    assertThat(read(log.get(0).position(), 10)).isEmpty();
  }

  @Test
  void read_limit_goesOnBehindTheLast() {
    List<Event> announced = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Acceptance acceptance = acceptance();
      accept(acceptance);
      announced.add(acceptance.event());
    }
    List<LoggedEvent> two = read(0, 2);
    List<LoggedEvent> rest = read(two.get(1).position(), 10);
    List<Event> all = new ArrayList<>();
    two.forEach(it -> all.add(it.event()));
    rest.forEach(it -> all.add(it.event()));
    assertThat(all).isEqualTo(announced);
  }

  @Test
  void page_ofOneClient_isItsOwnAndMovesOverTheOthers() {
    Acceptance own = acceptance();
    Acceptance others = acceptance(OTHER, "k1", Samples.anInstruction().build());
    Acceptance last = acceptance(OTHER, "k2", Samples.anInstruction().build());
    accept(own);
    accept(others);
    accept(last);

    EventPage all = page(null, 0, 10);
    EventPage ours = page(Samples.CLIENT, 0, 10);
    EventPage theirs = page(OTHER, 0, 1);

    assertThat(all.events())
        .extracting(LoggedEvent::event)
        .containsExactly(own.event(), others.event(), last.event());
    assertThat(ours.events()).extracting(LoggedEvent::event).containsExactly(own.event());
    assertThat(ours.next()).isEqualTo(all.next());
    assertThat(theirs.events()).extracting(LoggedEvent::event).containsExactly(others.event());
    assertThat(page(OTHER, theirs.next(), 10).events())
        .extracting(LoggedEvent::event)
        .containsExactly(last.event());
    assertThat(page(null, all.next(), 10)).isEqualTo(new EventPage(List.of(), all.next()));
  }

  @Test
  void page_beforeAGapOfAWriterUnderWay_doesNotMoveOverIt() {
    HeldTransaction writer = hold(acceptance());
    accept(acceptance(OTHER, "k", Samples.anInstruction().build()));
    for (int i = 0; i < 5; i++) {
      assertThat(page(Samples.CLIENT, 0, 10)).isEqualTo(new EventPage(List.of(), 0));
    }
    writer.commit();
    assertThat(page(Samples.CLIENT, 0, 10).events()).hasSize(1);
  }

  private EventPage page(@Nullable ClientId client, long after, int limit) {
    return in(tx -> stores().events().page(tx, client, after, limit));
  }

  @Test
  void read_severalOfOnePayoutInOneSave_areInOrderOfSequence() {
    Payout payout = accepted();
    change(
        payout.id(),
        before ->
            Change.of(before)
                .open(Samples.TRANSFEZ)
                .to(PayoutStatus.SUBMITTING)
                .to(PayoutStatus.IN_DOUBT)
                .to(PayoutStatus.PENDING)
                .build());
    assertThat(read(0, 10)).extracting(it -> it.event().sequence()).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void read_gapOfAWriterUnderWay_isNotPassed() {
    Acceptance early = acceptance();
    HeldTransaction writer = hold(early);
    Acceptance late = acceptance();
    accept(late);
    for (int i = 0; i < 5; i++) {
      assertThat(read(0, 10)).isEmpty();
    }
    writer.commit();
    assertThat(read(0, 10))
        .extracting(LoggedEvent::event)
        .containsExactly(early.event(), late.event());
  }

  /**
   * Whoever reads has an id of its own from before, which says nothing of those who began since.
   */
  @Test
  void read_gapOfAWriterUnderWayByOneThatHasWritten_isNotPassed() {
    Acceptance early = acceptance();
    Acceptance late = acceptance();
    List<HeldTransaction> writers = new ArrayList<>();
    List<LoggedEvent> seen =
        in(
            tx -> {
              stores().channels().acquire(tx, "kafka", UUID.randomUUID(), Duration.ofMinutes(1));
              writers.add(hold(early));
              accept(late);
              return stores().events().read(tx, 0, 10);
            });
    assertThat(seen).isEmpty();
    for (int i = 0; i < 5; i++) {
      assertThat(read(0, 10)).isEmpty();
    }
    writers.get(0).commit();
    assertThat(read(0, 10))
        .extracting(LoggedEvent::event)
        .containsExactly(early.event(), late.event());
  }

  /**
   * The writer of the gap began after the one that commits behind it: ids of transactions and of
   * what has completed say little about who is under way.
   */
  @Test
  void read_gapOfAWriterThatBeganLater_isNotPassed() {
    Acceptance first = acceptance();
    Acceptance behind = acceptance();
    Acceptance gap = acceptance();
    CountDownLatch gapIsOpen = new CountDownLatch(1);
    CountDownLatch firstIsIn = new CountDownLatch(1);
    Future<Boolean> older =
        Together.aside(
            () ->
                in(
                    tx -> {
                      stores().payouts().accept(tx, List.of(first));
                      firstIsIn.countDown();
                      Together.await(gapIsOpen);
                      stores().payouts().accept(tx, List.of(behind));
                      return true;
                    }));
    Together.await(firstIsIn);
    HeldTransaction writer = hold(gap);
    gapIsOpen.countDown();
    Together.get(older);
    for (int i = 0; i < 5; i++) {
      assertThat(read(0, 10)).extracting(LoggedEvent::event).containsExactly(first.event());
    }
    writer.commit();
    assertThat(read(0, 10))
        .extracting(LoggedEvent::event)
        .containsExactly(first.event(), gap.event(), behind.event());
  }

  @Test
  void read_gapOfARolledBackWriter_isPassedSoon() {
    HeldTransaction writer = hold(acceptance());
    Acceptance late = acceptance();
    accept(late);
    assertThat(read(0, 10)).isEmpty();
    writer.rollBack();
    Awaitility.await()
        .atMost(Together.LIMIT)
        .untilAsserted(
            () ->
                assertThat(read(0, 10))
                    .extracting(LoggedEvent::event)
                    .containsExactly(late.event()));
  }

  @Test
  void read_followedWhileManyWrite_missesNothingAndKeepsEachPayoutsOrder() {
    Set<UUID> committed = ConcurrentHashMap.newKeySet();
    List<LoggedEvent> followed = new ArrayList<>();
    CountDownLatch written = new CountDownLatch(1);
    Future<Boolean> reader = Together.aside(() -> follow(followed, committed, written));
    Together.times(
        300,
        i -> {
          write(i, committed);
          return i;
        });
    written.countDown();
    Together.get(reader);
    assertThat(followed).extracting(it -> it.event().id()).doesNotHaveDuplicates();
    assertThat(followed).hasSize(committed.size());
    Map<Object, Long> last = new HashMap<>();
    for (LoggedEvent it : followed) {
      assertThat(it.event().sequence()).isEqualTo(last.getOrDefault(it.event().payout(), 0L) + 1);
      last.put(it.event().payout(), it.event().sequence());
    }
  }

  private boolean follow(List<LoggedEvent> followed, Set<UUID> committed, CountDownLatch written) {
    long position = 0;
    while (written.getCount() > 0 || followed.size() < committed.size()) {
      List<LoggedEvent> next = read(position, 50);
      followed.addAll(next);
      position = next.isEmpty() ? position : next.get(next.size() - 1).position();
      if (Thread.currentThread().isInterrupted()) {
        return false;
      }
    }
    return true;
  }

  /** Every fifth transaction writes its events and is rolled back. */
  private void write(int number, Set<UUID> committed) {
    Acceptance acceptance = acceptance();
    try {
      run(
          tx -> {
            stores().payouts().accept(tx, List.of(acceptance));
            if (number % 5 == 0) {
              throw new IllegalStateException("rolled back");
            }
          });
      committed.add(acceptance.event().id());
      if (number % 3 == 0) {
        run(
            tx -> {
              Payout locked =
                  stores().payouts().lock(tx, List.of(acceptance.payout().id())).payouts().get(0);
              var change = Change.opening(locked, Samples.TRANSFEZ);
              stores().payouts().save(tx, List.of(change));
              committed.add(change.events().get(0).id());
            });
      }
    } catch (IllegalStateException expected) {
      assertThat(expected).hasMessage("rolled back");
    }
  }

  private HeldTransaction hold(Acceptance acceptance) {
    return HeldTransaction.after(
        stores().transactions(), tx -> stores().payouts().accept(tx, List.of(acceptance)));
  }

  private List<LoggedEvent> read(long after, int limit) {
    return in(tx -> stores().events().read(tx, after, limit));
  }
}
