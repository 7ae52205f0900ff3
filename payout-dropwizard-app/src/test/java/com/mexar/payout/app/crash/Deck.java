package com.mexar.payout.app.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Deals disasters from shuffled cards: the first six are one of each kind, and of every ten four
 * kill a host and two PostgreSQL.
 */
final class Deck {
  private static final List<Disaster> MORE =
      List.of(Disaster.HOST, Disaster.HOST, Disaster.HOST, Disaster.POSTGRES);

  private final RandomGenerator random;
  private final List<Disaster> cards = new ArrayList<>();
  private boolean eachDealt;

  Deck(RandomGenerator random) {
    this.random = random;
  }

  Disaster next() {
    if (cards.isEmpty()) {
      cards.addAll(eachDealt ? MORE : List.of(Disaster.values()));
      eachDealt = !eachDealt;
    }
    return cards.remove(random.nextInt(cards.size()));
  }
}
