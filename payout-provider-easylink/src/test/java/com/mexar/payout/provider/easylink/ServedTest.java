package com.mexar.payout.provider.easylink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mexar.payout.domain.Account;
import com.mexar.payout.domain.BankAccount;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.Individual;
import com.mexar.payout.domain.PartyDetails;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.PayoutMethod;
import com.mexar.payout.domain.Relationship;
import com.mexar.payout.domain.Wallet;
import com.mexar.payout.provider.Institution;
import com.mexar.payout.settings.Fault;
import com.mexar.payout.settings.SettingsException;
import com.mexar.payout.testkit.InstructionSample;
import com.mexar.payout.testkit.Samples;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which payouts are served, by corridor, map and members, and what is said of the others. */
class ServedTest {
  private static final URI BASE = URI.create("https://easylink.example.com");
  private static EasylinkProvider provider;

  @TempDir Path folder;

  @BeforeAll
  static void open() {
    provider = Fixture.provider(BASE);
  }

  @AfterAll
  static void close() {
    provider.close();
  }

  @ParameterizedTest
  @CsvSource({
    "bank, bca, 001122, ",
    "wallet, ovo, 081234567890, ",
    "wallet, shopeepay, 081234567890, ",
    "bank, mandiri, 001122, account.bankCode is not served",
    "bank, ovo, 001122, account.bankCode is not served",
    "wallet, linkaja, 081234567890, account.walletCode is not served",
    "bank, bca, ID001122, account.number must be digits",
    "wallet, ovo, +628123456789, account.number must be digits"
  })
  void domestic_byCodeAndNumber_isServedOrToldWhyNot(
      String method, String code, String number, String why) {
    Account account =
        method.equals("bank") ? BankAccount.of(code, number) : new Wallet(code, number);

    told(Fixture.to(account), why);
    assertThat(provider.canInquire(EasylinkOptions.INDONESIA, account)).isEqualTo(why == null);
  }

  @Test
  void domestic_inAnotherCurrencyOrWithANameThatCannotBeSigned_isToldWhyNot() {
    told(Samples.anInstruction().amount("USD", "10").build(), "no corridor");
    Individual odd = new Individual("Bu*di", null, EasylinkOptions.INDONESIA, PartyDetails.NONE);
    told(
        Samples.anInstruction().amount("IDR", "100000").beneficiary(odd).build(),
        "beneficiary's name must be without");
  }

  @Test
  void international_withAllThatIsNeeded_isServed() {
    told(Fixture.ABROAD, null);
    told(Fixture.abroad().sender(Samples.business()).build(), null);
    told(Fixture.abroad().maxDebit("IDR", "2000000").build(), null);
    told(
        to("GB", "GBP", new BankAccount("barclays", "12345678", null, null, null, "200000", null)),
        null);
    told(
        to(
            "DE",
            "EUR",
            new BankAccount(
                "commerz", "532013000", "COBADEFFXXX", "DE89370400440532013000", null, null, null)),
        null);
  }

  @Test
  void international_withoutWhatTheCorridorNeeds_namesIt() {
    told(
        Fixture.abroad().sender(Samples.sender()).build(),
        "needs sender.document.number, sender.document.type, sender.dateOfBirth,"
            + " sender.nationality, sender.address.line, sender.address.city");
    told(Fixture.abroad().purpose(null).build(), "needs purpose");
    told(Fixture.abroad().relationship(Relationship.FRIEND).build(), "needs relationship");
    told(Fixture.abroad().sourceOfFunds(null).build(), "needs sourceOfFunds");
    told(to("GB", "GBP", BankAccount.of("barclays", "1")), "needs account.routingNumber");
    told(to("DE", "EUR", BankAccount.of("commerz", "1")), "needs account.iban");
    told(to("JP", "JPY", BankAccount.of("mufg", "1234567")), "needs account.branchCode");
    told(
        to("SG", "SGD", new BankAccount("dbs", "1", "OCBCSGSG", null, null, null, null)),
        "needs account.bic of account.bankCode");
    told(to("SG", "SGD", BankAccount.of("ocbc", "1")), "account.bankCode is not served");
    told(to("HK", "HKD", BankAccount.of("hsbc", "1")), "no corridor leads there");
    told(Fixture.abroad().maxDebit("MXN", "1").build(), "maxDebit must be in IDR");
  }

