package com.mexar.payout.provider.transfez;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.domain.Money;
import com.mexar.payout.http.HttpAnswer;
import com.mexar.payout.http.HttpOutcome;
import com.mexar.payout.json.provider.ProviderJson;
import com.mexar.payout.provider.BalanceOutcome;
import com.mexar.payout.provider.BalanceOutcome.Balance;
import com.mexar.payout.provider.BalanceOutcome.NoAnswer;
import com.mexar.payout.provider.BalanceOutcome.Stated;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks for our balances. One that cannot be read, or is below zero, makes the whole answer none: a
 * part of it would pass for all. Thread-safe.
 */
record Balances(TransfezApi api) {

  BalanceOutcome ask() {
    HttpOutcome outcome = api.last(TransfezApi.get("my_balances"), api.budget());
    return outcome instanceof HttpOutcome.Answered answered
        ? read(answered.answer())
        : new NoAnswer(Texts.reason(outcome));
  }

  private static BalanceOutcome read(HttpAnswer answer) {
    return Envelope.of(answer)
        .filter(envelope -> envelope.status() == 200)
        .flatMap(envelope -> all(envelope.data().path("balances")))
        .<BalanceOutcome>map(Stated::new)
        .orElseGet(() -> new NoAnswer(Envelope.unrecognised(answer)));
  }

  private static Optional<List<Balance>> all(JsonNode nodes) {
    List<Balance> balances = new ArrayList<>();
    nodes.forEach(node -> balance(node).ifPresent(balances::add));
    return nodes.isArray() && balances.size() == nodes.size()
        ? Optional.of(balances)
        : Optional.empty();
  }

  private static Optional<Balance> balance(JsonNode node) {
    Optional<Long> id = ProviderJson.whole(node.path("id"));
    Optional<Money> amount =
        ProviderJson.currency(node.path("currency"))
            .flatMap(currency -> ProviderJson.money(currency, node.path("balance")));
    JsonNode active = node.path("is_active");
    return id.isPresent() && amount.isPresent() && active.isBoolean()
        ? Optional.of(new Balance(String.valueOf(id.get()), amount.get(), active.booleanValue()))
        : Optional.empty();
  }
}
