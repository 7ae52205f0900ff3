package com.mexar.payout.app.asyncapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.mexar.payout.json.schema.EventSchema;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The published description of channels, with the schema of events that it refers to. */
public final class AsyncApiDocument {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FOLDER = "https://docs.invalid/";
  private static final String ADDRESS = FOLDER + "asyncapi.yaml";

  static final JsonNode ROOT = read();
  static final JsonNode EVENTS = events();

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          it ->
              it.schemas(
                      Map.of(
                          ADDRESS,
                          ROOT.toString(),
                          FOLDER + "schemas/payout-events.json",
                          EVENTS.toString()))
                  .schemaRegistryConfig(
                      SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  private AsyncApiDocument() {}

  /** What is wrong with the headers of a Kafka record. */
  public static List<String> faultsOfKafka(Map<String, String> headers) {
    return faultsOfHeaders("KafkaHeaders", headers);
  }

  /** What is wrong with the headers of a message of RabbitMQ. */
  public static List<String> faultsOfRabbitmq(Map<String, String> headers) {
    return faultsOfHeaders("RabbitmqHeaders", headers);
  }

  /** What is wrong with the body of a webhook that announces an event of this type. */
  public static List<String> faultsOfWebhook(String type, String body) {
    return faults("/channels/webhook/messages/" + type + "/payload", body);
  }

  private static List<String> faultsOfHeaders(String schema, Map<String, String> headers) {
    try {
      return faults("/components/schemas/" + schema, JSON.writeValueAsString(headers));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** What is wrong with a JSON text by the schema at a pointer. */
  static List<String> faults(String pointer, String json) {
    return REGISTRY
        .getSchema(SchemaLocation.of(ADDRESS + "#" + pointer))
        .validate(json, InputFormat.JSON)
        .stream()
        .map(Error::toString)
        .toList();
  }

  /** What a reference names, be it here or in the schema of events. */
  static JsonNode named(String reference) {
    String[] parts = reference.split("#", 2);
    return switch (parts[0]) {
      case "" -> ROOT.at(parts[1]);
      case "./schemas/payout-events.json" -> EVENTS.at(parts[1]);
      default -> throw new IllegalArgumentException(reference);
    };
  }

  private static JsonNode read() {
    try {
      return YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build()
          .readTree(Files.readString(Path.of("..", "docs", "asyncapi.yaml")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode events() {
    try {
      return JSON.readTree(EventSchema.text());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
