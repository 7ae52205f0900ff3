package com.mexar.payout.provider.transfez;

import com.mexar.payout.domain.Account;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.provider.InstitutionMap;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which payouts and accounts could be served at all, judged without I/O. Immutable. */
record Served(InstitutionMap institutions) {
  /** The documentation of 2022 has no other shape; a wallet's number is one like any other. */
  private static final Pattern NUMBER = Pattern.compile("[0-9]{6,20}");

  Optional<String> whyNot(PayoutInstruction instruction) {
    if (!instruction.amount().currency().equals(TransfezOptions.IDR)) {
      return Optional.of("currency is not served");
    }
    Money most = instruction.maxDebit();
    if (most != null && !most.currency().equals(TransfezOptions.IDR)) {
      return Optional.of("maxDebit must be in IDR, which is what is debited");
    }
    return whyNot(instruction.beneficiary().country(), instruction.account());
  }

  Optional<String> whyNot(CountryCode country, Account account) {
    if (!country.equals(TransfezOptions.INDONESIA)) {
      return Optional.of("beneficiary's country is not served");
    }
    if (institutions.name(country, account).isEmpty()) {
      return Optional.of(
          switch (account.method()) {
            case BANK -> "account.bankCode is not served";
            case WALLET -> "account.walletCode is not served";
          });
    }
    return NUMBER.matcher(account.number()).matches()
        ? Optional.empty()
        : Optional.of("account.number must be 6 to 20 digits and nothing else, such as a +");
  }
}
