package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.domain.ClientId;
import java.util.Comparator;

/** A client's name of a request or of a payout, unique among its own. */
record ClientWord(ClientId client, String word) implements Comparable<ClientWord> {
  private static final Comparator<ClientWord> ORDER =
      Comparator.comparing(ClientWord::client).thenComparing(ClientWord::word);

  @Override
  public int compareTo(ClientWord other) {
    return ORDER.compare(this, other);
  }
}
