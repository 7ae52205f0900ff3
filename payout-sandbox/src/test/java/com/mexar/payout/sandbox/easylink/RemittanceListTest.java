package com.mexar.payout.sandbox.easylink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemittanceListTest {

  private static final SimulatorKeys KEYS = SimulatorKeys.generate();

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T10:00:00.0005Z"));
  private final EasylinkSimulator simulator =
      EasylinkSimulator.builder()
          .keys(KEYS)
          .clock(now::get)
          .balance(1_000_000_000)
          .timer((delay, task) -> {})
          .start();
  private final Merchant merchant = new Merchant(simulator, now::get);

  @BeforeEach
  void login() throws IOException {
    merchant.login();
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void transfers_ofBothKinds_areListedNewestFirstPageByPage() throws IOException {
    merchant.pay("first", "0011223344");
    merchant.draft("second", "9876543210");
    merchant.pay("third", "0011223344");

    assertThat(listed(page("1", "2"))).containsExactly("third", "second");
    assertThat(listed(page("2", "2"))).containsExactly("first");
    assertThat(listed(page("3", "2"))).isEmpty();
    assertThat(listed(page("1", "2").put("page_number", 2).put("page_size", 2)))
        .containsExactly("first");
  }

  @Test
  void item_ofEitherKind_hasTheFormOfTheDomesticInquiry() throws IOException {
    merchant.pay("home", "0011223344");
    merchant.draft("abroad", "9876543210");

    var data = list(page("1", "2")).data();
    assertThat(data.get(1)).isEqualTo(merchant.show("home").data());
    var abroad = data.get(0);
    assertThat(abroad.path("remittance_type").asText()).isEqualTo("international");
    assertThat(abroad.path("destination_currency").asText()).isEqualTo("SGD");
    assertThat(abroad.path("destination_amount").asText()).isEqualTo("100");
    assertThat(abroad.path("state").textValue()).isEqualTo("1");
  }

  @Test
  void draft_whoseTimeIsOver_isListedCancelled() throws IOException {
    merchant.draft("late", "9876543210");
    now.updateAndGet(at -> at.plus(Duration.ofMinutes(5)));

    assertThat(list(page("1", "1")).data().get(0).path("state").textValue()).isEqualTo("8");
  }

  @Test
  void window_withBothItsEnds_boundsTheList() throws IOException {
    merchant.pay("first", "0011223344");
    now.updateAndGet(at -> at.plusMillis(1));
    merchant.pay("second", "0011223344");
    String at0 = "2026-11-22T10:00:00.000Z";
    String at1 = "2026-11-22T10:00:00.001Z";

    assertThat(listed(page(at0, at0, "1", "9"))).containsExactly("first");
    assertThat(listed(page(at0, at1, "1", "9"))).containsExactly("second", "first");
    assertThat(listed(page(at1, at1, "1", "9"))).containsExactly("second");
  }

  @ParameterizedTest
  @CsvSource({
    "start_datetime, 2026-11-22",
    "start_datetime, 2026-11-22T10:00:00Z",
    "end_datetime, 2026-13-22T10:00:00.000Z",
    "end_datetime, ''",
    "page_number, 0",
    "page_number, 1.0",
    "page_size, 101",
    "page_size, all"
  })
  void list_askedWithAMemberThatIsMalformed_isRefused(String member, String value)
      throws IOException {
    assertThat(list(page("1", "9").put(member, value)).code()).isEqualTo(10500001);
    assertThat(list(page("1", "9").<ObjectNode>without(member)).code()).isEqualTo(10500001);
  }

  private Iterable<String> listed(ObjectNode body) throws IOException {
    return list(body).data().findValuesAsText("reference");
  }

  private Merchant.Answer list(ObjectNode body) throws IOException {
    return merchant.call("transfer/get-remittance-list", body);
  }

  private static ObjectNode page(String number, String size) {
    return page("2026-11-01T00:00:00.000Z", "2026-11-30T00:00:00.000Z", number, size);
  }

  private static ObjectNode page(String start, String end, String number, String size) {
    return Merchant.object()
        .put("start_datetime", start)
        .put("end_datetime", end)
        .put("page_size", size)
        .put("page_number", number);
  }
}
