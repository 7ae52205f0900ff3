package com.mexar.payout.provider.easylink;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.domain.Account;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.Party;
import com.mexar.payout.domain.ProviderReason;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.http.Budget;
import com.mexar.payout.http.HttpAnswer;
import com.mexar.payout.http.HttpOutcome;
import com.mexar.payout.http.UnreadableException;
import com.mexar.payout.json.provider.ProviderJson;
import com.mexar.payout.provider.AccountOutcome;
import com.mexar.payout.provider.AccountOutcome.Held;
import com.mexar.payout.provider.AccountOutcome.NoAnswer;
import com.mexar.payout.provider.AccountOutcome.NotHeld;
import com.mexar.payout.provider.easylink.EasylinkApi.Call;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Asks whether a domestic account exists and who holds it. Sources name the holder's member
 * differently: either is read. Texts of the provider are not repeated, since they may name the
 * holder. Thread-safe.
 */
record AccountInquiries(
    EasylinkApi api, Institutions institutions, Served served, EasylinkOptions options) {
  private static final Pattern NOT_FOR_SHOW = Pattern.compile("[\\s\\p{C}]+");

  boolean canInquire(CountryCode country, Account account) {
    return served.whyNot(country, account).isEmpty();
  }

  AccountOutcome inquire(CountryCode country, Account account) {
    if (!canInquire(country, account)) {
      return noAnswer("account cannot be asked about");
    }
    Budget budget = api.budget();
    Optional<String> id;
    try {
      id = institutions.id(account, budget);
    } catch (UnreadableException e) {
      return noAnswer(String.valueOf(e.getMessage()));
    }
    if (id.isEmpty()) {
      return noAnswer("the provider does not list the bank or wallet");
    }
    HttpOutcome outcome =
        api.last(
            new Call(
                "v2/transfer/verify-bank-account",
                new DomesticBody(options).account(account, id.get()),
                null),
            budget);
    return outcome instanceof HttpOutcome.Answered answered
        ? read(answered.answer(), account.number())
        : new NoAnswer(Texts.reason(outcome));
  }

  private AccountOutcome read(HttpAnswer answer, String number) {
    Optional<Envelope> envelope = Envelope.of(answer);
    Optional<String> holder =
        envelope.filter(Envelope::isSuccess).flatMap(said -> holder(said.data(), number));
    if (holder.isPresent()) {
      return new Held(holder.get());
    }
    ProviderReason said =
        new ProviderReason(
            envelope.map(e -> Long.toString(e.code())).orElse("HTTP " + answer.status()), null);
    return envelope.filter(e -> options.notHeldCodes.contains(e.code())).isPresent()
        ? new NotHeld(Reason.of(ReasonCode.AC01, said))
        : new NoAnswer(new Reason(ReasonCode.NARR, "answer not recognised", said));
  }

  private static Optional<String> holder(JsonNode data, String number) {
    JsonNode echo = data.path("bank_account_number");
    return ProviderJson.isAbsent(echo)
            || ProviderJson.accountNumber(echo, number).filter(number::equals).isPresent()
        ? ProviderJson.text(data.path("bank_account_name"))
            .or(() -> ProviderJson.text(data.path("account_name")))
            .map(name -> cut(NOT_FOR_SHOW.matcher(name).replaceAll(" ").strip()))
            .filter(name -> !name.isEmpty())
        : Optional.empty();
  }

  /** At most so many characters as a name has, none of them halved. */
  private static String cut(String name) {
    return name.codePointCount(0, name.length()) <= Party.MAX_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, Party.MAX_NAME)).strip();
  }

  private static NoAnswer noAnswer(String why) {
    return new NoAnswer(Reason.of(ReasonCode.NARR, why));
  }
}
