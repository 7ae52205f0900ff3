package com.mexar.payout.provider.transfez;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.domain.ProviderReason;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.http.HttpAnswer;
import com.mexar.payout.http.HttpOutcome;
import com.mexar.payout.http.UnreadableException;
import com.mexar.payout.json.provider.ProviderJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An answer in the provider's own form: a JSON object whose {@code status} repeats the status of
 * HTTP, with {@code data} or with a {@code message} that is a text or a map of fields to texts.
 */
record Envelope(int status, ObjectNode body) {
  private static final int MOST_LINES = 20;
  private static final int DEEPEST = 4;

  /** Lines are searched for known texts, which a hostile length must not make slow. */
  private static final int LONGEST_LINE = 300;

  /** Empty where the answer is not in that form, as a gateway's own pages are not. */
  static Optional<Envelope> of(HttpAnswer answer) {
    return ProviderJson.object(answer.body())
        .filter(body -> repeats(answer.status(), body.path("status")))
        .map(body -> new Envelope(answer.status(), body));
  }

  /**
   * An answer to a question about what the provider offers.
   *
   * @param what its name, for the reason of not having it
   */
  static Envelope stated(HttpOutcome outcome, String what, Predicate<Envelope> form)
      throws UnreadableException {
    if (!(outcome instanceof HttpOutcome.Answered answered)) {
      throw new UnreadableException(what + ": " + Texts.of(outcome));
    }
    int status = answered.answer().status();
    return of(answered.answer())
        .filter(envelope -> status == 200)
        .filter(form)
        .orElseThrow(() -> new UnreadableException(what + " is not readable, HTTP " + status));
  }

  /** What an answer that we draw no conclusion from is reported as; never a page of markup. */
  static Reason unrecognised(HttpAnswer answer) {
    return refusal(ReasonCode.NARR, "answer not recognised", answer);
  }

  static Reason refusal(ReasonCode code, String text, HttpAnswer answer) {
    String said = of(answer).map(envelope -> String.join("; ", envelope.lines())).orElse(null);
    return new Reason(code, text, new ProviderReason("HTTP " + answer.status(), said));
  }

  JsonNode data() {
    return body.path("data");
  }

  boolean hasMessage() {
    return !ProviderJson.isAbsent(body.path("message"));
  }

  /** The message flattened: one line a complaint, {@code field text}. */
  List<String> lines() {
    return lines(body.path(hasMessage() ? "message" : "error"));
  }

  static List<String> lines(JsonNode message) {
    List<String> lines = new ArrayList<>();
    flatten("", message, 0, lines);
    return lines;
  }

  private static void flatten(String field, JsonNode node, int depth, List<String> lines) {
    if (lines.size() >= MOST_LINES || depth > DEEPEST) {
      return;
    }
    if (node.isObject()) {
      node.properties()
          .forEach(
              member ->
                  flatten(
                      (field + " " + member.getKey()).strip(),
                      member.getValue(),
                      depth + 1,
                      lines));
    } else if (node.isArray()) {
      node.forEach(item -> flatten(field, item, depth + 1, lines));
    } else {
      ProviderJson.text(node).ifPresent(text -> lines.add(line(field + " " + text)));
    }
  }

  private static String line(String text) {
    String cut = text.length() <= LONGEST_LINE ? text : text.substring(0, LONGEST_LINE);
    return cut.replaceAll("\\s+", " ").strip();
  }

  @Override
  public String toString() {
    return "Envelope[" + status + ", redacted]";
  }

  private static boolean repeats(int status, JsonNode stated) {
    return ProviderJson.isAbsent(stated)
        || ProviderJson.whole(stated).filter(value -> value == status).isPresent();
  }
}
