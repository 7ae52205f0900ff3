package com.mexar.payout.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Who says which provider may be used, through the API like any operator. Thread-safe. */
final class Operator {

  private static final String PROVIDERS = "/v1/operator/providers";

  private final ApiClient client;

  Operator(ApiClient client) {
    this.client = client;
  }

  static String path(Provider provider) {
    return PROVIDERS + "/" + provider.key();
  }

  static String body(ProviderState state, String reason) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("state", state.name())
        .put("reason", reason)
        .toString();
  }

  Answer set(Provider provider, ProviderState state, String reason) throws InterruptedException {
    return client.put(path(provider), body(state, reason));
  }

  /**
   * As the gateway has it now.
   *
   * @throws IllegalStateException if the gateway does not know the provider
   */
  ProviderState stateOf(Provider provider) throws InterruptedException {
    for (JsonNode one : client.get(PROVIDERS).json().path("items")) {
      if (one.path("name").asText().equals(provider.key())) {
        return ProviderState.valueOf(one.path("state").asText());
      }
    }
    throw new IllegalStateException("the gateway does not list " + provider.label());
  }
}
