package com.mexar.payout.testkit.provider;

import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;

/**
 * What goes wrong with one call of a {@link LedgerProvider}. Those that make no sense for a call (a
 * refused inquiry) count as {@link LostBefore} there.
 */
public sealed interface CallFault {
  /** The call works. */
  CallFault NONE = new None();

  /** The provider did nothing, and we do not know. */
  CallFault LOST_BEFORE = new LostBefore();

  /** The provider did it, and we do not know. */
  CallFault LOST_AFTER = new LostAfter();

  /** Nothing left this host. */
  CallFault NOT_SENT = new NotSent();

  /** The plug-in throws before it did anything. */
  CallFault THROWN_BEFORE = new Thrown(false);

  /** The plug-in throws after the provider did it. */
  CallFault THROWN_AFTER = new Thrown(true);

  /** An inquiry is answered with "not found", whatever is there. */
  CallFault NOT_FOUND = new NotFound();

  /** The answer states another amount than the instruction's. */
  CallFault LYING_TERMS = new LyingTerms();

  record None() implements CallFault {}

  record LostBefore() implements CallFault {}

  record LostAfter() implements CallFault {}

  record NotSent() implements CallFault {}

  record Thrown(boolean after) implements CallFault {}

  record NotFound() implements CallFault {}

  record LyingTerms() implements CallFault {}

  /** The provider refuses the call and does nothing. */
  record Refused(RefusalClass refusal, Reason reason) implements CallFault {}

  /** The call comes to its effect and answer only when the gate opens. */
  record Held(Gate gate, CallFault then) implements CallFault {}

  /** The call has its effect at once, and its answer, made then, is held until the gate opens. */
  record AnswerHeld(Gate gate) implements CallFault {}

  static CallFault refused(RefusalClass refusal, ReasonCode code) {
    return new Refused(refusal, Reason.of(code));
  }

  static CallFault held(Gate gate) {
    return new Held(gate, NONE);
  }

  static CallFault held(Gate gate, CallFault then) {
    return new Held(gate, then);
  }

  static CallFault answerHeld(Gate gate) {
    return new AnswerHeld(gate);
  }
}
