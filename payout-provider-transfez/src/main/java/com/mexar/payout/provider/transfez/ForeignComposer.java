package com.mexar.payout.provider.transfez;

import com.mexar.payout.domain.BankAccount;
import com.mexar.payout.domain.Party;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.http.Budget;
import com.mexar.payout.http.UnreadableException;
import com.mexar.payout.provider.StepRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the body of a draft abroad: every member that the country, and the bank there, want to be
 * told. Where one is not known here, or the instruction lacks it, nothing is sent. Thread-safe.
 */
final class ForeignComposer {
  static final String ACCOUNT = "bank_account_number";
  static final String BANK = "bank_id";

  private final Payers payers;
  private final ForeignStyle style;
  private final String singleName;
  private final DraftBody bodies;

  ForeignComposer(Payers payers, TransfezOptions options, DraftBody bodies) {
    this.payers = payers;
    this.style = options.abroad;
    this.singleName = options.singleNameLastName;
    this.bodies = bodies;
  }

  Composed compose(StepRequest request, String bankName, Budget budget) throws UnreadableException {
    PayoutInstruction instruction = request.instruction();
    if (!(instruction.account() instanceof BankAccount account)) {
      return Composed.limit(ReasonCode.AG01, "wallets abroad are not served");
    }
    // before they are asked: another thread may have them read anew behind our back
    boolean fresh = payers.areFreshAbroad();
    Optional<Long> country =
        payers.abroad(instruction.beneficiary().country(), instruction.amount().currency(), budget);
    if (country.isEmpty()) {
      return Composed.limit(
          ReasonCode.AG01, "the provider does not list the country with the currency");
    }
    Attributes wanted = payers.attributes(country.get(), instruction.amount().currency(), budget);
    Set<String> ofSender = style.ofSender(wanted, instruction.sender());
    Set<String> ofBeneficiary = style.ofBeneficiary(wanted, instruction.beneficiary());
    if (ofSender.isEmpty() || ofBeneficiary.isEmpty()) {
      return Composed.limit(ReasonCode.AG01, "the provider lists nothing for such a party");
    }
    ofBeneficiary.add(ACCOUNT);
    Long bankId = null;
    if (ofBeneficiary.contains(BANK)) {
      Optional<Payers.Bank> bank = payers.bank(country.get(), bankName, budget);
      if (bank.isEmpty()) {
        return Composed.limit(ReasonCode.RC01, "the provider does not list the bank");
      }
      bankId = bank.get().id();
      ofBeneficiary.addAll(bank.get().alsoWanted());
    }
    Form sender = new Form("sender", style.leftOut());
    ForeignParty payer = party("sender", instruction.sender());
    sender.fill(ofSender, name -> payer.member(name).or(() -> payer.ownAccount(name)));
    Form beneficiary = new Form("beneficiary", style.leftOut());
    ForeignParty payee = party("beneficiary", instruction.beneficiary());
    ForeignAccount to = new ForeignAccount(account, instruction.beneficiary(), bankId);
    beneficiary.fill(ofBeneficiary, name -> payee.member(name).or(() -> to.member(name)));
    Composed.Not lacking = lacking(sender, beneficiary);
    return lacking != null
        ? lacking
        : new Composed.Body(
            bodies.abroad(request, country.get(), sender.node(), beneficiary.node()), !fresh);
  }

  private ForeignParty party(String ours, Party party) {
    return new ForeignParty(ours, party, singleName, style);
  }

  /**
   * What is not known is the provider's limit, as a closed corridor is: nothing was sent, another
   * provider may serve it, and it is no outage that should hold up payouts elsewhere.
   */
  private static Composed.@Nullable Not lacking(Form sender, Form beneficiary) {
    List<String> unknown =
        Stream.of(sender, beneficiary).flatMap(form -> form.unknown().stream()).toList();
    if (!unknown.isEmpty()) {
      return Composed.limit(
          ReasonCode.AG01, "the provider wants what is not known here", String.join(", ", unknown));
    }
    List<String> missing =
        Stream.of(sender, beneficiary).flatMap(form -> form.missing().stream()).distinct().toList();
    if (missing.isEmpty()) {
      return null;
    }
    boolean ofAccount = missing.stream().allMatch(ours -> ours.startsWith("account."));
    return Composed.lacking(
        ofAccount ? ReasonCode.RC04 : ReasonCode.RR04, "needs " + String.join(", ", missing));
  }
}
