package com.mexar.payout.app.crash;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.mexar.payout.sandbox.MagicAccount;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * A client as it should be: whatever is not answered is sent again, the same request with the same
 * key, until it is.
 */
final class Load implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long AGAIN_MILLIS = 250;

  /** While so many wait for their answer, no new ones are sent. */
  private static final int MOST_WAITING = 24;

  private static final int THREADS = 8;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** All of them come to an end: what is broken is broken once, what is declined is proof. */
  private static final List<MagicAccount> ODD =
      List.of(
          MagicAccount.CONFIRM_CUT_AFTER,
          MagicAccount.CONFIRM_CUT_BEFORE,
          MagicAccount.CONFIRM_ERROR_500_AFTER,
          MagicAccount.CONFIRM_HTML_502_BEFORE,
          MagicAccount.CONFIRM_GARBAGE_AFTER,
          MagicAccount.DRAFT_CUT_AFTER,
          MagicAccount.DRAFT_CUT_BEFORE,
          MagicAccount.INQUIRY_CUT,
          MagicAccount.INQUIRY_NOT_FOUND,
          MagicAccount.CALLBACKS_NONE,
          MagicAccount.CALLBACKS_REPEATED,
          MagicAccount.CALLBACKS_BEFORE_ANSWER,
          MagicAccount.PAID_AT_ONCE,
          MagicAccount.DECLINED_2,
          MagicAccount.DECLINED_AT_ONCE,
          MagicAccount.ACCOUNT_DOES_NOT_EXIST,
          MagicAccount.DENIED_COMPLIANCE);

  /**
   * The same for EasyLink, but for all that is refused: its one step moves money and its "not
   * found" is never trusted, so that a refusal after a call that died with its host is no proof,
   * and only two operators end that doubt.
   */
  private static final List<MagicAccount> ODD_AT_EASYLINK =
      List.of(
          MagicAccount.CONFIRM_CUT_AFTER,
          MagicAccount.CONFIRM_CUT_BEFORE,
          MagicAccount.CONFIRM_ERROR_500_AFTER,
          MagicAccount.CONFIRM_HTML_502_BEFORE,
          MagicAccount.CONFIRM_GARBAGE_AFTER,
          MagicAccount.INQUIRY_CUT,
          MagicAccount.INQUIRY_NOT_FOUND,
          MagicAccount.CALLBACKS_NONE,
          MagicAccount.CALLBACKS_REPEATED,
          MagicAccount.CALLBACKS_BEFORE_ANSWER);

  private final List<URI> hosts;
  private final String key;
  private final RandomGenerator random;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
  private final Map<String, String> bodies = new ConcurrentHashMap<>();
  private final Map<String, String> accepted = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> surprises = new ConcurrentLinkedQueue<>();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final AtomicInteger turn = new AtomicInteger();
  private ScheduledFuture<?> sending;

  /**
   * @param hosts which are sent requests in turn, also those that are away
   */
  Load(List<URI> hosts, String key, RandomGenerator random) {
    this.hosts = hosts;
    this.key = key;
    this.random = random;
  }

  /** From now on sends one new payout in every interval. */
  void begin(Duration interval) {
    sending =
        threads.scheduleAtFixedRate(this::sendOne, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Sends no new ones; repeats what is not answered. */
  void end() {
    sending.cancel(false);
  }

  boolean isAnswered() {
    return waiting() == 0;
  }

  int sent() {
    return bodies.size();
  }

  /** The body of the 201 that was seen, by reference. */
  Map<String, String> accepted() {
    return accepted;
  }

  /** Answers that are neither a 201 nor a call to repeat. */
  List<String> surprises() {
    return List.copyOf(surprises);
  }

  /** How many requests were cut, refused for now, or not answered. */
  int unanswered() {
    return unanswered.get();
  }

  /** The answer to a request that is sent once more. */
  HttpResponse<String> repeat(String reference, URI host) throws IOException, InterruptedException {
    return http.send(request(reference, host), BodyHandlers.ofString());
  }

  static String id(String body) throws IOException {
    return JSON.readTree(body).path("id").asText();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private int waiting() {
    return bodies.size() - accepted.size() - surprises.size();
  }

  private void sendOne() {
    if (waiting() >= MOST_WAITING) {
      return;
    }
    int number = bodies.size() + 1;
    boolean easylink = random.nextInt(4) == 0;
    List<MagicAccount> odd = easylink ? ODD_AT_EASYLINK : ODD;
    String account =
        random.nextInt(100) < 55
            ? "1234" + String.format("%06d", number)
            : odd.get(random.nextInt(odd.size())).number(number % 10_000);
    String reference = "CRASH-" + number;
    bodies.put(
        reference,
        """
        {"reference": "%s", "provider": "%s", "amount": {"currency": "IDR", "value": "%d"},
         "beneficiary": {"type": "individual", "firstName": "Budi", "lastName": "Santoso",
           "country": "ID", "account": {"type": "bank", "bankCode": "bca", "number": "%s"}},
         "sender": {"type": "individual", "firstName": "Ana", "lastName": "Lopez",
           "country": "MX"}}"""
            .formatted(reference, easylink ? "easylink" : "transfez", 50_000 + number, account));
    var unused = threads.schedule(() -> tryOne(reference), 0, TimeUnit.MILLISECONDS);
  }

  private void tryOne(String reference) {
    try {
      HttpResponse<String> response =
          http.send(request(reference, nextHost()), BodyHandlers.ofString());
      switch (response.statusCode()) {
        case 201 -> accepted.put(reference, response.body());
        case 409, 429, 503 -> again(reference);
        default -> surprises.add(reference + ": " + response.statusCode() + " " + response.body());
      }
    } catch (IOException notAnswered) {
      again(reference);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void again(String reference) {
    unanswered.incrementAndGet();
    var unused = threads.schedule(() -> tryOne(reference), AGAIN_MILLIS, TimeUnit.MILLISECONDS);
  }

  private URI nextHost() {
    return hosts.get(Math.floorMod(turn.getAndIncrement(), hosts.size()));
  }

  private HttpRequest request(String reference, URI host) {
    return HttpRequest.newBuilder(host.resolve("/v1/payouts"))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + key)
        .header("Idempotency-Key", reference)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(bodies.get(reference)))
        .build();
  }
}
