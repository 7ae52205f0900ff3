package com.mexar.payout.provider.transfez;

import static com.mexar.payout.testkit.provider.CannedServer.html;
import static com.mexar.payout.testkit.provider.CannedServer.json;
import static com.mexar.payout.testkit.provider.CannedServer.truncated;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.provider.BalanceOutcome;
import com.mexar.payout.provider.BalanceOutcome.Balance;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.provider.CannedServer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What asking for our balances concludes from each answer: all of them, or no answer. */
class BalancesTest {
  private static final String FIRST =
      "{'id':1,'currency':'IDR','balance':1018000,'is_active':true}";
  private static final String BODY =
      "{'status':200,'data':{'total':2,'balances':["
          + FIRST
          + ",{'id':'2','currency':'USD','balance':'10.50','available_balance':null,"
          + "'is_active':false,'user_id':7}]},'message':'Succesfully get my balances'}";

  @Test
  void balances_stated_areAllThere() {
    assertThat(ask(json(200, quoted(BODY))))
        .isEqualTo(
            new BalanceOutcome.Stated(
                List.of(
                    new Balance("1", Samples.money("IDR", "1018000"), true),
                    new Balance("2", Samples.money("USD", "10.5"), false))));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1.018E+6, 1018000", "'\"1018000.0\"', 1018000", "0.5, 0.50"})
  void balance_inAnyExactForm_isRead(String stated, String amount) {
    var read = (BalanceOutcome.Stated) ask(changed("1018000", stated));

    assertThat(read.balances().get(0).amount()).isEqualTo(Samples.money("IDR", amount));
  }

  @Test
  void balances_whereThereAreNone_areAnEmptyList() {
    assertThat(ask(json(200, "{\"status\":200,\"data\":{\"balances\":[]}}")))
        .isEqualTo(new BalanceOutcome.Stated(List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "\"-1\"",
        "null",
        "true",
        "{}",
        "[1]",
        "\"\"",
        "\"a lot\"",
        "\"NaN\"",
        "\"1,018,000\"",
        "\"1E+6\"",
        "0.001",
        "100000000000000",
        "99999999999999999999",
        "1E+500000000",
        "1E-500000000"
      })
  void balance_thatIsNoAmount_makesTheWholeNoAnswer(String stated) {
    assertThat(ask(changed("1018000", stated))).isInstanceOf(BalanceOutcome.NoAnswer.class);
  }

  static Stream<byte[]> unrecognised() {
    return Stream.concat(
        Answers.unrecognised().values().stream(),
        Stream.of(
            html(404),
            truncated(200, quoted(BODY)),
            json(401, Answers.error(401, "\"Unauthorized\"")),
            json(422, quoted(BODY)),
            json(422, quoted(BODY.replace("200", "422"))),
            json(200, quoted("{'status':200,'data':{'balances':" + FIRST + "}}")),
            changed("'status':200", "'status':500"),
            changed("'balances':[", "'others':["),
            changed("'IDR'", "'RUPIAH'"),
            changed("'IDR'", "'XAU'"),
            changed("'IDR'", "360"),
            changed("'currency':'IDR',", ""),
            changed("'id':1,", ""),
            changed("'id':1,", "'id':-1,"),
            changed("'id':1,", "'id':{},"),
            changed(",'is_active':true", ""),
            changed("'is_active':true", "'is_active':'yes'"),
            changed("'balance':1018000", "'balance':1018000,'balance':1"),
            changed(FIRST, "7"),
            changed(FIRST, "null")));
  }

  @ParameterizedTest
  @MethodSource("unrecognised")
  void balances_answeredWithWhatIsNotRecognised_areNoAnswer(byte[] answer) {
    assertThat(ask(answer)).isInstanceOf(BalanceOutcome.NoAnswer.class);
  }

  private static BalanceOutcome ask(byte[] answer) {
    try (CannedServer server = Canned.withBanks(answer);
        TransfezProvider provider = Fixture.provider(Canned.url(server))) {
      return provider.balances();
    }
  }

  private static byte[] changed(String old, String other) {
    assertThat(BODY).contains(old);
    return json(200, quoted(BODY.replace(old, other)));
  }

  private static String quoted(String body) {
    return body.replace('\'', '"');
  }
}
