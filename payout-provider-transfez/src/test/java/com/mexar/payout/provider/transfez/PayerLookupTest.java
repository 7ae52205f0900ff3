package com.mexar.payout.provider.transfez;

import static com.mexar.payout.provider.transfez.Canned.PAYERS;
import static com.mexar.payout.testkit.provider.CannedServer.HANG_UP;
import static com.mexar.payout.testkit.provider.CannedServer.html;
import static com.mexar.payout.testkit.provider.CannedServer.json;
import static com.mexar.payout.testkit.provider.CannedServer.truncated;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.BankAccount;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.provider.StepOutcome;
import com.mexar.payout.provider.StepRequest;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.provider.CannedServer;
import com.mexar.payout.testkit.provider.SettableClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How the provider's id of a bank is found before a draft is sent. */
class PayerLookupTest {
  private static final String LIST = "GET /api/v1/payers?";
  private static final String CREATE = "POST /api/v1/transactions ";
  private static final byte[] CREATED = json(200, Answers.in("created"));

  private final SettableClock clock = SettableClock.standing(Instant.parse("2026-11-22T10:00:00Z"));

  @Test
  void draft_toABankOnAnyPage_carriesItsId() {
    try (CannedServer server =
            new CannedServer(
                request ->
                    request.isFor(LIST + "page=1&")
                        ? page(1, 2, payer("3", "bni"))
                        : request.isFor(LIST + "page=2&")
                            ? page(2, 2, payer("\"77\"", "bca"))
                            : CREATED);
        TransfezProvider provider = provider(server)) {
      assertThat(provider.submit(Fixture.draft())).isInstanceOf(StepOutcome.Prepared.class);
      assertThat(server.requestsFor(CREATE).get(0).body()).contains("\"payer_id\":77,");
    }
  }

  @Test
  void draft_whereNoPageCountIsStated_readsUntilAPageBringsNothing() {
    try (CannedServer server =
            new CannedServer(
                request ->
                    request.isFor(LIST + "page=1&")
                        ? json(200, "{\"status\":200,\"data\":[" + payer("3", "bni") + "]}")
                        : request.isFor(LIST + "page=2&")
                            ? json(200, "{\"status\":200,\"data\":[" + payer("4", "bca") + "]}")
                            : request.isFor(LIST)
                                ? json(200, "{\"status\":200,\"data\":[]}")
                                : CREATED);
        TransfezProvider provider = provider(server)) {
      assertThat(provider.submit(Fixture.draft())).isInstanceOf(StepOutcome.Prepared.class);
      assertThat(server.requestsFor(LIST)).hasSize(3);
    }
  }

  @Test
  void list_withinItsTime_isReadOnce() {
    try (CannedServer server = Canned.withBanks(CREATED);
        TransfezProvider provider = provider(server, "payer-cache", "10m")) {
      provider.submit(Fixture.draft());
      clock.advance(Duration.ofMinutes(9));
      provider.submit(Fixture.draft());
      assertThat(server.requestsFor(LIST)).hasSize(1);

      clock.advance(Duration.ofMinutes(1));
      provider.submit(Fixture.draft());
      assertThat(server.requestsFor(LIST)).hasSize(2);
    }
  }

  @Test
  void list_whenTheClockIsSetBack_isReadAgain() {
    try (CannedServer server = Canned.withBanks(CREATED);
        TransfezProvider provider = provider(server)) {
      provider.submit(Fixture.draft());
      clock.advance(Duration.ofDays(-1));
      provider.submit(Fixture.draft());

      assertThat(server.requestsFor(LIST)).hasSize(2);
    }
  }

  @Test
  void draft_toABankThatIsNotListed_readsAgainAndIsRefused() {
    StepRequest toMandiri = to("mandiri");
    try (CannedServer server = Canned.withBanks(CREATED);
        TransfezProvider provider = provider(server)) {
      provider.submit(Fixture.draft());
      clock.advance(Duration.ofMinutes(1));

      for (int i = 0; i < 3; i++) {
        var refused = (StepOutcome.Refused) provider.submit(toMandiri);
        assertThat(refused.refusal()).isEqualTo(RefusalClass.PROVIDER_LIMIT);
        assertThat(refused.reason().code()).isEqualTo(ReasonCode.RC01);
      }
      assertThat(server.requestsFor(LIST)).hasSize(2);
      assertThat(server.requestsFor(CREATE)).hasSize(1);
    }
  }

  @Test
  void draft_toABankThatIsListedTwice_isRefused() {
    byte[] list = page(1, 1, payer("3", "bca") + "," + payer("4", "bca") + "," + payer("1", "bni"));
    try (CannedServer server = new CannedServer(request -> request.isFor(LIST) ? list : CREATED);
        TransfezProvider provider = provider(server)) {
      assertThat(provider.submit(Fixture.draft())).isInstanceOf(StepOutcome.Refused.class);
      assertThat(server.requestsFor(CREATE)).isEmpty();
    }
  }

  @Test
  void draft_toABankOfAnotherCountryOrCurrency_isRefused() {
    String foreign =
        payer("3", "bca").replace("IDN", "SGP") + "," + payer("4", "bca").replace("IDR", "USD");
    byte[] list = page(1, 1, foreign + "," + payer("1", "bni"));
    try (CannedServer server = new CannedServer(request -> request.isFor(LIST) ? list : CREATED);
        TransfezProvider provider = provider(server)) {
      assertThat(provider.submit(Fixture.draft())).isInstanceOf(StepOutcome.Refused.class);
    }
  }

