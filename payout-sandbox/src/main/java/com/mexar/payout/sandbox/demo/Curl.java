package com.mexar.payout.sandbox.demo;

import java.net.URI;

/** Lines that a person can paste into a shell. */
final class Curl {

  private final Gateway gateway;
  private final String key;

  Curl(Gateway gateway, String key) {
    this.gateway = gateway;
    this.key = key;
  }

  /** A new payout, with a reference of its own each time. */
  String post() {
    String body =
        Story.body("$R", "5440003311", "1500000").replace("\\", "\\\\").replace("\"", "\\\"");
    return "R=TRY-$(date +%s)-$$; curl -i -X POST "
        + api("/v1/payouts")
        + authorization()
        + " -H \"Idempotency-Key: $R\" -H 'Content-Type: application/json' -d \""
        + body
        + "\"";
  }

  String get(String payout) {
    return "curl -i " + api("/v1/payouts/" + payout) + authorization();
  }

  String history(String payout) {
    return "curl -i " + api("/v1/payouts/" + payout + "/history") + authorization();
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

  private String authorization() {
    return " -H 'Authorization: Bearer " + key + "'";
  }
}