  @Test
  void international_withTextThatCannotBeSigned_isToldWhyNot() {
    Individual odd =
        new Individual("Budi~", "Santoso", Fixture.SINGAPORE, Fixture.beneficiary("SG").details());

    told(Fixture.abroad().beneficiary(odd).build(), "no text may have");
  }

  @Test
  void institutions_ofTheMap_areThoseOfTheCountry() {
    assertThat(provider.institutions(EasylinkOptions.INDONESIA))
        .containsExactly(
            new Institution(PayoutMethod.BANK, "bca"),
            new Institution(PayoutMethod.BANK, "bni"),
            new Institution(PayoutMethod.WALLET, "dana"),
            new Institution(PayoutMethod.WALLET, "gopay"),
            new Institution(PayoutMethod.WALLET, "ovo"),
            new Institution(PayoutMethod.WALLET, "shopeepay"));
    assertThat(provider.institutions(Fixture.SINGAPORE))
        .containsExactly(new Institution(PayoutMethod.BANK, "dbs"));
    assertThat(provider.institutions(new CountryCode("MX"))).isEmpty();
  }

  @Test
  void map_ofAnOperator_takesAwayWhatIsEmpty() throws Exception {
    try (EasylinkProvider other =
        Fixture.provider(BASE, "institution-map-file", file("# ours\nID.wallet.ovo=\n"))) {
      assertThat(other.institutions(EasylinkOptions.INDONESIA))
          .hasSize(3)
          .doesNotContain(new Institution(PayoutMethod.WALLET, "ovo"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bca=BANK BCA",
        "ID.card.bca=x",
        "id.bank.bca=x",
        "ID.bank.BCA=x",
        "ID.bank.bca",
        "ID.bank.bca=x # ours",
        "ID.bank.bni=x"
      })
  void map_withALineOfAnotherShapeOrACodeTwice_isAFaultThatNamesTheLine(String line)
      throws Exception {
    Fault fault = faultOf("institution-map-file", file("ID.bank.bni=y\n" + line));

    assertThat(fault.problem()).contains("line 2 ").doesNotContain("x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SG.purpose.GOODS=Goods trade",
        "SG.purpose.GOODS=/008-01",
        "SG.purpose.GOODS=a/b/c",
        "SG.motive.GOODS=Goods trade/008-01",
        "purpose.GOODS=Goods trade/008-01"
      })
  void complianceMap_withALineOfAnotherShape_isAFaultThatNamesTheLine(String line)
      throws Exception {
    assertThat(faultOf("compliance-map-file", file(line)).problem()).contains("line 1 ");
  }

  private static PayoutInstruction to(String country, String currency, Account account) {
    InstructionSample sample = Fixture.abroad().beneficiary(Fixture.beneficiary(country));
    return sample.amount(currency, "100").account(account).build();
  }

  private static void told(PayoutInstruction instruction, String why) {
    Optional<String> told = provider.whyNot(instruction);
    if (why == null) {
      assertThat(told).isEmpty();
    } else {
      assertThat(told.orElseThrow())
          .startsWith(why)
          .doesNotContain(instruction.account().number() + " ");
    }
  }

  private String file(String lines) throws Exception {
    return Files.writeString(folder.resolve("map"), lines).toString();
  }

  private static Fault faultOf(String key, String file) {
    List<Fault> faults =
        catchThrowableOfType(
                SettingsException.class,
                () ->
                    new EasylinkFactory()
                        .create(Fixture.settings(BASE, key, file), Fixture.context()))
            .faults();
    assertThat(faults).hasSize(1);
    assertThat(faults.get(0).setting()).isEqualTo("providers.easylink." + key);
    return faults.get(0);
  }
}
