package com.mexar.payout.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a request, trusting nothing of it: strict UTF-8 without a byte order mark, one
 * JSON object within bounds, no member that is unknown or repeated. An optional member that is
 * {@code null} counts as absent. Throws nothing for what a caller may send. Stateless.
 */
final class Body {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private Body() {}

  /**
   * @param reader reads the object and notes its faults; null where one stands in the way
   */
  static <T> ReadResult<T> read(byte[] body, Function<ObjectReader, @Nullable T> reader) {
    Faults faults = new Faults();
    T value;
    try {
      value = ObjectReader.ofRoot(NodeReader.read(text(body)), faults, reader);
    } catch (MalformedJsonException e) {
      return new ReadResult.Malformed<>(e.detail(), e.pointer());
    }
    return value == null || !faults.none()
        ? new ReadResult.Invalid<>(faults.all())
        : new ReadResult.Read<>(value);
  }

  private static String text(byte[] body) throws MalformedJsonException {
    if (body.length > InstructionReader.MAX_BYTES) {
      throw new MalformedJsonException(
          "is longer than " + InstructionReader.MAX_BYTES + " bytes", "");
    }
    String text;
    try {
      // Jackson's own decoder lets surrogates and overlong forms pass; this one reports them
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedJsonException("is not UTF-8", "");
    }
    if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      throw new MalformedJsonException("begins with a byte order mark", "");
    }
    return text;
  }
}
