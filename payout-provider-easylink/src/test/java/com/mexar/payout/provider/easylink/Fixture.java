package com.mexar.payout.provider.easylink;

import com.mexar.payout.domain.Account;
import com.mexar.payout.domain.Address;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.BankAccount;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.Draft;
import com.mexar.payout.domain.IdentityDocument;
import com.mexar.payout.domain.Individual;
import com.mexar.payout.domain.PartyDetails;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.Purpose;
import com.mexar.payout.domain.Relationship;
import com.mexar.payout.domain.SourceOfFunds;
import com.mexar.payout.domain.StepKind;
import com.mexar.payout.provider.InquiryRequest;
import com.mexar.payout.provider.ProviderContext;
import com.mexar.payout.provider.ProviderSettings;
import com.mexar.payout.provider.StepRequest;
import com.mexar.payout.sandbox.easylink.SimulatorKeys;
import com.mexar.payout.testkit.InstructionSample;
import com.mexar.payout.testkit.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Providers and requests for tests. The keys are made anew in every run. */
final class Fixture {
  static final SimulatorKeys KEYS = SimulatorKeys.generate();
  static final Path FOLDER = folder();
  static final String APP_ID = "app";
  static final String APP_SECRET = UUID.randomUUID().toString();
  static final String APP_KEY = UUID.randomUUID().toString();
  static final String REFERENCE = "mx-abcdefghijklmnopqrstuvwxyz";
  static final CountryCode SINGAPORE = new CountryCode("SG");
  static final PayoutInstruction INSTRUCTION =
      Samples.anInstruction().amount("IDR", "100123").build();
  static final PayoutInstruction ABROAD = abroad().build();

  private Fixture() {}

  static ProviderContext context() {
    return context(Duration.ofSeconds(5), Clock.systemUTC());
  }

  static ProviderContext context(Duration callTimeout, Clock clock) {
    return new ProviderContext(
        clock,
        new SecureRandom(),
        URI.create("https://pay.example.com/callbacks/easylink"),
        callTimeout,
        true);
  }

  /** All that is required, a map with banks, and two corridors abroad. */
  static ProviderSettings settings(URI baseUrl, String... more) {
    Map<String, String> values = new HashMap<>();
    values.put("base-url", baseUrl.toString());
    values.put("app-id", APP_ID);
    values.put("app-secret", APP_SECRET);
    values.put("app-key", APP_KEY);
    values.put("private-key-file", FOLDER.resolve("merchant-private.pem").toString());
    values.put("callback-public-key-file", FOLDER.resolve("easylink-public.pem").toString());
    values.put("institution-map-file", FOLDER.resolve("institutions").toString());
    values.put("compliance-map-file", FOLDER.resolve("compliance").toString());
    values.put("international", "SG=20000, PH=1000000, JP=2000000, GB=10000, DE=10000");
    for (int i = 0; i < more.length; i += 2) {
      values.put(more[i], more[i + 1]);
    }
    return new ProviderSettings(EasylinkFactory.NAME, values);
  }

  static EasylinkProvider provider(URI baseUrl, String... more) {
    return provider(settings(baseUrl, more), context());
  }

  static EasylinkProvider provider(ProviderSettings settings, ProviderContext context) {
    return (EasylinkProvider) new EasylinkFactory().create(settings, context);
  }

  /** A transfer to Singapore in which nothing is missing. */
  static InstructionSample abroad() {
    return Samples.anInstruction()
        .amount("SGD", "90.50")
        .sender(sender())
        .beneficiary(beneficiary("SG"))
        .account(BankAccount.of("dbs", "9876543210"))
        .purpose(Purpose.GOODS)
        .sourceOfFunds(SourceOfFunds.SAVINGS)
        .relationship(Relationship.SUPPLIER);
  }

  static Individual sender() {
    return new Individual(
        "Ana",
        "Lopez",
        new CountryCode("MX"),
        PartyDetails.builder()
            .dateOfBirth(LocalDate.of(1990, 2, 28))
            .nationality(new CountryCode("MX"))
            .document(new IdentityDocument(IdentityDocument.Type.PASSPORT, "G12345678", null, null))
            .address(new Address("Calle Uno 1", "Puebla", null, null, null))
            .build());
  }

  static Individual beneficiary(String country) {
    return new Individual(
        "Budi",
        "Santoso",
        new CountryCode(country),
        PartyDetails.builder()
            .address(new Address("1 Orchard Road", "Town", null, "238801", null))
            .phone("+6581234567")
            .build());
  }

  static StepRequest create() {
    return create(REFERENCE, INSTRUCTION);
  }

  static StepRequest create(String reference, PayoutInstruction instruction) {
    return step(reference, instruction, StepKind.EXECUTE, null);
  }

  static StepRequest draft() {
    return draft(REFERENCE, ABROAD);
  }

  static StepRequest draft(String reference, PayoutInstruction instruction) {
    return step(reference, instruction, StepKind.DRAFT, null);
  }

  static StepRequest confirm() {
    return confirm(
        REFERENCE,
        ABROAD,
        new Draft(REFERENCE, null, Clock.systemUTC().instant().plus(Duration.ofMinutes(4))));
  }

  static StepRequest confirm(Draft draft) {
    return confirm(REFERENCE, ABROAD, draft);
  }

  static StepRequest confirm(String reference, PayoutInstruction instruction, Draft draft) {
    return step(reference, instruction, StepKind.EXECUTE, draft);
  }

  static InquiryRequest inquiry(PayoutInstruction instruction) {
    return inquiry(REFERENCE, instruction);
  }

  static InquiryRequest inquiry(String reference, PayoutInstruction instruction) {
    return new InquiryRequest(new AttemptReference(reference), instruction, null, Samples.TRACE);
  }

  static PayoutInstruction to(Account account) {
    return Samples.anInstruction().amount("IDR", "100123").account(account).build();
  }

  private static StepRequest step(
      String reference, PayoutInstruction instruction, StepKind step, Draft draft) {
    return new StepRequest(
        new AttemptReference(reference), instruction, step, draft, Samples.TRACE);
  }

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("easylink");
      KEYS.writeTo(folder);
      Files.writeString(
          folder.resolve("institutions"),
          """
          ID.bank.bca=BANK BCA
          ID.bank.bni=BANK BNI
          SG.bank.dbs=DBSSSGSG
          JP.bank.mufg=0005
          GB.bank.barclays=barclays
          DE.bank.commerz=COBADEFF
          PH.bank.bdo=BDO
          """);
      StringBuilder compliance = new StringBuilder();
      for (String country : new String[] {"SG", "PH", "JP", "GB", "DE"}) {
        compliance
            .append(country + ".purpose.GOODS=Goods trade/008-01\n")
            .append(country + ".relationship.SUPPLIER=Vendor/04\n")
            .append(country + ".source.SAVINGS=Bank Deposit/01\n");
      }
      Files.writeString(folder.resolve("compliance"), compliance);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
