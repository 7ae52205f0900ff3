package com.mexar.payout.provider.transfez;

import static com.mexar.payout.testkit.provider.CannedServer.HANG_UP;
import static com.mexar.payout.testkit.provider.CannedServer.html;
import static com.mexar.payout.testkit.provider.CannedServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.Cost;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.Money;
import com.mexar.payout.provider.QuoteOutcome;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.provider.CannedServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is asked about prices abroad, and how the answer is read. */
class QuotesTest {
  private static final CountryCode USA = new CountryCode("US");
  private static final Money HUNDRED = Samples.money("USD", "100");
  private static final String RATE =
      """
      {"status":200,"data":{"obj_rate":{"id":3,"source_currency":"IDR",
        "destination_currency":"USD","kurs":"15512.5","minimum_amount":"30.0"},
       "rate":"15512.50"}}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "US, USD, 30, true",
    "US, USD, 25000, true",
    "US, USD, 29.99, false",
    "US, USD, 25000.01, false",
    "US, IDR, 100000, false",
    "JP, JPY, 2000, true",
    "CH, CHF, 100, false",
    "ID, IDR, 20000, false"
  })
  void canQuote_forCorridorsAbroadAlone(
      String country, String currency, String amount, boolean can) {
    try (TransfezProvider provider =
        Fixture.provider(
            URI.create("https://transfez.example.com/api/v1"), Abroad.settings(folder))) {
      assertThat(provider.canQuote(new CountryCode(country), Samples.money(currency, amount)))
          .isEqualTo(can);
    }
  }

  @Test
  void quote_ofACurrency_statesItsRateAndNothingElse() {
    try (CannedServer server = new CannedServer(request -> json(200, RATE));
        TransfezProvider provider = Fixture.provider(Canned.url(server), Abroad.settings(folder))) {
      assertThat(provider.quote(USA, HUNDRED))
          .isEqualTo(
              new QuoteOutcome.Quoted(TransfezOptions.IDR, new Cost(null, null, "15512.50")));
      assertThat(server.requests().get(0).line()).isEqualTo("GET /api/v1/rates/IDR/USD HTTP/1.1");
    }
  }

  @Test
  void quote_ofAWithdrawnEndpoint_saysThatThereIsNone() {
    for (byte[] answer : new byte[][] {json(404, Answers.error(404, "\"Not Found\"")), html(404)}) {
      assertThat(asked(answer).reason().text()).isEqualTo("the provider states no rate");
    }
  }

  static Stream<byte[]> unrecognised() {
    return Stream.of(
        HANG_UP,
        html(200),
        html(502),
        json(401, Answers.error(401, "\"Unauthorized\"")),
        json(200, "{\"status\":200}"),
        json(
            200,
            RATE.replace("\"destination_currency\":\"USD\"", "\"destination_currency\":\"SGD\"")),
        json(200, RATE.replace("\"source_currency\":\"IDR\"", "\"source_currency\":\"USD\"")),
        json(200, RATE.replace("\"rate\":\"15512.50\"", "\"rate\":\"0\"")),
        json(200, RATE.replace("\"rate\":\"15512.50\"", "\"rate\":\"-1\"")),
        json(200, RATE.replace("\"rate\":\"15512.50\"", "\"rate\":\"a lot\"")),
        json(200, RATE.replace("\"rate\":\"15512.50\"", "\"rate\":null")));
  }

  @ParameterizedTest
  @MethodSource("unrecognised")
  void quote_thatIsNotRecognised_isNoAnswer(byte[] answer) {
    assertThat(asked(answer).reason().text()).isNotEqualTo("the provider states no rate");
  }

  private QuoteOutcome.NoAnswer asked(byte[] answer) {
    try (CannedServer server = new CannedServer(request -> answer);
        TransfezProvider provider = Fixture.provider(Canned.url(server), Abroad.settings(folder))) {
      return (QuoteOutcome.NoAnswer) provider.quote(USA, HUNDRED);
    }
  }
}
