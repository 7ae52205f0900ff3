package com.mexar.payout.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.store.ChannelLease;
import com.mexar.payout.store.LogStart;
import com.mexar.payout.testkit.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One sender at a time on each channel, and nobody moves a position that is not theirs. */
public abstract class ChannelStoreContract extends StoreContract {
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final UUID ONE = new UUID(1, 1);
  private static final UUID OTHER = new UUID(2, 2);

  @Test
  void acquire_neverSeen_beginsAtZero() {
    assertThat(acquire(ONE, LEASE))
        .hasValueSatisfying(
            lease -> {
              assertThat(lease.position()).isZero();
              assertThat(lease.fence()).isPositive();
              assertThat(lease.channel()).isEqualTo("kafka");
            });
  }

  @Test
  void acquire_whileAnotherHoldsIt_isRefused() {
    acquire(ONE, LEASE);
    assertThat(acquire(OTHER, LEASE)).isEmpty();
    assertThat(in(tx -> stores().channels().acquire(tx, "rabbitmq", OTHER, LEASE)).isPresent())
        .isTrue();
  }

  @Test
  void acquire_ownAgain_keepsTheFence() {
    ChannelLease lease = acquire(ONE, LEASE).orElseThrow();
    assertThat(acquire(ONE, LEASE)).contains(lease);
  }

  @Test
  void acquire_afterItRanOut_raisesTheFenceAndKeepsThePosition() {
    ChannelLease first = acquire(ONE, LEASE).orElseThrow();
    assertThat(advance(first, 7, Duration.ZERO)).isTrue();
    ChannelLease second = acquire(OTHER, LEASE).orElseThrow();
    assertThat(second.fence()).isGreaterThan(first.fence());
    assertThat(second.position()).isEqualTo(7);
  }

  @Test
  void advance_withAnOldFence_changesNothing() {
    ChannelLease first = acquire(ONE, Duration.ZERO).orElseThrow();
    ChannelLease second = acquire(OTHER, LEASE).orElseThrow();
    assertThat(advance(first, 9, LEASE)).isFalse();
    assertThat(acquire(OTHER, LEASE)).contains(second);
  }

  @Test
  void advance_own_movesAndRenews() {
    ChannelLease lease = acquire(ONE, LEASE).orElseThrow();
    assertThat(advance(lease, 5, LEASE)).isTrue();
    assertThat(advance(lease.at(5), 8, LEASE)).isTrue();
    assertThat(acquire(ONE, LEASE)).contains(lease.at(8));
    assertThat(acquire(OTHER, LEASE)).isEmpty();
  }

  @Test
  void release_held_freesItForOthers() {
    ChannelLease lease = acquire(ONE, LEASE).orElseThrow();
    release(lease);
    ChannelLease next = acquire(OTHER, LEASE).orElseThrow();
    assertThat(next.fence()).isGreaterThan(lease.fence());
    release(lease);
    assertThat(acquire(ONE, LEASE)).isEmpty();
  }

  @Test
  void advance_afterRelease_changesNothing() {
    ChannelLease lease = acquire(ONE, LEASE).orElseThrow();
    release(lease);
    assertThat(advance(lease, 3, LEASE)).isFalse();
    assertThat(acquire(OTHER, LEASE).orElseThrow().position()).isZero();
  }

  @Test
  void begin_neverSeen_isWhereItBegins() {
    accepted();
    begin(new LogStart.Now());
    accepted();
    ChannelLease lease = acquire(ONE, LEASE).orElseThrow();
    List<LoggedEvent> behind = in(tx -> stores().events().read(tx, lease.position(), 10));
    assertThat(behind).hasSize(1);
  }

  @Test
  void begin_seen_changesNothing() {
    ChannelLease lease = acquire(ONE, LEASE).orElseThrow();
    assertThat(advance(lease, 7, LEASE)).isTrue();
    begin(new LogStart.Beginning());
    assertThat(acquire(ONE, LEASE)).contains(lease.at(7));
  }

  @Test
  void begin_behindAPositionOrAtATime_isThere() {
    accepted();
    long end = in(tx -> stores().events().behind(tx, new LogStart.Now()));
    List<LogStart> starts =
        List.of(
            new LogStart.Beginning(),
            new LogStart.After(0),
            new LogStart.After(5),
            new LogStart.Since(Samples.AT.plusSeconds(59)),
            new LogStart.Since(Samples.AT.plusSeconds(61)),
            new LogStart.Until(Samples.AT),
            new LogStart.Until(Samples.AT.plusMillis(1)));
    List<Long> places =
        in(tx -> starts.stream().map(it -> stores().events().behind(tx, it)).toList());
    assertThat(places).containsExactly(0L, 0L, end, 0L, end, 0L, end);
  }

  @Test
  void forget_whileSomebodySends_isRefused() {
    ChannelLease lease = acquire(ONE, LEASE).orElseThrow();
    assertThat(advance(lease, 7, LEASE)).isTrue();
    assertThat(forget()).isFalse();
    release(lease.at(7));
    assertThat(forget()).isTrue();
    assertThat(forget()).isFalse();
    assertThat(acquire(ONE, LEASE).orElseThrow().position()).isZero();
  }

  @Test
  void acquire_byManyAtOnce_isOneOwners() {
    List<Optional<ChannelLease>> leases = Together.times(40, i -> acquire(new UUID(3, i), LEASE));
    assertThat(leases).filteredOn(Optional::isPresent).hasSize(1);
  }

  private Optional<ChannelLease> acquire(UUID owner, Duration length) {
    return in(tx -> stores().channels().acquire(tx, "kafka", owner, length));
  }

  private boolean advance(ChannelLease lease, long position, Duration length) {
    return in(tx -> stores().channels().advance(tx, lease, position, length));
  }

  private void begin(LogStart start) {
    run(tx -> stores().channels().begin(tx, "kafka", start));
  }

  private boolean forget() {
    return in(tx -> stores().channels().forget(tx, "kafka"));
  }

  private void release(ChannelLease lease) {
    run(tx -> stores().channels().release(tx, lease));
  }
}
