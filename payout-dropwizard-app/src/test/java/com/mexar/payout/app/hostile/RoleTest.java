package com.mexar.payout.app.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.app.Requests.Answer;
import com.mexar.payout.app.TestGateway;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route with every kind of caller: who is nobody, who may too little, who sees what. */
class RoleTest extends HostileHost {

  static List<Route> routes() {
    return Route.all();
  }

  static Stream<Route> operatorsRoutes() {
    return Route.all().stream().filter(Route::isOperators);
  }

  static List<Route> writing() {
    return Route.withBody();
  }

  @ParameterizedTest
  @MethodSource("routes")
  void caller_withoutAKey_isUnauthorized(Route route) throws Exception {
    assertRefused(http.send(request(route)), 401, "unauthorized");
  }

  @Test
  void caller_withoutAKnownKey_isUnauthorized() throws Exception {
    Route route = Route.all().get(0);
    for (String authorization :
        List.of(
            "",
            "Bearer",
            "Bearer ",
            "Bearer " + CANARY,
            "Bearer " + CANARY.repeat(500),
            "Bearer " + route.key() + " " + CANARY,
            "Bearer \"" + route.key() + "\"",
            "Bearer " + route.key().toUpperCase(Locale.ROOT),
            "Basic " + route.key(),
            "Token token=" + route.key(),
            route.key())) {
      Answer answer = http.send(request(route).header("Authorization", authorization));
      assertRefused(answer, 401, "unauthorized");
      assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer ");
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void caller_withTwoKeys_isUnauthorized(Route route) throws Exception {
    String good = "Bearer " + route.key();
    for (String other : List.of(good, "Bearer " + CANARY, "")) {
      Answer answer =
          http.send(request(route).header("Authorization", good).header("Authorization", other));
      assertRefused(answer, 401, "unauthorized");
    }
  }

  @ParameterizedTest
  @MethodSource("operatorsRoutes")
  void client_atAnOperatorsRoute_isForbidden(Route route) throws Exception {
    assertRefused(as(TestGateway.CLIENT, route), 403, "forbidden");
  }

  @ParameterizedTest
  @MethodSource("writing")
  void auditor_whoWrites_isForbidden(Route route) throws Exception {
    assertRefused(as(TestGateway.AUDITOR, route), 403, "forbidden");
  }

  @Test
  void operatorAndAuditor_atAClientsWrites_areForbidden() throws Exception {
    Route cancel = new Route("POST", "/v1/payouts/" + NONE + "/cancel", "", "");
    for (String key : List.of(TestGateway.OPERATOR, TestGateway.AUDITOR)) {
      assertRefused(as(key, Route.PAY), 403, "forbidden");
      assertRefused(as(key, cancel), 403, "forbidden");
    }
  }

  @ParameterizedTest
  @MethodSource("operatorsRoutes")
  void operatorAndAuditor_whoRead_areServed(Route route) throws Exception {
    if (route.method().equals("GET")) {
      assertThat(as(TestGateway.OPERATOR, route).status()).isIn(200, 404);
      assertThat(as(TestGateway.AUDITOR, route).status()).isIn(200, 404);
    }
  }

  private static Answer as(String key, Route route) throws Exception {
    return http.send(request(route).header("Authorization", "Bearer " + key));
  }

  private static HttpRequest.Builder request(Route route) {
    return http.anonymous(route.path())
        .header("Idempotency-Key", "k")
        .header("Content-Type", "application/json")
        .method(route.method(), BodyPublishers.ofString(route.body()));
  }
}
