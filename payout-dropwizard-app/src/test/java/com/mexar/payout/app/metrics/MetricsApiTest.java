package com.mexar.payout.app.metrics;

import static com.mexar.payout.app.Requests.body;
import static com.mexar.payout.app.Requests.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mexar.payout.app.RecordingChannelFactory;
import com.mexar.payout.app.Requests;
import com.mexar.payout.app.TestGateway;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What {@code /metrics} shows after some traffic. The tests only look; none sends more. */
class MetricsApiTest {
  private static final String ACCOUNT = "0011223344";
  private static final String STUCK = "990050027777";
  private static final String TOKEN = "k1.mx-secret." + "s".repeat(43);
  private static final String RECORDING = "channel=\"recording\"";
  private static final String REFERENCE = fresh();

  private static TestGateway gateway;
  private static Requests http;

  @BeforeAll
  static void startAndSendTraffic() throws Exception {
    gateway =
        TestGateway.start(
            Map.of(
                "PAYOUT_RECORDING_ON", "true",
                "PAYOUT_WEBHOOK_URL", "http://127.0.0.1:1/nobody",
                "PAYOUT_WEBHOOK_SECRET", "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX",
                "PAYOUT_WEBHOOK_RETRY_DELAYS", "50ms"));
    http = new Requests(gateway);
    RecordingChannelFactory.latest().breakAfter(0);
    String key = fresh();
    String first = http.pay(key, body(REFERENCE)).location().toString();
    String second = http.pay(fresh(), body(fresh())).location().toString();
    http.pay(key, body(REFERENCE));
    http.pay(fresh(), body(REFERENCE));
    String stuck = http.pay(fresh(), body(fresh()).replace(ACCOUNT, STUCK)).location().toString();
    for (String provider : Set.of("transfez", "nobody", "nobody-else")) {
      http.send(
          http.anonymous("/callbacks/" + provider + "/" + TOKEN)
              .POST(BodyPublishers.ofString("{}")));
    }
    http.send(http.anonymous("/nothing/" + TOKEN));
    http.send(http.anonymous("/v1/payouts").method("PURGE", BodyPublishers.noBody()));
    awaitStatus(first, "PAID");
    awaitStatus(second, "PAID");
    awaitStatus(stuck, "PENDING");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> scrape().sum("payout_channel_lag_events") == 0 && has("PENDING") == 1);
  }

  @AfterAll
  static void stop() throws Exception {
    gateway.close();
  }

  @Test
  void requests_areCountedByTheirOutcome() throws Exception {
    Scrape scrape = scrape();

    assertThat(scrape.sum("payout_requests_total", "outcome=\"accepted\"")).isEqualTo(3);
    assertThat(scrape.sum("payout_requests_total", "outcome=\"replayed\"")).isEqualTo(1);
    assertThat(scrape.sum("payout_requests_total", "outcome=\"reference_used\"")).isEqualTo(1);
    assertThat(scrape.values()).containsEntry("payout_requests_total{outcome=\"no_route\"}", 0.0);
  }

  @Test
  void transitions_areCountedByTheirEndsAndCause() throws Exception {
    Scrape scrape = scrape();

    assertThat(scrape.values())
        .containsEntry(
            "payout_transitions_total{cause=\"accepted\",from=\"none\",to=\"ACCEPTED\"}", 3.0)
        .containsEntry(
            "payout_transitions_total{cause=\"dispatch\",from=\"ACCEPTED\",to=\"SUBMITTING\"}",
            3.0);
    assertThat(scrape.sum("payout_transitions_total", "to=\"PAID\"")).isEqualTo(2);
  }

  @Test
  void provider_callsAndCallbacks_areCountedUnderKnownNamesAlone() throws Exception {
    Scrape scrape = scrape();

    assertThat(scrape.values())
        .containsEntry(
            "payout_provider_call_seconds_count"
                + "{outcome=\"prepared\",provider=\"transfez\",step=\"draft\"}",
            3.0)
        .containsEntry(
            "payout_provider_call_seconds_count"
                + "{outcome=\"acknowledged\",provider=\"transfez\",step=\"execute\"}",
            3.0)
        .containsEntry(
            "payout_callbacks_total{outcome=\"not_authentic\",provider=\"transfez\"}", 1.0)
        .containsEntry(
            "payout_callbacks_total{outcome=\"no_such_provider\",provider=\"unknown\"}", 2.0)
        .containsEntry("payout_provider_unanswered_calls{provider=\"transfez\"}", 0.0)
        .containsEntry("payout_provider_breaker{provider=\"transfez\",state=\"CLOSED\"}", 1.0)
        .containsEntry("payout_provider_state{provider=\"transfez\",state=\"ACTIVE\"}", 1.0)
        .containsEntry("payout_provider_state{provider=\"transfez\",state=\"SUSPENDED\"}", 0.0);
    assertThat(scrape.sum("payout_provider_call_seconds_count", "step=\"inquiry\"")).isPositive();
    assertThat(scrape.sum("payout_callbacks_total", "outcome=\"kept\"")).isPositive();
  }

  @Test
  void waiting_isWhatTheStoreHas() throws Exception {
    Scrape scrape = scrape();

    assertThat(scrape.values())
        .containsEntry("payouts_open{provider=\"transfez\",status=\"PENDING\"}", 1.0)
        .containsEntry("payouts_open{provider=\"none\",status=\"ACCEPTED\"}", 0.0)
        .containsEntry("payout_tasks_open{kind=\"contradiction\"}", 0.0)
        .containsEntry("payouts_contradicted", 0.0)
        .containsEntry("payout_callbacks_orphaned", 0.0)
        .containsEntry("payout_statistics_readable", 1.0);
    assertThat(scrape.sum("payouts_open_oldest_age_seconds", "transfez", "PENDING"))
        .isPositive()
        .isLessThan(600);
    assertThat(scrape.sum("payout_statistics_age_seconds")).isLessThan(30);
  }

  @Test
  void channel_thatRefusedABatch_isCountedAndHasEverythingInTheEnd() throws Exception {
    Scrape scrape = scrape();
    long arrived = RecordingChannelFactory.latest().arrivals().size();

    assertThat(scrape.sum("payout_event_batches_failed_total", RECORDING)).isEqualTo(1);
    assertThat(scrape.sum("payout_events_published_total", RECORDING)).isEqualTo(arrived);
    assertThat(scrape.sum("payout_channel_position", RECORDING)).isGreaterThanOrEqualTo(arrived);
    assertThat(scrape.sum("payout_channel_lag_seconds")).isZero();
  }

  @Test
  void webhooks_thatNobodyTakes_areCountedUntilTheyAreDead() throws Exception {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> scrape().sum("payout_deliveries_pending", "webhook:") == 0);
    Scrape scrape = scrape();
    double events = scrape.sum("payout_events_published_total", RECORDING);

    assertThat(scrape.sum("payout_dead_letters", "webhook:")).isEqualTo(events);
    assertThat(scrape.sum("payout_webhooks_dead_total")).isEqualTo(events);
    assertThat(scrape.sum("payout_webhook_try_seconds_count", "failed")).isEqualTo(2 * events);
    assertThat(scrape.sum("payout_webhook_endpoints_disabled_total")).isZero();
  }

  @Test
  void http_isTimedByTemplateAndNeverByPath() throws Exception {
    Scrape scrape = scrape();
    String name = "payout_http_request_seconds_count";

    assertThat(scrape.values())
        .containsEntry(name + "{method=\"POST\",route=\"/v1/payouts\",status=\"201\"}", 4.0)
        .containsEntry(name + "{method=\"POST\",route=\"/v1/payouts\",status=\"409\"}", 1.0)
        .containsEntry(
            name + "{method=\"POST\",route=\"/callbacks/{provider}/{token}\",status=\"404\"}", 2.0)
        .containsEntry(name + "{method=\"GET\",route=\"unmatched\",status=\"404\"}", 1.0);
    assertThat(scrape.sum(name, "PURGE")).as("a method that anybody may invent").isZero();
    assertThat(scrape.sum(name, "route=\"/v1/payouts/{id}\"", "200")).isPositive();
  }

  @Test
  void host_showsItsWorkersPoolAndJvm() throws Exception {
    Scrape scrape = scrape();

    assertThat(scrape.sum("payout_worker_progress_age_seconds", "worker=\"dispatch\""))
        .isLessThan(30);
    assertThat(scrape.values())
        .containsEntry("payout_worker_failed_rounds{worker=\"inquiry\"}", 0.0)
        .containsEntry("payout_database_connections_limit", 32.0);
    assertThat(scrape.sum("payout_database_connections")).isPositive();
    assertThat(scrape.sum("jvm_threads_current")).isPositive();
  }

  @Test
  void page_holdsNothingPersonalAndNoSecret() throws Exception {
    assertThat(http.admin("/metrics").body())
        .doesNotContainIgnoringCase(
            ACCOUNT, STUCK, "Budi", "Santoso", "Lopez", REFERENCE, "mx-", TestGateway.CLIENT);
  }

  @Test
  void documentation_namesExactlyWhatIsExposed() throws Exception {
    Set<String> documented = new TreeSet<>();
    Matcher rows =
        Pattern.compile("^\\| `(payouts?_[a-z_]+)`", Pattern.MULTILINE)
            .matcher(Files.readString(Path.of("..", "docs", "operations.md")));
    while (rows.find()) {
      documented.add(rows.group(1));
    }
    Set<String> exposed = new TreeSet<>(scrape().names());
    exposed.removeIf(name -> name.startsWith("jvm_") || name.startsWith("process_"));

    assertThat(exposed).isEqualTo(documented);
  }

  private static double has(String status) throws Exception {
    return scrape().sum("payouts_open", status);
  }

  private static Scrape scrape() throws Exception {
    return Scrape.of(http.admin("/metrics").body());
  }

  private static void awaitStatus(String path, String status) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> http.get(path, TestGateway.CLIENT).json().path("status").asText().equals(status));
  }
}
