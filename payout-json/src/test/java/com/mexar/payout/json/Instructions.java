package com.mexar.payout.json;

import com.mexar.payout.domain.Account;
import com.mexar.payout.domain.Address;
import com.mexar.payout.domain.BankAccount;
import com.mexar.payout.domain.Business;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.Gender;
import com.mexar.payout.domain.IdentityDocument;
import com.mexar.payout.domain.Individual;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.Party;
import com.mexar.payout.domain.PartyDetails;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.Purpose;
import com.mexar.payout.domain.Reference;
import com.mexar.payout.domain.Relationship;
import com.mexar.payout.domain.SourceOfFunds;
import com.mexar.payout.domain.Wallet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Instructions for tests: the least, the fullest, and drawn ones. */
final class Instructions {
  private static final String[] NAMES = {
    "Budi", "Siti Nurhaliza", "O'Brien", "Łukasz", "李小龙", "Ana \"Nita\"", "N\\A", "</script>", "😀"
  };

  private Instructions() {}

  static PayoutInstruction least() {
    return new PayoutInstruction(
        new Reference("RMT-1"),
        money("IDR", "1500000"),
        new Individual("Budi", null, new CountryCode("ID"), PartyDetails.NONE),
        BankAccount.of("bca", "0011223344"),
        new Individual("Ana", "Lopez", new CountryCode("MX"), PartyDetails.NONE),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        Map.of());
  }

  static PayoutInstruction fullest() {
    return new PayoutInstruction(
        new Reference("RMT-2026-000123"),
        money("IDR", "1500000.25"),
        new Individual("Budi", "Santoso", new CountryCode("ID"), allDetails()),
        allOfBank("0011223344"),
        new Business("Lopez SA", "MX-77", new CountryCode("MX"), allDetails()),
        Purpose.FAMILY_SUPPORT,
        SourceOfFunds.SALARY,
        Relationship.RELATIVE,
        "invoice 12",
        Instant.parse("2026-11-23T10:00:00.123456789Z"),
        money("IDR", "1510000"),
        new ProviderName("transfez"),
        Map.of("k", "v", "empty", "", "a/b~c", "x"));
  }

  static PayoutInstruction drawn(RandomGenerator random) {
    Map<String, String> metadata = new TreeMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      metadata.put("k" + random.nextInt(), name(random));
    }
    String[] currencies = {"IDR", "JPY", "KWD", "CLF", "MXN"};
    return new PayoutInstruction(
        new Reference("R-" + random.nextInt(Integer.MAX_VALUE)),
        new Money(
            Money.currency(currencies[random.nextInt(currencies.length)]),
            1 + random.nextLong(99_999_999_999_999L)),
        party(random),
        account(random),
        party(random),
        maybe(random, Purpose.OTHER),
        maybe(random, SourceOfFunds.GIFT),
        maybe(random, Relationship.SELF),
        maybe(random, name(random)),
        maybe(
            random,
            Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000))),
        maybe(random, money("USD", "1.05")),
        maybe(random, new ProviderName("easylink")),
        metadata);
  }

  static Money money(String currency, String value) {
    return Money.parse(Money.currency(currency), value);
  }

  private static Party party(RandomGenerator random) {
    PartyDetails details = random.nextBoolean() ? allDetails() : PartyDetails.NONE;
    CountryCode country = new CountryCode(random.nextBoolean() ? "ID" : "MX");
    return random.nextBoolean()
        ? new Individual(name(random), maybe(random, name(random)), country, details)
        : new Business(name(random), maybe(random, name(random)), country, details);
  }

  private static Account account(RandomGenerator random) {
    String number = Long.toString(random.nextLong(1L << 50));
    return switch (random.nextInt(3)) {
      case 0 -> new Wallet("ovo", "+62" + number);
      case 1 -> BankAccount.of("mandiri", number);
      default -> allOfBank(number);
    };
  }

  private static BankAccount allOfBank(String number) {
    return new BankAccount(
        "bca", number, "CENAIDJA", "GB82WEST12345698765432", "001", "044", "Budi Santoso");
  }

  private static PartyDetails allDetails() {
    return PartyDetails.builder()
        .dateOfBirth(LocalDate.of(1990, 12, 31))
        .nationality(new CountryCode("ID"))
        .gender(Gender.FEMALE)
        .phone("+628123456789")
        .email("budi@example.com")
        .occupation("teacher")
        .address(new Address("Jl. Sudirman 1", "Jakarta", "DKI", "10110", new CountryCode("ID")))
        .document(
            new IdentityDocument(
                IdentityDocument.Type.PASSPORT,
                "B1234567",
                new CountryCode("ID"),
                LocalDate.of(2030, 1, 2)))
        .bankAccount(BankAccount.of("bni", "5550001112"))
        .build();
  }

  private static String name(RandomGenerator random) {
    return NAMES[random.nextInt(NAMES.length)];
  }

  private static <T> @Nullable T maybe(RandomGenerator random, T value) {
    return random.nextBoolean() ? value : null;
  }
}
