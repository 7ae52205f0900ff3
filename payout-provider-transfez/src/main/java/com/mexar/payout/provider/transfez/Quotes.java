package com.mexar.payout.provider.transfez;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.domain.Cost;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.http.HttpAnswer;
import com.mexar.payout.http.HttpOutcome;
import com.mexar.payout.json.provider.ProviderJson;
import com.mexar.payout.provider.ProviderProfile;
import com.mexar.payout.provider.QuoteOutcome;
import com.mexar.payout.provider.QuoteOutcome.NoAnswer;
import com.mexar.payout.provider.QuoteOutcome.Quoted;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/**
 * Asks at which rate the provider sells a currency (documentation of 2021, not in that of 2022: it
 * may be withdrawn). No fee and no debit is stated, so none is quoted: both are fixed by a draft.
 * Thread-safe.
 */
record Quotes(TransfezApi api, ProviderProfile profile) {

  boolean canQuote(CountryCode country, Money amount) {
    return !country.equals(TransfezOptions.INDONESIA)
        && profile.corridors().stream()
            .anyMatch(
                corridor ->
                    corridor.country().equals(country)
                        && corridor.minimum().currency().equals(amount.currency())
                        && corridor.whyNot(amount).isEmpty());
  }

  QuoteOutcome ask(Currency currency) {
    HttpOutcome outcome =
        api.last(TransfezApi.get("rates/IDR/" + currency.getCurrencyCode()), api.budget());
    return outcome instanceof HttpOutcome.Answered answered
        ? read(answered.answer(), currency)
        : new NoAnswer(Texts.reason(outcome));
  }

  private static QuoteOutcome read(HttpAnswer answer, Currency currency) {
    if (answer.status() == 404) {
      return new NoAnswer(Envelope.refusal(ReasonCode.NARR, "the provider states no rate", answer));
    }
    return Envelope.of(answer)
        .filter(envelope -> envelope.status() == 200)
        .map(Envelope::data)
        .filter(data -> isBetween(data.path("obj_rate"), currency))
        .flatMap(data -> rate(data.path("rate")))
        .<QuoteOutcome>map(rate -> new Quoted(TransfezOptions.IDR, new Cost(null, null, rate)))
        .orElseGet(() -> new NoAnswer(Envelope.unrecognised(answer)));
  }

  private static boolean isBetween(JsonNode stated, Currency currency) {
    return names(stated.path("source_currency"), TransfezOptions.IDR)
        && names(stated.path("destination_currency"), currency);
  }

  private static boolean names(JsonNode stated, Currency currency) {
    return ProviderJson.isAbsent(stated)
        || ProviderJson.currency(stated).filter(currency::equals).isPresent();
  }

  private static Optional<String> rate(JsonNode stated) {
    return ProviderJson.decimal(stated)
        .filter(value -> value.signum() > 0)
        .map(BigDecimal::toPlainString);
  }
}
