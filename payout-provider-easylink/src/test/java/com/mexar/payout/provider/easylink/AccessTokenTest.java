package com.mexar.payout.provider.easylink;

import static com.mexar.payout.provider.easylink.Canned.TOKEN;
import static com.mexar.payout.testkit.provider.CannedServer.HANG_UP;
import static com.mexar.payout.testkit.provider.CannedServer.html;
import static com.mexar.payout.testkit.provider.CannedServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.Draft;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.http.Budget;
import com.mexar.payout.provider.BalanceOutcome;
import com.mexar.payout.provider.StepOutcome;
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
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The access token: fetched once, kept, renewed. */
class AccessTokenTest {
  private static final String FETCH = "POST /get-access-token ";
  private static final String BALANCES = "POST /finance-account/balances ";
  private static final byte[] BALANCE = json(200, Answers.ok("{\"balance\":\"5\"}"));

  private final SettableClock clock = SettableClock.standing(Instant.parse("2026-11-22T10:00:00Z"));

  @Test
  void calls_carryTheTokenAndTheHeadersThatSign() {
    try (CannedServer server = Canned.answering(BALANCE);
        EasylinkProvider provider = provider(server)) {
      provider.balances();

      assertThat(server.requestsFor(FETCH).get(0).body())
          .isEqualTo("{\"app_id\":\"app\",\"app_secret\":\"" + Fixture.APP_SECRET + "\"}");
      assertThat(server.requestsFor(FETCH).get(0).head()).doesNotContainIgnoringCase("easylink");
      CannedServer.Request call = server.requestsFor(BALANCES).get(0);
      assertThat(call.head())
          .contains("\r\nAuthorization: Bearer a.b.c\r\n")
          .contains("\r\nX-EasyLink-AppKey: " + Fixture.APP_KEY + "\r\n")
          .contains("\r\nX-EasyLink-Timestamp: " + clock.millis() + "\r\n")
          .containsPattern("\r\nX-EasyLink-Sign: [A-Za-z0-9+/]{342}==\r\n")
          .doesNotContain("X-Signature", "traceparent");
      assertThat(call.body()).isEqualTo("{}");
    }
  }

  @Test
  void signature_underTheSetting_isSentTwice() {
    try (CannedServer server = Canned.answering(BALANCE);
        EasylinkProvider provider = provider(server, "x-signature", "true")) {
      provider.balances();

      String head = server.requestsFor(BALANCES).get(0).head();
      assertThat(head.replaceAll("(?s).*\r\nX-Signature: ([^\r]*)\r.*", "$1"))
          .isEqualTo(head.replaceAll("(?s).*\r\nX-EasyLink-Sign: ([^\r]*)\r.*", "$1"));
    }
  }

  @ParameterizedTest
  @CsvSource({"539, 1", "540, 2", "-1, 2", "-86400, 2", "864000, 2"})
  void token_afterTheClockMoved_isRenewedBeforeItEnds(long seconds, int fetched) {
    try (CannedServer server = Canned.answering(BALANCE);
        EasylinkProvider provider = provider(server)) {
      provider.balances();
      clock.advance(Duration.ofSeconds(seconds));
      provider.balances();

      assertThat(server.requestsFor(FETCH)).hasSize(fetched);
    }
  }

  @Test
  void token_thatIsRefused_isRenewedOnceWithANewNonce() {
    AtomicInteger calls = new AtomicInteger();
    try (CannedServer server =
            Canned.answering(request -> calls.getAndIncrement() == 0 ? html(401) : BALANCE);
        EasylinkProvider provider = provider(server)) {
      assertThat(provider.balances()).isInstanceOf(BalanceOutcome.Stated.class);

      assertThat(server.requestsFor(FETCH)).hasSize(2);
      assertThat(server.requestsFor(BALANCES).stream().map(AccessTokenTest::nonce).distinct())
          .hasSize(2);
    }
  }

  @Test
  void token_thatIsAlwaysRefused_isRenewedOnceForACall() {
    try (CannedServer server = Canned.answering(html(401));
        EasylinkProvider provider = provider(server)) {
      assertThat(provider.balances()).isInstanceOf(BalanceOutcome.NoAnswer.class);

      assertThat(server.requestsFor(BALANCES)).hasSize(2);
      assertThat(server.requestsFor(FETCH)).hasSize(2);
    }
  }

