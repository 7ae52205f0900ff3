package com.mexar.payout.provider.easylink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.domain.Cost;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.Money;
import com.mexar.payout.http.HttpAnswer;
import com.mexar.payout.http.HttpOutcome;
import com.mexar.payout.json.provider.ProviderJson;
import com.mexar.payout.provider.Corridor;
import com.mexar.payout.provider.QuoteOutcome;
import com.mexar.payout.provider.QuoteOutcome.NoAnswer;
import com.mexar.payout.provider.QuoteOutcome.Quoted;
import com.mexar.payout.provider.easylink.EasylinkApi.Call;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * Asks at which rate the provider sells a currency. It states no fee and no amount, and binds
 * itself to nothing: the rate of a transfer is fixed by its draft. Thread-safe.
 */
record Quotes(EasylinkApi api, Currency sourceCurrency, List<Corridor> corridors) {

  boolean canQuote(CountryCode country, Money amount) {
    return corridors.stream()
        .anyMatch(
            corridor ->
                corridor.drafted()
                    && corridor.country().equals(country)
                    && corridor.minimum().currency().equals(amount.currency())
                    && corridor.whyNot(amount).isEmpty());
  }

  QuoteOutcome ask(Money amount) {
    ObjectNode body =
        ProviderJson.newObject()
            .put("source_currency", sourceCurrency.getCurrencyCode())
            .put("destination_currency", amount.currency().getCurrencyCode())
            .put("destination_segment", "individual");
    HttpOutcome outcome = api.last(new Call("quotes/get-quotes", body, null), api.budget());
    return outcome instanceof HttpOutcome.Answered answered
        ? read(answered.answer(), amount)
        : new NoAnswer(Texts.reason(outcome));
  }

  private QuoteOutcome read(HttpAnswer answer, Money amount) {
    return Envelope.of(answer)
        .filter(Envelope::isSuccess)
        .map(Envelope::data)
        .filter(data -> names(data.path("source_currency"), sourceCurrency))
        .filter(data -> names(data.path("destination_currency"), amount.currency()))
        .flatMap(data -> rate(data.path("rate")))
        .<QuoteOutcome>map(rate -> new Quoted(sourceCurrency, new Cost(null, null, rate)))
        .orElseGet(() -> new NoAnswer(Envelope.unrecognised(answer)));
  }

  /** A rate above zero, as it is stated but for its form; never computed with. */
  static Optional<String> rate(JsonNode node) {
    return ProviderJson.decimal(node)
        .filter(value -> value.signum() > 0)
        .map(BigDecimal::stripTrailingZeros)
        .map(BigDecimal::toPlainString);
  }

  private static boolean names(JsonNode stated, Currency currency) {
    return ProviderJson.isAbsent(stated)
        || ProviderJson.currency(stated).filter(currency::equals).isPresent();
  }
}
