package com.mexar.payout.sandbox.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Sends payouts and tells what is seen of them as it happens. */
final class Storyteller {

  /** Longer than a lease that a killed gateway left on the channel. */
  private static final Duration BOUND = Duration.ofMinutes(1);

  private final Stage stage;
  private final Witness witness;
  private final Console console;
  private final InstantSource clock;
  private final String run;

  /**
   * @param run tells the references of this run from all others
   */
  Storyteller(Stage stage, Witness witness, Console console, InstantSource clock, String run) {
    this.stage = stage;
    this.witness = witness;
    this.console = console;
    this.clock = clock;
    this.run = run;
  }

  /** The client's reference, which is the idempotency key as well. */
  String reference(Story story) {
    return "DEMO-" + run + "-" + story.number();
  }

  /** One payout from its request to its end. */
  Seen tell(Story story) throws InterruptedException {
    Instant began = clock.instant();
    Answer accepted = send(story);
    String payout = accepted.text("id");
    stage.rows().add(request(began, payout, story));
    stage.rows().add(answered(accepted, payout));
    List<String> attempts = new ArrayList<>();
    stage
        .rows()
        .follow(
            row -> console.row(row, began),
            row -> row.payout().equals(payout),
            () -> hasEnded(story, payout, attempts),
            accepted.status() == 201 ? BOUND : Duration.ZERO);
    Seen seen = witness.gather(accepted);
    console.row(asked(seen), began);
    return seen;
  }

  /** The same request once more; returns its answer. */
  Answer repeat(Story story, Seen first) throws InterruptedException {
    Instant began = clock.instant();
    Answer again = send(story);
    stage.rows().add(request(began, first.id(), story));
    stage.rows().add(answered(again, first.id()));
    stage
        .rows()
        .follow(
            row -> console.row(row, began),
            row -> row.payout().equals(first.id()),
            () -> true,
            Duration.ZERO);
    return again;
  }

  private Answer send(Story story) throws InterruptedException {
    String body = Body.of(reference(story), story.account(), story.amount());
    return stage.client().create(reference(story), body);
  }

  private boolean hasEnded(Story story, String payout, List<String> attempts)
      throws InterruptedException {
    if (attempts.isEmpty()) {
      attempts.addAll(witness.learnAttempts(payout));
    }
    return witness.isSettled(payout, story.lastStatus(), story.lastCallback());
  }

  private Row request(Instant at, String payout, Story story) {
    String what = "POST /v1/payouts, reference and key " + reference(story);
    return new Row(at, payout, "request", Row.CLIENT, Row.GATEWAY, what, "", Colour.PLAIN);
  }

  private Row answered(Answer answer, String payout) {
    boolean accepted = answer.status() == 201;
    String what =
        accepted
            ? "201, payout " + payout + (answer.replayed() ? ", replayed" : ", durable")
            : answer.status() + " " + answer.text("title") + " " + answer.text("detail");
    return new Row(
        clock.instant(),
        payout,
        answer.replayed() ? "replayed" : accepted ? "accepted" : "refused",
        Row.GATEWAY,
        Row.CLIENT,
        what,
        "",
        accepted ? Colour.PLAIN : Colour.RED);
  }

  private Row asked(Seen seen) {
    String reason = seen.payout().path("reason").path("code").asText("");
    return new Row(
        clock.instant(),
        seen.id(),
        seen.status().toLowerCase(Locale.ROOT),
        Row.GATEWAY,
        Row.CLIENT,
        "GET: "
            + seen.status()
            + (reason.isEmpty() ? "" : " for reason " + reason)
            + ", sequence "
            + seen.payout().path("sequence").asText("?"),
        "",
        seen.status().equals("PAID") ? Colour.GREEN : Colour.RED);
  }
}
