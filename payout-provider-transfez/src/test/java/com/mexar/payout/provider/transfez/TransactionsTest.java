package com.mexar.payout.provider.transfez;

import static com.mexar.payout.testkit.provider.CannedServer.HANG_UP;
import static com.mexar.payout.testkit.provider.CannedServer.html;
import static com.mexar.payout.testkit.provider.CannedServer.json;
import static com.mexar.payout.testkit.provider.CannedServer.truncated;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.provider.TransactionsOutcome;
import com.mexar.payout.provider.TransactionsOutcome.Entry;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.provider.CannedServer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What listing the provider's transactions asks, and concludes from each answer. */
class TransactionsTest {
  private static final String DRAFT = Answers.TRANSACTION;
  private static final String PAID = DRAFT.replace("\"created\"", "\"completed\"");

  @Test
  void transactions_listed_areReadAsAnInquiryReadsThem() {
    String foreign =
        PAID.replace("\"id\":14", "\"id\":\"15\"")
            .replace("mx-abcdefghijklmnopqrstuvwxyz", "Their/Reference 7");
    assertThat(listed(3, page("", DRAFT, PAID, foreign)).entries())
        .containsExactly(
            entry("14", Fixture.REFERENCE, EvidenceKind.PREPARED, true),
            entry("14", Fixture.REFERENCE, EvidenceKind.PAID, true),
            entry("15", null, EvidenceKind.PAID, true));
  }

  @ParameterizedTest
  @CsvSource({
    "confirmed, ACKNOWLEDGED, true",
    "submitted, ACKNOWLEDGED, true",
    "Completed, PAID, true",
    "canceled, UNEXECUTED, true",
    "refunded, RETURNED, true",
    "declined, FAILED_UNPROVEN, false",
    "under_review, ACKNOWLEDGED, false"
  })
  void state_listed_isThatOfAnInquiry(String state, EvidenceKind kind, boolean known) {
    String one = DRAFT.replace("\"created\"", "\"" + state + "\"");

    assertThat(listed(2, page("", one)).entries())
        .containsExactly(entry("14", Fixture.REFERENCE, kind, known));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"sent_amount\":\"19999.0\"",
        "\"sent_amount\":\"a lot\"",
        "\"sent_amount\":-1",
        "\"sent_amount\":\"0.001\""
      })
  void amount_notInOneVoice_isNotStated(String other) {
    String one = DRAFT.replace("\"sent_amount\":\"20000.0\"", other);

    assertThat(listed(2, page("", one)).entries().get(0).amount()).isNull();
  }

  @Test
  void amount_abroad_isInItsOwnCurrency() {
    String one = Abroad.created().replaceFirst("^\\{\"status\":200,\"data\":", "");
    one = one.substring(0, one.length() - 1);

    assertThat(listed(2, page("", one)).entries().get(0).amount())
        .isEqualTo(Samples.money("USD", "100.50"));
  }

  @ParameterizedTest
  @CsvSource({
    ", 1, page=1&per_page=1",
    ", 100, page=1&per_page=100",
    ", 200, page=1&per_page=100",
    "2-50, 7, page=2&per_page=50",
    "9999999-100, 7, page=9999999&per_page=100"
  })
  void page_asked_isThatOfTheCursor(String cursor, int limit, String query) {
    try (CannedServer server = new CannedServer(request -> HANG_UP);
        TransfezProvider provider = Fixture.provider(Canned.url(server))) {
      provider.transactions(cursor, limit);

      assertThat(server.requests().get(0).line())
          .isEqualTo("GET /api/v1/transactions?" + query + " HTTP/1.1");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1", "0-50", "1-0", "1-101", "01-50", "1-50-1", "-1-50", "٢-50", "a-b"})
  void cursor_thatIsNone_isNotAskedFor(String cursor) {
    try (CannedServer server = new CannedServer(request -> HANG_UP);
        TransfezProvider provider = Fixture.provider(Canned.url(server))) {
      assertThat(provider.transactions(cursor, 50))
          .isEqualTo(new TransactionsOutcome.UnknownCursor());
      assertThat(server.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "'\"page\":1,\"total_page\":2,' | 2-2",
        "'\"total_page\":\"1\",'        | ",
        "'\"total_page\":0,'            | ",
        "''                             | 2-2"
      },
      delimiter = '|')
  void next_byThePagesThatAreStatedOrByOneThatIsNotEmpty_isNamed(String paging, String next) {
    assertThat(listed(2, page(paging, DRAFT, PAID)).next()).isEqualTo(next);
  }

  @Test
  void next_wherePagesAreNotCounted_isNamedUntilOneIsEmpty() {
    assertThat(listed(2, page("", DRAFT)).next()).isEqualTo("2-2");
    assertThat(listed(2, page("")).entries()).isEmpty();
    assertThat(listed(2, page("")).next()).isNull();
  }

  static Stream<byte[]> unrecognised() {
    return Stream.of(
        HANG_UP,
        html(200),
        html(502),
        json(401, Answers.error(401, "\"Unauthorized\"")),
        json(404, Answers.error(404, "\"Not Found\"")),
        json(200, "{\"status\":200}"),
        json(200, "{\"status\":200,\"data\":{}}"),
        json(200, "{\"status\":200,\"data\":{\"id\":1,\"state\":\"created\"}}"),
        page("\"page\":2,", DRAFT),
        page("", DRAFT, PAID, DRAFT, PAID),
        page("", DRAFT, "null"),
        page("", DRAFT.replace("\"id\":14", "\"id\":null")),
        page("", DRAFT.replace("\"created\"", "5")),
        truncated(200, body("", DRAFT)));
  }

  @ParameterizedTest
  @MethodSource("unrecognised")
  void answer_thatIsNotRecognised_isNoAnswer(byte[] answer) {
    assertThat(ask(answer, 3)).isInstanceOf(TransactionsOutcome.NoAnswer.class);
  }

  private static Entry entry(String id, String reference, EvidenceKind kind, boolean known) {
    return new Entry(
        id,
        reference == null ? null : new AttemptReference(reference),
        kind,
        known,
        Samples.money("IDR", "20000"));
  }

  private static byte[] page(String paging, String... transactions) {
    return json(200, body(paging, transactions));
  }

  private static String body(String paging, String... transactions) {
    return "{\"status\":200," + paging + "\"data\":[" + String.join(",", transactions) + "]}";
  }

  private static TransactionsOutcome.Listed listed(int limit, byte[] answer) {
    return (TransactionsOutcome.Listed) ask(answer, limit);
  }

  private static TransactionsOutcome ask(byte[] answer, int limit) {
    try (CannedServer server = new CannedServer(request -> answer);
        TransfezProvider provider = Fixture.provider(Canned.url(server))) {
      return provider.transactions(null, limit);
    }
  }
}
