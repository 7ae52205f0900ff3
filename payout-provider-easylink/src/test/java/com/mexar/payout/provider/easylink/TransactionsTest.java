package com.mexar.payout.provider.easylink;

import static com.mexar.payout.testkit.provider.CannedServer.HANG_UP;
import static com.mexar.payout.testkit.provider.CannedServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.json.provider.ProviderJson;
import com.mexar.payout.provider.TransactionsOutcome;
import com.mexar.payout.provider.TransactionsOutcome.Entry;
import com.mexar.payout.provider.TransactionsOutcome.Listed;
import com.mexar.payout.provider.TransactionsOutcome.NoAnswer;
import com.mexar.payout.provider.TransactionsOutcome.UnknownCursor;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.provider.CannedServer;
import com.mexar.payout.testkit.provider.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What listing the provider's transfers asks, and concludes from each answer. */
class TransactionsTest {
  private static final String LIST = "POST /transfer/get-remittance-list ";
  private static final String ID = "202510162200620000082571";
  private static final String HOME = Answers.DOMESTIC;
  private static final String ABROAD = Answers.INTERNATIONAL;
  private static final String FLAT_ABROAD =
      Answers.replaced(HOME, "\"domestic\"", "\"international\"");

  /** A list is what is looked for here. */
  private static final String A_LIST = "200 data an array";

  private static final Instant NOW = Instant.ofEpochMilli(1_764_150_000_000L);

  @Test
  void transfers_listed_areReadAsInquiriesReadThem() {
    String paid = Answers.replaced(HOME, "\"state\":\"1\"", "\"state\":7");
    String foreign = HOME.replace(Fixture.REFERENCE, "Their/Reference 7");

    assertThat(listed(5, list(HOME, paid, foreign, ABROAD, FLAT_ABROAD)).entries())
        .containsExactly(
            entry(ID, Fixture.REFERENCE, EvidenceKind.ACKNOWLEDGED, "IDR", "100123"),
            entry(ID, Fixture.REFERENCE, EvidenceKind.PAID, "IDR", "100123"),
            entry(ID, null, EvidenceKind.ACKNOWLEDGED, "IDR", "100123"),
            entry(Fixture.REFERENCE, Fixture.REFERENCE, EvidenceKind.PREPARED, "SGD", "90.50"),
            entry(Fixture.REFERENCE, Fixture.REFERENCE, EvidenceKind.PREPARED, "IDR", "100123"));
  }

