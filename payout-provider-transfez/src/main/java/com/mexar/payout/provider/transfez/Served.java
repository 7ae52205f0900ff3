package com.mexar.payout.provider.transfez;

import com.mexar.payout.domain.Account;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.provider.Institution;
import com.mexar.payout.provider.InstitutionMap;
import com.mexar.payout.provider.ProviderProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which payouts and accounts could be served at all, judged without I/O. What a country abroad
 * wants beyond that is known from its list alone, when a draft is made. Immutable.
 */
record Served(ProviderProfile profile, InstitutionMap institutions) {
  /** The documentation of 2022 has no other shape; a wallet's number is one like any other. */
  private static final Pattern NUMBER = Pattern.compile("[0-9]{6,20}");

  static boolean isAtHome(PayoutInstruction instruction) {
    return instruction.beneficiary().country().equals(TransfezOptions.INDONESIA);
  }

  Optional<String> whyNot(PayoutInstruction instruction) {
    if (profile.corridorFor(instruction).isEmpty()) {
      return Optional.of("no corridor leads there in that currency");
    }
    Money most = instruction.maxDebit();
    if (most != null && !most.currency().equals(TransfezOptions.IDR)) {
      return Optional.of("maxDebit must be in IDR, which is what is debited");
    }
    return isAtHome(instruction)
        ? whyNot(TransfezOptions.INDONESIA, instruction.account())
        : abroad(instruction);
  }

  /** Whether calls about accounts at home can name it. */
  Optional<String> whyNot(CountryCode country, Account account) {
    if (!country.equals(TransfezOptions.INDONESIA)) {
      return Optional.of("country is not served");
    }
    if (institutions.name(country, account).isEmpty()) {
      return Optional.of(notServed(account));
    }
    return NUMBER.matcher(account.number()).matches()
        ? Optional.empty()
        : Optional.of("account.number must be 6 to 20 digits and nothing else, such as a +");
  }

  /** The banks and wallets that can be served in a country. */
  List<Institution> in(CountryCode country) {
    return profile.corridors().stream().anyMatch(one -> one.country().equals(country))
        ? institutions.in(country)
        : List.of();
  }

  private Optional<String> abroad(PayoutInstruction instruction) {
    if (institutions.name(instruction.beneficiary().country(), instruction.account()).isEmpty()) {
      return Optional.of(notServed(instruction.account()));
    }
    List<String> missing = new ArrayList<>();
    if (instruction.purpose() == null) {
      missing.add("purpose");
    }
    if (instruction.sourceOfFunds() == null) {
      missing.add("sourceOfFunds");
    }
    if (instruction.relationship() == null) {
      missing.add("relationship");
    }
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of("needs " + String.join(", ", missing));
  }

  private static String notServed(Account account) {
    return switch (account.method()) {
      case BANK -> "account.bankCode is not served";
      case WALLET -> "account.walletCode is not served";
    };
  }
}
