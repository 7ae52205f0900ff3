package com.mexar.payout.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a text as one JSON value and nothing behind it, within bounds of depth and length.
 * Stateless and thread-safe.
 */
final class NodeReader {
  private static final int MAX_DEPTH = 16;
  private static final int MAX_NAME = 1_000;
  private static final int MAX_NUMBER = 1_000;

  /** Digits that fit into a long whatever they are. */
  private static final int MAX_WHOLE = 18;

  // field names are not canonicalised: a hostile caller must not fill a table that all share
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNameLength(MAX_NAME)
                  .maxNumberLength(MAX_NUMBER)
                  .build())
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private NodeReader() {}

  static Node read(String text) throws MalformedJsonException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      return read(parser);
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory is read without I/O", e);
    }
  }

  private static Node read(JsonParser parser) throws MalformedJsonException, IOException {
    try {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new MalformedJsonException("is empty", "");
      }
      Node root = value(parser, first);
      if (parser.nextToken() != null) {
        throw new MalformedJsonException("has something behind its end", "");
      }
      return root;
    } catch (StreamConstraintsException e) {
      throw new MalformedJsonException("is nested too deeply or has a part that is too long", "");
    } catch (JsonProcessingException e) {
      // Jackson's own message quotes the text
      throw new MalformedJsonException(
          "is not well-formed JSON near line "
              + parser.currentLocation().getLineNr()
              + ", column "
              + parser.currentLocation().getColumnNr(),
          pointer(parser));
    }
  }

  private static String pointer(JsonParser parser) {
    String pointer = parser.getParsingContext().pathAsPointer().toString();
    return hasLoneSurrogate(pointer) ? "" : pointer;
  }

  private static Node value(JsonParser parser, JsonToken token)
      throws MalformedJsonException, IOException {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case VALUE_STRING -> new Node.Text(parser.getText());
      case VALUE_NULL -> new Node.Null();
      case VALUE_TRUE -> new Node.Flag(true);
      case VALUE_FALSE -> new Node.Flag(false);
      case VALUE_NUMBER_INT -> whole(parser.getText());
      case START_ARRAY -> array(parser);
      default -> new Node.Other();
    };
  }

  /** An array of anything but texts is read over. */
  private static Node array(JsonParser parser) throws IOException {
    List<String> texts = new ArrayList<>();
    boolean isOfTexts = true;
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (token == JsonToken.VALUE_STRING && isOfTexts) {
        texts.add(parser.getText());
      } else {
        isOfTexts = false;
        parser.skipChildren();
      }
    }
    return isOfTexts ? new Node.Texts(List.copyOf(texts)) : new Node.Other();
  }

  /** By its text, so that a number of many digits is never made into one. */
  private static Node whole(String digits) {
    return digits.length() <= MAX_WHOLE && !digits.startsWith("-")
        ? new Node.Whole(Long.parseLong(digits))
        : new Node.Other();
  }

  private static Node object(JsonParser parser) throws MalformedJsonException, IOException {
    Map<String, Node> members = new LinkedHashMap<>();
    Set<String> repeated = new LinkedHashSet<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      if (hasLoneSurrogate(name)) {
        throw new MalformedJsonException("has a member name that is not Unicode text", "");
      }
      Node value = value(parser, parser.nextToken());
      if (members.putIfAbsent(name, value) != null) {
        repeated.add(name);
      }
    }
    return new Node.Obj(members, repeated);
  }

  private static boolean hasLoneSurrogate(String name) {
    return name.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
