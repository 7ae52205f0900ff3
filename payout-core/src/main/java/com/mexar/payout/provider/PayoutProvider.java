package com.mexar.payout.provider;

import com.mexar.payout.domain.PayoutInstruction;
import java.util.Optional;

/**
 * One payout provider, as a plug-in implements it. Thread-safe: the engine calls it from as many
 * threads as the profile's concurrency allows. {@link #submit} and {@link #inquire} are never
 * called inside a transaction; the others of this interface may be, and so do no I/O.
 *
 * <p>Whatever is optional is an interface of its own that a provider has or has not; {@link
 * Ability} lists them, and each says what it may do.
 */
public interface PayoutProvider extends AutoCloseable {

  /** What the core must know to be safe. The same value for the life of the provider. */
  ProviderProfile profile();

  /**
   * Whether this provider could serve an instruction at all, judged without any I/O: bank mapped,
   * required members present, shapes right. Corridor and limits are judged by the profile.
   *
   * @return why not, or empty
   */
  Optional<String> whyNot(PayoutInstruction instruction);

  /**
   * Makes at most one step. The step was committed before; whether its bytes leave once, or perhaps
   * not at all, must show in the outcome. An exception counts as {@link StepOutcome.Unknown}.
   */
  StepOutcome submit(StepRequest request);

  /** Asks what became of an attempt. Changes nothing. An exception counts as no answer. */
  InquiryOutcome inquire(InquiryRequest request);

  /** Releases connections and threads. */
  @Override
  default void close() {}
}
