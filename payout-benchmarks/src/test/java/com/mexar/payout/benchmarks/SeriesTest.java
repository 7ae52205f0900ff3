package com.mexar.payout.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {
  @Test
  void median_ofAnOddNumber_isTheMiddleOne() {
    assertThat(new Series("any", List.of(9.0, 1.0, 4.0)).median()).isEqualTo(4.0);
  }

  @Test
  void median_ofAnEvenNumber_liesBetweenTheMiddleTwo() {
    assertThat(new Series("any", List.of(9.0, 1.0, 4.0, 6.0)).median()).isEqualTo(5.0);
  }

  @Test
  void leastAndMost_areThoseOfTheRounds() {
    Series series = new Series("any", List.of(9.0, 1.0, 4.0));

    assertThat(series.min()).isEqualTo(1.0);
    assertThat(series.max()).isEqualTo(9.0);
  }
}
