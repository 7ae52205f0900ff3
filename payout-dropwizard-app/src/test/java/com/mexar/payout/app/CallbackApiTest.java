package com.mexar.payout.app;

import static com.mexar.payout.app.Requests.body;
import static com.mexar.payout.app.Requests.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.mexar.payout.app.Requests.Answer;
import com.mexar.payout.app.fault.Following;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The callbacks' way in, and what never shows on it. */
class CallbackApiTest {
  private static final String CALLBACK_SECRET = "0123456789abcdef0123456789abcdef";

  private static TestGateway gateway;
  private static Requests http;

  @BeforeAll
  static void start() throws Exception {
    gateway =
        TestGateway.start(
            Map.of(
                "TRANSFEZ_CALLBACK_KEYS", "k1=" + CALLBACK_SECRET,
                "TRANSFEZ_ALLOWED_IPS", "127.0.0.1,192.0.2.0/24,2001:db8::/32",
                "PAYOUT_TRUSTED_PROXIES", "127.0.0.0/8"));
    http = new Requests(gateway);
  }

  @AfterAll
  static void stop() throws Exception {
    gateway.close();
  }

  private static HttpRequest.Builder callback(String path, String body) {
    return http.anonymous(path).POST(BodyPublishers.ofString(body));
  }

  @Test
  void fault06_callback_ofTheProviderItself_isKept() throws Exception {
    Answer accepted = http.pay(fresh(), body(fresh()));
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(
                        http.get(accepted.location().toString(), TestGateway.CLIENT)
                            .json()
                            .path("status")
                            .asText())
                    .isEqualTo("PAID"));
    await().atMost(Duration.ofSeconds(10)).until(() -> kept() > 0);
  }

  @Test
  void fault09_callback_withNumbersThatAreNone_isKeptAndMovesNothing() throws Exception {
    Following payouts = new Following(gateway);
    String path = payouts.pay();
    payouts.awaitPaid(path);
    String attempt = payouts.attempt(path);
    long sequence = payouts.find(path).path("sequence").asLong();

    for (String number : List.of("1E+500000000", "-1", "0", "NaN", "0.001", "9".repeat(900))) {
      String news = "{\"state\":\"refunded\",\"sent_amount\":" + number + "}";
      assertThat(payouts.callBack(attempt, "k1", CALLBACK_SECRET, news).status()).isEqualTo(204);
    }

    await().atMost(Duration.ofSeconds(10)).until(() -> rows("callback WHERE verdict IS NULL") == 0);
    assertThat(payouts.find(path).path("status").asText()).isEqualTo("PAID");
    assertThat(payouts.find(path).path("sequence").asLong()).isEqualTo(sequence);
  }

  @Test
  void fault06_callback_withATypeThatIsNone_isJudgedByItsTokenAllTheSame() throws Exception {
    Answer answer =
        http.send(
            callback("/callbacks/transfez/k1.mx-abc." + "A".repeat(43), "{}")
                .setHeader("Content-Type", "nonsense"));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("Request-Id")).isNotEmpty();
  }

  @Test
  void callback_notAuthentic_isUnauthorizedAndNotKept() throws Exception {
    int before = kept();
    Answer answer = http.send(callback("/callbacks/transfez/k1.mx-abc." + "A".repeat(43), "{}"));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.problem()).isEqualTo("unauthorized");
    assertThat(http.send(callback("/callbacks/transfez", "{}")).status()).isEqualTo(401);
    assertThat(kept()).isEqualTo(before);
  }

  @Test
  void callback_notAuthentic_isListedAsRefusedWithoutWhatItCarried() throws Exception {
    String token = "k1.mx-abc." + "B".repeat(43);
    http.send(
        callback("/callbacks/transfez/" + token, "{\"a\":1}")
            .header("X-Forwarded-For", "192.0.2.77"));

    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> refusedFrom("192.0.2.77").equals("transfez|the token is not ours|7"));
  }

  @Test
  void callbacks_notAuthenticAndTooMany_areHeldToTheRateOfTheirPlaceAndNobodyElseIs()
      throws Exception {
    Answer last = refusedAt("2001:db8:a:1::1");
    for (int i = 0; i < 1000 && last.status() == 401; i++) {
      last = refusedAt("2001:db8:a:1:" + Integer.toHexString(i) + "::1");
    }
    assertThat(last.status()).isEqualTo(429);
    assertThat(last.header("Retry-After")).isEqualTo("1");
    assertThat(refusedAt("2001:db8:b::1").status()).isEqualTo(401);
  }

  @Test
  void callback_fromAnotherAddress_isForbidden() throws Exception {
    for (String source : List.of("198.51.100.7", "192.0.2.5, 198.51.100.7", "nonsense", "::1")) {
      Answer answer =
          http.send(callback("/callbacks/transfez/x", "{}").header("X-Forwarded-For", source));
      assertThat(answer.status()).as(source).isEqualTo(403);
      assertThat(answer.problem()).isEqualTo("forbidden");
    }
    for (String source : List.of("192.0.2.5", "::ffff:192.0.2.5", "2001:db8::1")) {
      Answer answer =
          http.send(callback("/callbacks/transfez/x", "{}").header("X-Forwarded-For", source));
      assertThat(answer.status()).as(source).isEqualTo(401);
    }
  }

  @Test
  void callback_ofNobody_isNotFound() throws Exception {
    assertThat(http.send(callback("/callbacks/nobody", "{}")).problem()).isEqualTo("not-found");
    assertThat(http.send(callback("/callbacks/NOBODY/x", "{}")).problem()).isEqualTo("not-found");
    assertThat(http.send(http.anonymous("/callbacks/transfez/x")).status()).isEqualTo(405);
  }

  @Test
  void callback_overTheBound_isTooLarge() throws Exception {
    Answer answer = http.send(callback("/callbacks/transfez/x", "x".repeat(64 * 1024 + 1)));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.problem()).isEqualTo("payload-too-large");
  }

  @Test
  void token_inAnAddress_isInNoLogAndNoThreadName() throws Exception {
    String token = "k1.mx-secret." + "s".repeat(43);
    Logger root = (Logger) LoggerFactory.getLogger("ROOT");
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    root.addAppender(log);
    try {
      http.send(callback("/callbacks/transfez/" + token + "?a=" + token, "{}"));
      http.send(callback("/callbacks/transfez/" + token + "/more", "{}"));
      http.send(http.anonymous("/callbacks/transfez/" + token));
    } finally {
      root.detachAppender(log);
    }

    assertThat(log.list).isNotEmpty();
    assertThat(log.list)
        .noneMatch(event -> event.getFormattedMessage().contains("mx-secret"))
        .noneMatch(event -> event.getThreadName().contains("mx-secret"));
  }

  private static Answer refusedAt(String address) throws Exception {
    return http.send(callback("/callbacks/transfez/x", "{}").header("X-Forwarded-For", address));
  }

  private static String refusedFrom(String address) throws Exception {
    try (Connection connection = gateway.connectToDatabase();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT concat_ws('|', provider, reason, bytes) FROM refused_callback"
                    + " WHERE remote_address = '"
                    + address
                    + "'")) {
      return rows.next() ? rows.getString(1) : "";
    }
  }

  private static int kept() throws Exception {
    return rows("callback");
  }

  private static int rows(String from) throws Exception {
    try (Connection connection = gateway.connectToDatabase();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + from)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
