package com.mexar.payout.provider.transfez;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.BankAccount;
import com.mexar.payout.domain.Cost;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.PartyDetails;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.provider.Evidence;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.provider.InquiryRequest;
import com.mexar.payout.provider.QuoteOutcome;
import com.mexar.payout.provider.StepOutcome;
import com.mexar.payout.sandbox.Fault;
import com.mexar.payout.sandbox.MagicAccount;
import com.mexar.payout.sandbox.Step;
import com.mexar.payout.sandbox.transfez.TransfezSimulator;
import com.mexar.payout.testkit.InstructionSample;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.provider.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Payouts abroad against a provider that was written from the same facts by somebody else. */
class AbroadSimulatorTest {
  private static final String REFERENCE = "mx-abroad";

  @TempDir Path folder;

  private final SettableClock clock = SettableClock.standing(Instant.parse("2026-11-22T10:00:00Z"));
  private TransfezSimulator simulator;
  private TransfezProvider provider;

  @BeforeEach
  void start() {
    Duration soon = Duration.ofMillis(5);
    simulator = TransfezSimulator.builder().pace(soon, soon, Duration.ofMillis(20)).start();
    provider =
        Fixture.provider(
            Fixture.settings(
                simulator.baseUrl().toString(), simulator.apiKey(), Abroad.settings(folder)),
            Fixture.context(Duration.ofSeconds(20), clock));
  }

  @AfterEach
  void stop() {
    provider.close();
    simulator.close();
  }

  @Test
  void payout_fromAPersonToAPerson_isPricedInRupiahAndPaidOnce() {
    PayoutInstruction instruction = Abroad.sample().build();
    var prepared = prepared(instruction);

    assertThat(prepared.terms().fit(instruction)).isTrue();
    assertThat(prepared.terms().amount()).isEqualTo(Samples.money("USD", "100.50"));
    assertThat(prepared.terms().account()).isEqualTo("0001112223");
    assertThat(prepared.draft().cost())
        .isEqualTo(
            new Cost(
                Samples.money("IDR", "1558990"), Samples.money("IDR", "2500"), "15512.345678"));
    assertThat(simulator.ledger().executionsOf(REFERENCE)).isEmpty();
    assertPaid(instruction, prepared);
  }

  @Test
  void payout_fromABusinessToABusiness_isPaidOnce() {
    PayoutInstruction instruction =
        Abroad.sample().sender(Abroad.business("ID")).beneficiary(Abroad.business("US")).build();

    assertPaid(instruction, prepared(instruction));
  }

  @ParameterizedTest
  @CsvSource({"GB, GBP, 20.01", "SG, SGD, 30000", "JP, JPY, 2000"})
  void payout_toAnotherCountry_isPaidOnce(String country, String currency, String amount) {
    PayoutInstruction instruction =
        Abroad.sample()
            .amount(currency, amount)
            .beneficiary(Abroad.person(country, PartyDetails.NONE))
            .build();

    assertPaid(instruction, prepared(instruction));
  }

  @Test
  void payout_fromABusinessWhereNoneIsListed_isTheProvidersLimit() {
    PayoutInstruction instruction =
        Abroad.sample()
            .amount("JPY", "2000")
            .sender(Abroad.business("ID"))
            .beneficiary(Abroad.person("JP", PartyDetails.NONE))
            .build();

    assertThat(refused(instruction).refusal()).isEqualTo(RefusalClass.PROVIDER_LIMIT);
  }

  @Test
  void payout_withoutWhatTheCountryWants_namesOurMembersAndIsNotSent() {
    PayoutInstruction instruction =
        Abroad.sample()
            .sender(
                Abroad.person(
                    "ID", PartyDetails.builder().nationality(new CountryCode("ID")).build()))
            .build();

    StepOutcome.Refused refused = refused(instruction);
    assertThat(refused.refusal()).isEqualTo(RefusalClass.INSTRUCTION);
    assertThat(refused.reason().code()).isEqualTo(ReasonCode.RR04);
    assertThat(refused.reason().text())
        .isEqualTo(
            "needs sender.dateOfBirth, sender.document.type, sender.document.number,"
                + " sender.address.line, sender.address.city");
    assertThat(simulator.ledger().count(Step.DRAFT)).isZero();
  }

  @Test
  void payout_whereTheCountryWantsWhatIsNotKnown_isTheProvidersLimitAndNotSent() {
    simulator.alsoWantOfSenders("USA", "tax_id");

    StepOutcome.Refused refused = refused(Abroad.sample().build());
    assertThat(refused.refusal()).isEqualTo(RefusalClass.PROVIDER_LIMIT);
    assertThat(refused.reason().provider().text()).isEqualTo("sender tax_id");
    assertThat(simulator.ledger().count(Step.DRAFT)).isZero();
  }

  @Test
  void payout_refusedForAFieldThatTheCountryWantsOfLate_hasTheListReadAgain() {
    prepared(Abroad.sample().build());
    simulator.alsoWantOfSenders("USA", "occupation");
    clock.advance(Duration.ofMinutes(1));
    PayoutInstruction instruction = Abroad.sample().build();

    var refused = (StepOutcome.Refused) provider.submit(Fixture.draft("mx-late", instruction));
    assertThat(refused.refusal()).isEqualTo(RefusalClass.OURS_OR_PROVIDERS);
    assertThat(provider.submit(Fixture.draft("mx-later", instruction)))
        .isInstanceOf(StepOutcome.Prepared.class);
  }

