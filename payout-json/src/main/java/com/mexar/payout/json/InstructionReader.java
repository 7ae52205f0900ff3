package com.mexar.payout.json;

import com.mexar.payout.domain.PayoutInstruction;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads the body of a request to pay, trusting nothing of it: strict UTF-8 without a byte order
 * mark, one JSON object within bounds, no member that is unknown or repeated, every value a string.
 * An optional member that is {@code null} counts as absent. Numbers are never expanded. Throws
 * nothing for what a caller may send. Thread-safe.
 */
public final class InstructionReader {
  /** The longest body that is read, in bytes. */
  public static final int MAX_BYTES = 64 * 1024;

  /** Where the deadline stands, for who holds a clock. */
  public static final String DEADLINE = "/deadline";

  /** Where the pinned provider stands, for who knows the providers. */
  public static final String PROVIDER = "/provider";

  /** Where the bound of the cost stands, for who knows the currency of the balance. */
  public static final String MAX_DEBIT = "/maxDebit";

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  public ReadResult read(byte[] body) {
    Faults faults = new Faults();
    PayoutInstruction instruction;
    try {
      instruction =
          ObjectReader.ofRoot(NodeReader.read(text(body)), faults, InstructionParser::instruction);
    } catch (MalformedJsonException e) {
      return new ReadResult.Malformed(e.detail(), e.pointer());
    }
    if (instruction == null || !faults.none()) {
      return new ReadResult.Invalid(faults.all());
    }
    return new ReadResult.Read(instruction);
  }

  private static String text(byte[] body) throws MalformedJsonException {
    if (body.length > MAX_BYTES) {
      throw new MalformedJsonException("is longer than " + MAX_BYTES + " bytes", "");
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
