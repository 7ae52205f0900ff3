package com.mexar.payout.provider.transfez;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mexar.payout.domain.Account;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.BankAccount;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.Wallet;
import com.mexar.payout.provider.AccountOutcome;
import com.mexar.payout.provider.BalanceOutcome;
import com.mexar.payout.provider.Evidence;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.provider.InquiryRequest;
import com.mexar.payout.provider.Institution;
import com.mexar.payout.provider.StepOutcome;
import com.mexar.payout.provider.TransactionsOutcome;
import com.mexar.payout.sandbox.MagicAccount;
import com.mexar.payout.sandbox.transfez.TransfezSimulator;
import com.mexar.payout.testkit.Samples;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** The plug-in against a provider that was written from the same facts by somebody else. */
class SimulatorTest {
  private static final CountryCode INDONESIA = new CountryCode("ID");
  private static final AtomicInteger COUNT = new AtomicInteger();

  private static TransfezSimulator simulator;
  private static TransfezProvider provider;

  private final String reference = "mx-sim-" + COUNT.incrementAndGet();

  @BeforeAll
  static void start() {
    Duration soon = Duration.ofMillis(5);
    simulator = TransfezSimulator.builder().pace(soon, soon, Duration.ofMillis(20)).start();
    provider =
        Fixture.provider(
            Fixture.settings(simulator.baseUrl().toString(), simulator.apiKey()),
            Fixture.context(Duration.ofSeconds(20)));
  }

  @AfterAll
  static void stop() {
    provider.close();
    simulator.close();
  }

  @AfterEach
  void forget() {
    simulator.faults().clear();
  }

