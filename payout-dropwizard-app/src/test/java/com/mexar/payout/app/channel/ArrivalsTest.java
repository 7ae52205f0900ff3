package com.mexar.payout.app.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is judged of a channel, on arrivals that are made up. */
class ArrivalsTest {
  private static final Announced FIRST = new Announced("e1", "p", 1, "{}");
  private static final Announced SECOND = new Announced("e2", "p", 2, "{}");
  private static final Announced OTHERS = new Announced("e3", "q", 1, "{}");
  private static final List<Announced> LOG = List.of(FIRST, SECOND, OTHERS);

  @Test
  void arrivals_ofAllInOrder_withRepeatsAndOthersBetween_areFaultless() throws Exception {
    assertThat(faults(told(FIRST), told(OTHERS), told(FIRST), told(SECOND), told(FIRST))).isEmpty();
  }

  @Test
  void event_missing_isAFault() throws Exception {
    assertThat(faults(told(FIRST), told(OTHERS))).containsExactly("not here as in the log: 2 of p");
  }

  @Test
  void event_beforeAnEarlierOne_isAFault() throws Exception {
    assertThat(faults(told(OTHERS), told(SECOND), told(FIRST)))
        .containsExactly(
            "out of order here: 2 of p, 1 was due", "out of order here: 1 of p, 2 was due");
  }

  @Test
  void event_withOtherBytes_isAFault() throws Exception {
    assertThat(faults(told(FIRST), told(SECOND), told(new Announced("e3", "q", 1, "{ }"))))
        .containsExactly("not here as in the log: 1 of q");
  }

  @Test
  void event_thatWasNeverLogged_isAFault() throws Exception {
    assertThat(
            faults(
                told(FIRST), told(SECOND), told(OTHERS), told(new Announced("e4", "r", 1, "{}"))))
        .containsExactly("here, but not in the log: e4");
  }

  @Test
  void repeat_inAnotherEnvelope_isAFault() throws Exception {
    assertThat(
            faults(
                told(FIRST),
                told(SECOND),
                told(OTHERS),
                new Told(OTHERS, Map.of("partition", "2"))))
        .containsExactly("repeated otherwise here: e3");
  }

  private static Told told(Announced event) {
    return new Told(event, Map.of("partition", "1"));
  }

  private static List<String> faults(Told... all) throws Exception {
    try (Arrivals arrivals = new Arrivals("here", new MadeUp(List.of(all)))) {
      arrivals.read();
      return arrivals.faults(LOG);
    }
  }

  private record MadeUp(List<Told> read) implements EventReader {

    @Override
    public void close() {
      // nothing is open
    }
  }
}
