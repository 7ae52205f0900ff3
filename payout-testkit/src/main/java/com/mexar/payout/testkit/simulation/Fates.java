package com.mexar.payout.testkit.simulation;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * What goes wrong, drawn from the seed: each history has its own taste for each kind of fault, so
 * that some know none of one kind and some little else. Whatever goes wrong is counted.
 */
final class Fates {
  private static final double[] TASTES = {0, 0, 0, 0.05, 0.2, 0.5};

  private final RandomGenerator random;
  private final Coverage coverage;
  private final Chronicle chronicle;
  private final Map<Fault, Double> tastes = new EnumMap<>(Fault.class);
  private boolean calm;

  /**
   * @param without faults that do not strike, though they are drawn as ever
   */
  Fates(RandomGenerator random, Coverage coverage, Chronicle chronicle, Set<Fault> without) {
    this.random = random;
    this.coverage = coverage;
    this.chronicle = chronicle;
    for (Fault fault : Fault.values()) {
      double taste = TASTES[random.nextInt(TASTES.length)] / fault.rarely();
      tastes.put(fault, without.contains(fault) ? 0 : taste);
    }
  }

  /** From now on nothing goes wrong any more. */
  void calmDown() {
    calm = true;
  }

  boolean isCalm() {
    return calm;
  }

  /** Whether this fault strikes now, by this history's taste for it. */
  boolean strikes(Fault fault) {
    double taste = tastes.getOrDefault(fault, 0.0);
    boolean strikes = !calm && random.nextDouble() < taste;
    if (strikes) {
      coverage.struck(fault);
      chronicle.tell(fault::toString);
    }
    return strikes;
  }

  /** Whether one of so many draws says yes. What is drawn so is no fault. */
  boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** From nothing to this long, short times being as likely as long ones. */
  Duration within(Duration longest) {
    long nanos = longest.toNanos() >> random.nextInt(12);
    return Duration.ofNanos(nanos == 0 ? 0 : random.nextLong(nanos));
  }

  /** From nothing to this long, every length being as likely. */
  Duration upTo(Duration longest) {
    return Duration.ofNanos(random.nextLong(longest.toNanos()));
  }

  void happened(String what) {
    coverage.happened(what);
  }
}