  @Test
  void payout_draftedAndConfirmed_isPaidOnce() {
    PayoutInstruction instruction = to("0011223344");

    var prepared = prepared(instruction);
    assertThat(prepared.terms().fit(instruction)).isTrue();
    assertThat(prepared.terms().amount()).isEqualTo(instruction.amount());
    assertThat(prepared.terms().account()).isEqualTo("0011223344");
    assertThat(prepared.draft().cost()).isNotNull();
    assertThat(prepared.draft().cost().debited()).isEqualTo(Samples.money("IDR", "20000"));
    assertThat(prepared.draft().cost().fee()).isEqualTo(Samples.money("IDR", "2500"));
    assertThat(simulator.ledger().executionsOf(reference)).isEmpty();

    var confirmed = (StepOutcome.Acknowledged) confirm(instruction, prepared);
    assertThat(confirmed.evidence().kind()).isEqualTo(EvidenceKind.ACKNOWLEDGED);
    assertThat(confirmed.evidence().transactionId()).isEqualTo(prepared.draft().id());

    Evidence paid = awaited(instruction, prepared.draft().id(), EvidenceKind.PAID);
    assertThat(paid.terms().fit(instruction)).isTrue();
    assertThat(paid.transactionId()).isEqualTo(prepared.draft().id());
    assertThat(simulator.ledger().executionsOf(reference)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ovo", "dana", "gopay", "linkaja"})
  void payout_toAWallet_isPaidOnce(String code) {
    PayoutInstruction instruction = instruction("20000000", new Wallet(code, "081234567890"));
    assertThat(provider.whyNot(instruction)).isEmpty();

    var prepared = prepared(instruction);
    assertThat(prepared.terms().fit(instruction)).isTrue();
    assertThat(confirm(instruction, prepared)).isInstanceOf(StepOutcome.Acknowledged.class);
    Evidence paid = awaited(instruction, prepared.draft().id(), EvidenceKind.PAID);
    assertThat(paid.terms().fit(instruction)).isTrue();
    assertThat(simulator.ledger().executionsOf(reference)).hasSize(1);
  }

  @Test
  void institutions_ofTheBuiltInMap_areAllListedByTheProvider() {
    int count = 0;
    for (Institution institution : provider.institutions(INDONESIA)) {
      Account account =
          switch (institution.method()) {
            case BANK -> BankAccount.of(institution.code(), "0011223344");
            case WALLET -> new Wallet(institution.code(), "0011223344");
          };
      String ours = reference + "-" + count++;

      assertThat(provider.submit(Fixture.draft(ours, instruction("20000", account))))
          .as(institution.code())
          .isInstanceOf(StepOutcome.Prepared.class);
    }
    assertThat(count).isGreaterThan(30);
  }

  @ParameterizedTest
  @CsvSource({
    "bca, 0011223344, BCA SIMULATOR A",
    "mandiri, 1111222233333, MANDIRI SIMULATOR A",
    "bni, 00010000, BNI SIMULATOR A"
  })
  void accountInquiry_ofADocumentedAccount_namesItsHolder(String bank, String number, String name) {
    assertThat(provider.inquireAccount(INDONESIA, BankAccount.of(bank, number)))
        .isEqualTo(new AccountOutcome.Held(name));
  }

  @Test
  void accountInquiry_ofAWallet_namesItsHolder() {
    Account wallet = new Wallet("gopay", "081234567890");

    assertThat(provider.canInquire(INDONESIA, wallet)).isTrue();
    assertThat(provider.inquireAccount(INDONESIA, wallet)).isInstanceOf(AccountOutcome.Held.class);
  }

  @Test
  void accountInquiry_ofAnAccountThatDoesNotExist_isNotHeld() {
    String number = MagicAccount.ACCOUNT_DOES_NOT_EXIST.number();

    assertThat(provider.inquireAccount(INDONESIA, BankAccount.of("bca", number)))
        .isInstanceOf(AccountOutcome.NotHeld.class);
  }

  @Test
  void balances_ofOurs_areThoseOfTheProvider() {
    try (TransfezSimulator own = TransfezSimulator.builder().balance(1_018_000).start();
        TransfezProvider asking =
            Fixture.provider(
                Fixture.settings(own.baseUrl().toString(), own.apiKey()), Fixture.context())) {
      assertThat(asking.balances())
          .isEqualTo(
              new BalanceOutcome.Stated(
                  List.of(new BalanceOutcome.Balance("1", Samples.money("IDR", "1018000"), true))));
    }
  }

  @Test
  void transactions_ofOurs_areListedWithTheirStates() {
    PayoutInstruction instruction = to(MagicAccount.STUCK_SUBMITTED.number());
    var prepared = prepared(instruction);
    String id = prepared.draft().id();
    var drafted = (TransactionsOutcome.Listed) provider.transactions(null, 1);
    confirm(instruction, prepared);
    var confirmed = (TransactionsOutcome.Listed) provider.transactions(null, 1);

    var ours = new AttemptReference(reference);
    assertThat(drafted.entries())
        .containsExactly(
            new TransactionsOutcome.Entry(
                id, ours, EvidenceKind.PREPARED, true, instruction.amount()));
    assertThat(confirmed.entries())
        .containsExactly(
            new TransactionsOutcome.Entry(
                id, ours, EvidenceKind.ACKNOWLEDGED, true, instruction.amount()));
    assertThat(confirmed.next()).isEqualTo("2-1");
    assertThat(provider.transactions("2-1", 1)).isInstanceOf(TransactionsOutcome.Listed.class);
  }

  @Test
  void inquiry_ofADraft_isResumableByIdAndByReference() {
    PayoutInstruction instruction = to("0011223344");
    var prepared = prepared(instruction);

    for (String id : new String[] {prepared.draft().id(), null}) {
      var found = (InquiryOutcome.Resumable) inquire(instruction, id);
      assertThat(found.draft().id()).isEqualTo(prepared.draft().id());
      assertThat(found.terms().fit(instruction)).isTrue();
    }
  }

  @Test
  void inquiry_notFoundByIdAlone_asksByReference() {
    PayoutInstruction instruction = to(MagicAccount.INQUIRY_NOT_FOUND.number());
    var prepared = prepared(instruction);

    assertThat(inquire(instruction, prepared.draft().id()))
        .isInstanceOf(InquiryOutcome.Resumable.class);
  }

  @Test
  void secondConfirm_ofOneDraft_isUnknownAndExecutesOnce() {
    PayoutInstruction instruction = to(MagicAccount.STUCK_SUBMITTED.number());
    var prepared = prepared(instruction);
    confirm(instruction, prepared);

    assertThat(confirm(instruction, prepared)).isInstanceOf(StepOutcome.Unknown.class);
    assertThat(simulator.ledger().executionsOf(reference)).hasSize(1);
  }

  @Test
  void confirm_withoutBalance_isOursAndTheDraftStays() {
    PayoutInstruction instruction = to(MagicAccount.INSUFFICIENT_BALANCE_ONCE.number());
    var prepared = prepared(instruction);

    var refused = (StepOutcome.Refused) confirm(instruction, prepared);
    assertThat(refused.refusal()).isEqualTo(RefusalClass.OURS_OR_PROVIDERS);
    assertThat(refused.reason().code()).isEqualTo(ReasonCode.AM04);
    assertThat(inquire(instruction, prepared.draft().id()))
        .isInstanceOf(InquiryOutcome.Resumable.class);
    assertThat(confirm(instruction, prepared)).isInstanceOf(StepOutcome.Acknowledged.class);
  }

  @Test
  void cancelledDraft_byIdOrByReference_isSeenUnexecuted() {
    PayoutInstruction instruction = to("0011223344");
    for (boolean knowsId : new boolean[] {true, false}) {
      String ours = reference + "-" + knowsId;
      var prepared = (StepOutcome.Prepared) provider.submit(Fixture.draft(ours, instruction));
      String id = prepared.draft().id();
      provider.cancelDraft(
          new InquiryRequest(
              new AttemptReference(ours), instruction, knowsId ? id : null, Samples.TRACE));

      var found =
          (InquiryOutcome.Found)
              provider.inquire(
                  new InquiryRequest(new AttemptReference(ours), instruction, id, Samples.TRACE));
      assertThat(found.evidence().kind()).isEqualTo(EvidenceKind.UNEXECUTED);
      assertThat(found.evidence().refusal()).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = MagicAccount.class,
      names = {"DECLINED_[0-9]+"},
      mode = Mode.MATCH_ALL)
  void declined_byItsCode_isProofOrNot(MagicAccount account) {
    PayoutInstruction instruction = to(account.number());
    var prepared = prepared(instruction);
    confirm(instruction, prepared);

    int code = Integer.parseInt(account.code());
    Evidence evidence =
        awaited(
            instruction,
            prepared.draft().id(),
            List.of(4, 5, 6, 7, 7000, 7003, 7005, 7006).contains(code)
                ? EvidenceKind.FAILED_UNPROVEN
                : EvidenceKind.UNEXECUTED);
    assertThat(evidence.known()).isTrue();
    assertThat(evidence.reason().provider().code()).matches("0{0,2}" + code);
  }

  @ParameterizedTest
  @EnumSource(
      value = MagicAccount.class,
      names = {"DECLINED_UNLISTED_CODE", "DECLINED_WITHOUT_CODE"})
  void declined_withoutAListedCode_isNoProof(MagicAccount account) {
    PayoutInstruction instruction = to(account.number());
    var prepared = prepared(instruction);
    confirm(instruction, prepared);

    assertThat(awaited(instruction, prepared.draft().id(), EvidenceKind.FAILED_UNPROVEN).known())
        .isFalse();
  }

  @Test
  void refused_byTheTableOfMessages_hasItsClass() {
    assertRefused(MagicAccount.ACCOUNT_DOES_NOT_EXIST, RefusalClass.INSTRUCTION, ReasonCode.AC03);
    assertRefused(MagicAccount.DENIED_COMPLIANCE, RefusalClass.COMPLIANCE, ReasonCode.RR04);
    assertRefused(MagicAccount.BELOW_MINIMUM, RefusalClass.PROVIDER_LIMIT, ReasonCode.AM06);
    assertRefused(MagicAccount.ABOVE_MAXIMUM, RefusalClass.PROVIDER_LIMIT, ReasonCode.AM02);
    assertRefused(MagicAccount.UNKNOWN_BANK, RefusalClass.OURS_OR_PROVIDERS, ReasonCode.RC01);
  }

  @Test
  void refunded_afterPaid_isReturned() {
    PayoutInstruction instruction = to(MagicAccount.REFUNDED_LATER.number());
    var prepared = prepared(instruction);
    confirm(instruction, prepared);

    awaited(instruction, prepared.draft().id(), EvidenceKind.RETURNED);
  }

  @Test
  void unknownState_isAcknowledgedAndSaidNotToBeKnown() {
    PayoutInstruction instruction = to(MagicAccount.UNKNOWN_STATE.number());
    var prepared = prepared(instruction);
    confirm(instruction, prepared);

    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () -> {
              var found = (InquiryOutcome.Found) inquire(instruction, prepared.draft().id());
              assertThat(found.evidence().kind()).isEqualTo(EvidenceKind.ACKNOWLEDGED);
              assertThat(found.evidence().known()).isFalse();
            });
  }

  @ParameterizedTest
  @EnumSource(
      value = MagicAccount.class,
      names = {"PAID_OTHER_AMOUNT", "PAID_OTHER_ACCOUNT"})
  void paid_onOtherTerms_statesThem(MagicAccount account) {
    PayoutInstruction instruction = to(account.number());
    var prepared = prepared(instruction);
    confirm(instruction, prepared);

    Evidence paid = awaited(instruction, prepared.draft().id(), EvidenceKind.PAID);
    assertThat(paid.terms().fit(instruction)).isFalse();
  }

  private void assertRefused(MagicAccount account, RefusalClass refusal, ReasonCode code) {
    var outcome =
        (StepOutcome.Refused)
            provider.submit(Fixture.draft(reference + "-" + account.code(), to(account.number())));
    assertThat(outcome.refusal()).as(account.name()).isEqualTo(refusal);
    assertThat(outcome.reason().code()).as(account.name()).isEqualTo(code);
  }

  private Evidence awaited(PayoutInstruction instruction, String id, EvidenceKind kind) {
    return await()
        .atMost(Duration.ofSeconds(5))
        .pollInterval(Duration.ofMillis(10))
        .until(
            () ->
                inquire(instruction, id) instanceof InquiryOutcome.Found found
                    ? found.evidence()
                    : null,
            evidence -> evidence != null && evidence.kind() == kind);
  }

  private StepOutcome draft(PayoutInstruction instruction) {
    return provider.submit(Fixture.draft(reference, instruction));
  }

  private StepOutcome.Prepared prepared(PayoutInstruction instruction) {
    return (StepOutcome.Prepared) draft(instruction);
  }

  private StepOutcome confirm(PayoutInstruction instruction, StepOutcome.Prepared prepared) {
    return provider.submit(Fixture.confirm(reference, instruction, prepared.draft()));
  }

  private InquiryOutcome inquire(PayoutInstruction instruction, String id) {
    return provider.inquire(
        new InquiryRequest(new AttemptReference(reference), instruction, id, Samples.TRACE));
  }

  private static PayoutInstruction to(String account) {
    return instruction("20000", BankAccount.of("bca", account));
  }

  private static PayoutInstruction instruction(String amount, Account account) {
    return Samples.anInstruction().amount("IDR", amount).account(account).build();
  }
}
