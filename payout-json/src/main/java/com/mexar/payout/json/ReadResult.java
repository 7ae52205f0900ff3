package com.mexar.payout.json;

import java.util.List;

/** What became of a request's body. */
public sealed interface ReadResult<T> {

  /** The body is what was asked for. */
  record Read<T>(T value) implements ReadResult<T> {}

  /**
   * The body is not JSON text that could be read to its end.
   *
   * @param detail what is wrong, for a person; repeats nothing of the body
   * @param pointer the RFC 6901 pointer of the value at which the reading stopped; empty where that
   *     is the whole
   */
  record Malformed<T>(String detail, String pointer) implements ReadResult<T> {}

  /**
   * The body is well-formed and is not what was asked for.
   *
   * @param faults all of them, but for those beyond a hundred; never empty
   */
  record Invalid<T>(List<FieldFault> faults) implements ReadResult<T> {
    public Invalid {
      faults = List.copyOf(faults);
    }
  }
}
