package com.mexar.payout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

  private final FaultPlan plan = new FaultPlan();

  @Test
  void once_hitsTheNextCallOfStepAndReferenceOnly() {
    plan.once(Step.CONFIRM, "r-1", Fault.CUT_AFTER);
    assertThat(plan.take(Step.DRAFT, "r-1", 1)).isEmpty();
    assertThat(plan.take(Step.CONFIRM, "r-2", 1)).isEmpty();
    assertThat(plan.take(Step.CONFIRM, "r-1", 1)).contains(Fault.CUT_AFTER);
    assertThat(plan.take(Step.CONFIRM, "r-1", 2)).isEmpty();
  }

  @Test
  void nth_countsCallsOfTheStepFromNow() {
    plan.nth(Step.DRAFT, 3, Fault.ERROR_500_BEFORE);
    assertThat(plan.take(Step.DRAFT, "a", 1)).isEmpty();
    assertThat(plan.take(Step.CONFIRM, "a", 1)).isEmpty();
    assertThat(plan.take(Step.DRAFT, "b", 1)).isEmpty();
    assertThat(plan.take(Step.DRAFT, "c", 1)).contains(Fault.ERROR_500_BEFORE);
    assertThat(plan.take(Step.DRAFT, "d", 1)).isEmpty();
  }

  @Test
  void always_lastsUntilCleared() {
    plan.always(Step.INQUIRY, Fault.HTML_502_BEFORE);
    for (int i = 1; i < 5; i++) {
      assertThat(plan.take(Step.INQUIRY, "r", i)).contains(Fault.HTML_502_BEFORE);
    }
    plan.clear();
    assertThat(plan.take(Step.INQUIRY, "r", 5)).isEmpty();
  }

  @Test
  void otherwise_isAskedWhereNoRuleFits() {
    plan.times(Step.CONFIRM, "r", 2, Fault.SLOW)
        .otherwise((step, reference, nth) -> nth == 3 ? Optional.of(Fault.LATE) : Optional.empty());
    assertThat(plan.take(Step.CONFIRM, "r", 1)).contains(Fault.SLOW);
    assertThat(plan.take(Step.CONFIRM, "r", 2)).contains(Fault.SLOW);
    assertThat(plan.take(Step.CONFIRM, "r", 3)).contains(Fault.LATE);
    assertThat(plan.take(Step.CONFIRM, "r", 4)).isEmpty();
  }
}
