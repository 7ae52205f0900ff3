package com.mexar.payout.provider.easylink;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.domain.ProviderReason;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.http.HttpAnswer;
import com.mexar.payout.json.provider.ProviderJson;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An answer in the provider's own form: HTTP 200 and a JSON object with a whole {@code code}, of
 * which zero alone is success, {@code message} and {@code data}. A body with {@code err_code} is
 * none: what it says of the request is documented nowhere.
 */
record Envelope(long code, @Nullable String message, JsonNode data) {
  private static final Pattern CODE = Pattern.compile("-?[0-9]{1,18}");

  /** Empty where the answer is not in that form, as a gateway's own pages are not. */
  static Optional<Envelope> of(HttpAnswer answer) {
    if (answer.status() != 200) {
      return Optional.empty();
    }
    return ProviderJson.object(answer.body())
        .filter(body -> !body.has("err_code"))
        .flatMap(
            body ->
                ProviderJson.code(body.path("code"))
                    .filter(code -> CODE.matcher(code).matches())
                    .map(
                        code ->
                            new Envelope(
                                Long.parseLong(code),
                                ProviderJson.text(body.path("message")).orElse(null),
                                body.path("data"))));
  }

  boolean isSuccess() {
    return code == 0;
  }

  /** What the provider said, to be shown beside a reason of ours. */
  ProviderReason said() {
    return new ProviderReason(Long.toString(code), message);
  }

  /** What an answer that we draw no conclusion from is reported as; never a page of markup. */
  static Reason unrecognised(HttpAnswer answer) {
    ProviderReason said =
        of(answer)
            .filter(envelope -> !envelope.isSuccess())
            .map(Envelope::said)
            .orElseGet(() -> new ProviderReason("HTTP " + answer.status(), null));
    return new Reason(ReasonCode.NARR, "answer not recognised", said);
  }

  @Override
  public String toString() {
    return "Envelope[" + code + ", redacted]";
  }
}