  @ParameterizedTest
  @CsvSource({
    "1, ACKNOWLEDGED, true, PREPARED, true",
    "2, ACKNOWLEDGED, true, ACKNOWLEDGED, true",
    "3, ON_HOLD, true, ACKNOWLEDGED, false",
    "4, ON_HOLD, true, ACKNOWLEDGED, false",
    "7, PAID, true, PAID, true",
    "8, UNEXECUTED, true, UNEXECUTED, true",
    "9, FAILED_UNPROVEN, true, FAILED_UNPROVEN, true",
    "10, UNEXECUTED, true, UNEXECUTED, true",
    "27, ON_HOLD, true, ON_HOLD, true",
    "42, ACKNOWLEDGED, false, ACKNOWLEDGED, false"
  })
  void state_listed_isThatOfAnInquiry(
      String state, EvidenceKind atHome, boolean known, EvidenceKind abroad, boolean knownAbroad) {
    String home = Answers.replaced(HOME, "\"state\":\"1\"", "\"state\":\"" + state + "\"");
    String other = Answers.replaced(ABROAD, "\"state\":1", "\"state\":" + state);

    var entries = listed(2, list(home, other)).entries();

    assertThat(entries.get(0).kind()).isEqualTo(atHome);
    assertThat(entries.get(0).known()).isEqualTo(known);
    assertThat(entries.get(1).kind()).isEqualTo(abroad);
    assertThat(entries.get(1).known()).isEqualTo(knownAbroad);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"destination_amount\":null",
        "\"destination_amount\":\"a lot\"",
        "\"destination_amount\":-1",
        "\"destination_amount\":\"0.001\"",
        "\"destination_amount\":\"100123\",\"transaction\":{\"destination_amount\":7,"
            + "\"destination_currency\":\"IDR\"}"
      })
  void amount_thatIsNotStatedInOneVoice_isNull(String other) {
    String one =
        Answers.replaced(HOME, "\"destination_amount\":\"100123.000000000000000000\"", other);

    assertThat(listed(2, list(one)).entries().get(0).amount()).isNull();
  }

  @Test
  void amount_withoutItsCurrency_isNull() {
    String one = Answers.replaced(HOME, "\"destination_currency\":\"IDR\",", "");

    assertThat(listed(2, list(one)).entries().get(0).amount()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[%s]",
        "{\"list\":[%s]}",
        "{\"total\":\"7\",\"page\":{\"of\":[]},\"rows\":[%s],\"more\":null}"
      })
  void answer_withOneList_isReadWhateverItsName(String data) {
    assertThat(listed(2, json(200, Answers.ok(data.formatted(HOME)))).entries()).hasSize(1);
    assertThat(listed(2, json(200, Answers.ok(data.formatted("")))).entries()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    ", 1, '\"1\"', '\"1\"'",
    ", 50, '\"50\"', '\"1\"'",
    ", 200, '\"50\"', '\"1\"'",
    "2-50-1764150000000, 7, '\"50\"', '\"2\"'",
    "9999999-9-1764150000000, 7, '\"9\"', '\"9999999\"'"
  })
  void page_asked_isThatOfTheCursor(String cursor, int limit, String size, String number) {
    assertThat(asked(cursor, limit))
        .isEqualTo(
            "{\"start_datetime\":\"2025-10-27T09:40:00.000Z\","
                + "\"end_datetime\":\"2025-11-26T09:40:00.000Z\","
                + ("\"page_size\":" + size + ",\"page_number\":" + number + "}"));
  }

  @Test
  void page_askedUnderSettings_followsThem() {
    assertThat(
            asked(
                "3-20-1764150000007",
                7,
                "transaction-list-window",
                "36h",
                "transaction-list-integers",
                "true"))
        .isEqualTo(
            "{\"start_datetime\":\"2025-11-24T21:40:00.007Z\","
                + "\"end_datetime\":\"2025-11-26T09:40:00.007Z\","
                + "\"page_size\":20,\"page_number\":3}");
  }

  @Test
  void request_hasNoCharacterThatIsEncodedDifferently() {
    ObjectNode body = ProviderJson.object(asked(null, 50).getBytes(StandardCharsets.UTF_8)).get();

    assertThat(Signable.isAll(body)).isTrue();
  }

  @Test
  void pages_ofOneListing_areOfOneWindow() {
    SettableClock clock = SettableClock.standing(NOW);
    try (CannedServer server = Canned.answering(list(HOME));
        EasylinkProvider provider = provider(server, clock)) {
      var first = (Listed) provider.transactions(null, 1);
      assertThat(first.next()).isEqualTo("2-1-1764150000000");
      clock.advance(Duration.ofHours(1));
      var second = (Listed) provider.transactions(first.next(), 1);
      assertThat(second.next()).isEqualTo("3-1-1764150000000");

      assertThat(server.requestsFor(LIST))
          .hasSize(2)
          .allSatisfy(
              request -> assertThat(request.body()).contains("\"2025-11-26T09:40:00.000Z\""));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2",
        "2-50",
        "0-50-1764150000000",
        "2-0-1764150000000",
        "2-51-1764150000000",
        "02-50-1764150000000",
        "12345678-50-1764150000000",
        "2-50-176415000000",
        "2-50-17641500000000",
        "2-50-0764150000000",
        "2-50-1764150000000-1",
        "-2-50-1764150000000",
        "٢-50-1764150000000",
        "2-50-17641500000\u0660\u0660"
      })
  void cursor_thatIsNone_isNotAskedFor(String cursor) {
    try (CannedServer server = Canned.answering(HANG_UP);
        EasylinkProvider provider = Fixture.provider(server.baseUrl())) {
      assertThat(provider.transactions(cursor, 50)).isEqualTo(new UnknownCursor());
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void next_behindAPageThatIsNotEmpty_isNamed() {
    assertThat(listed(2, list(HOME)).next()).isEqualTo("2-2-1764150000000");
    assertThat(listed(2, list()).next()).isNull();
    assertThat(listed(2, list(HOME, ABROAD)).next()).isEqualTo("2-2-1764150000000");
  }

  static Stream<byte[]> unrecognised() {
    Stream<String> data =
        Stream.of(
            "{}",
            "7",
            HOME,
            "{\"list\":{}}",
            "{\"list\":[" + HOME + "],\"other\":[]}",
            "{\"data\":{\"list\":[" + HOME + "]}}",
            array(HOME, "null"),
            array(HOME, "7"),
            array(HOME, array(HOME)),
            array(HOME, HOME, HOME, HOME),
            array(Answers.replaced(HOME, "\"remittance_type\":\"domestic\",", "")),
            array(Answers.replaced(HOME, "\"domestic\"", "\"refund\"")),
            array(Answers.replaced(HOME, "\"domestic\"", "7")),
            array(Answers.replaced(HOME, "\"" + ID + "\"", "\" \"")),
            array(Answers.replaced(HOME, "\"" + ID + "\"", "null")),
            array(Answers.replaced(ABROAD, "\"" + Fixture.REFERENCE + "\"", "null")),
            array(Answers.replaced(HOME, "\"state\":\"1\"", "\"state\":\"paid\"")),
            array(Answers.replaced(HOME, "\"state\":\"1\"", "\"state\":-7")));
    Stream<byte[]> always =
        Answers.unrecognised(HOME).entrySet().stream()
            .filter(answer -> !answer.getKey().equals(A_LIST))
            .map(Map.Entry::getValue);
    return Stream.concat(data.map(text -> json(200, Answers.ok(text))), always);
  }

  @ParameterizedTest
  @MethodSource("unrecognised")
  void answer_thatIsNotRecognised_isNoAnswer(byte[] answer) {
    assertThat(ask(answer, 3)).isInstanceOf(NoAnswer.class);
  }

  @Test
  void answer_thatIsNotRecognised_hasAReasonWithoutItsText() {
    var none = (NoAnswer) ask(json(200, Answers.ok(HOME)), 3);

    assertThat(none.reason().text()).isEqualTo("answer not recognised");
    assertThat(none.reason().toString()).doesNotContain(Fixture.REFERENCE, ID);
  }

  private static Entry entry(
      String id, String reference, EvidenceKind kind, String currency, String amount) {
    return new Entry(
        id,
        reference == null ? null : new AttemptReference(reference),
        kind,
        true,
        Samples.money(currency, amount));
  }

  private static byte[] list(String... items) {
    return json(200, Answers.ok(array(items)));
  }

  private static String array(String... items) {
    return "[" + String.join(",", items) + "]";
  }

  private static Listed listed(int limit, byte[] answer) {
    return (Listed) ask(answer, limit);
  }

  private static TransactionsOutcome ask(byte[] answer, int limit) {
    try (CannedServer server = Canned.answering(answer);
        EasylinkProvider provider = provider(server, SettableClock.standing(NOW))) {
      return provider.transactions(null, limit);
    }
  }

  private static String asked(String cursor, int limit, String... settings) {
    try (CannedServer server = Canned.answering(HANG_UP);
        EasylinkProvider provider = provider(server, SettableClock.standing(NOW), settings)) {
      provider.transactions(cursor, limit);
      return server.requestsFor(LIST).get(0).body();
    }
  }

  private static EasylinkProvider provider(
      CannedServer server, SettableClock clock, String... settings) {
    return Fixture.provider(
        Fixture.settings(server.baseUrl(), settings),
        Fixture.context(Duration.ofSeconds(5), clock));
  }
}
