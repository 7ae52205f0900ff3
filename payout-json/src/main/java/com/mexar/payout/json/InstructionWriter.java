package com.mexar.payout.json;

import com.mexar.payout.domain.Account;
import com.mexar.payout.domain.Address;
import com.mexar.payout.domain.BankAccount;
import com.mexar.payout.domain.Business;
import com.mexar.payout.domain.IdentityDocument;
import com.mexar.payout.domain.Individual;
import com.mexar.payout.domain.Party;
import com.mexar.payout.domain.PartyDetails;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.Wallet;

/** Writes an instruction whole, in the form of the request; for the store alone. Stateless. */
final class InstructionWriter {

  private InstructionWriter() {}

  static void write(JsonWriter json, PayoutInstruction instruction) {
    json.orNull("reference", instruction.reference())
        .orNull("amount", instruction.amount(), MoneyForm::write)
        .object(
            "beneficiary",
            party -> {
              party(party, instruction.beneficiary());
              party.orNull("account", instruction.account(), InstructionWriter::account);
            })
        .orNull("sender", instruction.sender(), InstructionWriter::party)
        .optional("purpose", instruction.purpose())
        .optional("sourceOfFunds", instruction.sourceOfFunds())
        .optional("relationship", instruction.relationship())
        .optional("description", instruction.description())
        .optional("deadline", instruction.deadline())
        .optional("maxDebit", instruction.maxDebit(), MoneyForm::write)
        .optional("provider", instruction.provider());
    if (!instruction.metadata().isEmpty()) {
      json.texts("metadata", instruction.metadata());
    }
  }

  private static void party(JsonWriter json, Party party) {
    json.orNull("type", Kinds.of(party));
    if (party instanceof Individual person) {
      json.orNull("firstName", person.firstName()).optional("lastName", person.lastName());
    } else if (party instanceof Business business) {
      json.orNull("name", business.name())
          .optional("registrationNumber", business.registrationNumber());
    }
    json.orNull("country", party.country());
    PartyDetails details = party.details();
    json.optional("dateOfBirth", details.dateOfBirth())
        .optional("nationality", details.nationality())
        .optional("gender", details.gender())
        .optional("phone", details.phone())
        .optional("email", details.email())
        .optional("occupation", details.occupation())
        .optional("address", details.address(), InstructionWriter::address)
        .optional("document", details.document(), InstructionWriter::document)
        .optional("bankAccount", details.bankAccount(), InstructionWriter::account);
  }

  private static void address(JsonWriter json, Address address) {
    json.optional("line", address.line())
        .optional("city", address.city())
        .optional("region", address.region())
        .optional("postalCode", address.postalCode())
        .optional("country", address.country());
  }

  private static void document(JsonWriter json, IdentityDocument document) {
    json.orNull("type", document.type())
        .orNull("number", document.number())
        .optional("country", document.country())
        .optional("expiresOn", document.expiresOn());
  }

  private static void account(JsonWriter json, Account account) {
    json.orNull("type", Kinds.of(account));
    if (account instanceof BankAccount bank) {
      json.orNull("bankCode", bank.bankCode())
          .orNull("number", bank.number())
          .optional("bic", bank.bic())
          .optional("iban", bank.iban())
          .optional("branchCode", bank.branchCode())
          .optional("routingNumber", bank.routingNumber())
          .optional("holderName", bank.holderName());
    } else if (account instanceof Wallet wallet) {
      json.orNull("walletCode", wallet.walletCode()).orNull("number", wallet.number());
    }
  }
}