  @ParameterizedTest
  @CsvSource({"1561490, true", "1561489, false"})
  void draft_againstTheMostThatMayBeDebited_isWithinItOrNot(String most, boolean within) {
    PayoutInstruction instruction = Abroad.sample().maxDebit("IDR", most).build();
    Cost cost = prepared(instruction).draft().cost();

    assertThat(cost.isWithin(instruction.maxDebit())).isEqualTo(within);
  }

  @Test
  void quote_ofACountry_isTheRateOfItsDrafts() {
    var quoted =
        (QuoteOutcome.Quoted) provider.quote(new CountryCode("US"), Samples.money("USD", "100.50"));

    assertThat(quoted.debited()).isEqualTo(TransfezOptions.IDR);
    assertThat(quoted.cost())
        .isEqualTo(new Cost(null, null, prepared(Abroad.sample().build()).draft().cost().rate()));
  }

  @Test
  void cancelledDraft_isSeenUnexecuted() {
    PayoutInstruction instruction = Abroad.sample().build();
    var prepared = prepared(instruction);
    provider.cancelDraft(inquiry(instruction, prepared.draft().id()));

    var found =
        (InquiryOutcome.Found) provider.inquire(inquiry(instruction, prepared.draft().id()));
    assertThat(found.evidence().kind()).isEqualTo(EvidenceKind.UNEXECUTED);
  }

  @ParameterizedTest
  @EnumSource(
      value = MagicAccount.class,
      names = {"DECLINED_7001", "DECLINED_7003", "REFUNDED_LATER", "PAID_OTHER_AMOUNT"})
  void payout_toAMagicAccount_isReadAsAtHome(MagicAccount account) {
    PayoutInstruction instruction = to(account).build();
    var prepared = prepared(instruction);
    provider.submit(Fixture.confirm(REFERENCE, instruction, prepared.draft()));

    EvidenceKind kind =
        switch (account) {
          case DECLINED_7001 -> EvidenceKind.UNEXECUTED;
          case DECLINED_7003 -> EvidenceKind.FAILED_UNPROVEN;
          case REFUNDED_LATER -> EvidenceKind.RETURNED;
          default -> EvidenceKind.PAID;
        };
    Evidence evidence = awaited(instruction, prepared.draft().id(), kind);
    assertThat(evidence.terms().fit(instruction))
        .isEqualTo(account != MagicAccount.PAID_OTHER_AMOUNT);
  }

  @Test
  void draft_answeredWithNothing_isUnknownAndFoundByTheInquiry() {
    PayoutInstruction instruction = to(MagicAccount.DRAFT_CUT_AFTER).build();

    assertThat(provider.submit(Fixture.draft(REFERENCE, instruction)))
        .isInstanceOf(StepOutcome.Unknown.class);
    assertThat(provider.inquire(inquiry(instruction, null)))
        .isInstanceOf(InquiryOutcome.Resumable.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CUT_BEFORE", "ERROR_500_BEFORE", "HTML_502_BEFORE", "GARBAGE_AFTER", "REDIRECT"})
  void list_brokenOnTheWire_leavesTheDraftSurelyNotSent(Fault fault) {
    simulator.faults().always(Step.OTHER, fault);

    assertThat(provider.submit(Fixture.draft(REFERENCE, Abroad.sample().build())))
        .isInstanceOf(StepOutcome.SurelyNotSent.class);
    assertThat(simulator.ledger().count(Step.DRAFT)).isZero();
  }

  private static InstructionSample to(MagicAccount account) {
    return Abroad.sample()
        .account(new BankAccount("first", account.number(), null, null, null, "021000021", null));
  }

  private void assertPaid(PayoutInstruction instruction, StepOutcome.Prepared prepared) {
    assertThat(provider.submit(Fixture.confirm(REFERENCE, instruction, prepared.draft())))
        .isInstanceOf(StepOutcome.Acknowledged.class);
    Evidence paid = awaited(instruction, prepared.draft().id(), EvidenceKind.PAID);

    assertThat(paid.terms().fit(instruction)).isTrue();
    assertThat(paid.cost()).isEqualTo(prepared.draft().cost());
    assertThat(simulator.ledger().executionsOf(REFERENCE))
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.debit().amount())
                    .isEqualByComparingTo(paid.cost().debited().toDecimal()));
  }

  private Evidence awaited(PayoutInstruction instruction, String id, EvidenceKind kind) {
    return await()
        .atMost(Duration.ofSeconds(5))
        .pollInterval(Duration.ofMillis(10))
        .until(
            () ->
                provider.inquire(inquiry(instruction, id)) instanceof InquiryOutcome.Found found
                    ? found.evidence()
                    : null,
            evidence -> evidence != null && evidence.kind() == kind);
  }

  private StepOutcome.Prepared prepared(PayoutInstruction instruction) {
    assertThat(provider.whyNot(instruction)).isEmpty();
    return (StepOutcome.Prepared) provider.submit(Fixture.draft(REFERENCE, instruction));
  }

  private StepOutcome.Refused refused(PayoutInstruction instruction) {
    assertThat(provider.whyNot(instruction)).isEmpty();
    return (StepOutcome.Refused) provider.submit(Fixture.draft(REFERENCE, instruction));
  }

  private static InquiryRequest inquiry(PayoutInstruction instruction, String id) {
    return new InquiryRequest(new AttemptReference(REFERENCE), instruction, id, Samples.TRACE);
  }
}