  @Test
  void draft_refusedForItsPayer_hasTheListReadAgainUnlessItIsYoung() {
    byte[] unknown = json(422, Answers.error(422, "{\"payer\":[\"must exist\"]}"));
    try (CannedServer server = Canned.withBanks(unknown);
        TransfezProvider provider = provider(server)) {
      provider.submit(Fixture.draft());
      provider.submit(Fixture.draft());
      assertThat(server.requestsFor(LIST)).hasSize(1);

      clock.advance(Duration.ofSeconds(30));
      provider.submit(Fixture.draft());
      provider.submit(Fixture.draft());
      assertThat(server.requestsFor(LIST)).hasSize(2);
    }
  }

  static Stream<byte[]> failures() {
    return Stream.of(
        HANG_UP,
        html(502),
        html(200),
        json(401, Answers.error(401, "\"Unauthorized\"")),
        json(200, "{\"status\":200}"),
        json(200, "{\"status\":500,\"data\":[]}"),
        json(200, "{\"status\":200,\"data\":{}}"),
        json(200, "{\"status\":200,\"total_page\":0,\"data\":[]}"),
        json(200, "{\"status\":200,\"data\":[{\"id\":\"x\",\"name\":\"bca\"},{\"name\":\"bca\"}]}"),
        json(200, PAYERS.replace("\"page\":1", "\"page\":2")),
        truncated(200, PAYERS));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void draft_whenTheListCannotBeRead_isSurelyNotSent(byte[] answer) {
    try (CannedServer server = new CannedServer(request -> request.isFor(LIST) ? answer : CREATED);
        TransfezProvider provider = provider(server)) {
      assertThat(provider.submit(Fixture.draft())).isInstanceOf(StepOutcome.SurelyNotSent.class);
      assertThat(server.requestsFor(CREATE)).isEmpty();
    }
  }

  @Test
  void draft_whenTheListHasNoEnd_isSurelyNotSent() {
    try (CannedServer server =
            new CannedServer(
                request -> {
                  String page = request.line().replaceAll(".*[?]page=([0-9]+).*", "$1");
                  return request.isFor(LIST)
                      ? json(200, "{\"status\":200,\"data\":[" + payer(page, "bank" + page) + "]}")
                      : CREATED;
                });
        TransfezProvider provider = provider(server)) {
      assertThat(provider.submit(Fixture.draft())).isInstanceOf(StepOutcome.SurelyNotSent.class);
      assertThat(server.requestsFor(LIST)).hasSizeLessThanOrEqualTo(100);
    }
  }

  @Test
  void draft_whenTheListIsSlow_endsWithinTheTimeOfOneCall() {
    CountDownLatch never = new CountDownLatch(1);
    try (CannedServer server =
            new CannedServer(request -> request.isFor(LIST) ? late(never) : CREATED);
        TransfezProvider provider =
            Fixture.provider(
                Fixture.settings(Canned.url(server)), Fixture.context(Duration.ofSeconds(2)))) {
      long start = System.nanoTime();

      assertThat(provider.submit(Fixture.draft())).isInstanceOf(StepOutcome.SurelyNotSent.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
      assertThat(server.requestsFor(CREATE)).isEmpty();
    }
  }

  @Test
  void draft_whenListAndDraftAreSlow_endsWithinTheTimeOfOneCall() {
    CountDownLatch never = new CountDownLatch(1);
    try (CannedServer server =
            new CannedServer(
                request -> {
                  if (request.isFor(LIST)) {
                    pause(never, Duration.ofMillis(500));
                    return json(200, PAYERS);
                  }
                  return late(never);
                });
        TransfezProvider provider =
            Fixture.provider(
                Fixture.settings(Canned.url(server)), Fixture.context(Duration.ofSeconds(3)))) {
      long start = System.nanoTime();

      assertThat(provider.submit(Fixture.draft())).isInstanceOf(StepOutcome.Unknown.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }
  }

  @Test
  void drafts_atTheSameTime_readTheListOnce() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (CannedServer server =
            new CannedServer(
                request -> {
                  if (request.isFor(LIST)) {
                    pause(never, Duration.ofMillis(200));
                    return json(200, PAYERS);
                  }
                  return CREATED;
                });
        TransfezProvider provider = provider(server)) {
      List<Future<StepOutcome>> outcomes = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        outcomes.add(threads.submit(() -> provider.submit(Fixture.draft())));
      }
      for (Future<StepOutcome> outcome : outcomes) {
        assertThat(outcome.get()).isInstanceOf(StepOutcome.Prepared.class);
      }
      assertThat(server.requestsFor(LIST)).hasSize(1);
    } finally {
      threads.shutdownNow();
    }
  }

  private TransfezProvider provider(CannedServer server, String... settings) {
    return Fixture.provider(
        Fixture.settings(Canned.url(server), settings),
        Fixture.context(Duration.ofSeconds(20), clock));
  }

  private static StepRequest to(String bank) {
    return Fixture.draft(
        Fixture.REFERENCE,
        Samples.anInstruction()
            .amount("IDR", "20000")
            .account(BankAccount.of(bank, "0011223344"))
            .build());
  }

  private static String payer(String id, String name) {
    return "{\"id\":%s,\"name\":\"%s\",\"country_iso_code\":\"IDN\",\"currency\":\"IDR\"}"
        .formatted(id, name);
  }

  private static byte[] page(int page, int pages, String payers) {
    return json(
        200,
        "{\"status\":200,\"page\":%d,\"per_page\":1,\"total_page\":%d,\"data\":[%s]}"
            .formatted(page, pages, payers));
  }

  private static byte[] late(CountDownLatch never) throws IOException {
    pause(never, Duration.ofSeconds(5));
    return HANG_UP;
  }

  private static void pause(CountDownLatch never, Duration time) throws IOException {
    try {
      never.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
