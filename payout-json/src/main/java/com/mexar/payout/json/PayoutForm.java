package com.mexar.payout.json;

import com.mexar.payout.domain.Account;
import com.mexar.payout.domain.Attempt;
import com.mexar.payout.domain.Business;
import com.mexar.payout.domain.Individual;
import com.mexar.payout.domain.Party;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.ProviderReason;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.Waiting;
import org.jspecify.annotations.Nullable;

/** The payout as the API answers it and as events carry it: the same members in both. Stateless. */
final class PayoutForm {

  /** Who reads it. */
  enum Reader {
    /** The client itself, or a person with a role: names are shown. */
    API,
    /**
     * Anyone on a channel: no names. A provider's free text may repeat them, so it is null here;
     * its code stands.
     */
    EVENT
  }

  private PayoutForm() {}

  static void write(JsonWriter json, Payout payout, Reader reader) {
    json.orNull("id", payout.id())
        .orNull("reference", payout.instruction().reference())
        .orNull("status", payout.status())
        .number("sequence", payout.sequence())
        .orNull("amount", payout.instruction().amount(), MoneyForm::write)
        .object("beneficiary", party -> beneficiary(party, payout, reader))
        .orNull("provider", payout.provider())
        .orNull("waitingFor", payout.waitingFor(), PayoutForm::waiting)
        .flag("cancelRequested", payout.cancelRequested())
        .orNull("reason", shown(payout.reason(), reader), Forms::reason)
        .array("attempts", payout.attempts(), PayoutForm::attempt)
        .number("openContradictions", payout.contradictions().size())
        .orNull("createdAt", Times.millis(payout.createdAt()))
        .orNull("updatedAt", Times.millis(payout.updatedAt()))
        .texts("metadata", payout.instruction().metadata());
  }

  /** What the client has told of a party beyond this is not told back: it would only spread. */
  private static void beneficiary(JsonWriter json, Payout payout, Reader reader) {
    Party party = payout.instruction().beneficiary();
    json.orNull("type", Kinds.of(party));
    if (reader == Reader.API) {
      names(json, party);
    }
    json.orNull("country", party.country())
        .orNull("account", payout.instruction().account(), PayoutForm::account);
  }

  private static void names(JsonWriter json, Party party) {
    if (party instanceof Individual person) {
      json.orNull("firstName", person.firstName()).orNull("lastName", person.lastName());
    } else if (party instanceof Business business) {
      json.orNull("name", business.name());
    }
  }

  private static void account(JsonWriter json, Account account) {
    String code =
        switch (account.method()) {
          case BANK -> "bankCode";
          case WALLET -> "walletCode";
        };
    json.orNull("type", Kinds.of(account))
        .orNull(code, account.institution())
        .orNull("number", account.maskedNumber());
  }

  private static void waiting(JsonWriter json, Waiting waiting) {
    json.orNull("code", waiting.code()).orNull("since", Times.millis(waiting.since()));
  }

  private static void attempt(JsonWriter json, Attempt attempt) {
    json.number("number", attempt.number())
        .orNull("provider", attempt.provider())
        .orNull("attemptReference", attempt.reference())
        .orNull("providerTransactionId", attempt.transactionId())
        .orNull("outcome", attempt.outcome())
        .orNull("cost", attempt.cost(), Forms::cost)
        .orNull("openedAt", Times.millis(attempt.openedAt()))
        .orNull("closedAt", Times.millisOrNull(attempt.closedAt()));
  }

  private static @Nullable Reason shown(@Nullable Reason reason, Reader reader) {
    if (reader == Reader.API || reason == null || reason.provider() == null) {
      return reason;
    }
    return new Reason(
        reason.code(), reason.text(), new ProviderReason(reason.provider().code(), null));
  }
}
