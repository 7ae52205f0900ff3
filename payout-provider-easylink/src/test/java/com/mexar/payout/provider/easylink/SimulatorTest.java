package com.mexar.payout.provider.easylink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mexar.payout.callback.CallbackNews;
import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.domain.Account;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.BankAccount;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.Wallet;
import com.mexar.payout.provider.AccountOutcome;
import com.mexar.payout.provider.BalanceOutcome;
import com.mexar.payout.provider.Evidence;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.provider.QuoteOutcome;
import com.mexar.payout.provider.StepOutcome;
import com.mexar.payout.sandbox.Behaviour;
import com.mexar.payout.sandbox.MagicAccount;
import com.mexar.payout.sandbox.Step;
import com.mexar.payout.sandbox.easylink.CallbackReading;
import com.mexar.payout.sandbox.easylink.EasylinkSimulator;
import com.mexar.payout.sandbox.easylink.EasylinkSimulatorBuilder;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.provider.SettableClock;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The plug-in against a provider that shares no code with it. */
class SimulatorTest {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private static EasylinkSimulator simulator;
  private static EasylinkProvider provider;

  private final String reference = "mx-sim-" + COUNT.incrementAndGet();

  @BeforeAll
  static void start() {
    Duration soon = Duration.ofMillis(5);
    simulator =
        EasylinkSimulator.builder()
            .credentials(Fixture.APP_ID, Fixture.APP_SECRET, Fixture.APP_KEY)
            .keys(Fixture.KEYS)
            .pace(soon, soon, Duration.ofMillis(20))
            .start();
    provider =
        Fixture.provider(
            Fixture.settings(simulator.baseUrl()),
            Fixture.context(Duration.ofSeconds(20), Clock.systemUTC()));
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
  void domestic_created_isPaidOnce() {
    PayoutInstruction instruction = to("0011223344");
    var taken = (StepOutcome.Acknowledged) create(instruction);
    assertThat(taken.evidence().kind()).isEqualTo(EvidenceKind.ACKNOWLEDGED);
    assertThat(taken.evidence().terms().account()).isEqualTo("0011223344");
    assertThat(taken.evidence().cost().fee()).isEqualTo(Samples.money("IDR", "3500"));

    Evidence paid = awaited(instruction, EvidenceKind.PAID);
    assertThat(paid.terms().fit(instruction)).isTrue();
    assertThat(paid.transactionId()).isEqualTo(taken.evidence().transactionId());
    assertThat(simulator.ledger().executionsOf(reference)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ovo", "dana", "gopay", "shopeepay"})
  void domestic_toAWalletOfTheBuiltInMap_isPaidOnce(String code) {
    PayoutInstruction instruction = Fixture.to(new Wallet(code, "081234567890"));
    assertThat(provider.whyNot(instruction)).isEmpty();

    assertThat(create(instruction)).isInstanceOf(StepOutcome.Acknowledged.class);
    awaited(instruction, EvidenceKind.PAID);
    assertThat(simulator.ledger().executionsOf(reference)).hasSize(1);
  }

  @Test
  void international_draftedAndConfirmed_isPaidOnce() {
    PayoutInstruction instruction = abroad("9876543210");
    var prepared = prepared(instruction);
    assertThat(prepared.terms().fit(instruction)).isTrue();
    assertThat(prepared.draft().cost().isWithin(Samples.money("IDR", "1120768"))).isTrue();
    assertThat(prepared.draft().cost().isWithin(Samples.money("IDR", "1120767"))).isFalse();
    assertThat(simulator.ledger().executionsOf(reference)).isEmpty();

    var found = (InquiryOutcome.Resumable) inquire(instruction);
    assertThat(found.draft().id()).isEqualTo(prepared.draft().id());
    // counted from its creation, which came while the call was under way
    assertThat(found.draft().validUntil())
        .isBetween(
            prepared.draft().validUntil().minusSeconds(1),
            prepared.draft().validUntil().plusSeconds(20));

    assertThat(confirm(instruction, prepared)).isInstanceOf(StepOutcome.Acknowledged.class);
    Evidence paid = awaited(instruction, EvidenceKind.PAID);
    assertThat(paid.terms().fit(instruction)).isTrue();
    assertThat(simulator.ledger().executionsOf(reference)).hasSize(1);
  }

  @Test
  void international_toAWallet_isPaidOnce() {
    PayoutInstruction instruction =
        Fixture.abroad()
            .amount("PHP", "1000")
            .beneficiary(Fixture.beneficiary("PH"))
            .account(new Wallet("gcash", "09171234567"))
            .build();
    var prepared = prepared(instruction);
    assertThat(prepared.terms().account()).isEqualTo("09171234567");

    assertThat(confirm(instruction, prepared)).isInstanceOf(StepOutcome.Acknowledged.class);
    awaited(instruction, EvidenceKind.PAID);
  }

  @Test
  void international_notConfirmedInTime_isSeenUnexecutedAndMayBeTriedAgain() {
    SettableClock clock = SettableClock.standing(Instant.parse("2026-11-22T10:00:00Z"));
    try (EasylinkSimulator own = simulatorAt(clock);
        EasylinkProvider late = providerOf(own, clock)) {
      PayoutInstruction instruction = abroad("9876543210");
      var prepared = (StepOutcome.Prepared) late.submit(Fixture.draft(reference, instruction));

      clock.advance(Duration.ofSeconds(261));
      assertThat(late.submit(Fixture.confirm(reference, instruction, prepared.draft())))
          .isInstanceOf(StepOutcome.SurelyNotSent.class);
      clock.advance(Duration.ofSeconds(39));
      var found = (InquiryOutcome.Found) late.inquire(Fixture.inquiry(reference, instruction));
      assertThat(found.evidence().kind()).isEqualTo(EvidenceKind.UNEXECUTED);
      assertThat(found.evidence().refusal()).isNull();
      assertThat(own.ledger().executions()).isEmpty();
    }
  }

  @Test
  void token_thatTheProviderRevoked_isRenewedOnce() {
    PayoutInstruction instruction = to("0011223344");
    long before = simulator.ledger().count(Step.TOKEN);
    simulator.revokeTokens();

    assertThat(create(instruction)).isInstanceOf(StepOutcome.Acknowledged.class);
    assertThat(simulator.ledger().count(Step.TOKEN)).isEqualTo(before + 1);
    assertThat(simulator.ledger().executionsOf(reference)).hasSize(1);
  }

  @Test
  void clock_farFromTheProviders_isRefusedForItsSignature() {
    SettableClock clock = SettableClock.standing(Instant.parse("2026-11-22T10:00:00Z"));
    try (EasylinkSimulator own = simulatorAt(InstantSource.system());
        EasylinkProvider ahead = providerOf(own, clock)) {
      // list of banks and create alike are refused for their time
      assertThat(ahead.submit(Fixture.create(reference, to("0011223344"))))
          .isInstanceOf(StepOutcome.SurelyNotSent.class);
      var refused = (StepOutcome.Refused) ahead.submit(Fixture.draft(reference, Fixture.ABROAD));
      assertThat(refused.refusal()).isEqualTo(RefusalClass.OURS_OR_PROVIDERS);
      assertThat(refused.reason().provider().code()).isEqualTo("581000001");
    }
  }

  @Test
  void address_thatIsNotRegistered_isOurs() {
    create(to("0011223344"));
    simulator.refuseAddress(true);
    try {
      var refused =
          (StepOutcome.Refused) provider.submit(Fixture.create(reference + "-b", to("0011223344")));
      assertThat(refused.reason().provider().code()).isEqualTo("581000002");
    } finally {
      simulator.refuseAddress(false);
    }
  }

  @Test
  void secondConfirm_ofOneDraft_isUnknownAndExecutesOnce() {
    PayoutInstruction instruction = abroad(MagicAccount.STUCK_CONFIRMED.number());
    var prepared = prepared(instruction);
    confirm(instruction, prepared);

    assertThat(confirm(instruction, prepared)).isInstanceOf(StepOutcome.Unknown.class);
    assertThat(simulator.ledger().executionsOf(reference)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = MagicAccount.class,
      names = {"INQUIRY_NOT_FOUND", "INQUIRY_NOT_FOUND_ALWAYS"})
  void inquiry_thatSaysNotFoundOfWhatIsThere_isNotFound(MagicAccount account) {
    PayoutInstruction instruction = to(account.number());
    create(instruction);

    assertThat(inquire(instruction)).isInstanceOf(InquiryOutcome.NotFound.class);
  }

  static Stream<MagicAccount> declined() {
    return Stream.of(MagicAccount.values())
        .filter(account -> account.behaviour() instanceof Behaviour.Declines);
  }

  @ParameterizedTest
  @MethodSource("declined")
  void declined_isUnexecutedOnceItIsRefunded(MagicAccount account) {
    PayoutInstruction instruction = to(account.number());
    create(instruction);

    Evidence refund = awaited(instruction, EvidenceKind.UNEXECUTED);
    assertThat(refund.refunded()).isTrue();
    assertThat(refund.refusal()).isEqualTo(RefusalClass.INSTRUCTION);
  }

  @ParameterizedTest
  @CsvSource({
    "STUCK_CONFIRMED, ACKNOWLEDGED, true",
    "STUCK_SUBMITTED, ACKNOWLEDGED, true",
    "REFUNDED_LATER, UNEXECUTED, true",
    "DECLINED_THEN_REFUNDED, UNEXECUTED, true",
    "UNKNOWN_STATE, ACKNOWLEDGED, false",
    "UNKNOWN_STATE_THEN_PAID, PAID, true",
    "PAID_AT_ONCE, PAID, true",
    "DECLINED_AT_ONCE, UNEXECUTED, true",
    "DECLINED_UNLISTED_CODE, FAILED_UNPROVEN, true",
    "DECLINED_WITHOUT_CODE, FAILED_UNPROVEN, true",
    "PAID_THEN_DECLINED, FAILED_UNPROVEN, true",
    "DECLINED_THEN_PAID, PAID, true",
    "CALLBACKS_NONE, PAID, true",
    "CALLBACKS_BEFORE_ANSWER, PAID, true",
    "CALLBACKS_REPEATED, PAID, true",
    "CALLBACKS_REVERSED, PAID, true",
    "CALLBACKS_GARBAGE, PAID, true",
    "CALLBACKS_WRONG_TYPES, PAID, true",
    "CALLBACKS_LYING, UNEXECUTED, true",
    "DENIED_COMPLIANCE, UNEXECUTED, true"
  })
  void life_ofAMagicAccount_endsInItsEvidence(
      MagicAccount account, EvidenceKind kind, boolean known) {
    PayoutInstruction instruction = to(account.number());
    assertThat(create(instruction)).isInstanceOf(StepOutcome.Acknowledged.class);

    await()
        .atMost(Duration.ofSeconds(5))
        .pollInterval(Duration.ofMillis(10))
        .untilAsserted(
            () -> {
              var found = (InquiryOutcome.Found) inquire(instruction);
              assertThat(found.evidence().kind()).isEqualTo(kind);
              assertThat(found.evidence().known()).isEqualTo(known);
            });
  }

  @Test
  void paid_onOtherTerms_statesThem() {
    PayoutInstruction amount = to(MagicAccount.PAID_OTHER_AMOUNT.number());
    create(amount);
    assertThat(awaited(amount, EvidenceKind.PAID).terms().fit(amount)).isFalse();

    PayoutInstruction account = abroad(MagicAccount.PAID_OTHER_ACCOUNT.number());
    String other = reference + "-i";
    var prepared = (StepOutcome.Prepared) provider.submit(Fixture.draft(other, account));
    provider.submit(Fixture.confirm(other, account, prepared.draft()));
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () -> {
              var found = (InquiryOutcome.Found) provider.inquire(Fixture.inquiry(other, account));
              assertThat(found.evidence().terms().fit(account)).isFalse();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "ACCOUNT_DOES_NOT_EXIST, INSTRUCTION, AC01",
    "BELOW_MINIMUM, PROVIDER_LIMIT, AM06",
    "ABOVE_MAXIMUM, PROVIDER_LIMIT, NARR",
    "UNKNOWN_BANK, PROVIDER_LIMIT, NARR",
    "INSUFFICIENT_BALANCE, OURS_OR_PROVIDERS, AM04"
  })
  void create_refused_hasItsClassAndExecutesNothing(
      MagicAccount account, RefusalClass refusal, ReasonCode code) {
    var refused = (StepOutcome.Refused) create(to(account.number()));

    assertThat(refused.refusal()).isEqualTo(refusal);
    assertThat(refused.reason().code()).isEqualTo(code);
    assertThat(simulator.ledger().executionsOf(reference)).isEmpty();
  }

  @Test
  void execution_withoutBalanceOnce_isTakenTheNextTime() {
    PayoutInstruction home = to(MagicAccount.INSUFFICIENT_BALANCE_ONCE.number());
    assertThat(create(home)).isInstanceOf(StepOutcome.Refused.class);
    assertThat(create(home)).isInstanceOf(StepOutcome.Acknowledged.class);

    String other = reference + "-i";
    PayoutInstruction instruction = abroad(MagicAccount.INSUFFICIENT_BALANCE_ONCE.number());
    var prepared = (StepOutcome.Prepared) provider.submit(Fixture.draft(other, instruction));
    var confirm = Fixture.confirm(other, instruction, prepared.draft());
    assertThat(((StepOutcome.Refused) provider.submit(confirm)).reason().code())
        .isEqualTo(ReasonCode.AM04);
    assertThat(provider.inquire(Fixture.inquiry(other, instruction)))
        .isInstanceOf(InquiryOutcome.Resumable.class);
    assertThat(provider.submit(confirm)).isInstanceOf(StepOutcome.Acknowledged.class);
  }

  @ParameterizedTest
  @CsvSource({"3, ON_HOLD", "4, ON_HOLD", "26, ACKNOWLEDGED", "27, ON_HOLD", "10, UNEXECUTED"})
  void state_setByHand_isThatEvidence(int state, EvidenceKind kind) {
    PayoutInstruction instruction = to(MagicAccount.STUCK_CONFIRMED.number());
    create(instruction);
    simulator.move(reference, state);

    assertThat(((InquiryOutcome.Found) inquire(instruction)).evidence().kind()).isEqualTo(kind);
  }

  @Test
  void lookups_answerAsTheProviderSays() {
    assertThat(
            provider.inquireAccount(
                EasylinkOptions.INDONESIA, BankAccount.of("bca", "8730700000000001")))
        .isEqualTo(new AccountOutcome.Held("SANDBOX BENEFICIARY"));
    assertThat(
            provider.inquireAccount(
                EasylinkOptions.INDONESIA,
                BankAccount.of("bca", MagicAccount.ACCOUNT_DOES_NOT_EXIST.number())))
        .isInstanceOf(AccountOutcome.NotHeld.class);
    var stated = (BalanceOutcome.Stated) provider.balances();
    assertThat(stated.balances()).hasSize(1);
    var quoted =
        (QuoteOutcome.Quoted) provider.quote(Fixture.SINGAPORE, Samples.money("SGD", "100"));
    assertThat(quoted.cost().rate()).isEqualTo("12345.5");
  }

  @ParameterizedTest
  @EnumSource(CallbackReading.class)
  void callbacks_ofTheSimulator_areAuthenticHints(CallbackReading reading) throws Exception {
    BlockingQueue<RawCallback> received = new LinkedBlockingQueue<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          received.add(
              new RawCallback(
                  "POST",
                  "/callbacks/easylink",
                  "",
                  exchange.getRequestHeaders(),
                  exchange.getRequestBody().readAllBytes(),
                  "127.0.0.1"));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    try (EasylinkSimulator own =
            builder(InstantSource.system())
                .callbackUrl(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"))
                .callbackReading(reading)
                .start();
        EasylinkProvider receiver =
            Fixture.provider(
                Fixture.settings(
                    own.baseUrl(),
                    "callback-signature",
                    reading == CallbackReading.HEADERS_AND_BODY
                        ? "headers-and-body"
                        : "app-key-and-timestamp"),
                Fixture.context())) {
      receiver.submit(Fixture.create(reference, to("0011223344")));
      for (int i = 0; i < 4; i++) {
        RawCallback callback = received.poll(10, TimeUnit.SECONDS);
        assertThat(callback).isNotNull();
        var verified = receiver.verify(callback);
        assertThat(verified.isStale()).isFalse();
        assertThat(receiver.interpret(verified))
            .isEqualTo(new CallbackNews.Hint(new AttemptReference(reference)));
      }
    } finally {
      server.stop(0);
    }
  }

  private Evidence awaited(PayoutInstruction instruction, EvidenceKind kind) {
    return await()
        .atMost(Duration.ofSeconds(5))
        .pollInterval(Duration.ofMillis(10))
        .until(
            () ->
                inquire(instruction) instanceof InquiryOutcome.Found found
                    ? found.evidence()
                    : null,
            evidence -> evidence != null && evidence.kind() == kind);
  }

  private StepOutcome create(PayoutInstruction instruction) {
    return provider.submit(Fixture.create(reference, instruction));
  }

  private StepOutcome.Prepared prepared(PayoutInstruction instruction) {
    return (StepOutcome.Prepared) provider.submit(Fixture.draft(reference, instruction));
  }

  private StepOutcome confirm(PayoutInstruction instruction, StepOutcome.Prepared prepared) {
    return provider.submit(Fixture.confirm(reference, instruction, prepared.draft()));
  }

  private InquiryOutcome inquire(PayoutInstruction instruction) {
    return provider.inquire(Fixture.inquiry(reference, instruction));
  }

  private static PayoutInstruction to(String number) {
    return Fixture.to(BankAccount.of("bca", number));
  }

  private static PayoutInstruction abroad(String number) {
    Account account = BankAccount.of("dbs", number);
    return Fixture.abroad().account(account).build();
  }

  private static EasylinkProvider providerOf(EasylinkSimulator own, Clock clock) {
    return Fixture.provider(
        Fixture.settings(own.baseUrl()), Fixture.context(Duration.ofSeconds(10), clock));
  }

  private static EasylinkSimulator simulatorAt(InstantSource clock) {
    return builder(clock).start();
  }

  private static EasylinkSimulatorBuilder builder(InstantSource clock) {
    return EasylinkSimulator.builder()
        .credentials(Fixture.APP_ID, Fixture.APP_SECRET, Fixture.APP_KEY)
        .keys(Fixture.KEYS)
        .clock(clock);
  }
}
