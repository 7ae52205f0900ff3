package com.mexar.payout.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.domain.Cost;
import com.mexar.payout.domain.Draft;
import com.mexar.payout.domain.Fingerprint;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.ProviderReason;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredJsonTest {
  private final StoredJson stored = new StoredJson();

  @Test
  void instruction_least_isSmall() {
    assertThat(stored.writeInstruction(Instructions.least()))
        .isEqualTo(
            "{\"reference\":\"RMT-1\",\"amount\":{\"currency\":\"IDR\",\"value\":\"1500000\"},"
                + "\"beneficiary\":{\"type\":\"individual\",\"firstName\":\"Budi\",\"country\":\"ID\","
                + "\"account\":{\"type\":\"bank\",\"bankCode\":\"bca\",\"number\":\"0011223344\"}},"
                + "\"sender\":{\"type\":\"individual\",\"firstName\":\"Ana\",\"lastName\":\"Lopez\","
                + "\"country\":\"MX\"}}");
  }

  @Test
  void instruction_fullest_comesBackEqual() {
    assertComesBack(Instructions.fullest());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void instruction_drawn_comesBackEqual(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 200; i++) {
      assertComesBack(Instructions.drawn(random));
    }
  }

  @Test
  void reason_withAndWithoutProvider_comesBackEqual() {
    for (ReasonCode code : ReasonCode.values()) {
      assertComesBack(Reason.of(code));
      assertComesBack(Reason.of(code, new ProviderReason("E-12", "bank says \"no\"")));
      assertComesBack(Reason.of(code, new ProviderReason(null, null)));
    }
  }

  @Test
  void costAndDraft_withAndWithoutParts_comeBackEqual() {
    Cost[] costs = {
      new Cost(null, null, null),
      new Cost(Instructions.money("IDR", "0"), null, "1"),
      new Cost(Instructions.money("IDR", "1500000"), Instructions.money("USD", "0.35"), "16250.123")
    };
    for (Cost cost : costs) {
      assertThat(stored.readCost(stored.writeCost(cost))).isEqualTo(cost);
      for (Instant until : new Instant[] {null, Instant.MAX, Instant.EPOCH}) {
        Draft draft = new Draft("17", cost, until);
        assertThat(stored.readDraft(stored.writeDraft(draft))).isEqualTo(draft);
      }
    }
    Draft bare = new Draft("17", null, null);
    assertThat(stored.writeDraft(bare)).isEqualTo("{\"id\":\"17\"}");
    assertThat(stored.readDraft("{\"id\":\"17\"}")).isEqualTo(bare);
  }

  @Test
  void instruction_storeReorderedMembers_comesBackEqual() {
    assertThat(
            stored.readCost(
                "{\"rate\": \"2\", \"fee\": {\"value\": \"1\", \"currency\": \"USD\"},"
                    + " \"debited\": null}"))
        .isEqualTo(new Cost(null, Instructions.money("USD", "1"), "2"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Budi",
        "[]",
        "{}",
        "{\"code\":\"XX99\",\"text\":\"Budi\"}",
        "{\"code\":\"AC01\",\"text\":\"Budi\",\"more\":\"Budi\"}",
        "{\"code\":\"AC01\",\"text\":\"Budi"
      })
  void reason_notOfThisForm_isUnreadableWithoutValues(String text) {
    assertThatThrownBy(() -> stored.readReason(text))
        .isInstanceOf(UnreadableFormException.class)
        .hasMessageStartingWith("stored reason cannot be read: ")
        .hasMessageNotContaining("Budi")
        .hasMessageNotContaining("XX99");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1E+500000000",
        "\"1E+500000000\"",
        "\"-1\"",
        "\"NaN\"",
        "\"1.001\"",
        "\"100000000000000000000\"",
        "1500000",
        "null"
      })
  void fault09_storedAmount_thatIsNone_isUnreadable(String value) {
    String fee = "{\"fee\":{\"currency\":\"IDR\",\"value\":" + value + "}}";
    assertThatThrownBy(() -> stored.readCost(fee))
        .isInstanceOf(UnreadableFormException.class)
        .hasMessageNotContaining("500000000");
  }

  private void assertComesBack(PayoutInstruction instruction) {
    PayoutInstruction back = stored.readInstruction(stored.writeInstruction(instruction));
    assertThat(back.equals(instruction)).isTrue();
    assertThat(Fingerprint.of(back)).isEqualTo(Fingerprint.of(instruction));
  }

  private void assertComesBack(Reason reason) {
    assertThat(stored.readReason(stored.writeReason(reason))).isEqualTo(reason);
  }
}
