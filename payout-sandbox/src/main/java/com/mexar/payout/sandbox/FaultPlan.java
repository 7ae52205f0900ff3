package com.mexar.payout.sandbox;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The faults that a test wants, beside those that magic accounts force. Rules are tried in the
 * order in which they were added; the first that fits is used, and goes before a magic account.
 * Thread-safe.
 */
public final class FaultPlan {

  private final List<Rule> rules = new ArrayList<>();
  private FaultSource source = (step, reference, occurrence) -> Optional.empty();

  /** The next call of this step goes wrong, whatever its reference. */
  public FaultPlan next(Step step, Fault fault) {
    return nth(step, 1, fault);
  }

  /** The nth call of this step from now (1 is the next) goes wrong. */
  public FaultPlan nth(Step step, int nth, Fault fault) {
    return add(new Rule(step, null, nth - 1, 1, fault));
  }

  /** The next call of this step for this reference goes wrong. */
  public FaultPlan once(Step step, String reference, Fault fault) {
    return times(step, reference, 1, fault);
  }

  /** The next calls of this step for this reference go wrong, as many as {@code times}. */
  public FaultPlan times(Step step, String reference, int times, Fault fault) {
    return add(new Rule(step, reference, 0, times, fault));
  }

  /** Every call of this step for this reference goes wrong, until {@link #clear()}. */
  public FaultPlan always(Step step, String reference, Fault fault) {
    return add(new Rule(step, reference, 0, Integer.MAX_VALUE, fault));
  }

  /** Every call of this step goes wrong, until {@link #clear()}. */
  public FaultPlan always(Step step, Fault fault) {
    return add(new Rule(step, null, 0, Integer.MAX_VALUE, fault));
  }

  /** Asked for every call that no rule fits; replaces an earlier source. */
  public synchronized FaultPlan otherwise(FaultSource faults) {
    source = faults;
    return this;
  }

  /** Forgets all rules and the source. */
  public synchronized void clear() {
    rules.clear();
    source = (step, reference, occurrence) -> Optional.empty();
  }

  /** The fault of the call that just came; uses up a rule. For simulators. */
  public synchronized Optional<Fault> take(Step step, String reference, int occurrence) {
    for (Iterator<Rule> all = rules.iterator(); all.hasNext(); ) {
      Rule rule = all.next();
      if (!rule.fits(step, reference)) {
        continue;
      }
      if (rule.skip > 0) {
        rule.skip--;
        continue;
      }
      if (--rule.times == 0) {
        all.remove();
      }
      return Optional.of(rule.fault);
    }
    return source.faultFor(step, reference, occurrence);
  }

  private synchronized FaultPlan add(Rule rule) {
    rules.add(rule);
    return this;
  }

  private static final class Rule {
    private final Step step;
    private final @Nullable String reference;
    private final Fault fault;
    private int skip;
    private int times;

    Rule(Step step, @Nullable String reference, int skip, int times, Fault fault) {
      if (skip < 0 || times < 1) {
        throw new IllegalArgumentException("calls are counted from 1");
      }
      this.step = step;
      this.reference = reference;
      this.skip = skip;
      this.times = times;
      this.fault = fault;
    }

    boolean fits(Step call, String callReference) {
      return step == call && (reference == null || reference.equals(callReference));
    }
  }
}
