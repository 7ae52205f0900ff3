package com.mexar.payout.domain;

import static com.mexar.payout.fixture.Samples.idr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.fixture.Samples;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PayoutInstructionTest {

  @Test
  void amountOrMaxDebit_zero_isRefused() {
    assertThatThrownBy(() -> with(idr("0"), null, null, Map.of()))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage("amount must be more than zero");
    assertThatThrownBy(() -> with(idr("1"), idr("0"), null, Map.of()))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage("maxDebit must be more than zero");
  }

  @Test
  void builder_givenEveryMember_keepsEach_andNoneUnasked() {
    PayoutInstruction full = Samples.full();
    PayoutInstruction.Builder builder =
        PayoutInstruction.builder(
            full.reference(), full.amount(), full.beneficiary(), full.account(), full.sender());
    assertThat(builder.build())
        .extracting("purpose", "sourceOfFunds", "relationship", "description")
        .containsOnlyNulls();

    builder
        .purpose(full.purpose())
        .sourceOfFunds(full.sourceOfFunds())
        .relationship(full.relationship())
        .description(full.description())
        .deadline(full.deadline())
        .maxDebit(full.maxDebit())
        .provider(full.provider())
        .metadata(full.metadata());
    assertThat(builder.build()).isEqualTo(full);
  }

  @Test
  void description_tooLongOrMisleading_isRefused() {
    assertThatThrownBy(() -> with(idr("1"), null, "d".repeat(141), Map.of()))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> with(idr("1"), null, "two\nlines", Map.of()))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> with(idr("1"), null, "", Map.of()))
        .isInstanceOf(InvalidValueException.class);
  }

  @Test
  void metadata_outOfBounds_isRefused() {
    Map<String, String> many = new HashMap<>();
    for (int i = 0; i <= PayoutInstruction.MAX_METADATA; i++) {
      many.put("k" + i, "v");
    }

    assertThatThrownBy(() -> with(idr("1"), null, null, many))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> with(idr("1"), null, null, Map.of("", "v")))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> with(idr("1"), null, null, Map.of("k".repeat(65), "v")))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> with(idr("1"), null, null, Map.of("k", "v".repeat(501))))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> with(idr("1"), null, null, Map.of("k", "\u0000")))
        .isInstanceOf(InvalidValueException.class);
    assertThat(with(idr("1"), null, null, Map.of("k", "")).metadata()).containsEntry("k", "");
  }

  @Test
  void metadata_afterwards_cannotBeChanged() {
    Map<String, String> mine = new TreeMap<>(Map.of("b", "2", "a", "1"));
    PayoutInstruction instruction = with(idr("1"), null, null, mine);
    mine.put("c", "3");

    assertThat(instruction.metadata()).containsExactly(Map.entry("a", "1"), Map.entry("b", "2"));
    assertThatThrownBy(() -> instruction.metadata().put("d", "4"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void payout_accepted_beginsAtOne() {
    Payout payout =
        Payout.accepted(
            new PayoutId(new java.util.UUID(1, 2)),
            new ClientId("core"),
            Samples.full(),
            java.time.Instant.EPOCH);

    assertThat(payout.status()).isEqualTo(PayoutStatus.ACCEPTED);
    assertThat(payout.sequence()).isEqualTo(1);
    assertThat(payout.version()).isEqualTo(1);
    assertThat(payout.openAttempt()).isEmpty();
    assertThat(payout.attempt(0)).isEmpty();
    assertThat(payout.attempt(1)).isEmpty();
    assertThat(payout.toBuilder().build()).usingRecursiveComparison().isEqualTo(payout);
  }

  private static PayoutInstruction with(
      Money amount, Money maxDebit, String description, Map<String, String> metadata) {
    return PayoutInstruction.builder(
            new Reference("R"),
            amount,
            Samples.person(Samples.ID),
            Samples.account(),
            Samples.person(Samples.MX))
        .description(description)
        .maxDebit(maxDebit)
        .metadata(metadata)
        .build();
  }
}
