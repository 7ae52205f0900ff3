package com.mexar.payout.provider.easylink;

import static com.mexar.payout.testkit.provider.CannedServer.html;
import static com.mexar.payout.testkit.provider.CannedServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.Account;
import com.mexar.payout.domain.BankAccount;
import com.mexar.payout.domain.Cost;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.Wallet;
import com.mexar.payout.provider.AccountOutcome;
import com.mexar.payout.provider.BalanceOutcome;
import com.mexar.payout.provider.BalanceOutcome.Balance;
import com.mexar.payout.provider.QuoteOutcome;
import com.mexar.payout.provider.StepOutcome;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.provider.CannedServer;
import com.mexar.payout.testkit.provider.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Account inquiries, balances, quotes and the lists of banks, by each answer. */
class LookupsTest {
  private static final Account ACCOUNT = BankAccount.of("bca", "0011223344");
  private static final String LIST = "POST /v2/data/supported-bank-code ";

  private final SettableClock clock = SettableClock.standing(Instant.parse("2026-11-22T10:00:00Z"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'bank_account_number':'0011223344','bank_account_name':'BUDI SANTOSO'}",
        "{'bank_account_number':11223344,'account_name':' BUDI\\nSANTOSO '}",
        "{'bank_account_name':'BUDI SANTOSO'}"
      })
  void account_withAHolder_isHeld(String data) {
    assertThat(account(json(200, Answers.ok(quoted(data)))))
        .isEqualTo(new AccountOutcome.Held("BUDI SANTOSO"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'bank_account_number':'0011223345','bank_account_name':'BUDI SANTOSO'}",
        "{'bank_account_number':'******3344','bank_account_name':'BUDI SANTOSO'}",
        "{'bank_account_name':''}",
        "{'bank_account_name':7}",
        "{}",
        "[]",
        "null"
      })
  void account_withoutAHolderThatIsSurelyItsOwn_isNoAnswer(String data) {
    assertThat(account(json(200, Answers.ok(quoted(data)))))
        .isInstanceOf(AccountOutcome.NoAnswer.class);
  }

  @Test
  void account_byTheListedCodes_isNotHeld() {
    var not = (AccountOutcome.NotHeld) account(json(200, Answers.refused("10500003")));
    assertThat(not.reason().code()).isEqualTo(ReasonCode.AC01);
    assertThat(not.reason().provider().text()).isNull();
    for (String code : new String[] {"-1", "581000001", "60001004", "99"}) {
      assertThat(account(json(200, Answers.refused(code))))
          .isInstanceOf(AccountOutcome.NoAnswer.class);
    }
    assertThat(account(json(200, Answers.refused("99")), "account-not-held-codes", "10500003, 99"))
        .isInstanceOf(AccountOutcome.NotHeld.class);
  }

  @Test
  void account_thatCannotBeAskedAbout_isNoAnswerWithoutACall() {
    try (CannedServer server = Canned.answering(html(500));
        EasylinkProvider provider = Fixture.provider(server.baseUrl())) {
      Account foreign = BankAccount.of("dbs", "9876543210");
      assertThat(provider.canInquire(Fixture.SINGAPORE, foreign)).isFalse();
      assertThat(provider.inquireAccount(Fixture.SINGAPORE, foreign))
          .isInstanceOf(AccountOutcome.NoAnswer.class);
      assertThat(server.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'balance':'1018000'}|IDR 1018000",
        "{'balance':1018000.50}|IDR 1018000.50",
        "{'balance':'0','currency':'USD'}|USD 0",
        "[{'balance':'5','currency':'IDR'},{'balance':7,'currency':'SGD'}]|IDR 5;SGD 7",
        "[]|"
      })
  void balances_stated_areAllThere(String data, String expected) {
    List<Balance> all =
        expected == null
            ? List.of()
            : Stream.of(expected.split(";"))
                .map(
                    text ->
                        new Balance(
                            text.substring(0, 3),
                            Samples.money(text.substring(0, 3), text.substring(4)),
                            true))
                .toList();

    assertThat(balances(json(200, Answers.ok(quoted(data)))))
        .isEqualTo(new BalanceOutcome.Stated(all));
  }

  static Stream<byte[]> noBalances() {
    return Stream.concat(
        Stream.of(
                "{}",
                "null",
                "7",
                "{'balance':'-1'}",
                "{'balance':null}",
                "{'balance':'1E+6'}",
                "{'balance':1E+500000000}",
                "{'balance':'5','currency':'RUPIAH'}",
                "{'balance':'5','currency':360}",
                "[{'balance':'5'}]",
                "[{'balance':'5','currency':'IDR'},7]")
            .map(data -> json(200, Answers.ok(quoted(data)))),
        Answers.unrecognised(Answers.DOMESTIC).values().stream());
  }

  @ParameterizedTest
  @MethodSource("noBalances")
  void balances_answeredWithWhatIsNotRecognised_areNoAnswer(byte[] answer) {
    assertThat(balances(answer)).isInstanceOf(BalanceOutcome.NoAnswer.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'rate':'12345.5000','source_currency':'IDR','destination_currency':'SGD'}|12345.5",
        "{'rate':0.000085}|0.000085",
        "{'rate':12000}|12000"
      })
  void quote_stated_isTheRateAsItIs(String data, String rate) {
    assertThat(quote(json(200, Answers.ok(quoted(data)))))
        .isEqualTo(new QuoteOutcome.Quoted(EasylinkOptions.IDR, new Cost(null, null, rate)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'rate':'0'}",
        "{'rate':-1}",
        "{'rate':'good'}",
        "{'rate':1E+500000000}",
        "{'rate':'1','source_currency':'USD'}",
        "{'rate':'1','destination_currency':'JPY'}",
        "{'rate':'1','destination_currency':7}",
        "[]",
        "null"
      })
  void quote_answeredWithWhatIsNotRecognised_isNoAnswer(String data) {
    assertThat(quote(json(200, Answers.ok(quoted(data)))))
        .isInstanceOf(QuoteOutcome.NoAnswer.class);
  }

  @Test
  void quote_isForCorridorsAbroadWithinTheirLimits() {
    try (CannedServer server = Canned.answering(html(500));
        EasylinkProvider provider = Fixture.provider(server.baseUrl())) {
      assertThat(provider.canQuote(Fixture.SINGAPORE, Samples.money("SGD", "20000"))).isTrue();
      assertThat(provider.canQuote(Fixture.SINGAPORE, Samples.money("SGD", "20001"))).isFalse();
      assertThat(provider.canQuote(Fixture.SINGAPORE, Samples.money("USD", "10"))).isFalse();
      assertThat(provider.canQuote(new CountryCode("ID"), Samples.money("IDR", "100000")))
          .isFalse();
      assertThat(provider.quote(Fixture.SINGAPORE, Samples.money("SGD", "10")))
          .isInstanceOf(QuoteOutcome.NoAnswer.class);
    }
  }

  @Test
  void list_withinItsTime_isReadOnceAndAfterAJumpOfTheClockAgain() {
    try (CannedServer server = Canned.answering(json(200, Answers.created("2")));
        EasylinkProvider provider = provider(server)) {
      provider.submit(Fixture.create());
      clock.advance(Duration.ofMinutes(5));
      provider.submit(Fixture.create());
      assertThat(server.requestsFor(LIST)).hasSize(1);

      clock.advance(Duration.ofMinutes(5));
      provider.submit(Fixture.create());
      clock.advance(Duration.ofDays(-1));
      provider.submit(Fixture.create());
      assertThat(server.requestsFor(LIST)).hasSize(3);
    }
  }

  @Test
  void create_toABankThatIsNotListed_isRefusedAndHasTheListReadAgain() {
    try (CannedServer server = Canned.answering(json(200, Answers.created("2")));
        EasylinkProvider provider = provider(server)) {
      provider.submit(Fixture.create());
      clock.advance(Duration.ofMinutes(1));
      var gopay =
          Fixture.create(Fixture.REFERENCE, Fixture.to(new Wallet("gopay", "081234567890")));

      for (int i = 0; i < 3; i++) {
        var refused = (StepOutcome.Refused) provider.submit(gopay);
        assertThat(refused.refusal()).isEqualTo(RefusalClass.PROVIDER_LIMIT);
        assertThat(refused.reason().code()).isEqualTo(ReasonCode.RC01);
      }
      assertThat(server.requestsFor("POST /v2/data/supported-inst-code ")).hasSize(1);
      assertThat(server.requestsFor("POST /v2/transfer/create")).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>",
        "{'code':0,'data':{}}",
        "{'code':0,'data':[]}",
        "{'code':-1,'data':[{'bank_id':'2','bank_name':'BANK BCA'}]}",
        "{'code':0,'data':[{'bank_id':'a/b','bank_name':'BANK BCA'}]}",
        "{'code':0,'data':[{'bank_id':'2','bank_name':'BANK BCA'},"
            + "{'bank_id':'3','bank_name':'BANK BCA'}]}"
      })
  void create_whenTheListCannotBeRead_isSurelyNotSent(String list) {
    try (CannedServer server =
            new CannedServer(
                request ->
                    request.isFor("POST /get-access-token ")
                        ? Canned.TOKEN
                        : json(200, quoted(list)));
        EasylinkProvider provider = provider(server)) {
      assertThat(provider.submit(Fixture.create())).isInstanceOf(StepOutcome.SurelyNotSent.class);
      assertThat(server.requestsFor("POST /v2/transfer")).isEmpty();
    }
  }

  private EasylinkProvider provider(CannedServer server) {
    return Fixture.provider(
        Fixture.settings(server.baseUrl()), Fixture.context(Duration.ofSeconds(20), clock));
  }

  private static AccountOutcome account(byte[] answer, String... settings) {
    try (CannedServer server = Canned.answering(answer);
        EasylinkProvider provider = Fixture.provider(server.baseUrl(), settings)) {
      return provider.inquireAccount(EasylinkOptions.INDONESIA, ACCOUNT);
    }
  }

  private static BalanceOutcome balances(byte[] answer) {
    try (CannedServer server = Canned.answering(answer);
        EasylinkProvider provider = Fixture.provider(server.baseUrl())) {
      return provider.balances();
    }
  }

  private static QuoteOutcome quote(byte[] answer) {
    try (CannedServer server = Canned.answering(answer);
        EasylinkProvider provider = Fixture.provider(server.baseUrl())) {
      return provider.quote(Fixture.SINGAPORE, Samples.money("SGD", "100"));
    }
  }

  private static String quoted(String text) {
    return text.replace('\'', '"');
  }
}
