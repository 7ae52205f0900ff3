package com.mexar.payout.provider.easylink;

import com.mexar.payout.domain.Account;
import com.mexar.payout.http.Budget;
import com.mexar.payout.http.UnreadableException;
import com.mexar.payout.provider.InstitutionMap;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The ids that domestic calls name a bank or a wallet by. Thread-safe. */
final class Institutions {
  private final InstitutionMap map;
  private final InstitutionList banks;
  private final InstitutionList wallets;

  Institutions(InstitutionMap map, EasylinkApi api, Clock clock, Duration keep) {
    this.map = map;
    banks = new InstitutionList(api, "v2/data/supported-bank-code", clock, keep);
    wallets = new InstitutionList(api, "v2/data/supported-inst-code", clock, keep);
  }

  /** Empty where it is not mapped, or the provider does not list it. */
  Optional<String> id(Account account, Budget budget) throws UnreadableException {
    Optional<String> name = map.name(EasylinkOptions.INDONESIA, account);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    return switch (account.method()) {
      case BANK -> banks.find(name.get(), budget);
      case WALLET -> wallets.find(name.get(), budget);
    };
  }
}
