package com.mexar.payout.provider.transfez;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.domain.Account;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.Party;
import com.mexar.payout.domain.PayoutMethod;
import com.mexar.payout.domain.ProviderReason;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.http.HttpAnswer;
import com.mexar.payout.http.HttpOutcome;
import com.mexar.payout.json.provider.ProviderJson;
import com.mexar.payout.provider.AccountOutcome;
import com.mexar.payout.provider.AccountOutcome.Held;
import com.mexar.payout.provider.AccountOutcome.NoAnswer;
import com.mexar.payout.provider.AccountOutcome.NotHeld;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Asks whether an account exists and who holds it. The documentation of 2022 prints the answer
 * under {@code message} and the refusal under {@code data}, public integrations read them the other
 * way round: both are taken. Texts of the provider are not repeated, since they may name the
 * holder. Thread-safe.
 */
final class AccountInquiries {
  private static final List<String> MEMBERS = List.of("data", "message");

  /** Whole lines alone: "not found" may be said of a bank or of a service as well. */
  private static final Pattern NO_SUCH_ACCOUNT =
      Pattern.compile(
          "((base|errors?|error_message) )*account([_ ](no|number))? (does not exist|not found)\\.?");

  private static final Pattern NOT_FOR_SHOW = Pattern.compile("[\\p{C}\\p{Z}<>]+");

  private final TransfezApi api;
  private final Served served;
  private final boolean wallets;

  AccountInquiries(TransfezApi api, Served served, boolean wallets) {
    this.api = api;
    this.served = served;
    this.wallets = wallets;
  }

  boolean canInquire(CountryCode country, Account account) {
    return served.whyNot(country, account).isEmpty()
        && (wallets || account.method() != PayoutMethod.WALLET);
  }

  AccountOutcome inquire(CountryCode country, Account account) {
    Optional<String> payer = served.institutions().name(country, account);
    if (payer.isEmpty() || !canInquire(country, account)) {
      return new NoAnswer(Reason.of(ReasonCode.NARR, "account cannot be asked about"));
    }
    String query =
        "bank_name="
            + URLEncoder.encode(payer.get(), StandardCharsets.UTF_8)
            + "&account_number="
            + account.number();
    HttpOutcome outcome =
        api.last(TransfezApi.get("validation_bank_account?" + query), api.budget());
    return outcome instanceof HttpOutcome.Answered answered
        ? read(answered.answer(), account.number())
        : new NoAnswer(Texts.reason(outcome));
  }

  private static AccountOutcome read(HttpAnswer answer, String number) {
    Optional<Envelope> envelope = Envelope.of(answer);
    Optional<String> holder =
        envelope.filter(read -> read.status() == 200).flatMap(read -> holder(read, number));
    if (holder.isPresent()) {
      return new Held(holder.get());
    }
    ProviderReason said = new ProviderReason("HTTP " + answer.status(), null);
    return envelope.filter(read -> read.status() == 422 && deniesTheAccount(read)).isPresent()
        ? new NotHeld(Reason.of(ReasonCode.AC03, said))
        : new NoAnswer(new Reason(ReasonCode.NARR, "answer not recognised", said));
  }

  private static Optional<String> holder(Envelope envelope, String number) {
    JsonNode stated =
        envelope.data().isObject() ? envelope.data() : envelope.body().path("message");
    JsonNode echo = stated.path("account_no");
    return ProviderJson.isAbsent(echo)
            || ProviderJson.accountNumber(echo, number).filter(number::equals).isPresent()
        ? ProviderJson.text(stated.path("account_name"))
            .map(AccountInquiries::cleaned)
            .filter(n -> !n.isEmpty())
        : Optional.empty();
  }

  private static boolean deniesTheAccount(Envelope envelope) {
    return MEMBERS.stream()
        .flatMap(member -> Envelope.lines(envelope.body().path(member)).stream())
        .anyMatch(line -> NO_SUCH_ACCOUNT.matcher(line.toLowerCase(Locale.ROOT)).matches());
  }

  private static String cleaned(String name) {
    return Texts.cut(NOT_FOR_SHOW.matcher(name).replaceAll(" ").strip(), Party.MAX_NAME);
  }
}
