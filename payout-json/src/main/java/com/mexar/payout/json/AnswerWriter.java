package com.mexar.payout.json;

import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.provider.AccountOutcome;
import com.mexar.payout.provider.BalanceOutcome;
import com.mexar.payout.provider.Institution;
import com.mexar.payout.provider.QuoteOutcome;
import com.mexar.payout.provider.TransactionsOutcome;
import org.jspecify.annotations.Nullable;

/** Writes what providers answer to questions about no payout. Deterministic; thread-safe. */
public final class AnswerWriter {

  /** That the account exists, and whose it is. */
  public String account(ProviderName provider, AccountOutcome.Held held) {
    return account(provider, held.holderName(), null);
  }

  /** That there is no such account, and why. */
  public String account(ProviderName provider, AccountOutcome.NotHeld notHeld) {
    return account(provider, null, notHeld.reason());
  }

  /** What paying would cost; what the provider does not state is null. */
  public String quote(ProviderName provider, QuoteOutcome.Quoted quoted) {
    return JsonWriter.object(
        json ->
            json.orNull("provider", provider)
                .orNull("debitCurrency", quoted.debited().getCurrencyCode())
                .orNull("cost", quoted.cost(), Forms::cost));
  }

  public String institution(Institution institution) {
    return JsonWriter.object(
        json ->
            json.orNull("type", Kinds.of(institution.method())).orNull("code", institution.code()));
  }

  public String balance(BalanceOutcome.Balance balance) {
    return JsonWriter.object(
        json ->
            json.orNull("id", balance.id())
                .orNull("amount", balance.amount(), MoneyForm::write)
                .flag("active", balance.active()));
  }

  public String transaction(TransactionsOutcome.Entry entry) {
    return JsonWriter.object(
        json ->
            json.orNull("transactionId", entry.transactionId())
                .orNull("attemptReference", entry.reference())
                .orNull("state", entry.kind().name())
                .flag("known", entry.known())
                .orNull("amount", entry.amount(), MoneyForm::write));
  }

  private static String account(
      ProviderName provider, @Nullable String holder, @Nullable Reason reason) {
    return JsonWriter.object(
        json ->
            json.orNull("provider", provider)
                .flag("found", holder != null)
                .orNull("holderName", holder)
                .orNull("reason", reason, Forms::reason));
  }
}
