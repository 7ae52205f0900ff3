package com.mexar.payout.sandbox.transfez;

import com.mexar.payout.sandbox.MagicAccount;
import com.mexar.payout.sandbox.Step;
import com.mexar.payout.sandbox.internal.Reply.Full;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * A request that was understood and not yet carried out.
 *
 * @param reference empty when it names no transaction that is known or to be
 * @param id of the transaction that it is about, if there is one already
 */
record Call(
    Step step,
    String reference,
    Optional<MagicAccount> magic,
    OptionalLong id,
    Supplier<Full> action) {

  static Call plain(Step step, Supplier<Full> action) {
    return new Call(step, "", Optional.empty(), OptionalLong.empty(), action);
  }
}
