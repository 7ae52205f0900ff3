package example.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.json.provider.ProviderJson;
import com.mexar.payout.provider.ProviderContext;
import com.mexar.payout.provider.ProviderSettings;
import com.mexar.payout.settings.Secret;
import com.mexar.payout.settings.SettingsException;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.provider.CannedServer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonClientTest {
  private volatile byte[] answer = CannedServer.json(200, "{}");
  private final CannedServer server = new CannedServer(request -> answer);
  private final JsonClient client =
      new JsonClient(URI.create(server.baseUrl() + "/v2"), new Secret("key"), context(true));

  private static ProviderContext context(boolean insecureLoopback) {
    return new ProviderContext(
        Clock.systemUTC(),
        new Random(1),
        URI.create("https://payouts.example/callbacks/acme"),
        Duration.ofSeconds(10),
        insecureLoopback);
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private JsonReply post() {
    return client.post("payouts", ProviderJson.newObject().put("amount", 1), Samples.TRACE);
  }

  @Test
  void answer_ofAnyStatus_isSaidWithIt() {
    for (int status : new int[] {200, 404, 500}) {
      answer = CannedServer.json(status, "{\"state\": \"PAID\"}");

      JsonReply.Said said = (JsonReply.Said) client.get("payouts?reference_id=mx-1", Samples.TRACE);
      assertThat(said.status()).isEqualTo(status);
      assertThat(ProviderJson.text(said.body().path("state"))).contains("PAID");
    }
    assertThat(server.requestsFor("GET /v2/payouts?reference_id=mx-1 ")).hasSize(3);
  }

  @Test
  void post_sendsBodyKeyAndTraceOnce() {
    assertThat(post()).isInstanceOf(JsonReply.Said.class);
    assertThat(server.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.line()).startsWith("POST /v2/payouts ");
              assertThat(request.head())
                  .contains("Authorization: Bearer key", "traceparent: " + Samples.TRACE.header());
              assertThat(request.body()).isEqualTo("{\"amount\":1}");
            });
  }

  @Test
  void answer_thatIsNoneOrNoJsonObject_isDoubt() {
    for (byte[] each :
        List.of(
            CannedServer.HANG_UP,
            CannedServer.truncated(200, "{\"state\": \"PAID\"}"),
            CannedServer.html(502),
            CannedServer.json(200, "[]"),
            CannedServer.json(200, ""))) {
      answer = each;
      assertThat(post()).isEqualTo(new JsonReply.InDoubt());
    }
    assertThat(server.requests()).hasSize(5);
  }

  @Test
  void client_closed_surelySendsNothing() {
    client.close();

    assertThat(post()).isEqualTo(new JsonReply.NotSent());
    assertThat(server.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://acme.example/v2", "http://127.0.0.1:1/v2"})
  void address_thatIsSafe_isTaken(String address) {
    ProviderSettings settings = settings(address);

    assertThat(JsonClient.address(settings, "base-url", context(true))).hasToString(address);
    settings.requireNoFaults();
  }

  @Test
  void address_inPlainHttp_isAFault() {
    ProviderSettings elsewhere = settings("http://acme.example/v2");
    JsonClient.address(elsewhere, "base-url", context(true));
    ProviderSettings loopback = settings("http://127.0.0.1:1/v2");
    JsonClient.address(loopback, "base-url", context(false));

    for (ProviderSettings each : List.of(elsewhere, loopback)) {
      assertThatThrownBy(each::requireNoFaults)
          .isInstanceOf(SettingsException.class)
          .hasMessageContaining("acme.base-url");
    }
  }

  private static ProviderSettings settings(String address) {
    return new ProviderSettings(AcmeFactory.NAME, Map.of("base-url", address));
  }
}
