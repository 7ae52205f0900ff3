package com.mexar.payout.provider.transfez;

import static com.mexar.payout.testkit.provider.CannedServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mexar.payout.domain.Account;
import com.mexar.payout.domain.BankAccount;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.Individual;
import com.mexar.payout.domain.PartyDetails;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.PayoutMethod;
import com.mexar.payout.domain.Wallet;
import com.mexar.payout.provider.Institution;
import com.mexar.payout.settings.Fault;
import com.mexar.payout.settings.SettingsException;
import com.mexar.payout.testkit.InstructionSample;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.provider.CannedServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which banks and wallets are served, by the map, and which payouts to them. */
class ServedTest {
  private static final URI BASE = URI.create("https://transfez.example.com/api/v1");
  private static final CountryCode INDONESIA = new CountryCode("ID");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "bca, 001122, ",
    "bca, 12345678901234567890, ",
    "bca, 00112, account.number must be 6 to 20 digits",
    "bca, 123456789012345678901, account.number must be 6 to 20 digits",
    "bca, ID0011223344, account.number must be 6 to 20 digits",
    "bca, 0011-223344, account.number must be 6 to 20 digits",
    "nobank, 0011223344, account.bankCode is not served",
    "gopay, 0011223344, account.bankCode is not served"
  })
  void bankAccount_byCodeAndNumber_isServedOrToldWhyNot(String code, String number, String why) {
    assertWhyNot(BankAccount.of(code, number), why);
  }

  @ParameterizedTest
  @CsvSource({
    "ovo, 081234567890, ",
    "dana, 628123456789, ",
    "gopay, 081234567890, ",
    "linkaja, 081234567890, ",
    "gopay, +628123456789, account.number must be 6 to 20 digits and nothing else",
    "gopay, 0812-3456-789, account.number must be 6 to 20 digits and nothing else",
    "gopay, 08123, account.number must be 6 to 20 digits and nothing else",
    "nowallet, 081234567890, account.walletCode is not served",
    "bca, 0011223344, account.walletCode is not served"
  })
  void wallet_byCodeAndNumber_isServedOrToldWhyNot(String code, String number, String why) {
    assertWhyNot(new Wallet(code, number), why);
  }

  @Test
  void instruction_ofAnotherCountryOrCurrency_isToldWhyNot() {
    try (TransfezProvider provider = Fixture.provider(BASE)) {
      assertThat(provider.whyNot(usual().sender(Samples.business()).build())).isEmpty();
      assertThat(provider.whyNot(usual().amount("USD", "10").build())).isPresent();
      assertThat(provider.whyNot(usual().maxDebit("USD", "10").build())).isPresent();
      var abroad = new Individual("Ana", "Lopez", new CountryCode("MX"), PartyDetails.NONE);
      assertThat(provider.whyNot(usual().beneficiary(abroad).build())).isPresent();
    }
  }

  @Test
  void payoutAbroad_withoutWhatEveryCountryNeeds_isToldWhyNot() {
    try (TransfezProvider provider = Fixture.provider(BASE, Abroad.settings(folder))) {
      assertThat(provider.whyNot(Abroad.sample().build())).isEmpty();
      assertThat(provider.whyNot(Abroad.sample().maxDebit("IDR", "1600000").build())).isEmpty();
      assertThat(
              provider.whyNot(
                  Abroad.sample().purpose(null).sourceOfFunds(null).relationship(null).build()))
          .contains("needs purpose, sourceOfFunds, relationship");
      assertThat(provider.whyNot(Abroad.sample().maxDebit("USD", "101").build()))
          .contains("maxDebit must be in IDR, which is what is debited");
      assertThat(provider.whyNot(Abroad.sample().account(BankAccount.of("none", "1")).build()))
          .contains("account.bankCode is not served");
      assertThat(provider.whyNot(Abroad.sample().account(new Wallet("first", "1")).build()))
          .contains("no corridor leads there in that currency");
      assertThat(provider.whyNot(Abroad.sample().amount("EUR", "50").build()))
          .contains("no corridor leads there in that currency");
    }
  }

  @Test
  void payoutAbroad_withoutTheSetting_isNotServed() {
    try (TransfezProvider provider = Fixture.provider(BASE)) {
      assertThat(provider.whyNot(Abroad.sample().build()))
          .contains("no corridor leads there in that currency");
    }
  }

  @Test
  void institutionsAbroad_areThoseOfTheMapWhereACorridorLeads() {
    try (TransfezProvider provider =
        Fixture.provider(
            BASE,
            "institution-map-file",
            Abroad.settings(folder)[1],
            "cross-border",
            "GB:GBP:1-9")) {
      assertThat(provider.institutions(new CountryCode("GB"))).containsExactly(bank("first"));
      assertThat(provider.institutions(new CountryCode("US"))).isEmpty();
    }
  }

  @Test
  void institutions_ofTheBuiltInMap_areInTheOrderOfMethodAndCode() {
    try (TransfezProvider provider = Fixture.provider(BASE)) {
      List<Institution> all = provider.institutions(INDONESIA);

      assertThat(all)
          .isSorted()
          .contains(bank("bca"), bank("bni"), bank("bri"), bank("mandiri"), bank("cimb"));
      assertThat(all.stream().filter(one -> one.method() == PayoutMethod.WALLET))
          .containsExactly(wallet("dana"), wallet("gopay"), wallet("linkaja"), wallet("ovo"));
      assertThat(provider.institutions(new CountryCode("MX"))).isEmpty();
    }
  }

  @Test
  void map_ofAnOperator_addsChangesAndTakesAway() throws Exception {
    String lines =
        """
        # ours
        ID.bank.new-bank = nb
        ID.bank.bca=bni

        ID.bank.bni=
        ID.wallet.bca=bca
        ID.wallet.ovo =
        """;
    try (CannedServer server = Canned.withBanks(json(200, Answers.in("created")));
        TransfezProvider provider =
            Fixture.provider(Canned.url(server), "institution-map-file", file(lines))) {
      assertThat(provider.institutions(INDONESIA))
          .contains(bank("new-bank"), bank("bca"), bank("mandiri"), wallet("bca"), wallet("dana"))
          .doesNotContain(bank("bni"), wallet("ovo"));
      assertThat(provider.whyNot(to(BankAccount.of("bni", "0011223344")))).isPresent();
      assertThat(provider.whyNot(to(new Wallet("ovo", "081234567890")))).isPresent();

      for (Account account :
          List.of(new Wallet("bca", "0011223344"), BankAccount.of("bca", "0011223344"))) {
        provider.submit(Fixture.draft(Fixture.REFERENCE, to(account)));
      }
      assertThat(server.requestsFor("POST"))
          .extracting(request -> request.body().replaceAll(".*\"payer_id\":([0-9]+),.*", "$1"))
          .containsExactly("3", "1");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bca=bca",
        "ID.bca=bca",
        "ID.card.bca=bca",
        "id.bank.bca=bca",
        "ID.bank.BCA=bca",
        "ID.bank.=bca",
        "ID.bank.bca",
        "ID.bank.bca: bca",
        "ID.bank.bca=bca # ours",
        "ID.bank.bca=bca\nID.bank.bca=bni",
        "ID.bank.bca=\nID.bank.bca=bca"
      })
  void map_withALineOfAnotherShapeOrACodeTwice_isAFaultThatNamesTheLine(String lines)
      throws Exception {
    Fault fault = faultOf(file("ID.bank.bni=bni\n" + lines));

    assertThat(fault.setting()).isEqualTo("providers.transfez.institution-map-file");
    assertThat(fault.problem()).contains("line " + (lines.contains("\n") ? 3 : 2) + " ");
  }

  @Test
  void map_thatCannotBeRead_isAFault() throws Exception {
    byte[] notUtf8 = "ID.bank.bca=é".getBytes(StandardCharsets.ISO_8859_1);
    Path odd = Files.write(folder.resolve("odd"), notUtf8);
    for (Path file : new Path[] {odd, folder.resolve("none"), folder}) {
      assertThat(faultOf(file.toString()).problem()).isEqualTo("names a file that cannot be read");
    }
  }

  private static Fault faultOf(String file) {
    var settings = Fixture.settings(BASE, "institution-map-file", file);
    List<Fault> faults =
        catchThrowableOfType(
                SettingsException.class,
                () -> new TransfezFactory().create(settings, Fixture.context()))
            .faults();
    assertThat(faults).hasSize(1);
    return faults.get(0);
  }

  private String file(String lines) throws Exception {
    return Files.writeString(folder.resolve("institutions"), lines).toString();
  }

  private static void assertWhyNot(Account account, String why) {
    try (TransfezProvider provider = Fixture.provider(BASE)) {
      var told = provider.whyNot(to(account));

      if (why == null) {
        assertThat(told).isEmpty();
      } else {
        assertThat(told.orElseThrow()).startsWith(why).doesNotContain(account.number());
      }
    }
  }

  private static PayoutInstruction to(Account account) {
    return usual().account(account).build();
  }

  private static InstructionSample usual() {
    return Samples.anInstruction().amount("IDR", "20000");
  }

  private static Institution bank(String code) {
    return new Institution(PayoutMethod.BANK, code);
  }

  private static Institution wallet(String code) {
    return new Institution(PayoutMethod.WALLET, code);
  }
}
