package com.mexar.payout.app.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mexar.payout.app.asyncapi.AsyncApiDocument;
import com.mexar.payout.app.webhook.HttpsReceiver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All webhooks that a receiver answered with a 2xx, each of them authentic. */
final class WebhookReader implements EventReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpsReceiver receiver;
  private int seen;

  WebhookReader(HttpsReceiver receiver) {
    this.receiver = receiver;
  }

  @Override
  public List<Told> read() throws IOException {
    assertThat(receiver.notAuthentic()).isEmpty();
    List<HttpsReceiver.Received> all = receiver.received();
    List<Told> read = new ArrayList<>();
    for (HttpsReceiver.Received webhook : all.subList(seen, all.size())) {
      read.add(told(webhook));
    }
    seen = all.size();
    return read;
  }

  @Override
  public void close() {
    // the receiver is not the reader's
  }

  private static Told told(HttpsReceiver.Received webhook) throws IOException {
    JsonNode body = JSON.readTree(webhook.body());
    String type = body.path("type").asText();
    assertThat(AsyncApiDocument.faultsOfWebhook(type, webhook.body())).as("webhook").isEmpty();
    JsonNode payout = body.at("/data/payout");
    Announced event =
        new Announced(
            webhook.id(),
            payout.path("id").asText(),
            payout.path("sequence").asLong(),
            webhook.data());
    return new Told(event, Map.of("body", webhook.body()));
  }
}