  @Test
  void create_refusedForItsTokenAndNoOtherToBeHad_isOurs() {
    AtomicInteger fetches = new AtomicInteger();
    try (CannedServer server =
            new CannedServer(
                request ->
                    request.isFor(FETCH)
                        ? fetches.getAndIncrement() == 0 ? TOKEN : HANG_UP
                        : request.isFor("POST /v2/data") ? json(200, Canned.BANKS) : html(401));
        EasylinkProvider provider = provider(server)) {
      var refused = (StepOutcome.Refused) provider.submit(Fixture.create());

      assertThat(refused.refusal()).isEqualTo(RefusalClass.OURS_OR_PROVIDERS);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'data':'x'}",
        "{'code':30010000,'message':'no'}",
        "{'code':0}",
        "{'code':0,'data':''}",
        "{'code':0,'data':7}",
        "{'code':0,'data':'a\\r\\nHost: x'}",
        "{'code':0,'data':{'expires':600}}",
        "{'code':0,'err_code':1,'data':'a.b.c'}",
        "<html>"
      })
  void step_withoutAToken_isSurelyNotSent(String answer) {
    try (CannedServer server = new CannedServer(request -> json(200, answer.replace('\'', '"')));
        EasylinkProvider provider = provider(server)) {
      for (var step : List.of(Fixture.create(), Fixture.draft(), Fixture.confirm(draftValid()))) {
        assertThat(provider.submit(step)).isInstanceOf(StepOutcome.SurelyNotSent.class);
      }
      assertThat(server.requests()).allMatch(request -> request.isFor(FETCH));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"access_token", "accessToken", "token"})
  void token_withinAnObject_isTakenToo(String member) {
    byte[] wrapped = json(200, Answers.ok("{\"" + member + "\":\"x.y.z\"}"));
    try (CannedServer server =
            new CannedServer(request -> request.isFor(FETCH) ? wrapped : BALANCE);
        EasylinkProvider provider = provider(server)) {
      provider.balances();

      assertThat(server.requestsFor(BALANCES).get(0).head()).contains("Bearer x.y.z\r\n");
    }
  }

  @Test
  void calls_atTheSameTime_fetchOneToken() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    List<BalanceOutcome> outcomes =
        atOnce(
            request -> {
              if (request.isFor(FETCH)) {
                await(waiting);
                return TOKEN;
              }
              return BALANCE;
            },
            waiting);

    assertThat(outcomes).hasSize(16).allMatch(BalanceOutcome.Stated.class::isInstance);
  }

  @Test
  void calls_atTheSameTimeWithATokenThatIsNotGiven_askOnce() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    List<BalanceOutcome> outcomes =
        atOnce(
            request -> {
              await(waiting);
              return html(503);
            },
            waiting);

    assertThat(outcomes).hasSize(16).allMatch(BalanceOutcome.NoAnswer.class::isInstance);
  }

  @Test
  void refusedToken_heldByMany_isRenewedOnce() throws Exception {
    CountDownLatch all = new CountDownLatch(8);
    AtomicInteger fetched = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (CannedServer server =
            new CannedServer(
                request -> {
                  if (request.isFor(FETCH)) {
                    return json(200, Answers.ok("\"t" + fetched.incrementAndGet() + "\""));
                  }
                  if (!request.head().contains("Bearer t1\r\n")) {
                    return BALANCE;
                  }
                  all.countDown();
                  await(all);
                  return html(401);
                });
        EasylinkProvider provider = provider(server)) {
      List<Future<BalanceOutcome>> outcomes = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        outcomes.add(threads.submit(provider::balances));
      }
      for (Future<BalanceOutcome> outcome : outcomes) {
        assertThat(outcome.get()).isInstanceOf(BalanceOutcome.Stated.class);
      }
      assertThat(server.requestsFor(FETCH)).hasSize(2);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void refusedToken_droppedLateByAnother_takesNoNewerOneAway() throws Exception {
    AtomicInteger fetched = new AtomicInteger();
    var tokens =
        new AccessTokens(budget -> "t" + fetched.incrementAndGet(), clock, Duration.ofMinutes(10));
    Budget budget = new Budget(System::nanoTime, Duration.ofSeconds(5));
    AccessTokens.Token first = tokens.get(budget);

    tokens.drop(first);
    assertThat(tokens.get(budget).value()).isEqualTo("t2");
    tokens.drop(first);
    assertThat(tokens.get(budget).value()).isEqualTo("t2");
    assertThat(first.toString()).doesNotContain("t1");
  }

  @Test
  void method_withASlowTokenAndASlowCall_endsWithinTheTimeOfOneCall() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (CannedServer server =
            new CannedServer(
                request -> {
                  pause(never, request.isFor(FETCH) ? 400 : 5_000);
                  return request.isFor(FETCH) ? TOKEN : HANG_UP;
                });
        EasylinkProvider provider =
            Fixture.provider(
                Fixture.settings(server.baseUrl()),
                Fixture.context(Duration.ofSeconds(2), clock))) {
      long start = System.nanoTime();

      assertThat(provider.submit(Fixture.confirm(draftValid())))
          .isInstanceOf(StepOutcome.Unknown.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }
  }

  /** Sixteen calls; the token is held back until all of them are under way. */
  private List<BalanceOutcome> atOnce(CannedServer.Script script, CountDownLatch waiting)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try (CannedServer server = new CannedServer(script);
        EasylinkProvider provider = provider(server)) {
      CountDownLatch begun = new CountDownLatch(16);
      List<Future<BalanceOutcome>> outcomes = new ArrayList<>();
      List<Thread> callers = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        outcomes.add(
            threads.submit(
                () -> {
                  synchronized (callers) {
                    callers.add(Thread.currentThread());
                  }
                  begun.countDown();
                  return provider.balances();
                }));
      }
      begun.await();
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .until(
              () ->
                  callers.stream()
                      .allMatch(
                          caller ->
                              caller.getState() == Thread.State.TIMED_WAITING
                                  || caller.getState() == Thread.State.WAITING));
      waiting.countDown();
      List<BalanceOutcome> all = new ArrayList<>();
      for (Future<BalanceOutcome> outcome : outcomes) {
        all.add(outcome.get());
      }
      assertThat(server.requestsFor(FETCH)).hasSize(1);
      return all;
    } finally {
      threads.shutdownNow();
    }
  }

  private EasylinkProvider provider(CannedServer server, String... settings) {
    return Fixture.provider(
        Fixture.settings(server.baseUrl(), settings),
        Fixture.context(Duration.ofSeconds(20), clock));
  }

  private Draft draftValid() {
    return new Draft(Fixture.REFERENCE, null, clock.instant().plus(Duration.ofMinutes(4)));
  }

  private static String nonce(CannedServer.Request request) {
    return request.head().replaceAll("(?s).*\r\nX-EasyLink-Nonce: ([^\r]*)\r.*", "$1");
  }

  private static void await(CountDownLatch latch) throws IOException {
    pause(latch, 10_000);
  }

  private static void pause(CountDownLatch latch, long millis) throws IOException {
    try {
      latch.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
