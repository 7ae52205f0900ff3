package com.mexar.payout.provider;

import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.ProviderName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a provider declares of itself and the core relies on.
 *
 * @param repeatedReference what a second first step under one reference does
 * @param trustNotFoundAfter how long after the end of a call "not found" proves that the attempt
 *     was not executed; null means never: then it allows sending the same reference again, no more
 * @param reversibleFor how long after it was paid or failed the provider may still change that
 * @param concurrency steps of new attempts at the same time, at most, and as many inquiries
 */
public record ProviderProfile(
    ProviderName name,
    List<Corridor> corridors,
    RepeatedReference repeatedReference,
    @Nullable Duration trustNotFoundAfter,
    Duration reversibleFor,
    int concurrency) {

  /** What a provider does with a reference that it has seen before. */
  public enum RepeatedReference {
    /** Answers as it did the first time, and executes nothing anew. */
    REPLAYED,
    /** Refuses it, whatever the content. */
    REFUSED,
    /** Not known: nothing is sent twice under one reference. */
    UNKNOWN
  }

  public ProviderProfile {
    corridors = List.copyOf(corridors);
    if (concurrency < 1) {
      throw new IllegalArgumentException("concurrency begins at 1");
    }
  }

  /** The corridor of an instruction, whatever its amount. */
  public Optional<Corridor> corridorFor(PayoutInstruction instruction) {
    return corridors.stream().filter(corridor -> corridor.leadsTo(instruction)).findFirst();
  }
}
