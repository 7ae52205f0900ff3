package com.mexar.payout.provider.transfez;

import com.mexar.payout.domain.BankAccount;
import com.mexar.payout.domain.Business;
import com.mexar.payout.domain.Individual;
import com.mexar.payout.domain.Party;
import com.mexar.payout.provider.transfez.Form.Member;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What of ours stands behind the provider's names for an account abroad. Immutable.
 *
 * @param bank the provider's id of the bank; null where the country does not want it
 */
record ForeignAccount(BankAccount account, Party holder, @Nullable Long bank) {
  /** Mexico's account number of 18 digits (Banxico, CLABE). */
  private static final Pattern CLABE = Pattern.compile("[0-9]{18}");

  /** The member, or empty where the name is not known. */
  Optional<Member> member(String name) {
    return switch (name) {
      case "bank_id" -> member("bankCode", bank == null ? null : bank.toString());
      case "bank_account_number" -> member("number", account.number());
      case "bank_account_holder_name", "bank_account_name" -> member("holderName", holderName());
      case "swift_bic_code" -> member("bic", account.bic());
      case "iban" -> member("iban", account.iban());
      case "sort_code", "bsb_number", "aba_routing_number" ->
          member("routingNumber", account.routingNumber());
      case "clabe" ->
          member(
              "number of 18 digits",
              CLABE.matcher(account.number()).matches() ? account.number() : null);
      default -> Optional.empty();
    };
  }

  private String holderName() {
    if (account.holderName() != null) {
      return account.holderName();
    }
    return holder instanceof Individual person ? person.fullName() : ((Business) holder).name();
  }

  private static Optional<Member> member(String name, @Nullable String value) {
    return Optional.of(new Member("account." + name, value));
  }

  @Override
  public String toString() {
    return "ForeignAccount[redacted]";
  }
}
