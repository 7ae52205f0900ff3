package com.mexar.payout.provider.transfez;

import static com.mexar.payout.testkit.provider.CannedServer.HANG_UP;
import static com.mexar.payout.testkit.provider.CannedServer.html;
import static com.mexar.payout.testkit.provider.CannedServer.json;
import static com.mexar.payout.testkit.provider.CannedServer.truncated;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.Account;
import com.mexar.payout.domain.BankAccount;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.Wallet;
import com.mexar.payout.provider.AccountOutcome;
import com.mexar.payout.testkit.provider.CannedServer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an account inquiry asks, and what it concludes from each answer. */
class AccountInquiryTest {
  private static final CountryCode INDONESIA = new CountryCode("ID");
  private static final Account ACCOUNT = BankAccount.of("bca", "0011223344");
  private static final String HELD =
      "{'account_no':'0011223344','bank_name':'bca','account_name':'BUDI SANTOSO'}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'status':200,'data':%s}",
        "{'status':'200','data':%s,'message':'ok'}",
        "{'status':200,'message':%s}",
        "{'status':200,'data':null,'message':%s}",
        "{'message':%s}"
      })
  void account_statedInEitherPlace_isHeld(String envelope) {
    assertThat(held(envelope.formatted(HELD))).isEqualTo("BUDI SANTOSO");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'account_name':'BUDI'}",
        "{'account_no':11223344,'account_name':'BUDI','id':9}",
        "{'account_no':null,'account_name':'BUDI','bank_name':null}"
      })
  void account_lessStated_isHeld(String data) {
    assertThat(held("{'status':200,'data':" + data + "}")).isEqualTo("BUDI");
  }

  @Test
  void holder_asTheProviderWritesIt_isCleanedAndBounded() {
    assertThat(heldBy("  Budi \\t\\n \u202eSant<b>oso\\u0007 ")).isEqualTo("Budi Sant b oso");

    String longest = heldBy("🙂".repeat(5_000));
    assertThat(longest.codePointCount(0, longest.length())).isEqualTo(140);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'status':422,'message':{'error_message':'An error occured when doing account validation',"
            + "'errors':'Account does not exist'}}",
        "{'status':422,'data':{'error_message':'An error occured when doing account validation',"
            + "'errors':'Account does not exist'}}",
        "{'status':422,'message':'Account does not exist'}",
        "{'status':'422','message':{'errors':['account does not exist.']}}",
        "{'status':422,'message':{'account':['does not exist']}}",
        "{'status':422,'message':{'base':['Account number not found']}}"
      })
  void account_thatTheProviderDenies_isNotHeld(String body) {
    var denied = (AccountOutcome.NotHeld) inquire(answer(422, body));

    assertThat(denied.reason().code()).isEqualTo(ReasonCode.AC03);
    assertThat(denied.reason().provider().code()).isEqualTo("HTTP 422");
  }

  static Stream<byte[]> unrecognised() {
    return Stream.of(
            Answers.unrecognised().values().stream(),
            Stream.of(
                html(422),
                truncated(200, quoted("{'status':200,'data':" + HELD + "}")),
                truncated(422, quoted("{'status':422,'message':'Account does not exist'}"))),
            Stream.of(
                    "{'status':422,'data':" + HELD + "}",
                    "{'status':422,'message':{'errors':'Bank is not included in the list'}}",
                    "{'status':422,'message':{'errors':'Account is too short'}}",
                    "{'status':422,'message':{'bank':'account not found'}}",
                    "{'status':422,'message':'Account validation service not found'}",
                    "{'status':422,'message':'Partner account does not exist'}",
                    "{'status':422,'message':'Not so that account does not exist'}",
                    "{'status':422,'message':'Account does not exist anywhere but here'}",
                    "{'status':422,'message':{'a':{'b':{'c':{'d':{'e':'x'}}}}}}",
                    "{'status':422,'error':'Account does not exist'}",
                    "{'status':200,'message':'Account does not exist'}",
                    "{'status':422,'message':7}",
                    "{'status':422}")
                .map(body -> answer(422, body)),
            Stream.of(200, 400, 401, 404, 409, 500)
                .map(
                    status ->
                        answer(
                            status,
                            "{'status':" + status + ",'message':'Account does not exist'}")),
            Stream.of(
                    HELD.replace("'BUDI SANTOSO'", "null"),
                    HELD.replace("'BUDI SANTOSO'", "''"),
                    HELD.replace("BUDI SANTOSO", "\\u0000 <>"),
                    HELD.replace("'BUDI SANTOSO'", "7"),
                    HELD.replace("'BUDI SANTOSO'", "['BUDI']"),
                    HELD.replace("3344", "3345"),
                    HELD.replace("0011223344", "******3344"),
                    HELD.replace("'0011223344'", "{}"),
                    HELD.replace("'0011223344'", "1E9"),
                    HELD.replace("}", ",'account_name':'ANOTHER'}"),
                    HELD + ",'data':" + HELD,
                    "[" + HELD + "]",
                    "{}")
                .map(data -> answer(200, "{'status':200,'data':" + data + "}")))
        .flatMap(answers -> answers);
  }

  @ParameterizedTest
  @MethodSource("unrecognised")
  void account_answeredWithWhatIsNotRecognised_isNoAnswerThatNamesNobody(byte[] answer) {
    var unanswered = (AccountOutcome.NoAnswer) inquire(answer);

    assertThat(unanswered.reason().toString()).doesNotContain("BUDI", "ANOTHER", "3344");
  }

  @Test
  void question_aboutAWallet_hasTheShortNameAndTheNumber() {
    try (CannedServer server = Canned.withBanks(HANG_UP);
        TransfezProvider provider = Fixture.provider(Canned.url(server))) {
      provider.inquireAccount(INDONESIA, new Wallet("ovo", "081234567890"));

      assertThat(server.requests()).hasSize(1);
      assertThat(server.requests().get(0).line())
          .isEqualTo(
              "GET /api/v1/validation_bank_account?bank_name=ovo&account_number=081234567890"
                  + " HTTP/1.1");
      assertThat(server.requests().get(0).head())
          .containsPattern("(?i)\r\nauthorization: " + Fixture.API_KEY + "\r\n");
    }
  }

  @Test
  void account_thatCannotBeInquired_isNotAskedAbout() {
    try (CannedServer server = Canned.withBanks(HANG_UP);
        TransfezProvider provider =
            Fixture.provider(Canned.url(server), "wallet-inquiry", "false")) {
      assertThat(provider.canInquire(INDONESIA, ACCOUNT)).isTrue();
      assertThat(provider.canInquire(new CountryCode("SG"), ACCOUNT)).isFalse();
      for (Account account :
          new Account[] {
            new Wallet("ovo", "081234567890"),
            BankAccount.of("nobank", "0011223344"),
            BankAccount.of("bca", "+11223344")
          }) {
        assertThat(provider.canInquire(INDONESIA, account)).isFalse();
        assertThat(provider.inquireAccount(INDONESIA, account))
            .isInstanceOf(AccountOutcome.NoAnswer.class);
      }
      assertThat(server.requests()).isEmpty();
    }
  }

  private static String heldBy(String name) {
    return held("{'status':200,'data':" + HELD.replace("BUDI SANTOSO", name) + "}");
  }

  private static String held(String body) {
    return ((AccountOutcome.Held) inquire(answer(200, body))).holderName();
  }

  private static AccountOutcome inquire(byte[] answer) {
    try (CannedServer server = Canned.withBanks(answer);
        TransfezProvider provider = Fixture.provider(Canned.url(server))) {
      return provider.inquireAccount(INDONESIA, ACCOUNT);
    }
  }

  private static byte[] answer(int status, String body) {
    return json(status, quoted(body));
  }

  private static String quoted(String body) {
    return body.replace('\'', '"');
  }
}
