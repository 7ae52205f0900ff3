package example.acme;

import com.mexar.payout.domain.TraceContext;
import com.mexar.payout.settings.Secret;
import java.io.ByteArrayInputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * Speaks HTTP with Acme by the JDK's client: no redirects, no proxy, answers bounded in time and
 * length. Thread-safe.
 *
 * <p>That client sends a GET again when its connection breaks, which is harmless. A POST it sends
 * again only where somebody started the JVM with {@code jdk.httpclient.enableAllMethodRetry}; so
 * the body of a POST is handed out once, and a second try has nothing to send.
 */
final class AcmeClient {
  private static final long LONGEST_ANSWER = 16_384;

  /** Acme states the length of its answers. One that is too long, or of no length, is not read. */
  private static final BodyHandler<String> BOUNDED =
      head ->
          head.headers().firstValueAsLong("Content-Length").orElse(Long.MAX_VALUE) <= LONGEST_ANSWER
              ? BodySubscribers.ofString(StandardCharsets.UTF_8)
              : BodySubscribers.replacing("");

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();
  private final String base;
  private final Secret key;
  private final Duration callTimeout;

  AcmeClient(URI base, Secret key, Duration callTimeout) {
    this.base = base.toString().replaceAll("/+$", "");
    this.key = key;
    this.callTimeout = callTimeout;
  }

  AcmeOutcome get(String path, TraceContext trace) {
    return call(request(path, trace).GET(), new AtomicBoolean());
  }

  AcmeOutcome post(String path, Map<String, String> form, TraceContext trace) {
    byte[] body = encoded(form).getBytes(StandardCharsets.US_ASCII);
    AtomicBoolean handedOut = new AtomicBoolean();
    HttpRequest.BodyPublisher once =
        BodyPublishers.ofInputStream(
            () -> handedOut.getAndSet(true) ? null : new ByteArrayInputStream(body));
    return call(
        request(path, trace)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.fromPublisher(once, body.length)),
        handedOut);
  }

  private HttpRequest.Builder request(String path, TraceContext trace) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("Authorization", "Bearer " + key.reveal())
        .header("traceparent", trace.header());
  }

  /** The time is kept here, since the client's own ends with the head of an answer. */
  private AcmeOutcome call(HttpRequest.Builder request, AtomicBoolean handedOut) {
    CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request.build(), BOUNDED);
    try {
      HttpResponse<String> whole = answer.get(callTimeout.toMillis(), TimeUnit.MILLISECONDS);
      return AcmeOutcome.Answer.of(whole.statusCode(), whole.body());
    } catch (ExecutionException e) {
      // refused or no such host; of any other failure it is not certain that nothing had left
      return e.getCause() instanceof ConnectException && !handedOut.get()
          ? new AcmeOutcome.NotSent()
          : new AcmeOutcome.InDoubt();
    } catch (TimeoutException e) {
      answer.cancel(true);
      return new AcmeOutcome.InDoubt();
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return new AcmeOutcome.InDoubt();
    }
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
