package com.mexar.payout.provider;

import java.util.EnumSet;
import java.util.Set;

/** What a provider can do beyond paying and being asked. Each is an interface it has or has not. */
public enum Ability {
  /** {@link CancelsDrafts}. */
  CANCEL_DRAFTS(CancelsDrafts.class),
  /** {@link ReceivesCallbacks}. */
  CALLBACKS(ReceivesCallbacks.class),
  /** {@link ListsInstitutions}. */
  INSTITUTIONS(ListsInstitutions.class),
  /** {@link InquiresAccounts}. */
  ACCOUNT_INQUIRIES(InquiresAccounts.class),
  /** {@link StatesBalances}. */
  BALANCES(StatesBalances.class),
  /** {@link QuotesTransfers}. */
  QUOTES(QuotesTransfers.class),
  /** {@link ListsTransactions}. */
  TRANSACTIONS(ListsTransactions.class);

  private final Class<?> kept;

  Ability(Class<?> kept) {
    this.kept = kept;
  }

  /** Those that this provider has. */
  public static Set<Ability> of(PayoutProvider provider) {
    Set<Ability> abilities = EnumSet.noneOf(Ability.class);
    for (Ability ability : values()) {
      if (ability.kept.isInstance(provider)) {
        abilities.add(ability);
      }
    }
    return abilities;
  }
}
