package com.mexar.payout.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TimelineTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final InstantSource clock = InstantSource.system();
  private final Instant began = clock.instant().minusSeconds(1);
  private final Timeline timeline = new Timeline(clock);

  @Test
  void rows_toldOutOfOrder_arePrintedInTheOrderOfTime() throws InterruptedException {
    timeline.add(row(20, "second"));
    timeline.add(row(10, "first"));

    boolean ended = timeline.follow(printer(false), row -> true, () -> true, Duration.ZERO);

    assertThat(ended).isTrue();
    assertThat(printed())
        .containsExactly(
            "     10 ms  step       gateway  → Kafka    first",
            "     20 ms  step       gateway  → Kafka    second");
  }

  @Test
  void rows_ofOtherPayouts_areDropped() throws InterruptedException {
    timeline.add(row(10, "of another"));

    timeline.follow(printer(false), row -> row.payout().isEmpty(), () -> true, Duration.ZERO);

    assertThat(printed()).isEmpty();
  }

  @Test
  void end_thatIsNeverReached_isSaidAfterTheBound() throws InterruptedException {
    Duration bound = Duration.ofMillis(50);
    assertThat(timeline.follow(row -> {}, row -> true, () -> false, bound)).isFalse();
  }

  @Test
  void colours_areThereOnlyWhereAskedFor() throws InterruptedException {
    timeline.add(row(10, "what"));

    timeline.follow(printer(true), row -> true, () -> true, Duration.ZERO);

    assertThat(out.toString(StandardCharsets.UTF_8)).contains("\u001b[");
  }

  private Consumer<Row> printer(boolean colours) {
    Console console = new Console(new PrintStream(out, true, StandardCharsets.UTF_8), colours);
    return row -> console.row(row, began);
  }

  private Row row(long millis, String what) {
    Instant at = began.plusMillis(millis);
    return new Row(at, "p1", "step", Row.GATEWAY, Row.KAFKA, what, "", Colour.PLAIN);
  }

  private String[] printed() {
    return out.toString(StandardCharsets.UTF_8).lines().toArray(String[]::new);
  }
}
