package com.mexar.payout.json;

import com.mexar.payout.domain.BankAccount;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.Individual;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.Party;
import com.mexar.payout.domain.PartyDetails;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.Reference;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Offers single members to the domain on an instruction that is otherwise sound: the rule stays
 * where it is, and each member's fault is found on its own. Stateless.
 */
final class Sound {
  private static final Reference REFERENCE = new Reference("x");
  private static final Money AMOUNT = new Money(Money.currency("MXN"), 1);
  private static final Party PARTY =
      new Individual("x", null, new CountryCode("MX"), PartyDetails.NONE);
  private static final BankAccount ACCOUNT = BankAccount.of("x", "0");

  private Sound() {}

  static void withDescription(String description) {
    instruction(description, Map.of());
  }

  static void withMetadata(String key, String value) {
    instruction(null, Map.of(key, value));
  }

  @SuppressWarnings({"CheckReturnValue", "ReturnValueIgnored"})
  private static void instruction(@Nullable String description, Map<String, String> metadata) {
    new PayoutInstruction(
        REFERENCE,
        AMOUNT,
        PARTY,
        ACCOUNT,
        PARTY,
        null,
        null,
        null,
        description,
        null,
        null,
        null,
        metadata);
  }
}
