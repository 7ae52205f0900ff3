package com.mexar.payout.engine;

import com.mexar.payout.domain.Attempt;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.Call;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.StepKind;
import com.mexar.payout.provider.PayoutProvider;
import com.mexar.payout.provider.ProviderProfile;
import com.mexar.payout.provider.ProviderProfile.RepeatedReference;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a restore of the store may have lost of a payout: attempts, and steps of an attempt, that
 * were made after the backup. Nothing ends a payout and no attempt is opened before those who may
 * have been given one have answered that they were not. Immutable.
 */
final class LostAttempts {
  private final Providers providers;
  private final Duration untilQuiet;
  private final int most;

  /**
   * @param untilQuiet how long after the restore was noted a call may run that was lost with it
   * @param most attempts of one payout that are looked for
   */
  LostAttempts(Providers providers, Duration untilQuiet, int most) {
    this.providers = providers;
    this.untilQuiet = untilQuiet;
    this.most = most;
  }

  /**
   * Who may know of lost attempts: those in use since the backup that the payout could be sent to.
   */
  Set<ProviderName> suspects(Payout payout, Map<ProviderName, Instant> restored) {
    Set<ProviderName> suspects = new TreeSet<>();
    for (ProviderName name : restored.keySet()) {
      ProviderName pinned = payout.instruction().provider();
      boolean serves =
          profile(name)
              .map(profile -> profile.corridorFor(payout.instruction()).isPresent())
              .orElse(true);
      if (serves && (pinned == null || pinned.equals(name))) {
        suspects.add(name);
      }
    }
    return suspects;
  }

  /**
   * Whether they are to be asked before anything is decided on a payout without an open attempt.
   */
  boolean isToBeAsked(Payout payout, Map<ProviderName, Instant> restored) {
    Instant lookedBackAt = payout.lookedBackAt();
    return suspects(payout, restored).stream()
        .anyMatch(name -> lookedBackAt == null || lookedBackAt.isBefore(quietAt(name, restored)));
  }

  /** How long yet no answer counts, since a lost call may still be under way. */
  Duration untilQuiet(Payout payout, Moment moment) {
    return suspects(payout, moment.restored()).stream()
        .map(name -> Duration.between(moment.storeTime(), quietAt(name, moment.restored())))
        .max(Duration::compareTo)
        .filter(duration -> !duration.isNegative())
        .orElse(Duration.ZERO);
  }

  /** Whether the payout may fail or be cancelled: nobody can have executed it. */
  boolean mayEnd(Payout payout, Moment moment) {
    return !isToBeAsked(payout, moment.restored()) && unproven(payout, moment).isEmpty();
  }

  /**
   * Whether an attempt may be opened with a provider: nobody else can have executed one, and it
   * itself has none by the references that it would be sent again.
   */
  boolean mayOpen(Payout payout, ProviderName provider, Moment moment) {
    Collection<@Nullable Instant> unproven = unproven(payout, moment).values();
    boolean repeats =
        providers.get(provider).profile().repeatedReference() != RepeatedReference.UNKNOWN;
    return !isToBeAsked(payout, moment.restored())
        && (unproven.isEmpty()
            || (repeats && unproven.size() == 1 && isUnproven(payout, provider, moment)));
  }

  /** Whether a provider's "not found" does not prove that it has executed nothing. */
  boolean isUnproven(Payout payout, ProviderName provider, Moment moment) {
    return unproven(payout, moment).containsKey(provider);
  }

  /**
   * Those whose last "not found" is no proof, with the time from which one is; null where one never
   * is.
   */
  Map<ProviderName, @Nullable Instant> unproven(Payout payout, Moment moment) {
    Map<ProviderName, @Nullable Instant> unproven = new TreeMap<>();
    Instant lookedBackAt = payout.lookedBackAt();
    for (ProviderName name : suspects(payout, moment.restored())) {
      Duration trust = profile(name).map(ProviderProfile::trustNotFoundAfter).orElse(null);
      Instant trusted = trust == null ? null : quietAt(name, moment.restored()).plus(trust);
      if (trusted == null || lookedBackAt == null || lookedBackAt.isBefore(trusted)) {
        unproven.put(name, trusted);
      }
    }
    return unproven;
  }

  /** By their references, the attempts that may be lost, with their numbers. */
  Map<Integer, AttemptReference> references(Payout payout) {
    Map<Integer, AttemptReference> references = new TreeMap<>();
    int first = payout.attempts().size() + 1;
    for (int number = first; number < first + most; number++) {
      references.put(
          number,
          AttemptReference.derive(payout.client(), payout.instruction().reference(), number));
    }
    return references;
  }

  /**
   * An open attempt as it has to be read after a restore: steps of it that were made after the
   * backup are lost, so any may have been, until all of those have surely ended.
   */
  Attempt asRestored(Attempt attempt, Map<ProviderName, Instant> restored) {
    Call call = attempt.lastCall();
    Optional<Instant> noted = restored.values().stream().max(Instant::compareTo);
    if (!attempt.isOpen() || call == null || noted.isEmpty()) {
      return attempt;
    }
    return call.startedAt().isBefore(noted.get()) ? maybeExecuted(attempt, noted.get()) : attempt;
  }

  /** The attempt as one that was executed by a call of which nothing is known, or was not. */
  Attempt maybeExecuted(Attempt attempt, Instant noted) {
    Call call = attempt.lastCall();
    Instant startedAt = call == null ? noted : call.startedAt();
    return attempt.toBuilder()
        .mayHaveDraft(true)
        .mayHaveExecuted(true)
        .lastCall(new Call(StepKind.EXECUTE, startedAt, noted.plus(untilQuiet), false, false))
        .build();
  }

  private Instant quietAt(ProviderName name, Map<ProviderName, Instant> restored) {
    Instant noted = restored.get(name);
    if (noted == null) {
      throw new IllegalStateException("provider " + name + " was not in use since the backup");
    }
    return noted.plus(untilQuiet);
  }

  private Optional<ProviderProfile> profile(ProviderName name) {
    return providers.find(name).map(PayoutProvider::profile);
  }
}
