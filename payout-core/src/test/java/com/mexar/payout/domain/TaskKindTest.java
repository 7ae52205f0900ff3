package com.mexar.payout.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.fixture.Samples;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TaskKindTest {

  @ParameterizedTest
  @EnumSource(TaskKind.class)
  void task_ofAPayoutThatHasEndedWithoutAContradiction_isMoot(TaskKind kind) {
    assertThat(kind.isMoot(payout(PayoutStatus.PAID).build())).isTrue();
  }

  @ParameterizedTest
  @EnumSource(TaskKind.class)
  void task_saysWhatIsAsked(TaskKind kind) {
    assertThat(kind.asked()).endsWith(".");
  }

  @Test
  void contradiction_unresolved_isNeverMoot() {
    Contradiction open = new Contradiction(1, EvidenceKind.PAID);
    for (PayoutStatus status : PayoutStatus.values()) {
      assertThat(TaskKind.CONTRADICTION.isMoot(payout(status).contradictions(Set.of(open)).build()))
          .isFalse();
    }
  }

  @Test
  void exhaustedInquiries_areMootOnceTheScheduleBeganAnew() {
    assertThat(TaskKind.INQUIRIES_EXHAUSTED.isMoot(payout(PayoutStatus.PENDING).build())).isTrue();
    assertThat(
            TaskKind.INQUIRIES_EXHAUSTED.isMoot(payout(PayoutStatus.PENDING).inquiries(9).build()))
        .isFalse();
  }

  @Test
  void failureWithoutProof_whileInDoubt_isNotMoot() {
    assertThat(TaskKind.FAILED_WITHOUT_PROOF.isMoot(payout(PayoutStatus.IN_DOUBT).build()))
        .isFalse();
  }

  private static Payout.Builder payout(PayoutStatus status) {
    return Payout.builder(
            new PayoutId(new UUID(1, 2)),
            new ClientId("core"),
            Samples.instruction(),
            Instant.EPOCH)
        .status(status);
  }
}
