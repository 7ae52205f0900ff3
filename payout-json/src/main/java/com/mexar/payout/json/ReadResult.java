package com.mexar.payout.json;

import com.mexar.payout.domain.PayoutInstruction;
import java.util.List;

/** What became of a request's body. */
public sealed interface ReadResult {

  /** The body is an instruction. */
  record Read(PayoutInstruction instruction) implements ReadResult {}

  /**
   * The body is not JSON text that could be read to its end.
   *
   * @param detail what is wrong, for a person; repeats nothing of the body
   * @param pointer the RFC 6901 pointer of the value at which the reading stopped; empty where that
   *     is the whole
   */
  record Malformed(String detail, String pointer) implements ReadResult {}

  /**
   * The body is well-formed and is not an instruction.
   *
   * @param faults all of them, but for those beyond a hundred; never empty
   */
  record Invalid(List<FieldFault> faults) implements ReadResult {
    public Invalid {
      faults = List.copyOf(faults);
    }
  }
}
