package com.mexar.payout.provider.easylink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.domain.Account;
import com.mexar.payout.domain.BankAccount;
import com.mexar.payout.domain.Business;
import com.mexar.payout.domain.Individual;
import com.mexar.payout.domain.Party;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.json.provider.ProviderJson;
import com.mexar.payout.provider.StepRequest;

/** What is sent of a domestic transfer: all texts, the amount in whole rupiah. Stateless. */
record DomesticBody(EasylinkOptions options) {
  private static final String BANK_TRANSFER = "1";

  ObjectNode write(StepRequest request, String bankId) {
    PayoutInstruction instruction = request.instruction();
    ObjectNode body = ProviderJson.newObject();
    body.put("reference", request.reference().value());
    body.put("account_holder_name", holder(instruction));
    body.put("amount", instruction.amount().toDecimal());
    if (options.sendDescription && instruction.description() != null) {
      body.put("description", Signable.cleaned(instruction.description()));
    }
    return body.setAll(account(instruction.account(), bankId));
  }

  /** The members that name an account, in transfers and in account inquiries alike. */
  ObjectNode account(Account account, String bankId) {
    return ProviderJson.newObject()
        .put("bank_id", bankId)
        .put("account_number", account.number())
        .put(
            "payment_method",
            switch (account.method()) {
              case BANK -> BANK_TRANSFER;
              case WALLET -> options.walletPaymentMethod;
            });
  }

  /** The account's own holder where one is named, else the beneficiary. */
  static String holder(PayoutInstruction instruction) {
    if (instruction.account() instanceof BankAccount bank && bank.holderName() != null) {
      return bank.holderName();
    }
    Party beneficiary = instruction.beneficiary();
    return beneficiary instanceof Individual person
        ? person.fullName()
        : ((Business) beneficiary).name();
  }
}
