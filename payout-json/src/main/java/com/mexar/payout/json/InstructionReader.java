package com.mexar.payout.json;

import com.mexar.payout.domain.PayoutInstruction;

/**
 * Reads the body of a request to pay, every value of which is a string. Trusts nothing of it and
 * throws nothing for what a caller may send. Thread-safe.
 */
public final class InstructionReader {
  /** The longest body that is read, in bytes. */
  public static final int MAX_BYTES = 64 * 1024;

  /** Where the deadline stands, for who holds a clock. */
  public static final String DEADLINE = "/deadline";

  public ReadResult<PayoutInstruction> read(byte[] body) {
    return Body.read(body, InstructionParser::instruction);
  }
}
