package com.mexar.payout.provider.transfez;

import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.http.Budget;
import com.mexar.payout.http.UnreadableException;
import com.mexar.payout.provider.StepRequest;
import java.util.Optional;

/** Makes the body of a draft out of an instruction and what the provider lists. Thread-safe. */
final class Composer {
  private final Payers payers;
  private final TransfezOptions options;
  private final DraftBody bodies;
  private final ForeignComposer abroad;

  Composer(Payers payers, TransfezOptions options, DraftBody bodies) {
    this.payers = payers;
    this.options = options;
    this.bodies = bodies;
    this.abroad = new ForeignComposer(payers, options, bodies);
  }

  Composed compose(StepRequest request, Budget budget) {
    PayoutInstruction instruction = request.instruction();
    Optional<String> name =
        options.institutions.name(instruction.beneficiary().country(), instruction.account());
    if (name.isEmpty()) {
      return Composed.limit(ReasonCode.RC01, "bank or wallet is not mapped");
    }
    try {
      return Served.isAtHome(instruction)
          ? atHome(request, name.get(), budget)
          : abroad.compose(request, name.get(), budget);
    } catch (UnreadableException e) {
      return Composed.unreadable(e);
    }
  }

  /**
   * Whose matter a complaint is. What the provider listed may not be what it goes by any more: then
   * it is read again, and a draft that rests on an older list is not held against the instruction.
   */
  RefusalClass complained(
      PayoutInstruction instruction, Composed.Body body, Optional<Complaint> complaint) {
    RefusalClass refusal = complaint.map(Complaint::refusal).orElse(RefusalClass.OURS_OR_PROVIDERS);
    if (Served.isAtHome(instruction)) {
      if (complaint.filter(Complaint.UNKNOWN_PAYER::equals).isPresent()) {
        payers.forgetLocal();
      }
      return refusal;
    }
    if (complaint.isPresent() && !complaint.get().doubtsLists()) {
      return refusal;
    }
    payers.forgetAbroad();
    return body.mayBeOutdated() ? RefusalClass.OURS_OR_PROVIDERS : refusal;
  }

  private Composed atHome(StepRequest request, String name, Budget budget)
      throws UnreadableException {
    Optional<Long> payer = payers.local(name, budget);
    return payer.isEmpty()
        ? Composed.limit(ReasonCode.RC01, "the provider does not list the bank or wallet")
        : new Composed.Body(bodies.local(request, payer.get()), false);
  }
}
