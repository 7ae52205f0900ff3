package com.mexar.payout.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.threads.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TimelineTest {
  private final Group host = new Group();
  private final List<String> story = new ArrayList<>();

  @Test
  void tasks_thatTakeTurns_doSoAlikeForOneSeedAndNotForAll() {
    Set<List<String>> stories = new HashSet<>();
    for (long seed = 0; seed < 20; seed++) {
      List<String> first = taking(seed);
      assertThat(taking(seed)).isEqualTo(first).hasSize(60);
      stories.add(first);
    }
    assertThat(stories).hasSize(20);
  }

  private static List<String> taking(long seed) {
    Timeline timeline = new Timeline(new SplittableRandom(seed));
    Group host = new Group();
    List<String> turns = new ArrayList<>();
    for (String name : List.of("a", "b", "c")) {
      timeline.begin(
          name,
          host,
          () -> {
            for (int i = 0; i < 20; i++) {
              turns.add(name + i);
              timeline.letOthers();
            }
          });
    }
    timeline.run(Duration.ofHours(1));
    return turns;
  }

  @Test
  void time_passesOnlyWhenAllWait() {
    Timeline timeline = new Timeline(new SplittableRandom(1));
    timeline.begin(
        "late",
        host,
        () -> {
          timeline.pause(Duration.ofMinutes(10));
          story.add("late at " + Duration.between(Timeline.BEGIN, timeline.now()));
        });
    timeline.begin(
        "soon",
        host,
        () -> {
          timeline.pause(Duration.ofMinutes(1));
          story.add("soon at " + Duration.between(Timeline.BEGIN, timeline.now()));
        });

    timeline.run(Duration.ofMinutes(5));
    assertThat(story).containsExactly("soon at PT1M");
    assertThat(timeline.now()).isEqualTo(Timeline.BEGIN.plus(Duration.ofMinutes(5)));
    timeline.run(Duration.ofMinutes(5));
    assertThat(story).containsExactly("soon at PT1M", "late at PT10M");
  }

  @Test
  void pause_ofTheOnlyTask_endsInTime() {
    Timeline timeline = new Timeline(new SplittableRandom(1));
    timeline.begin(
        "alone",
        host,
        () -> {
          for (int i = 0; i < 3; i++) {
            timeline.pause(Duration.ofMinutes(1));
            story.add(Duration.between(Timeline.BEGIN, timeline.now()).toString());
          }
        });

    timeline.run(Duration.ofHours(1));
    assertThat(story).containsExactly("PT1M", "PT2M", "PT3M");
  }

  @Test
  void signal_given_wakesOneAndIsKeptWhereNobodyWaits() {
    Timeline timeline = new Timeline(new SplittableRandom(1));
    Signal signal = timeline.newSignal();
    for (String name : List.of("a", "b")) {
      timeline.begin(name, host, () -> story.add(waited(signal, Duration.ofHours(2), timeline)));
    }
    timeline.later(Duration.ofMinutes(3), "giver", host, signal::give);
    timeline.later(Duration.ofHours(3), "early", host, signal::give);
    timeline.later(
        Duration.ofHours(4),
        "kept",
        host,
        () -> story.add(waited(signal, Duration.ofHours(2), timeline)));

    timeline.run(Duration.ofHours(10));
    assertThat(story).containsExactly("PT3M", "PT2H", "PT4H");
  }

  private static String waited(Signal signal, Duration atMost, Timeline timeline) {
    try {
      signal.await(atMost);
      return Duration.between(Timeline.BEGIN, timeline.now()).toString();
    } catch (InterruptedException e) {
      return "interrupted";
    }
  }

  @Test
  void crash_ofAGroup_endsItsTasksWhereTheyWaitAndNoOthers() {
    Timeline timeline = new Timeline(new SplittableRandom(1));
    Signal shared = timeline.newSignal();
    Group other = new Group();
    timeline.begin(
        "victim",
        host,
        () -> {
          try {
            story.add(waited(shared, Duration.ofHours(1), timeline));
          } finally {
            story.add("unwound");
          }
          story.add("went on");
        });
    timeline.begin("other", other, () -> story.add(waited(shared, Duration.ofHours(1), timeline)));
    timeline.later(Duration.ofMinutes(1), "killer", other, () -> timeline.crash(host));
    timeline.later(Duration.ofMinutes(2), "giver", other, shared::give);

    timeline.run(Duration.ofHours(10));
    assertThat(story).containsExactly("unwound", "PT2M");
  }

  @Test
  void interrupt_ofOneThatWaits_endsItsWait() {
    Timeline timeline = new Timeline(new SplittableRandom(1));
    Timeline.Task task =
        timeline.begin(
            "waiting",
            host,
            () -> story.add(waited(timeline.newSignal(), Duration.ofHours(1), timeline)));
    timeline.later(Duration.ofMinutes(1), "other", host, task::interrupt);

    timeline.run(Duration.ofHours(10));
    assertThat(story).containsExactly("interrupted");
  }

  @Test
  void failure_ofATask_isThatOfTheSimulation() {
    Timeline timeline = new Timeline(new SplittableRandom(1));
    timeline.begin(
        "failing",
        host,
        () -> {
          throw new IllegalStateException("as it is");
        });

    assertThatThrownBy(() -> timeline.run(Duration.ofHours(1)))
        .hasRootCauseMessage("as it is")
        .hasStackTraceContaining("failing");
  }
}
