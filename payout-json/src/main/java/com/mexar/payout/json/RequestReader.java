package com.mexar.payout.json;

import com.mexar.payout.domain.Account;
import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.OperatorAct;
import com.mexar.payout.domain.OperatorName;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.ResolutionClaim;
import com.mexar.payout.provider.ProviderState;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bodies of requests other than those to pay. Trusts nothing of them and throws nothing
 * for what a caller may send. Thread-safe.
 */
public final class RequestReader {
  private static final OperatorName ANYBODY = new OperatorName("x");

  /** {@code {reason}}: the reason. */
  public ReadResult<String> reason(byte[] body) {
    return Body.read(
        body,
        json -> {
          String reason = reason(json);
          json.refuseOthers();
          return reason;
        });
  }

  /** {@code {state, reason}}. */
  public ReadResult<StateRequest> state(byte[] body) {
    return Body.read(body, RequestReader::stateRequest);
  }

  /** {@code {attempt, sequence, outcome, retry, evidence, reason}}. */
  public ReadResult<ResolutionRequest> resolution(byte[] body) {
    return Body.read(body, RequestReader::resolutionRequest);
  }

  /** {@code {country, account}}. */
  public ReadResult<AccountRequest> account(byte[] body) {
    return Body.read(body, RequestReader::accountRequest);
  }

  /** {@code {amount, country, provider?}}. */
  public ReadResult<QuoteRequest> quote(byte[] body) {
    return Body.read(body, RequestReader::quoteRequest);
  }

  private static @Nullable StateRequest stateRequest(ObjectReader json) {
    ProviderState state = json.requiredWord("state", ProviderState.class);
    String reason = reason(json);
    json.refuseOthers();
    return state == null || reason == null ? null : new StateRequest(state, reason);
  }

  private static @Nullable ResolutionRequest resolutionRequest(ObjectReader json) {
    Integer attempt = attempt(json);
    Long sequence = json.requiredWhole("sequence", 1);
    AttemptOutcome outcome = json.required("outcome", RequestReader::outcome);
    boolean retry = json.flag("retry");
    String evidence = json.requiredText("evidence", RequestReader::evidence);
    String reason = reason(json);
    json.refuseOthers();
    if (retry && outcome != null && outcome != AttemptOutcome.UNEXECUTED) {
      json.fault("retry", "only follows UNEXECUTED");
      return null;
    }
    return attempt == null
            || sequence == null
            || outcome == null
            || evidence == null
            || reason == null
        ? null
        : new ResolutionRequest(
            new ResolutionClaim(attempt, sequence, outcome, retry, evidence), reason);
  }

  private static @Nullable Integer attempt(ObjectReader json) {
    Long number = json.requiredWhole("attempt", 1);
    if (number != null && number > Integer.MAX_VALUE) {
      json.fault("attempt", "is no attempt's number");
      return null;
    }
    return number == null ? null : number.intValue();
  }

  private static @Nullable AccountRequest accountRequest(ObjectReader json) {
    CountryCode country = json.required("country", CountryCode::new);
    Account account = json.requiredObject("account", AccountReader::account);
    json.refuseOthers();
    return country == null || account == null ? null : new AccountRequest(country, account);
  }

  private static @Nullable QuoteRequest quoteRequest(ObjectReader json) {
    Money amount = json.requiredObject("amount", MoneyForm::readMoreThanZero);
    CountryCode country = json.required("country", CountryCode::new);
    ProviderName provider = json.optional("provider", ProviderName::new);
    json.refuseOthers();
    return amount == null || country == null ? null : new QuoteRequest(amount, country, provider);
  }

  static @Nullable String reason(ObjectReader json) {
    return json.requiredText("reason", text -> act(text));
  }

  @SuppressWarnings({"CheckReturnValue", "ReturnValueIgnored"})
  private static void act(String reason) {
    new OperatorAct(ANYBODY, reason);
  }

  @SuppressWarnings({"CheckReturnValue", "ReturnValueIgnored"})
  private static void evidence(String text) {
    new ResolutionClaim(1, 1, AttemptOutcome.PAID, false, text);
  }

  private static AttemptOutcome outcome(String word) {
    return switch (word) {
      case "PAID" -> AttemptOutcome.PAID;
      case "UNEXECUTED" -> AttemptOutcome.UNEXECUTED;
      case "RETURNED" -> AttemptOutcome.RETURNED;
      default -> throw new InvalidValueException("must be PAID, UNEXECUTED or RETURNED");
    };
  }
}
