package com.mexar.payout.engine;

import com.mexar.payout.domain.Account;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.provider.AccountOutcome;
import com.mexar.payout.provider.BalanceOutcome;
import com.mexar.payout.provider.InquiresAccounts;
import com.mexar.payout.provider.Institution;
import com.mexar.payout.provider.ListsInstitutions;
import com.mexar.payout.provider.ListsTransactions;
import com.mexar.payout.provider.PayoutProvider;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.provider.QuoteOutcome;
import com.mexar.payout.provider.QuotesTransfers;
import com.mexar.payout.provider.StatesBalances;
import com.mexar.payout.provider.TransactionsOutcome;
import com.mexar.payout.store.Stores;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks providers what has nothing to do with a payout: accounts, prices, balances, transactions,
 * institutions. The caller waits for the answer, so only so many wait at the same time.
 * Thread-safe.
 */
final class Questions {
  private static final Logger LOG = LoggerFactory.getLogger(Questions.class);
  private static final int AT_ONCE = 16;
  private static final Reason FAILED = Reason.of(ReasonCode.NARR, "the provider's plug-in failed");
  private static final Reason BUSY = Reason.of(ReasonCode.NARR, "too many questions are under way");

  private final Stores stores;
  private final Providers providers;
  private final Semaphore free = new Semaphore(AT_ONCE);

  Questions(Stores stores, Providers providers) {
    this.stores = stores;
    this.providers = providers;
  }

  ProviderAnswer<AccountOutcome> account(CountryCode country, Account account) {
    return first(
        InquiresAccounts.class,
        provider -> provider.canInquire(country, account),
        provider -> provider.inquireAccount(country, account),
        new AccountOutcome.NoAnswer(FAILED));
  }

  /**
   * @param wanted the only provider to ask; null for whichever can
   */
  ProviderAnswer<QuoteOutcome> quote(
      CountryCode country, Money amount, @Nullable ProviderName wanted) {
    return first(
        QuotesTransfers.class,
        provider ->
            (wanted == null || wanted.equals(((PayoutProvider) provider).profile().name()))
                && provider.canQuote(country, amount),
        provider -> provider.quote(country, amount),
        new QuoteOutcome.NoAnswer(FAILED));
  }

  /** Empty where this host knows no such provider, or it has not the ability. */
  Optional<BalanceOutcome> balances(ProviderName name) {
    return ability(name, StatesBalances.class)
        .map(
            provider -> {
              BalanceOutcome outcome =
                  within(name, provider::balances, new BalanceOutcome.NoAnswer(FAILED));
              return outcome != null ? outcome : new BalanceOutcome.NoAnswer(BUSY);
            });
  }

  /** Empty where this host knows no such provider, or it has not the ability. */
  Optional<TransactionsOutcome> transactions(
      ProviderName name, @Nullable String cursor, int limit) {
    return ability(name, ListsTransactions.class)
        .map(
            provider -> {
              TransactionsOutcome outcome =
                  within(
                      name,
                      () -> provider.transactions(cursor, limit),
                      new TransactionsOutcome.NoAnswer(FAILED));
              return outcome != null ? outcome : new TransactionsOutcome.NoAnswer(BUSY);
            });
  }

  /** Empty where this host knows no such provider, or it has not the ability. */
  Optional<List<Institution>> institutions(ProviderName name, CountryCode country) {
    return ability(name, ListsInstitutions.class).map(lists -> lists.institutions(country));
  }

  /** Asks the first in preference that is active, has the ability and can be asked. */
  private <A, R> ProviderAnswer<R> first(
      Class<A> ability, Predicate<A> can, Function<A, R> question, R failed) {
    Map<ProviderName, ProviderState> states =
        stores.transactions().inTransaction(tx -> stores.providers().states(tx));
    for (PayoutProvider provider : providers.all()) {
      ProviderName name = provider.profile().name();
      if (states.get(name) == ProviderState.ACTIVE && ability.isInstance(provider)) {
        A able = ability.cast(provider);
        if (can.test(able)) {
          R outcome = within(name, () -> question.apply(able), failed);
          return outcome == null
              ? new ProviderAnswer.Busy<>()
              : new ProviderAnswer.Answered<>(name, outcome);
        }
      }
    }
    return new ProviderAnswer.NobodyToAsk<>();
  }

  private <A> Optional<A> ability(ProviderName name, Class<A> ability) {
    return providers.find(name).filter(ability::isInstance).map(ability::cast);
  }

  /** Null where there is no room for one more. */
  private <R> @Nullable R within(ProviderName name, Supplier<R> question, R failed) {
    if (!free.tryAcquire()) {
      return null;
    }
    try {
      return question.get();
    } catch (RuntimeException | LinkageError e) {
      LOG.error("provider {} failed at a question", name, new Unspoken(e));
      return failed;
    } finally {
      free.release();
    }
  }
}
