package com.mexar.payout.json.provider;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.domain.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads a provider's JSON: lenient about numbers in quotes, bounded in depth, length and magnitude,
 * never through floating point. What is not of the asked form is absent, never a guess. A member
 * that stands twice makes the whole unreadable, since nobody can say which of the two is meant.
 * Writes numbers plainly, as they are signed. Thread-safe.
 */
public final class ProviderJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(50)
                          .maxNumberLength(100)
                          .maxStringLength(100_000)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,18}");
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?");
  private static final String MASKS = "*xX•";
  private static final int MOST_PLACES = 40;

  private ProviderJson() {}

  public static ObjectNode newObject() {
    return MAPPER.createObjectNode();
  }

  public static byte[] bytes(ObjectNode object) {
    try {
      return MAPPER.writeValueAsBytes(object);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The object, or empty where the bytes are not exactly one readable JSON object. */
  public static Optional<ObjectNode> object(byte[] body) {
    return read(body, ObjectNode.class);
  }

  /** The array, or empty where the bytes are not exactly one readable JSON array. */
  public static Optional<ArrayNode> array(byte[] body) {
    return read(body, ArrayNode.class);
  }

  private static <N extends JsonNode> Optional<N> read(byte[] body, Class<N> form) {
    try {
      JsonNode node = MAPPER.readTree(body);
      return form.isInstance(node) && isBounded(node)
          ? Optional.of(form.cast(node))
          : Optional.empty();
    } catch (IOException | NumberFormatException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  public static boolean isAbsent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  /** A text that is not blank, without the blanks around it. */
  public static Optional<String> text(JsonNode node) {
    return node.isTextual()
        ? Optional.of(node.textValue().strip()).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  /** A text, or a whole number as its digits. */
  public static Optional<String> code(JsonNode node) {
    return node.isIntegralNumber() ? Optional.of(node.asText()) : text(node);
  }

  /** A whole number from zero, at most 18 digits, as a number or in quotes. */
  public static Optional<Long> whole(JsonNode node) {
    return code(node).filter(text -> WHOLE.matcher(text).matches()).map(Long::valueOf);
  }

  /** A decimal as a number or in quotes. */
  public static Optional<BigDecimal> decimal(JsonNode node) {
    if (node.isNumber()) {
      return Optional.of(node.decimalValue());
    }
    return text(node).filter(text -> DECIMAL.matcher(text).matches()).map(BigDecimal::new);
  }

  /** An exact amount, or empty where it is none, negative, too large or too fine. */
  public static Optional<Money> money(Currency currency, JsonNode node) {
    Optional<BigDecimal> decimal = decimal(node).filter(value -> value.signum() >= 0);
    if (decimal.isEmpty()) {
      return Optional.empty();
    }
    try {
      String plain = decimal.get().stripTrailingZeros().toPlainString();
      return Optional.of(Money.parse(currency, plain));
    } catch (InvalidValueException e) {
      return Optional.empty();
    }
  }

  /** A currency with minor units, by its code. */
  public static Optional<Currency> currency(JsonNode node) {
    try {
      return text(node).map(Money::currency);
    } catch (InvalidValueException e) {
      return Optional.empty();
    }
  }

  /**
   * The account number that is stated. Empty where it is ours under a mask and so says nothing: all
   * that is not masked, but for blanks, is ours at its place from the start or from the end. One of
   * ours that was read as a number has its leading zeros again.
   */
  public static Optional<String> accountNumber(JsonNode node, String ours) {
    if (node.isIntegralNumber()) {
      String digits = node.asText();
      return Optional.of(digits.equals(ours.replaceFirst("^0+(?=.)", "")) ? ours : digits);
    }
    return text(node).filter(text -> text.equals(ours) || !isMasked(text.replace(" ", ""), ours));
  }

  private static boolean isMasked(String text, String ours) {
    int shift = ours.length() - text.length();
    return text.chars().anyMatch(ProviderJson::isMask)
        && IntStream.range(0, text.length())
            .allMatch(
                i ->
                    isMask(text.charAt(i))
                        || isAt(i, ours, text.charAt(i))
                        || isAt(i + shift, ours, text.charAt(i)));
  }

  private static boolean isMask(int character) {
    return MASKS.indexOf(character) >= 0;
  }

  private static boolean isAt(int place, String ours, char character) {
    return place >= 0 && place < ours.length() && ours.charAt(place) == character;
  }

  /** A number of few characters may stand for gigabytes of digits, which nobody is to write out. */
  private static boolean isBounded(JsonNode node) {
    if (!node.isNumber()) {
      return node.valueStream().allMatch(ProviderJson::isBounded);
    }
    BigDecimal value = node.decimalValue();
    return value.precision() <= MOST_PLACES
        && value.scale() <= MOST_PLACES
        && value.scale() >= -MOST_PLACES;
  }
}
