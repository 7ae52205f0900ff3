package com.mexar.payout.provider.easylink;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.domain.Cost;
import com.mexar.payout.domain.Draft;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.json.provider.ProviderJson;
import com.mexar.payout.provider.Evidence;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.provider.InquiryOutcome.Found;
import com.mexar.payout.provider.InquiryOutcome.NoAnswer;
import com.mexar.payout.provider.InquiryOutcome.Resumable;
import com.mexar.payout.provider.InquiryRequest;
import com.mexar.payout.provider.Terms;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the {@code data} of a success says of an attempt, be it the answer to a create, a confirm or
 * an inquiry. A transfer abroad is known by our reference alone; in its first state it is a draft,
 * which runs out five minutes after it was created. Thread-safe.
 */
final class TransferReader {
  /** Epoch times above are in milliseconds, below in seconds: the unit is not documented. */
  private static final long LEAST_MILLIS = 100_000_000_000L;

  private final Currency sourceCurrency;
  private final InstantSource clock;
  private final Duration draftValidity;

  TransferReader(EasylinkOptions options, InstantSource clock) {
    this.sourceCurrency = options.sourceCurrency;
    this.clock = clock;
    this.draftValidity = options.draftValidity;
  }

  /** {@link NoAnswer} where it is not readable, or not the transfer that is asked for. */
  InquiryOutcome read(JsonNode data, InquiryRequest asked) {
    boolean domestic = Served.isDomestic(asked.instruction());
    JsonNode type = data.path("remittance_type");
    boolean otherType =
        !ProviderJson.isAbsent(type)
            && !type.asText().equals(domestic ? "domestic" : "international");
    if (otherType
        || ProviderJson.text(data.path("reference"))
            .filter(asked.reference().value()::equals)
            .isEmpty()) {
      return unreadable("answer is not about this reference");
    }
    Optional<Long> state = ProviderJson.whole(data.path("state"));
    if (state.isEmpty()) {
      return unreadable("answer without a state");
    }
    Optional<Terms> terms = domestic ? domesticTerms(data, asked) : foreignTerms(data, asked);
    if (terms.isEmpty()) {
      return unreadable("amount is not readable");
    }
    Cost cost = domestic ? domesticCost(data) : foreignCost(data);
    if (!domestic && state.get() == TransferStates.CREATED) {
      Draft draft = new Draft(asked.reference().value(), cost, validUntil(data.path("created")));
      return new Resumable(draft, terms.get());
    }
    JsonNode id = data.path("disbursement_id");
    boolean stated = !ProviderJson.isAbsent(id) && !(id.isTextual() && id.textValue().isBlank());
    if (domestic && stated && ProviderJson.code(id).isEmpty()) {
      return unreadable("answer is not about this transfer");
    }
    Evidence.Builder evidence =
        TransferStates.evidence(
            state.get(), domestic, ProviderJson.text(data.path("reason")).orElse(null));
    return new Found(
        evidence
            .transactionId(
                domestic ? ProviderJson.code(id).orElse(null) : asked.reference().value())
            .terms(terms.get())
            .cost(cost)
            .build());
  }

  /** From the create's own time; a draft of which it is not known when it began has run out. */
  private Instant validUntil(JsonNode created) {
    Instant now = clock.instant();
    return ProviderJson.whole(created)
        .map(
            epoch ->
                epoch < LEAST_MILLIS ? Instant.ofEpochSecond(epoch) : Instant.ofEpochMilli(epoch))
        .filter(began -> began.isBefore(now))
        .map(began -> began.plus(draftValidity))
        .orElse(now);
  }

  /** The create states {@code amount}, the inquiry {@code destination_amount}. */
  private static Optional<Terms> domesticTerms(JsonNode data, InquiryRequest asked) {
    JsonNode later = data.path("destination_amount");
    return terms(
        ProviderJson.isAbsent(later) ? data.path("amount") : later,
        data.path("destination_currency"),
        data.path("account_number"),
        asked);
  }

  private static Optional<Terms> foreignTerms(JsonNode data, InquiryRequest asked) {
    JsonNode transaction = data.path("transaction");
    JsonNode destination = data.path("destination");
    return terms(
        transaction.path("destination_amount"),
        transaction.path("destination_currency"),
        destination.path(
            switch (asked.instruction().account().method()) {
              case BANK -> "bank_account_number";
              case WALLET -> "ewallet_id";
            }),
        asked);
  }

  /** Empty where an amount is stated and cannot be read: then nothing may rest on it. */
  private static Optional<Terms> terms(
      JsonNode amount, JsonNode currency, JsonNode account, InquiryRequest asked) {
    Optional<Currency> known =
        ProviderJson.isAbsent(currency)
            ? Optional.of(asked.instruction().amount().currency())
            : ProviderJson.currency(currency);
    String number =
        ProviderJson.accountNumber(account, asked.instruction().account().number()).orElse(null);
    if (ProviderJson.isAbsent(amount)) {
      return Optional.of(new Terms(null, number));
    }
    return known
        .flatMap(code -> ProviderJson.money(code, amount))
        .map(money -> new Terms(money, number));
  }

  private static @Nullable Cost domesticCost(JsonNode data) {
    JsonNode later = data.path("source_amount");
    Money debited =
        ProviderJson.money(
                EasylinkOptions.IDR, ProviderJson.isAbsent(later) ? data.path("amount") : later)
            .orElse(null);
    Money fee = ProviderJson.money(EasylinkOptions.IDR, data.path("fee")).orElse(null);
    return debited == null && fee == null ? null : new Cost(debited, fee, null);
  }

  private @Nullable Cost foreignCost(JsonNode data) {
    JsonNode transaction = data.path("transaction");
    Money debited = money(transaction.path("source_amount"), transaction.path("source_currency"));
    Money fee = money(data.path("fee"), data.path("fee_currency"));
    String rate = Quotes.rate(data.path("rate")).orElse(null);
    return debited == null && fee == null && rate == null ? null : new Cost(debited, fee, rate);
  }

  private @Nullable Money money(JsonNode amount, JsonNode currency) {
    Optional<Currency> known =
        ProviderJson.isAbsent(currency)
            ? Optional.of(sourceCurrency)
            : ProviderJson.currency(currency);
    return known.flatMap(code -> ProviderJson.money(code, amount)).orElse(null);
  }

  private static NoAnswer unreadable(String why) {
    return new NoAnswer(Reason.of(ReasonCode.NARR, why));
  }
}
