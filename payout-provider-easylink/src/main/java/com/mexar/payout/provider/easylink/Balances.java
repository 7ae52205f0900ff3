package com.mexar.payout.provider.easylink;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.domain.Money;
import com.mexar.payout.http.HttpAnswer;
import com.mexar.payout.http.HttpOutcome;
import com.mexar.payout.json.provider.ProviderJson;
import com.mexar.payout.provider.BalanceOutcome;
import com.mexar.payout.provider.BalanceOutcome.Balance;
import com.mexar.payout.provider.BalanceOutcome.NoAnswer;
import com.mexar.payout.provider.BalanceOutcome.Stated;
import com.mexar.payout.provider.easylink.EasylinkApi.Call;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * Asks for our balances: one object, or a list of them by currency. One that cannot be read, or is
 * below zero, makes the whole answer none: a part of it would pass for all. Thread-safe.
 */
record Balances(EasylinkApi api, Currency sourceCurrency) {

  BalanceOutcome ask() {
    HttpOutcome outcome =
        api.last(
            new Call("finance-account/balances", ProviderJson.newObject(), null), api.budget());
    return outcome instanceof HttpOutcome.Answered answered
        ? read(answered.answer())
        : new NoAnswer(Texts.reason(outcome));
  }

  private BalanceOutcome read(HttpAnswer answer) {
    return Envelope.of(answer)
        .filter(Envelope::isSuccess)
        .flatMap(envelope -> all(envelope.data()))
        .<BalanceOutcome>map(Stated::new)
        .orElseGet(() -> new NoAnswer(Envelope.unrecognised(answer)));
  }

  private Optional<List<Balance>> all(JsonNode data) {
    if (!data.isArray()) {
      return balance(data, true).map(List::of);
    }
    List<Balance> balances = new ArrayList<>();
    data.forEach(node -> balance(node, false).ifPresent(balances::add));
    return balances.size() == data.size() ? Optional.of(balances) : Optional.empty();
  }

  /** A balance alone need not name its currency: it is the one that transfers are paid from. */
  private Optional<Balance> balance(JsonNode node, boolean alone) {
    JsonNode stated = node.path("currency");
    Optional<Currency> currency =
        alone && ProviderJson.isAbsent(stated)
            ? Optional.of(sourceCurrency)
            : ProviderJson.currency(stated);
    Optional<Money> amount =
        currency.flatMap(code -> ProviderJson.money(code, node.path("balance")));
    return amount.map(money -> new Balance(money.currency().getCurrencyCode(), money, true));
  }
}
