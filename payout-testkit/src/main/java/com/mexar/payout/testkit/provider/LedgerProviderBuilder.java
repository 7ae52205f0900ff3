package com.mexar.payout.testkit.provider;

import com.mexar.payout.callback.CallbackTokens;
import com.mexar.payout.domain.Cost;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.PayoutMethod;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.provider.Corridor;
import com.mexar.payout.provider.ProviderProfile;
import com.mexar.payout.provider.ProviderProfile.RepeatedReference;
import com.mexar.payout.settings.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What kind of provider a {@link LedgerProvider} is. Not thread-safe; builds once. */
public final class LedgerProviderBuilder {
  private static final Currency RUPIAH = Currency.getInstance("IDR");
  private static final int DEFAULT_CONCURRENCY = 16;

  private final ProviderName name;
  private boolean drafted;
  private RepeatedReference repeatedReference = RepeatedReference.REPLAYED;
  private @Nullable Duration trustNotFoundAfter;
  private Duration reversibleFor = Duration.ofDays(30);
  private int concurrency = DEFAULT_CONCURRENCY;
  EvidenceKind settlesAs = EvidenceKind.PAID;
  @Nullable Duration draftValidity;
  @Nullable Cost cost;
  Clock clock = Clock.systemUTC();
  Function<PayoutInstruction, Optional<String>> whyNot = instruction -> Optional.empty();

  LedgerProviderBuilder(ProviderName name) {
    this.name = name;
  }

  /** Each attempt begins with a draft, which is then confirmed. */
  public LedgerProviderBuilder twoStep() {
    drafted = true;
    return this;
  }

  /**
   * What it does with a reference that it has seen. One of which that is {@code UNKNOWN} executes
   * again: whoever asks it twice pays twice.
   */
  public LedgerProviderBuilder repeatedReference(RepeatedReference value) {
    repeatedReference = value;
    return this;
  }

  /** As in the profile; never unless this is called. */
  public LedgerProviderBuilder trustNotFoundAfter(Duration value) {
    trustNotFoundAfter = value;
    return this;
  }

  public LedgerProviderBuilder reversibleFor(Duration value) {
    reversibleFor = value;
    return this;
  }

  /** As in the profile; 16 unless this is called. */
  public LedgerProviderBuilder concurrency(int value) {
    concurrency = value;
    return this;
  }

  /** What it says of an attempt that it has just executed; {@code PAID} unless this is called. */
  public LedgerProviderBuilder settlesAs(EvidenceKind value) {
    settlesAs = value;
    return this;
  }

  /** How long a draft can be confirmed, by {@link #clock}; for ever unless this is called. */
  public LedgerProviderBuilder draftValidity(Duration value) {
    draftValidity = value;
    return this;
  }

  /** What a draft states as its cost; nothing unless this is called. */
  public LedgerProviderBuilder cost(Cost value) {
    cost = value;
    return this;
  }

  /** By which drafts run out. */
  public LedgerProviderBuilder clock(Clock value) {
    clock = value;
    return this;
  }

  /** Which instructions it cannot serve, and why. May throw, as a broken plug-in does. */
  public LedgerProviderBuilder whyNot(Function<PayoutInstruction, Optional<String>> value) {
    whyNot = value;
    return this;
  }

  public LedgerProvider build() {
    Corridor corridor =
        new Corridor(
            new CountryCode("ID"),
            PayoutMethod.BANK,
            new Money(RUPIAH, 1_00),
            new Money(RUPIAH, 10_000_000_000_00L),
            new Money(RUPIAH, 1_00),
            drafted);
    ProviderProfile profile =
        new ProviderProfile(
            name,
            List.of(corridor),
            repeatedReference,
            trustNotFoundAfter,
            reversibleFor,
            concurrency);
    // a key of this run alone, shared by all who are handed this provider
    Secret secret = new Secret(UUID.randomUUID().toString());
    return new LedgerProvider(this, profile, new CallbackTokens(name.value(), Map.of("k", secret)));
  }
}
