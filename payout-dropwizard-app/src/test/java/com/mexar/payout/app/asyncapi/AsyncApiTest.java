package com.mexar.payout.app.asyncapi;

import static com.mexar.payout.app.asyncapi.AsyncApiDocument.EVENTS;
import static com.mexar.payout.app.asyncapi.AsyncApiDocument.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.app.openapi.ApiDocument;
import com.mexar.payout.event.Event;
import com.mexar.payout.event.EventType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The document says of each channel what the code says, and hangs together. */
class AsyncApiTest {
  private static final List<String> TYPES =
      Arrays.stream(EventType.values()).map(EventType::wireName).toList();
  private static final String EVENT =
      """
      {"type":"%s","timestamp":"2026-11-22T10:00:00.000Z","data":%s}""";

  @Test
  void document_hasTheMembersThatTheSpecificationDemands() {
    assertThat(ROOT.path("asyncapi").asText()).isEqualTo("3.0.0");
    assertThat(names(ROOT))
        .containsExactly(
            "asyncapi", "info", "defaultContentType", "channels", "operations", "components");
    assertThat(ROOT.at("/info/title").asText()).isNotEmpty();
    assertThat(ROOT.at("/info/version").asText()).isNotEmpty();
    assertThat(names(ROOT.path("channels")))
        .containsExactly("kafka", "rabbitmq", "webhook", "pull");
    for (JsonNode operation : ROOT.path("operations")) {
      assertThat(operation.path("action").asText()).isEqualTo("send");
    }
    assertThat(ROOT.path("operations").findValuesAsText("$ref"))
        .containsExactlyInAnyOrderElementsOf(
            names(ROOT.path("channels")).stream().map("#/channels/"::concat).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"kafka", "rabbitmq", "webhook"})
  void channel_tellsEveryTypeAndNoOther(String channel) {
    JsonNode messages = ROOT.at("/channels/" + channel + "/messages");
    assertThat(names(messages)).containsExactlyInAnyOrderElementsOf(TYPES);
    for (String type : TYPES) {
      JsonNode message = messages.path(type);
      assertThat(message.path("name").asText()).isEqualTo(type);
      assertThat(message.path("summary").asText()).isNotEmpty().doesNotEndWith(".");
      assertThat(message.at("/traits/0/$ref").asText())
          .isEqualTo("#/components/messageTraits/" + channel);
      assertThat(message.path("payload").findValuesAsText("$ref"))
          .contains("./schemas/payout-events.json#/$defs/" + type);
    }
  }

  @Test
  void words_areThoseOfTheCode() {
    assertThat(texts(ROOT.at("/components/schemas/EventType/enum"))).isEqualTo(TYPES);
    assertThat(texts(ROOT.at("/channels/rabbitmq/parameters/type/enum"))).isEqualTo(TYPES);
    assertThat(ROOT.at("/components/schemas/Source/const").asText()).isEqualTo(Event.SOURCE);
  }

  @Test
  void references_leadSomewhereAndComponentsAreUsed() {
    List<String> references = ROOT.findValuesAsText("$ref");
    assertThat(references).isNotEmpty().allMatch(it -> !AsyncApiDocument.named(it).isMissingNode());
    Set<String> components = new TreeSet<>();
    for (String kind : names(ROOT.path("components"))) {
      names(ROOT.at("/components/" + kind))
          .forEach(name -> components.add("#/components/" + kind + "/" + name));
    }
    assertThat(components).isNotEmpty().isSubsetOf(references);
  }

  @Test
  void headers_ofRabbitmq_areThoseOfKafkaUnderTheirOwnPrefix() {
    Stream<String> kafka =
        names(ROOT.at("/components/schemas/KafkaHeaders/properties")).stream()
            .filter(name -> name.startsWith("ce_"))
            .map(name -> name.replace("ce_", "cloudEvents:"));
    assertThat(names(ROOT.at("/components/schemas/RabbitmqHeaders/properties")))
        .containsExactlyElementsOf(kafka.toList());
  }

  @Test
  void webhook_ofOneType_isNotTakenForAnother() {
    String pointer = "/channels/webhook/messages/payout.paid/payload";
    assertThat(AsyncApiDocument.faults(pointer, String.format(EVENT, "payout.paid", "{}")))
        .isNotEmpty()
        .allMatch(fault -> fault.startsWith("/data"));
    assertThat(AsyncApiDocument.faults(pointer, String.format(EVENT, "payout.failed", "{}")))
        .anyMatch(fault -> fault.startsWith("/type"));
  }

  @Test
  void pull_isAsTheApiDescribesIt() {
    JsonNode api = ApiDocument.INSTANCE.root();
    JsonNode own = ROOT.at("/components/schemas");
    assertThat(own.at("/PulledEvent/required"))
        .isEqualTo(api.at("/components/schemas/Event/required"));
    assertThat(own.at("/Page/required"))
        .isEqualTo(api.at("/components/schemas/EventList/required"));
    assertThat(ROOT.at("/operations/answerPull/bindings/http/query/properties/after/pattern"))
        .isEqualTo(api.at("/paths/~1v1~1events/get/parameters/0/schema/pattern"));
  }

  /** What stands in the API's document under the same name has the same shape there. */
  @Test
  void parts_ofEvents_areThoseOfTheApi() {
    JsonNode api = ApiDocument.INSTANCE.root().at("/components/schemas");
    int shared = 0;
    for (String name : names(EVENTS.path("$defs"))) {
      JsonNode own = EVENTS.path("$defs").path(name);
      JsonNode others = api.path(name);
      if (others.isMissingNode()) {
        continue;
      }
      shared++;
      for (String word : List.of("type", "enum", "pattern", "required")) {
        assertThat(own.path(word)).as("%s of %s", word, name).isEqualTo(others.path(word));
      }
      assertThat(names(own.path("properties")))
          .as(name)
          .isEqualTo(names(others.path("properties")));
    }
    assertThat(shared).isGreaterThan(20);
  }

  private static List<String> names(JsonNode node) {
    return node.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
