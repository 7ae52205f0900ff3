package com.mexar.payout.provider.easylink;

import com.mexar.payout.domain.Account;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.PayoutInstruction;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which payouts and accounts could be served at all, judged without I/O. Immutable. */
record Served(EasylinkOptions options, InternationalBody international) {
  /** No source has another shape. */
  private static final Pattern DOMESTIC_NUMBER = Pattern.compile("[0-9]{1,64}");

  static boolean isDomestic(PayoutInstruction instruction) {
    return instruction.beneficiary().country().equals(EasylinkOptions.INDONESIA);
  }

  Optional<String> whyNot(PayoutInstruction instruction) {
    if (options.profile.corridorFor(instruction).isEmpty()) {
      return Optional.of("no corridor leads there in that currency");
    }
    CountryCode country = instruction.beneficiary().country();
    if (options.institutions.name(country, instruction.account()).isEmpty()) {
      return Optional.of(notServed(instruction.account()));
    }
    return isDomestic(instruction) ? domestic(instruction) : foreign(instruction, country);
  }

  /** Whether domestic calls can name the account. */
  Optional<String> whyNot(CountryCode country, Account account) {
    if (!country.equals(EasylinkOptions.INDONESIA)) {
      return Optional.of("country is not served");
    }
    if (options.institutions.name(country, account).isEmpty()) {
      return Optional.of(notServed(account));
    }
    return DOMESTIC_NUMBER.matcher(account.number()).matches()
        ? Optional.empty()
        : Optional.of("account.number must be digits and nothing else, such as a +");
  }

  private Optional<String> domestic(PayoutInstruction instruction) {
    return whyNot(EasylinkOptions.INDONESIA, instruction.account())
        .or(
            () ->
                Signable.is(DomesticBody.holder(instruction))
                    ? Optional.empty()
                    : Optional.of("beneficiary's name must be without * and ~"));
  }

  private Optional<String> foreign(PayoutInstruction instruction, CountryCode country) {
    Money most = instruction.maxDebit();
    if (most != null && !most.currency().equals(options.sourceCurrency)) {
      return Optional.of("maxDebit must be in " + options.sourceCurrency.getCurrencyCode());
    }
    InternationalBody.Draft draft =
        international.draft(instruction, ForeignCorridor.of(country).orElseThrow());
    if (!draft.missing().isEmpty()) {
      return Optional.of("needs " + String.join(", ", draft.missing()));
    }
    return Signable.isAll(draft.body())
        ? Optional.empty()
        : Optional.of("no text may have * or ~ in it");
  }

  private static String notServed(Account account) {
    return switch (account.method()) {
      case BANK -> "account.bankCode is not served";
      case WALLET -> "account.walletCode is not served";
    };
  }
}
