package com.mexar.payout.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the gateway answered.
 *
 * @param replayed it said that it answers as before
 * @param location empty where there is none
 */
record Answer(int status, String body, JsonNode json, boolean replayed, String location) {

  String text(String member) {
    return json.path(member).asText();
  }
}
