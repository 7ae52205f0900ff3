package com.mexar.payout.json.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.Cause;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.WaitCode;
import com.mexar.payout.event.EventType;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The schema is sound, and its words are the code's. */
class EventSchemaTest {
  private static final JsonNode ROOT = read();
  private static final JsonNode PARTS = ROOT.path("$defs");

  @Test
  void schema_isSoundByItsOwnSchema() {
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of(ROOT.path("$schema").asText()))
                .validate(EventSchema.text(), InputFormat.JSON))
        .isEmpty();
  }

  @Test
  void types_areThoseOfTheCode() {
    assertThat(names(PARTS).filter(name -> name.startsWith("payout.")))
        .containsExactlyInAnyOrderElementsOf(words(EventType.values(), EventType::wireName));
  }

  @Test
  void words_areThoseOfTheCode() {
    Map<String, List<String>> code =
        Map.of(
            "PayoutStatus", words(PayoutStatus.values(), Enum::name),
            "WaitCode", words(WaitCode.values(), Enum::name),
            "AttemptOutcome", words(AttemptOutcome.values(), Enum::name),
            "Cause", words(Cause.values(), Cause::word),
            "ReasonCode", words(ReasonCode.values(), Enum::name));
    code.forEach(
        (part, words) -> assertThat(texts(PARTS.at("/" + part + "/enum"))).isEqualTo(words));
    assertThat(names(PARTS).filter(name -> PARTS.path(name).has("enum")))
        .containsExactlyInAnyOrderElementsOf(code.keySet());
  }

  @ParameterizedTest
  @EnumSource(PayoutStatus.class)
  void type_ofAnArrival_isBoundToItsStatus(PayoutStatus status) {
    JsonNode own = PARTS.path(EventType.of(status).wireName()).at("/allOf/1/properties");
    assertThat(own.at("/to/const").asText()).isEqualTo(status.name());
    assertThat(own.at("/payout/properties/status/const").asText()).isEqualTo(status.name());
  }

  @Test
  void objects_areClosedAndRequireAllTheyHave() {
    List<JsonNode> objects =
        names(PARTS).map(PARTS::path).filter(part -> part.has("properties")).toList();
    assertThat(objects).hasSizeGreaterThan(10);
    for (JsonNode part : objects) {
      assertThat(part.path("additionalProperties").isBoolean()).as(part.toString()).isTrue();
      assertThat(texts(part.path("required")))
          .containsExactlyElementsOf(names(part.path("properties")).toList());
    }
  }

  @Test
  void parts_areDescribedAndUsed() {
    List<String> used = ROOT.findValuesAsText("$ref");
    assertThat(used).allMatch(ref -> !ROOT.at(ref.substring(1)).isMissingNode());
    names(PARTS)
        .forEach(
            name -> {
              assertThat(PARTS.path(name).path("description").asText()).as(name).isNotEmpty();
              assertThat(name.startsWith("payout.") || used.contains("#/$defs/" + name))
                  .as(name)
                  .isTrue();
            });
  }

  private static JsonNode read() {
    try {
      return new ObjectMapper().readTree(EventSchema.text());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<String> names(JsonNode node) {
    return node.properties().stream().map(Map.Entry::getKey);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static <E> List<String> words(E[] constants, Function<E, String> word) {
    return Arrays.stream(constants).map(word).toList();
  }
}
