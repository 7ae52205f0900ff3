package com.mexar.payout.testkit;

import com.mexar.payout.domain.Address;
import com.mexar.payout.domain.BankAccount;
import com.mexar.payout.domain.Business;
import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.Gender;
import com.mexar.payout.domain.IdentityDocument;
import com.mexar.payout.domain.Individual;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.PartyDetails;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.Reference;
import com.mexar.payout.domain.TimeOrderedIds;
import com.mexar.payout.domain.TraceContext;
import com.mexar.payout.domain.Wallet;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Valid values of the domain for tests. Names and numbers are invented. What is drawn (ids,
 * references without an argument) differs from call to call, so tests that share a database do not
 * meet. Stateless, thread-safe.
 */
public final class Samples {
  public static final ClientId CLIENT = new ClientId("remit");
  public static final ProviderName TRANSFEZ = new ProviderName("transfez");
  public static final ProviderName EASYLINK = new ProviderName("easylink");
  public static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

  /** A trace that a client may have begun; the example of the Recommendation. */
  public static final TraceContext TRACE =
      new TraceContext("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", true);

  private static final AtomicLong LAST_DRAWN = new AtomicLong();

  /** Each in a millisecond of its own, so that their order is that in which they are drawn. */
  private static final TimeOrderedIds IDS =
      new TimeOrderedIds(
          ((InstantSource) Samples::nextMillisecond).withZone(ZoneOffset.UTC), new Random());

  private Samples() {}

  /** A new id, behind all that were drawn before. */
  public static PayoutId payoutId() {
    return new PayoutId(IDS.next());
  }

  /** A reference that was never used before. */
  public static Reference reference() {
    return new Reference("RMT-" + IDS.next());
  }

  /** An instruction to vary, under a new reference. */
  public static InstructionSample anInstruction() {
    return new InstructionSample(reference());
  }

  /** The usual instruction under this reference. */
  public static PayoutInstruction instruction(String reference) {
    return anInstruction().reference(reference).build();
  }

  /** An instruction in which no optional member is absent, from a business to a person. */
  public static PayoutInstruction fullInstruction(String reference) {
    return anInstruction()
        .reference(reference)
        .beneficiary(
            new Individual("Siti Nurhaliza", "Wijaya", new CountryCode("ID"), fullDetails()))
        .account(
            new BankAccount(
                "bca",
                "0011223344",
                "CENAIDJA",
                "DE89370400440532013000",
                "0142",
                "014-0397",
                "Siti N. Wijaya"))
        .sender(business())
        .description("invoice 12 – Ñandú")
        .deadline(Instant.parse("2036-11-23T10:00:00Z"))
        .maxDebit("IDR", "1510000")
        .provider(TRANSFEZ)
        .metadata("order", "4711")
        .metadata("note", "")
        .build();
  }

  /** A new payout of the usual instruction, as accepted. */
  public static Payout payout() {
    return Payout.accepted(payoutId(), CLIENT, anInstruction().build(), AT);
  }

  public static Individual beneficiary() {
    return new Individual("Budi", "Santoso", new CountryCode("ID"), PartyDetails.NONE);
  }

  public static Individual sender() {
    return new Individual("Ana", "Lopez", new CountryCode("MX"), PartyDetails.NONE);
  }

  public static Business business() {
    return new Business(
        "Ferretería Lopez S.A.", "FLO-910203-AB1", new CountryCode("MX"), details());
  }

  public static BankAccount bankAccount() {
    return BankAccount.of("bca", "0011223344");
  }

  public static Wallet wallet() {
    return new Wallet("gopay", "+628123456789");
  }

  public static Money money(String currency, String decimal) {
    return Money.parse(Money.currency(currency), decimal);
  }

  /** What most corridors ask for: phone, email and address. */
  public static PartyDetails details() {
    return PartyDetails.builder()
        .phone("+525512345678")
        .email("ana.lopez@example.com")
        .address(
            new Address("Calle Uno 1", "Ciudad de México", "CDMX", "01000", new CountryCode("MX")))
        .build();
  }

  /** Every optional member of a party. */
  public static PartyDetails fullDetails() {
    return PartyDetails.builder()
        .dateOfBirth(LocalDate.of(1990, 2, 28))
        .nationality(new CountryCode("ID"))
        .gender(Gender.FEMALE)
        .phone("+628123456789")
        .email("siti@example.com")
        .occupation("teacher")
        .address(
            new Address("Jalan Mawar 7", "Bandung", "Jawa Barat", "40111", new CountryCode("ID")))
        .document(
            new IdentityDocument(
                IdentityDocument.Type.PASSPORT,
                "X1234567",
                new CountryCode("ID"),
                LocalDate.of(2031, 12, 31)))
        .bankAccount(BankAccount.of("mandiri", "5566778899"))
        .build();
  }

  private static Instant nextMillisecond() {
    long now = Clock.systemUTC().millis();
    return Instant.ofEpochMilli(LAST_DRAWN.updateAndGet(before -> Math.max(before + 1, now)));
  }
}
