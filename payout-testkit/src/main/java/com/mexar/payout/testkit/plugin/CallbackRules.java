package com.mexar.payout.testkit.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.callback.CallbackNews;
import com.mexar.payout.callback.CallbackRefusedException;
import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.callback.VerifiedCallback;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.provider.PayoutProvider;
import com.mexar.payout.provider.ReceivesCallbacks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Callbacks as the simulator sends them, and as somebody would who wants to be taken for the
 * provider. What a proof does not cover may bring an inquiry forward and nothing more.
 */
interface CallbackRules extends PluginTests {

  @TestFactory
  default Stream<DynamicTest> callback_ofTheProvider_isAboutItsAttempt() {
    return forEachCallback(
        (bench, received) -> {
          assertThat(received.news().reference()).isEqualTo(received.reference);
          assertThat(received.receives.acknowledgement().status()).isBetween(200, 299);
        });
  }

  /** A provider sends again what we could not take, however late, under the old signature. */
  @TestFactory
  default Stream<DynamicTest> callback_sentAgainAndLate_saysTheSame() {
    return forEachCallback(
        (bench, received) -> {
          CallbackNews first = received.news();

          assertThat(received.news()).isEqualTo(first);
          bench.clock.advance(Duration.ofDays(1));
          assertThat(received.news()).isEqualTo(first);
        });
  }

  @TestFactory
  default Stream<DynamicTest> callback_provenWithAnyOneOtherKey_isRefused() {
    return forEachCallback(
        (bench, received) -> {
          assertThat(bench.disbelievers()).as("settings that disbelieve").isNotEmpty();
          for (PayoutProvider disbeliever : bench.disbelievers()) {
            assertThatThrownBy(() -> ((ReceivesCallbacks) disbeliever).verify(received.callback))
                .isInstanceOf(CallbackRefusedException.class);
          }
        });
  }

  @TestFactory
  default Stream<DynamicTest> callback_withAnotherBody_isRefusedOrAHint() {
    return forEachCallback(
        (bench, received) -> {
          byte[] body = received.callback.body();
          List<byte[]> others = new ArrayList<>();
          others.add(new byte[0]);
          others.add("{".repeat(10_000).getBytes(StandardCharsets.US_ASCII));
          others.add(Arrays.copyOf(body, body.length / 2));
          others.add(Arrays.copyOf(body, body.length + 1));
          for (int i = 0; i < body.length; i++) {
            byte[] changed = body.clone();
            changed[i] ^= 1;
            others.add(changed);
          }
          for (byte[] other : others) {
            assertThat(received.newsOf(with(received.callback, other)))
                .as("what %d other bytes say", other.length)
                .matches(
                    news -> news.stream().allMatch(CallbackNews.Hint.class::isInstance), "a hint");
          }
        });
  }

  @TestFactory
  default Stream<DynamicTest> callback_withAHeaderMissingOrChanged_isRefusedOrSaysTheSame() {
    return forEachCallback(
        (bench, received) -> {
          CallbackNews right = received.news();
          for (String header : received.callback.headers().keySet()) {
            for (List<String> values :
                List.<List<String>>of(List.of(), List.of(""), List.of("x"), List.of("1", "2"))) {
              Map<String, List<String>> headers = new LinkedHashMap<>(received.callback.headers());
              headers.put(header, values);
              assertThat(received.newsOf(with(received.callback, headers)))
                  .as("%s: %s", header, values)
                  .isIn(
                      Optional.of(right),
                      Optional.of(new CallbackNews.Hint(received.reference)),
                      Optional.empty());
            }
          }
        });
  }

  @TestFactory
  default Stream<DynamicTest> callback_atAnotherAddress_isRefusedOrSaysTheSame() {
    return forEachCallback(
        (bench, received) -> {
          CallbackNews right = received.news();
          String path = received.callback.path();
          for (String other :
              List.of(
                  path.substring(0, path.lastIndexOf('/')),
                  path + "x",
                  path.substring(0, path.length() - 1),
                  path + "/" + path,
                  "/")) {
            assertThat(received.newsOf(at(received.callback, other)))
                .isIn(Optional.of(right), Optional.empty());
          }
        });
  }

  private Stream<DynamicTest> forEachCallback(BiConsumer<Bench, Received> test) {
    return forEachInstruction(
        (bench, instruction) -> {
          if (bench.provider instanceof ReceivesCallbacks receives) {
            test.accept(bench, received(bench, receives, instruction));
          }
        });
  }

  private static Received received(
      Bench bench, ReceivesCallbacks receives, PayoutInstruction instruction) {
    AttemptReference reference = Bench.newReference();
    bench.pay(reference, instruction);
    return new Received(receives, reference, bench.callbacks(1).get(0));
  }

  private static RawCallback with(RawCallback callback, byte[] body) {
    return new RawCallback(
        callback.method(),
        callback.path(),
        callback.query(),
        callback.headers(),
        body,
        callback.remoteAddress());
  }

  private static RawCallback with(RawCallback callback, Map<String, List<String>> headers) {
    return new RawCallback(
        callback.method(),
        callback.path(),
        callback.query(),
        headers,
        callback.body(),
        callback.remoteAddress());
  }

  private static RawCallback at(RawCallback callback, String path) {
    return new RawCallback(
        callback.method(),
        path,
        callback.query(),
        callback.headers(),
        callback.body(),
        callback.remoteAddress());
  }

  /** A callback that the simulator sent of one attempt. */
  record Received(ReceivesCallbacks receives, AttemptReference reference, RawCallback callback) {

    CallbackNews news() {
      return newsOf(callback).orElseThrow(() -> new AssertionError("an authentic one is refused"));
    }

    /** What it says, or nothing where it is refused. An exception counts as the core counts it. */
    Optional<CallbackNews> newsOf(RawCallback other) {
      VerifiedCallback verified;
      try {
        verified = receives.verify(other);
      } catch (CallbackRefusedException e) {
        return Optional.empty();
      }
      try {
        return Optional.of(receives.interpret(verified));
      } catch (RuntimeException unreadable) {
        return verified.reference().map(CallbackNews.Hint::new);
      }
    }
  }
}
