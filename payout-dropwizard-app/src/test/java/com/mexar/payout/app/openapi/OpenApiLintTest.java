package com.mexar.payout.app.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.app.openapi.ApiDocument.Place;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What makes a document sound, beyond being true. */
class OpenApiLintTest {
  private static final ApiDocument DOCUMENT = ApiDocument.INSTANCE;
  private static final String SPEC = "https://spec.openapis.org/oas/3.1/";

  static Stream<Operation> operations() {
    return DOCUMENT.operations().stream();
  }

  /** With the schemas that the OpenAPI Initiative publishes, those of schemas included. */
  @Test
  void document_isSoundByTheSchemaOfOpenApi() {
    Map<String, String> published = new HashMap<>();
    for (String part :
        List.of(
            "schema/2025-09-15",
            "schema-base/2025-09-15",
            "dialect/2024-11-10",
            "meta/2024-11-10")) {
      published.put(
          SPEC + part, new String(Bundled.read("/openapi/3.1/" + part), StandardCharsets.UTF_8));
    }
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, it -> it.schemas(published));

    assertThat(
            registry
                .getSchema(SchemaLocation.of(SPEC + "schema-base/2025-09-15"))
                .validate(DOCUMENT.root().toString(), InputFormat.JSON))
        .isEmpty();
    assertThat(
            registry
                .getSchema(SchemaLocation.of(SPEC + "schema-base/2025-09-15"))
                .validate(
                    DOCUMENT.root().toString().replace("\"type\":\"string\"", "\"type\":\"text\""),
                    InputFormat.JSON))
        .isNotEmpty();
  }

  @Test
  void operations_haveIdsOfTheirOwn() {
    assertThat(operations().map(Operation::id))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[a-z][A-Za-z]+"));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void operation_hasSummaryTagAndPathParameters(Operation operation) {
    assertThat(operation.node().path("summary").asText()).isNotEmpty().doesNotEndWith(".");
    assertThat(operation.node().path("tags")).hasSize(1);
    assertThat(DOCUMENT.root().path("tags").findValuesAsText("name"))
        .contains(operation.node().path("tags").get(0).asText());
    Set<String> variables = new HashSet<>();
    for (String at : List.of(operation.pointer(), parent(operation.pointer()))) {
      for (int i = 0; DOCUMENT.root().at(at + "/parameters").has(i); i++) {
        Place parameter = DOCUMENT.at(at + "/parameters/" + i);
        assertThat(parameter.node().path("description").asText()).isNotEmpty();
        if (parameter.node().path("in").asText().equals("path")) {
          variables.add("{" + parameter.node().path("name").asText() + "}");
        }
      }
    }
    assertThat(variables)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(operation.path().split("/")).filter(it -> it.startsWith("{")).toList());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void operation_describesWhatCanGoWrong(Operation operation) {
    Set<String> expected = new HashSet<>(Set.of("default"));
    JsonNode security = operation.node().path("security");
    if (security.isMissingNode()) {
      expected.addAll(Set.of("401", "429", "503"));
    }
    if (operation.path().startsWith("/v1/operator/")) {
      expected.add("403");
    }
    if (operation.path().contains("{")) {
      expected.add("404");
    }
    if (operation.node().has("requestBody")) {
      expected.add("413");
      if (security.isMissingNode()) {
        expected.addAll(Set.of("400", "415"));
      }
    }
    assertThat(operation.responses().node().fieldNames()).toIterable().containsAll(expected);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void response_bearsTheRequestIdAndNamesItsKinds(Operation operation) {
    for (Place response : operation.responses().children()) {
      if (response.node().has("content")) {
        assertThat(response.node().path("headers").has("Request-Id")).isTrue();
      }
      Place problem = response.child("content").child("application/problem+json");
      if (problem.node().isMissingNode()) {
        continue;
      }
      assertThat(AnswerCheck.kinds(problem)).isNotEmpty();
      for (Place example : problem.child("examples").children()) {
        String value = example.node().path("value").toString();
        assertThat(DOCUMENT.faults(problem.pointer() + "/schema", value)).isEmpty();
      }
      for (String kind : AnswerCheck.kinds(problem)) {
        assertThat(response.node().path("description").asText())
            .contains("`" + kind.replace("urn:mexar:problem:", "") + "`");
      }
    }
  }

  @Test
  void schemas_areDescribed() {
    for (Place schema : DOCUMENT.at("/components/schemas").children()) {
      assertThat(schema.node().path("description").asText()).as(schema.pointer()).isNotEmpty();
    }
  }

  /** They are written out, since generators lose what may be null of what {@code allOf} brings. */
  @Test
  void payout_inEvents_hasTheMembersOfThatInAnswers() {
    ObjectNode answered = DOCUMENT.root().at("/components/schemas/Payout").deepCopy();
    ObjectNode announced = DOCUMENT.root().at("/components/schemas/EventPayout").deepCopy();
    for (ObjectNode each : List.of(answered, announced)) {
      each.remove("description");
      ((ObjectNode) each.path("properties")).remove("beneficiary");
    }
    assertThat(announced).isEqualTo(answered);
  }

  @Test
  void schemas_ofRequests_takeNothingUnknown() {
    Set<String> asked = new HashSet<>();
    operations()
        .forEach(
            operation -> reach(DOCUMENT.root().at(operation.pointer()).at("/requestBody"), asked));
    for (String pointer : asked) {
      JsonNode schema = DOCUMENT.root().at(pointer);
      if (schema.has("required") && !isPart(pointer)) {
        assertThat(
                schema.path("additionalProperties").isBoolean()
                    || schema.path("unevaluatedProperties").isBoolean())
            .as(pointer)
            .isTrue();
      }
    }
    assertThat(asked).contains("/components/schemas/Wallet");
  }

  @Test
  void references_leadSomewhereAndComponentsAreUsed() {
    List<String> references = new ArrayList<>();
    DOCUMENT.root().findValuesAsText("$ref").forEach(it -> references.add(it.substring(1)));
    DOCUMENT
        .root()
        .findValues("mapping")
        .forEach(it -> it.forEach(to -> references.add(to.asText().substring(1))));
    assertThat(references).allMatch(it -> !DOCUMENT.root().at(it).isMissingNode());

    List<String> components = new ArrayList<>();
    for (Place kind : DOCUMENT.at("/components").children()) {
      if (!kind.pointer().endsWith("securitySchemes")) {
        kind.node()
            .fieldNames()
            .forEachRemaining(name -> components.add(kind.pointer() + "/" + name));
      }
    }
    assertThat(components).isNotEmpty().isSubsetOf(references);
  }

  /** One that others are made of by {@code allOf}, and so leaves the closing to them. */
  private static boolean isPart(String pointer) {
    return DOCUMENT.root().findValues("allOf").stream()
        .flatMap(all -> all.findValuesAsText("$ref").stream())
        .anyMatch(it -> it.equals("#" + pointer));
  }

  private static void reach(JsonNode from, Set<String> reached) {
    for (String reference : from.findValuesAsText("$ref")) {
      String pointer = reference.substring(1);
      if (!pointer.startsWith("/components/examples") && reached.add(pointer)) {
        reach(DOCUMENT.root().at(pointer), reached);
      }
    }
  }

  private static String parent(String pointer) {
    return pointer.substring(0, pointer.lastIndexOf('/'));
  }
}
