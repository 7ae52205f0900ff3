package com.mexar.payout.json;

import com.mexar.payout.domain.Account;
import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.Party;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.Purpose;
import com.mexar.payout.domain.Reference;
import com.mexar.payout.domain.Relationship;
import com.mexar.payout.domain.SourceOfFunds;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads an instruction and every fault in it, from a request or from the store. Stateless. */
final class InstructionParser {

  /** A beneficiary, with what the domain keeps beside it. */
  private record Beneficiary(@Nullable Party party, @Nullable Account account) {}

  private InstructionParser() {}

  /** The instruction; null where a fault stands in the way. */
  static @Nullable PayoutInstruction instruction(ObjectReader json) {
    Reference reference = json.required("reference", Reference::new);
    Money amount = json.requiredObject("amount", MoneyForm::readMoreThanZero);
    Beneficiary beneficiary = json.requiredObject("beneficiary", InstructionParser::beneficiary);
    Party sender = json.requiredObject("sender", InstructionParser::sender);
    Purpose purpose = json.optionalWord("purpose", Purpose.class);
    SourceOfFunds source = json.optionalWord("sourceOfFunds", SourceOfFunds.class);
    Relationship relationship = json.optionalWord("relationship", Relationship.class);
    String description = json.optionalText("description", Sound::withDescription);
    Instant deadline = json.optional("deadline", Times::dateTime);
    Money maxDebit = json.optionalObject("maxDebit", MoneyForm::readMoreThanZero);
    ProviderName provider = json.optional("provider", ProviderName::new);
    Map<String, String> metadata = json.optionalObject("metadata", InstructionParser::metadata);
    json.refuseOthers();
    if (reference == null
        || amount == null
        || beneficiary == null
        || beneficiary.party() == null
        || beneficiary.account() == null
        || sender == null) {
      return null;
    }
    return new PayoutInstruction(
        reference,
        amount,
        beneficiary.party(),
        beneficiary.account(),
        sender,
        purpose,
        source,
        relationship,
        description,
        deadline,
        maxDebit,
        provider,
        metadata == null ? Map.of() : metadata);
  }

  private static Beneficiary beneficiary(ObjectReader json) {
    Party party = PartyReader.party(json);
    Account account = json.requiredObject("account", AccountReader::account);
    json.refuseOthers();
    return new Beneficiary(party, account);
  }

  private static @Nullable Party sender(ObjectReader json) {
    Party party = PartyReader.party(json);
    json.refuseOthers();
    return party;
  }

  private static @Nullable Map<String, String> metadata(ObjectReader json) {
    if (json.size() > PayoutInstruction.MAX_METADATA) {
      json.faultHere("has more than " + PayoutInstruction.MAX_METADATA + " pairs");
      return null;
    }
    Map<String, String> pairs = new TreeMap<>();
    json.eachText(
        (key, value) -> {
          try {
            Sound.withMetadata(key, value);
            pairs.put(key, value);
          } catch (InvalidValueException e) {
            json.fault(key, String.valueOf(e.getMessage()));
          }
        });
    return pairs;
  }
}
