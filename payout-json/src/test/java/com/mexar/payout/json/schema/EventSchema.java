package com.mexar.payout.json.schema;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
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
import java.util.concurrent.ConcurrentHashMap;

/**
 * The published schema of events, and what is wrong with an event by it. For tests of every module;
 * they run in folders that stand beside {@code docs}. Thread-safe; compiles each part once.
 */
public final class EventSchema {
  /** Where it is published. */
  public static final Path FILE = Path.of("..", "docs", "schemas", "payout-events.json");

  private static final String ID = "urn:mexar:payout-events";
  private static final Map<String, Schema> PARTS = new ConcurrentHashMap<>();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          it ->
              it.schemas(Map.of(ID, text()))
                  .schemaRegistryConfig(
                      SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  private EventSchema() {}

  /** Its text. */
  public static String text() {
    try {
      return Files.readString(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What is wrong with a text by a part of the schema.
   *
   * @param part the name of a type of event, or of another definition
   */
  public static List<String> faults(String part, String json) {
    return PARTS
        .computeIfAbsent(part, it -> REGISTRY.getSchema(SchemaLocation.of(ID + "#/$defs/" + it)))
        .validate(json, InputFormat.JSON)
        .stream()
        .map(Error::toString)
        .toList();
  }

  /**
   * @throws AssertionError where an event of this type is announced with other data than published
   */
  public static void check(String type, String data) {
    List<String> faults = faults(type, data);
    if (!faults.isEmpty()) {
      throw new AssertionError(type + " is not as published: " + faults + " in " + data);
    }
  }
}
