package com.mexar.payout.app.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.app.openapi.ApiDocument.Place;
import com.mexar.payout.json.EndpointReader;
import com.mexar.payout.json.InstructionReader;
import com.mexar.payout.json.ReadResult;
import com.mexar.payout.json.RequestReader;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a schema of a request refuses, the readers refuse, and nothing else. */
class OpenApiRequestsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final RequestReader REQUESTS = new RequestReader();
  private static final EndpointReader ENDPOINTS = new EndpointReader();
  private static final Map<String, Function<byte[], ReadResult<?>>> READERS =
      Map.of(
          "PayoutRequest", new InstructionReader()::read,
          "AccountInquiryRequest", REQUESTS::account,
          "QuoteRequest", REQUESTS::quote,
          "ProviderStateRequest", REQUESTS::state,
          "ResolutionRequest", REQUESTS::resolution,
          "ReasonRequest", REQUESTS::reason,
          "EndpointRequest", ENDPOINTS::creation,
          "EndpointChangeRequest", ENDPOINTS::change,
          "RotationRequest", ENDPOINTS::rotation,
          "RedeliverRequest", ENDPOINTS::redelivery);

  static Stream<String> values() {
    return Stream.concat(
        Stream.of("null", "\"\"", "\" x\"", "\"xX\"", "\"bank\"", "0", "1", "true", "{}", "[]"),
        IntStream.of(1, 17, 64, 65, 101, 141, 201, 501, 1001)
            .mapToObj(length -> '"' + "a".repeat(length) + '"'));
  }

  /** Instead of each member of each example in turn, and as a member that is not known. */
  @ParameterizedTest
  @MethodSource("values")
  void member_ofSomeValue_isRefusedWhereTheSchemaRefusesIt(String value) throws Exception {
    for (Place content : contents()) {
      for (Place shown : content.child("examples").children()) {
        JsonNode example = shown.node().path("value");
        for (String pointer : objects(example, "").toList()) {
          for (String member : Stream.concat(names(example.at(pointer)), Stream.of("?")).toList()) {
            ObjectNode changed = example.deepCopy();
            ((ObjectNode) changed.at(pointer)).set(member, JSON.readTree(value));
            judgedAlike(content.child("schema"), changed);
          }
        }
      }
    }
  }

  @Test
  void member_absent_isRefusedWhereTheSchemaRequiresIt() {
    for (Place content : contents()) {
      for (Place shown : content.child("examples").children()) {
        JsonNode example = shown.node().path("value");
        for (String pointer : objects(example, "").toList()) {
          for (String member : names(example.at(pointer)).toList()) {
            ObjectNode changed = example.deepCopy();
            ((ObjectNode) changed.at(pointer)).remove(member);
            judgedAlike(content.child("schema"), changed);
          }
        }
      }
    }
  }

  private static void judgedAlike(Place schema, JsonNode body) {
    List<String> faults = ApiDocument.INSTANCE.faults(schema.pointer(), body.toString());
    String name = schema.pointer().replaceAll(".*/", "");
    ReadResult<?> read = READERS.get(name).apply(body.toString().getBytes(UTF_8));

    assertThat(read instanceof ReadResult.Read<?>)
        .as("%s by %s: %s, by the reader: %s", body, name, faults, read)
        .isEqualTo(faults.isEmpty());
  }

  private static List<Place> contents() {
    return ApiDocument.INSTANCE.operations().stream()
        .map(it -> it.pointer() + "/requestBody/content/application~1json")
        .map(ApiDocument.INSTANCE::at)
        .filter(content -> content.node().has("examples"))
        .toList();
  }

  private static Stream<String> objects(JsonNode node, String pointer) {
    Stream<String> within =
        names(node).flatMap(it -> objects(node.path(it), pointer + ApiDocument.token(it)));
    return node.isObject() ? Stream.concat(Stream.of(pointer), within) : Stream.empty();
  }

  private static Stream<String> names(JsonNode node) {
    return node.properties().stream().map(Map.Entry::getKey);
  }
}
