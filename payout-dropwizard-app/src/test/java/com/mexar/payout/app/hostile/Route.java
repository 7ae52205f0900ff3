package com.mexar.payout.app.hostile;

import com.mexar.payout.app.TestGateway;
import java.util.List;
import java.util.stream.Stream;

/**
 * One address of the API, and the key of somebody who may use it.
 *
 * @param body one that is accepted there, as far as it goes; empty where none is read
 */
record Route(String method, String path, String key, String body) {
  private static final String PAYOUTS = "/v1/operator/payouts/" + HostileHost.NONE;
  private static final String ENDPOINTS = "/v1/operator/webhook-endpoints";
  private static final String ENDPOINT = ENDPOINTS + "/" + HostileHost.NONE;
  private static final String REASON = "{\"reason\": \"x\"}";

  static final Route PAY = new Route("POST", "/v1/payouts", TestGateway.CLIENT, Samples.payout());
  static final Route INQUIRE_ACCOUNT =
      new Route("POST", "/v1/account-inquiries", TestGateway.CLIENT, Samples.accountInquiry());
  static final Route QUOTE = new Route("POST", "/v1/quotes", TestGateway.CLIENT, Samples.quote());
  static final Route SET_STATE =
      new Route(
          "PUT",
          "/v1/operator/providers/nobody",
          TestGateway.OPERATOR,
          "{\"state\": \"ACTIVE\", \"reason\": \"x\"}");
  static final Route RESOLVE =
      new Route("POST", PAYOUTS + "/resolutions", TestGateway.OPERATOR, Samples.resolution());

  /** Every route that reads a JSON body. */
  static List<Route> withBody() {
    return List.of(
        PAY,
        INQUIRE_ACCOUNT,
        QUOTE,
        SET_STATE,
        new Route("POST", PAYOUTS + "/inquire", TestGateway.OPERATOR, REASON),
        RESOLVE,
        new Route(
            "POST",
            PAYOUTS + "/resolutions/" + HostileHost.NONE + "/approve",
            TestGateway.OPERATOR,
            REASON),
        new Route(
            "POST",
            "/v1/operator/callbacks/" + HostileHost.NONE + "/replay",
            TestGateway.OPERATOR,
            REASON),
        new Route(
            "POST",
            ENDPOINTS,
            TestGateway.OPERATOR,
            "{\"url\": \"https://nowhere.invalid/hooks\", \"reason\": \"x\"}"),
        new Route("PATCH", ENDPOINT, TestGateway.OPERATOR, REASON),
        new Route("DELETE", ENDPOINT, TestGateway.OPERATOR, REASON),
        new Route("POST", ENDPOINT + "/rotate-secret", TestGateway.OPERATOR, REASON),
        new Route("POST", ENDPOINT + "/ping", TestGateway.OPERATOR, REASON),
        new Route(
            "POST",
            "/v1/operator/deliveries/redeliver",
            TestGateway.OPERATOR,
            "{\"ids\": [\"kafka@1\"], \"reason\": \"x\"}"));
  }

  /** Every route that only reads. */
  static List<Route> reading() {
    return Stream.of(
            "/v1/payouts",
            "/v1/payouts/" + HostileHost.NONE,
            "/v1/payouts/" + HostileHost.NONE + "/history",
            "/v1/providers",
            "/v1/providers/transfez/banks?country=ID",
            "/v1/events",
            "/v1/operator/providers",
            "/v1/operator/providers/transfez/balances",
            "/v1/operator/providers/transfez/transactions",
            "/v1/operator/tasks",
            PAYOUTS + "/resolutions",
            "/v1/operator/callbacks",
            ENDPOINTS,
            ENDPOINT,
            "/v1/operator/deliveries",
            "/v1/operator/audit")
        .map(path -> new Route("GET", path, TestGateway.AUDITOR, ""))
        .toList();
  }

  static List<Route> all() {
    return Stream.concat(withBody().stream(), reading().stream()).toList();
  }

  /** Whether there is a route of this method at the same path. */
  boolean isServedBy(String other) {
    return all().stream().anyMatch(it -> it.path.equals(path) && it.method.equals(other));
  }

  boolean isOperators() {
    return path.startsWith("/v1/operator/");
  }

  /** Short, since it names a test. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}
