package com.mexar.payout.testkit.plugin;

import com.mexar.payout.domain.Draft;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.StepKind;
import org.jspecify.annotations.Nullable;

/**
 * One row of a provider's outcome table: what it answers, byte for byte, and what is to be
 * concluded.
 *
 * @param name for people
 * @param instruction under which the question is asked
 * @param step which step is answered, or null where an inquiry is
 * @param conclusion what the plug-in has to make of it
 */
public record OutcomeRow(
    String name,
    PayoutInstruction instruction,
    @Nullable StepKind step,
    Answer answer,
    Conclusion conclusion) {

  /** The answer to one question, as HTTP: see {@code CannedServer.json}. */
  @FunctionalInterface
  public interface Answer {

    /**
     * @param reference of the attempt
     * @param draft what the simulator had prepared before, or null where nothing was
     */
    byte[] to(String reference, @Nullable Draft draft);
  }

  public static OutcomeRow step(
      String name,
      PayoutInstruction instruction,
      StepKind step,
      Answer answer,
      Conclusion conclusion) {
    return new OutcomeRow(name, instruction, step, answer, conclusion);
  }

  public static OutcomeRow inquiry(
      String name, PayoutInstruction instruction, Answer answer, Conclusion conclusion) {
    return new OutcomeRow(name, instruction, null, answer, conclusion);
  }

  @Override
  public String toString() {
    return (step == null ? "inquiry" : step) + ", " + name + ": " + conclusion;
  }
}
