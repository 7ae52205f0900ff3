package com.mexar.payout.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes compact JSON into memory; the same calls give the same text. Not thread-safe. */
final class JsonWriter {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int USUAL_LENGTH = 1_024;

  private final JsonGenerator generator;

  private JsonWriter(JsonGenerator generator) {
    this.generator = generator;
  }

  /** The text of one object, whose members the body writes. */
  static String object(Consumer<JsonWriter> body) {
    StringWriter text = new StringWriter(USUAL_LENGTH);
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      JsonWriter writer = new JsonWriter(generator);
      writer.value(body);
    } catch (IOException e) {
      throw inMemory(e);
    }
    return text.toString();
  }

  /** A text; an absent one is left out. */
  JsonWriter optional(String name, @Nullable Object text) {
    return text == null ? this : orNull(name, text);
  }

  /** A text; an absent one is written as null. */
  JsonWriter orNull(String name, @Nullable Object text) {
    return write(
        g -> {
          g.writeFieldName(name);
          if (text == null) {
            g.writeNull();
          } else {
            g.writeString(text.toString());
          }
        });
  }

  JsonWriter number(String name, long value) {
    return write(g -> g.writeNumberField(name, value));
  }

  JsonWriter numberOrNull(String name, @Nullable Integer value) {
    return value == null ? orNull(name, null) : number(name, value);
  }

  JsonWriter flag(String name, boolean value) {
    return write(g -> g.writeBooleanField(name, value));
  }

  JsonWriter object(String name, Consumer<JsonWriter> body) {
    write(g -> g.writeFieldName(name));
    return value(body);
  }

  /** An object; an absent one is left out. */
  <T> JsonWriter optional(String name, @Nullable T value, BiConsumer<JsonWriter, T> body) {
    return value == null ? this : object(name, json -> body.accept(json, value));
  }

  /** An object; an absent one is written as null. */
  <T> JsonWriter orNull(String name, @Nullable T value, BiConsumer<JsonWriter, T> body) {
    return value == null ? orNull(name, null) : object(name, json -> body.accept(json, value));
  }

  JsonWriter texts(String name, Map<String, String> pairs) {
    return object(name, json -> pairs.forEach(json::orNull));
  }

  JsonWriter texts(String name, Iterable<String> texts) {
    return write(
        g -> {
          g.writeArrayFieldStart(name);
          for (String text : texts) {
            g.writeString(text);
          }
          g.writeEndArray();
        });
  }

  /** A value that is JSON text already. */
  JsonWriter json(String name, String text) {
    return write(
        g -> {
          g.writeFieldName(name);
          g.writeRawValue(text);
        });
  }

  /** Values that are JSON texts already. */
  JsonWriter jsons(String name, Iterable<String> texts) {
    return write(
        g -> {
          g.writeArrayFieldStart(name);
          for (String text : texts) {
            g.writeRawValue(text);
          }
          g.writeEndArray();
        });
  }

  <T> JsonWriter array(String name, Iterable<T> items, BiConsumer<JsonWriter, T> body) {
    write(g -> g.writeArrayFieldStart(name));
    items.forEach(item -> value(json -> body.accept(json, item)));
    return write(JsonGenerator::writeEndArray);
  }

  private JsonWriter value(Consumer<JsonWriter> body) {
    write(JsonGenerator::writeStartObject);
    body.accept(this);
    return write(JsonGenerator::writeEndObject);
  }

  private JsonWriter write(Writing writing) {
    try {
      writing.to(generator);
    } catch (IOException e) {
      throw inMemory(e);
    }
    return this;
  }

  private static UncheckedIOException inMemory(IOException e) {
    return new UncheckedIOException("writing to memory failed", e);
  }

  @FunctionalInterface
  private interface Writing {
    void to(JsonGenerator generator) throws IOException;
  }
}
