package com.mexar.payout.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.store.Lanes;
import com.mexar.payout.store.ProviderStateChange;
import com.mexar.payout.testkit.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A provider's state is what an operator last said, and a host's settings only where nobody did.
 */
public abstract class ProviderStateStoreContract extends StoreContract {

  @Test
  void states_nobodySeen_isEmpty() {
    assertThat(states()).isEmpty();
  }

  @Test
  void ensureKnown_seenBefore_isLeftAsItIs() {
    ensureKnown(Map.of(Samples.TRANSFEZ, ProviderState.ACTIVE));
    set(Samples.TRANSFEZ, ProviderState.DRAINING);
    ensureKnown(
        Map.of(Samples.TRANSFEZ, ProviderState.ACTIVE, Samples.EASYLINK, ProviderState.SUSPENDED));
    assertThat(states())
        .containsEntry(Samples.TRANSFEZ, ProviderState.DRAINING)
        .containsEntry(Samples.EASYLINK, ProviderState.SUSPENDED)
        .hasSize(2);
  }

  @Test
  void ensureKnown_byManyHostsAtOnce_isQuiet() {
    Together.times(
        24,
        i -> {
          ensureKnown(
              Map.of(
                  Samples.TRANSFEZ, ProviderState.ACTIVE,
                  Samples.EASYLINK, ProviderState.SUSPENDED));
          return i;
        });
    assertThat(states()).hasSize(2);
  }

  @Test
  void set_neverSeen_isRefused() {
    assertThatThrownBy(() -> set(Samples.EASYLINK, ProviderState.ACTIVE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(states()).isEmpty();
  }

  @Test
  void history_isWhoSetWhatAndWhy_newestFirstAndBounded() {
    ensureKnown(Map.of(Samples.TRANSFEZ, ProviderState.ACTIVE));
    set(Samples.TRANSFEZ, ProviderState.DRAINING);
    set(Samples.TRANSFEZ, ProviderState.SUSPENDED);

    List<ProviderStateChange> history = in(tx -> stores().providers().history(tx, 2));

    assertThat(history)
        .extracting(ProviderStateChange::from, ProviderStateChange::to, ProviderStateChange::actor)
        .containsExactly(
            tuple(ProviderState.DRAINING, ProviderState.SUSPENDED, "operator:ops"),
            tuple(ProviderState.ACTIVE, ProviderState.DRAINING, "operator:ops"));
    assertThat(history.get(0).reason()).isEqualTo("a test");
    assertThat(in(tx -> stores().providers().history(tx, 10)).get(2).from()).isNull();
  }

  @Test
  void set_byManyAtOnce_endsInOneOfThem() {
    ensureKnown(Map.of(Samples.TRANSFEZ, ProviderState.ACTIVE));
    Together.times(
        24,
        i -> {
          set(Samples.TRANSFEZ, i % 2 == 0 ? ProviderState.DRAINING : ProviderState.SUSPENDED);
          return i;
        });
    assertThat(states().get(Samples.TRANSFEZ))
        .isIn(ProviderState.DRAINING, ProviderState.SUSPENDED);
  }

  @Test
  void restored_noted_isSinceNowForThoseThatWereSeenAndLeavesTheirStates() {
    ensureKnown(
        Map.of(Samples.TRANSFEZ, ProviderState.ACTIVE, Samples.EASYLINK, ProviderState.SUSPENDED));
    ProviderName unknown = new ProviderName("nobody");
    assertThat(restored()).isEmpty();

    assertThat(noteRestored(Set.of(Samples.TRANSFEZ, unknown))).containsExactly(unknown);
    Instant first = restored().get(Samples.TRANSFEZ);
    assertThat(noteRestored(Set.of(Samples.EASYLINK))).isEmpty();
    assertThat(restored()).as("the others stay").containsEntry(Samples.TRANSFEZ, first);
    noteRestored(Set.of(Samples.TRANSFEZ));
    assertThat(restored().get(Samples.TRANSFEZ)).as("noted anew").isAfter(first);

    assertThat(states())
        .containsEntry(Samples.TRANSFEZ, ProviderState.ACTIVE)
        .containsEntry(Samples.EASYLINK, ProviderState.SUSPENDED)
        .hasSize(2);
  }

  @Test
  void restored_isReadWithEveryLockAndClaim_untilItIsEnded() {
    ensureKnown(Map.of(Samples.TRANSFEZ, ProviderState.ACTIVE));
    Payout payout = accepted();
    noteRestored(Set.of(Samples.TRANSFEZ));
    Map<ProviderName, Instant> noted = restored();

    Lanes any = Lanes.any(10);
    assertThat(in(tx -> stores().payouts().lock(tx, List.of(payout.id()))).restored())
        .isEqualTo(noted);
    assertThat(in(tx -> stores().payouts().lockDue(tx, any)).restored()).isEqualTo(noted);
    assertThat(in(tx -> stores().payouts().lockExpired(tx, 10)).restored()).isEqualTo(noted);
    assertThat(in(tx -> stores().payouts().claimInquiries(tx, any, Duration.ofHours(1))).restored())
        .isEqualTo(noted);

    run(tx -> stores().providers().endRestored(tx));
    assertThat(restored()).isEmpty();
    assertThat(in(tx -> stores().payouts().lock(tx, List.of(payout.id()))).restored()).isEmpty();
  }

  private Map<ProviderName, Instant> restored() {
    return in(tx -> stores().providers().restored(tx));
  }

  private Set<ProviderName> noteRestored(Set<ProviderName> inUse) {
    return in(tx -> stores().providers().noteRestored(tx, inUse));
  }

  private Map<ProviderName, ProviderState> states() {
    return in(tx -> stores().providers().states(tx));
  }

  private void ensureKnown(Map<ProviderName, ProviderState> initial) {
    run(tx -> stores().providers().ensureKnown(tx, initial));
  }

  private void set(ProviderName provider, ProviderState state) {
    run(tx -> stores().providers().set(tx, provider, state, "operator:ops", "a test"));
  }
}
