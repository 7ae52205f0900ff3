package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.store.Lanes;
import com.mexar.payout.store.Locked;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Claims payouts lane by lane, passing over those that others hold. Stateless. */
final class PayoutClaims {
  private static final Comparator<PayoutRow> BY_NEXT_ACTION =
      Comparator.comparing(row -> row.times().nextActionAt(), Due.EARLIEST_FIRST);

  private static final Comparator<PayoutRow> BY_HINT =
      Comparator.comparing(row -> row.times().askAt(), Due.EARLIEST_FIRST);

  private static final Comparator<Asked> BY_DUE_TIME =
      Comparator.comparing(Asked::dueAt).thenComparing(asked -> asked.row.id());

  private PayoutClaims() {}

  static Locked lockDue(SimulatedTransaction tx, Lanes lanes) {
    return LockedReading.read(
        tx, "lock due payouts", () -> tx.alone(() -> lockDispatchable(tx, lanes)));
  }

  static Locked claimInquiries(SimulatedTransaction tx, Lanes lanes, Duration busyFor) {
    return LockedReading.read(
        tx, "claim inquiries", () -> tx.alone(() -> claim(tx, lanes, busyFor)));
  }

  private static List<PayoutRow> lockDispatchable(SimulatedTransaction tx, Lanes lanes) {
    Map<ProviderName, ProviderState> states = ProviderStates.seenBy(tx);
    Map<String, List<PayoutRow>> byLane =
        grouped(rows(tx).stream().filter(PayoutRow::awaitsDispatch).toList(), PayoutRow::lane);
    List<PayoutRow> locked = new ArrayList<>();
    byLane.forEach(
        (lane, rows) ->
            locked.addAll(
                Due.lockFirst(
                    tx,
                    roomToLeave(lanes, lane, states),
                    rows.stream()
                        .filter(row -> PayoutTimes.isOver(row.times().nextActionAt(), tx.now()))
                        .sorted(BY_NEXT_ACTION)
                        .toList())));
    locked.sort(BY_NEXT_ACTION.thenComparing(PayoutRow::id));
    return locked;
  }

  /** Whose provider is not active will call another one or none. */
  private static int roomToLeave(
      Lanes lanes, String lane, Map<ProviderName, ProviderState> states) {
    Integer own = own(lanes, lane);
    boolean isActive =
        !lane.isEmpty() && states.get(new ProviderName(lane)) == ProviderState.ACTIVE;
    if (isActive) {
      return own == null ? lanes.others() : own;
    }
    return Math.max(own == null ? 0 : own, lanes.others());
  }

  private static List<PayoutRow> claim(SimulatedTransaction tx, Lanes lanes, Duration busyFor) {
    Instant now = tx.now();
    List<Asked> locked = new ArrayList<>(lockHinted(tx, lanes));
    locked.addAll(lockScheduled(tx, lanes));
    locked.sort(BY_DUE_TIME);
    Instant until = Objects.requireNonNull(PayoutTimes.later(now, busyFor));
    Map<String, Integer> taken = new TreeMap<>();
    List<PayoutRow> claimed = new ArrayList<>();
    for (Asked asked : locked) {
      Integer own = own(lanes, asked.lane);
      String shared = own == null ? "" : asked.lane;
      if (taken.merge(shared, 1, Integer::sum) <= (own == null ? lanes.others() : own)) {
        PayoutRow row = asked.row;
        claimed.add(row);
        tx.write(tx.tables().payouts, row.id(), row.with(row.times().claimed(row.status(), until)));
      }
    }
    return claimed;
  }

  private static List<Asked> lockScheduled(SimulatedTransaction tx, Lanes lanes) {
    List<PayoutRow> due =
        rows(tx).stream()
            .filter(PayoutRow::awaitsInquiry)
            .filter(row -> PayoutTimes.isOver(row.times().nextActionAt(), tx.now()))
            .filter(row -> row.payout().provider() != null)
            .sorted(BY_NEXT_ACTION)
            .toList();
    return lockByLane(tx, lanes, due, PayoutRow::lane, row -> row.times().nextActionAt());
  }

  private static List<Asked> lockHinted(SimulatedTransaction tx, Lanes lanes) {
    List<PayoutRow> due =
        rows(tx).stream().filter(row -> row.isToBeAsked(tx.now())).sorted(BY_HINT).toList();
    return lockByLane(tx, lanes, due, PayoutClaims::askedOf, row -> row.times().askAt());
  }

  /** The provider of its last attempt; where it has none yet, the one in whose lane it is. */
  private static String askedOf(PayoutRow row) {
    ProviderName last = row.payout().provider();
    return last == null ? row.lane() : last.value();
  }

  private static List<Asked> lockByLane(
      SimulatedTransaction tx,
      Lanes lanes,
      List<PayoutRow> due,
      Function<PayoutRow, String> laneOf,
      Function<PayoutRow, @Nullable Instant> dueAt) {
    List<Asked> locked = new ArrayList<>();
    grouped(due, laneOf)
        .forEach(
            (lane, rows) -> {
              Integer own = own(lanes, lane);
              int room = own == null ? lanes.others() : own;
              for (PayoutRow row : Due.lockFirst(tx, room, rows)) {
                locked.add(new Asked(row, lane, Objects.requireNonNull(dueAt.apply(row))));
              }
            });
    return locked;
  }

  private static @Nullable Integer own(Lanes lanes, String lane) {
    return lane.isEmpty() ? null : lanes.room().get(new ProviderName(lane));
  }

  private static List<PayoutRow> rows(SimulatedTransaction tx) {
    return tx.tables().payouts.seenBy(tx.locks());
  }

  private static Map<String, List<PayoutRow>> grouped(
      List<PayoutRow> rows, Function<PayoutRow, String> laneOf) {
    Map<String, List<PayoutRow>> groups = new TreeMap<>();
    rows.forEach(
        row -> groups.computeIfAbsent(laneOf.apply(row), any -> new ArrayList<>()).add(row));
    return groups;
  }

  /** One that is locked, with whom it is asked of and since when that is due. */
  private record Asked(PayoutRow row, String lane, Instant dueAt) {}
}
