package com.mexar.payout.app.openapi;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The document as tests look at it. Immutable; its schemas are compiled once. */
public final class ApiDocument {
  private static final String ADDRESS = "urn:mexar:openapi";
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  /** The one there is. */
  public static final ApiDocument INSTANCE = new ApiDocument();

  private final JsonNode root = read();
  private final List<Operation> operations = operations(root);
  private final Map<String, Schema> compiled = new ConcurrentHashMap<>();
  private final SchemaRegistry registry =
      SchemaRegistry.withDialect(
          Dialects.getOpenApi31(),
          it ->
              it.schemas(Map.of(ADDRESS, root.toString()))
                  .schemaRegistryConfig(
                      SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  private ApiDocument() {}

  public JsonNode root() {
    return root;
  }

  public List<Operation> operations() {
    return operations;
  }

  /** The operation that serves a request, if any; the one with the fewest parameters. */
  Optional<Operation> operation(String method, String path) {
    return operations.stream()
        .filter(it -> it.method().equals(method) && it.matches(path))
        .min((a, b) -> Integer.compare(a.variables(), b.variables()));
  }

  /** What stands at a pointer; where that is a reference, what it names. */
  Place at(String pointer) {
    JsonNode node = root.at(pointer);
    return node.has("$ref")
        ? at(node.path("$ref").asText().substring(1))
        : new Place(pointer, node);
  }

  /** What is wrong with a JSON text by the schema at a pointer. */
  List<String> faults(String schema, String json) {
    return compiled
        .computeIfAbsent(
            schema, it -> registry.getSchema(SchemaLocation.of(ADDRESS + "#" + escaped(it))))
        .validate(json, InputFormat.JSON)
        .stream()
        .map(Error::toString)
        .toList();
  }

  static String token(String member) {
    return "/" + member.replace("~", "~0").replace("/", "~1");
  }

  /** The braces of a path's variables are no characters of an address. */
  private static String escaped(String pointer) {
    return pointer.replace("{", "%7B").replace("}", "%7D");
  }

  private static JsonNode read() {
    try {
      return YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build()
          .readTree(Bundled.read("openapi.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Operation> operations(JsonNode root) {
    List<Operation> operations = new ArrayList<>();
    root.path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method -> {
                          if (METHODS.contains(method.getKey())) {
                            operations.add(
                                Operation.of(path.getKey(), method.getKey(), method.getValue()));
                          }
                        }));
    return List.copyOf(operations);
  }

  /** A node, and where it stands. */
  record Place(String pointer, JsonNode node) {
    Place child(String name) {
      return INSTANCE.at(pointer + token(name));
    }

    List<Place> children() {
      List<Place> children = new ArrayList<>();
      node.fieldNames().forEachRemaining(name -> children.add(child(name)));
      return children;
    }
  }
}
