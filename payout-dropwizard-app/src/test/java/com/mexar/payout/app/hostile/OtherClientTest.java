package com.mexar.payout.app.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.app.Requests;
import com.mexar.payout.app.Requests.Answer;
import com.mexar.payout.app.TestGateway;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What one client learns of another's payout: nothing, on any route. */
class OtherClientTest {
  private static TestGateway gateway;
  private static Requests http;
  private static String reference;
  private static String id;

  @BeforeAll
  static void pay() throws Exception {
    gateway = TestGateway.start(Map.of());
    http = new Requests(gateway);
    reference = Requests.fresh();
    id = http.pay(Requests.fresh(), Requests.body(reference)).json().path("id").asText();
  }

  @AfterAll
  static void stop() throws Exception {
    gateway.close();
  }

  @Test
  void payout_ofAnother_looksLikeNoneToWhoeverReadsOrCancelsIt() throws Exception {
    for (String route : new String[] {"", "/history"}) {
      assertSame(get("/v1/payouts/" + id + route), get("/v1/payouts/" + HostileHost.NONE + route));
    }
    assertSame(cancel(id), cancel(HostileHost.NONE));
    assertThat(http.get("/v1/payouts/" + id, TestGateway.CLIENT).json().path("cancelRequested"))
        .hasToString("false");
  }

  @Test
  void lists_ofAnother_holdNothing() throws Exception {
    for (String list :
        new String[] {"/v1/payouts", "/v1/payouts?reference=" + reference, "/v1/events"}) {
      Answer answer = get(list);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().path("items")).isEmpty();
      assertThat(answer.body()).doesNotContain(id);
    }
    assertThat(get("/v1/payouts?cursor=" + id).json().path("items")).isEmpty();
  }

  private static void assertSame(Answer others, Answer none) throws Exception {
    assertThat(others.status()).isEqualTo(404);
    assertThat(others.problem()).isEqualTo(none.problem());
    assertThat(others.json().path("detail")).isEqualTo(none.json().path("detail"));
  }

  private static Answer get(String path) throws Exception {
    return http.get(path, TestGateway.OTHER_CLIENT);
  }

  private static Answer cancel(String payout) throws Exception {
    return http.send(
        http.anonymous("/v1/payouts/" + payout + "/cancel")
            .header("Authorization", "Bearer " + TestGateway.OTHER_CLIENT)
            .POST(BodyPublishers.noBody()));
  }
}
