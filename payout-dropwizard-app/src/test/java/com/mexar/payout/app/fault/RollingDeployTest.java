package com.mexar.payout.app.fault;

import static com.mexar.payout.app.Requests.body;
import static com.mexar.payout.app.Requests.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mexar.payout.app.Requests;
import com.mexar.payout.app.SimulatedEasylink;
import com.mexar.payout.app.TestGateway;
import com.mexar.payout.sandbox.CallbackTry;
import com.mexar.payout.sandbox.stack.TestPostgres;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two hosts on one database, of which the older does not know EasyLink yet. */
class RollingDeployTest {
  private static SimulatedEasylink easylink;
  private static TestGateway older;
  private static TestGateway newer;

  @BeforeAll
  static void start() throws Exception {
    String database = TestGateway.freshDatabase(TestPostgres.shared());
    easylink = new SimulatedEasylink();
    Map<String, String> settings = new HashMap<>(easylink.settings());
    settings.put("PAYOUT_PROVIDERS", "transfez,easylink");
    settings.put("PAYOUT_INITIALLY_ACTIVE", "transfez,easylink");
    older = TestGateway.start(database, Map.of());
    newer = TestGateway.start(database, settings);
  }

  @AfterAll
  static void stop() throws Exception {
    newer.close();
    older.close();
    easylink.close();
  }

  @Test
  void host_thatDoesNotKnowAProviderYet_leavesItsPayoutsAndCallbacksToTheOther() throws Exception {
    easylink.callBack(older);
    Following atNewer = new Following(newer);
    List<String> paths = List.of(pay(), pay(), pay());

    paths.forEach(new Following(older)::awaitPaid);

    for (String path : paths) {
      assertThat(triedCallbacks(atNewer.attempt(path)))
          .as("to be sent again, since another host may know what to do with them")
          .extracting(CallbackTry::status)
          .containsOnly(503);
    }
    assertThat(statusOfACallbackToTheOlder("nobody")).isEqualTo(404);
  }

  @Test
  void fault06_callback_signedInItsHeaders_isKept() throws Exception {
    easylink.callBack(newer);
    String path = pay();
    new Following(newer).awaitPaid(path);

    assertThat(triedCallbacks(new Following(newer).attempt(path)))
        .extracting(CallbackTry::accepted)
        .containsOnly(true);
  }

  private static String pay() throws Exception {
    return new Following(newer)
        .pay(body(fresh()).replaceFirst("\\{", "{\"provider\": \"easylink\", "));
  }

  /** At least one. */
  private static List<CallbackTry> triedCallbacks(String attempt) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> easylink.callbacksOf(attempt), tries -> !tries.isEmpty());
  }

  private static int statusOfACallbackToTheOlder(String provider) throws Exception {
    Requests http = new Requests(older);
    return http.send(http.anonymous("/callbacks/" + provider).POST(BodyPublishers.ofString("{}")))
        .status();
  }
}
