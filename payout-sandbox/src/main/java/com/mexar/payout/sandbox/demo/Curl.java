package com.mexar.payout.sandbox.demo;

import java.net.URI;

/** Lines that a person can paste into a shell. */
final class Curl {

  private final Gateway gateway;
  private final Keys keys;

  Curl(Gateway gateway, Keys keys) {
    this.gateway = gateway;
    this.keys = keys;
  }

  /** A new payout, with a reference of its own each time. */
  String post() {
    String body =
        Body.of("$R", "5440003311", "1500000").replace("\\", "\\\\").replace("\"", "\\\"");
    return "R=TRY-$(date +%s)-$$; curl -i -X POST "
        + api("/v1/payouts")
        + authorization(keys.apiKey())
        + " -H \"Idempotency-Key: $R\" -H 'Content-Type: application/json' -d \""
        + body
        + "\"";
  }

  String get(String payout) {
    return "curl -i " + api("/v1/payouts/" + payout) + authorization(keys.apiKey());
  }

  String history(String payout) {
    return "curl -i " + api("/v1/payouts/" + payout + "/history") + authorization(keys.apiKey());
  }

  /** The switch, as operators make it. */
  String state(Provider provider, ProviderState state) {
    return "curl -i -X PUT "
        + api(Operator.path(provider))
        + authorization(keys.operatorKey())
        + " -H 'Content-Type: application/json' -d '"
        + Operator.body(state, "tried by hand")
        + "'";
  }

  String health() {
    return "curl -i " + gateway.admin() + "/healthcheck";
  }

  String ledger(URI controls, String providerKey) {
    return "curl -i " + controls + "/ledger -H 'Authorization: " + providerKey + "'";
  }

  private String api(String path) {
    return gateway.api() + path;
  }

  private static String authorization(String key) {
    return " -H 'Authorization: Bearer " + key + "'";
  }
}
