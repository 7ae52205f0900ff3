package com.mexar.payout.sandbox.internal;

import com.mexar.payout.sandbox.MagicAccount;
import com.mexar.payout.sandbox.Step;
import com.mexar.payout.sandbox.internal.Reply.Full;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A request that was understood and not yet carried out.
 *
 * @param reference empty when it names no transaction that is known or to be
 */
public record Call(
    Step step, String reference, Optional<MagicAccount> magic, Supplier<Full> action) {

  public static Call plain(Step step, Supplier<Full> action) {
    return new Call(step, "", Optional.empty(), action);
  }
}
