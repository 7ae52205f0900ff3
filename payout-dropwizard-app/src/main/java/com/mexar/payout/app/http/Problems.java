package com.mexar.payout.app.http;

import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.engine.ProviderAnswer;
import com.mexar.payout.engine.ResolutionRefusal;
import com.mexar.payout.json.FieldFault;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Every problem that is the gateway's own, in one list; the contract names their kinds. */
final class Problems {
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration A_CALL = Duration.ofSeconds(60);

  private Problems() {}

  static Problem malformed(String detail, String pointer) {
    Problem problem =
        Problem.of(400, "malformed", "The body cannot be read", "The body " + detail + ".");
    return pointer.isEmpty() ? problem : problem.with("pointer", pointer);
  }

  static Problem invalid(List<FieldFault> faults) {
    return Problem.of(
            400, "invalid", "Some fields are not acceptable", "See errors, one for each field.")
        .with("errors", faults.stream().map(Problems::error).toList());
  }

  static Problem idempotencyKey(String detail) {
    return Problem.of(400, "idempotency-key", "An Idempotency-Key is required", detail);
  }

  static Problem unauthorized(String detail) {
    return Problem.of(401, detail).header("WWW-Authenticate", "Bearer realm=\"payout-gateway\"");
  }

  static Problem forbidden(String detail) {
    return Problem.of(403, detail);
  }

  static Problem notFound(String detail) {
    return Problem.of(404, detail);
  }

  static Problem tooLarge(int most) {
    return Problem.of(413, "The body is longer than " + most + " bytes.");
  }

  static Problem unsupportedMedia(String detail) {
    return Problem.of(415, detail);
  }

  static Problem tooMany(Duration wait) {
    return Problem.of(429, "This client has made more requests than its rate allows.")
        .header("Retry-After", seconds(wait));
  }

  static Problem tooManyRefused(Duration wait) {
    return Problem.of(429, "Too many callbacks from there were not shown to be authentic.")
        .header("Retry-After", seconds(wait));
  }

  static Problem inProgress() {
    return Problem.of(
            409,
            "request-in-progress",
            "The first request with this key has not ended",
            "Repeat the request a little later, with the same key.")
        .header("Retry-After", seconds(SOON));
  }

  static Problem referenceUsed(PayoutId payout, boolean sameContent) {
    return Problem.of(
            409,
            "reference-used",
            "The reference stands under another key",
            "A payout of " + (sameContent ? "the same" : "other") + " content has this reference.")
        .with("payoutId", payout.toString())
        .with("sameContent", sameContent);
  }

  static Problem keyReused() {
    return Problem.of(
        422,
        "key-reused",
        "The key was used with other content",
        "An Idempotency-Key names one request; a new request needs a new key.");
  }

  static Problem noRoute(Map<ProviderName, String> why) {
    Map<String, String> providers = new TreeMap<>();
    why.forEach((provider, reason) -> providers.put(provider.value(), reason));
    return Problem.of(
            422,
            "no-route",
            "No provider can ever serve this payout",
            "See providers for what stands in the way of each.")
        .with("providers", providers);
  }

  /** Why a provider was not asked. */
  static Problem notAsked(ProviderAnswer<?> answer, String title, String nobody) {
    return answer instanceof ProviderAnswer.Busy<?>
        ? unavailable("Too many questions to providers are under way.")
        : Problem.of(422, "no-route", title, nobody);
  }

  static Problem notCancellable(Payout payout) {
    return Problem.of(
            409,
            "not-cancellable",
            "The payout has come to its end",
            "A payout that is " + payout.status() + " cannot be cancelled.")
        .with("payoutStatus", payout.status().name());
  }

  static Problem eventsDropped(long position) {
    return Problem.of(
            410,
            "events-dropped",
            "Some of these events are older than what is kept",
            "Go on after " + position + ", and read the payouts themselves for what is missing.")
        .with("droppedTo", position);
  }

  static Problem nothingToInquire() {
    return Problem.of(
        409,
        "nothing-to-inquire",
        "No provider can be asked about this payout",
        "The payout has no attempt yet, or one of a provider that this host does not know.");
  }

  static Problem resolutionRefused(ResolutionRefusal why) {
    Problem problem =
        Problem.of(
            409,
            why.name().toLowerCase(Locale.ROOT).replace('_', '-'),
            "The resolution does not fit the payout as it stands",
            why.meaning());
    return why == ResolutionRefusal.STEP_UNDER_WAY
        ? problem.header("Retry-After", seconds(A_CALL))
        : problem;
  }

  /** Nobody knows whether it was accepted. */
  static Problem perhapsAccepted() {
    return unavailable(
        "It is not known whether the payout was accepted. Repeat the request with the same"
            + " Idempotency-Key and the same reference, never with new ones.");
  }

  static Problem unavailable(String detail) {
    return Problem.of(503, "unavailable", "The gateway cannot do this now", detail)
        .header("Retry-After", seconds(SOON));
  }

  private static Map<String, String> error(FieldFault fault) {
    Map<String, String> error = new LinkedHashMap<>();
    error.put("pointer", fault.pointer());
    error.put("detail", fault.detail());
    return error;
  }

  /** Rounded up. */
  private static String seconds(Duration wait) {
    return Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
  }
}
