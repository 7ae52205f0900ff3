package com.mexar.payout.engine;

import static com.mexar.payout.fixture.Samples.ID;
import static com.mexar.payout.fixture.Samples.idr;

import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.PayoutMethod;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.provider.Corridor;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.provider.InquiryRequest;
import com.mexar.payout.provider.PayoutProvider;
import com.mexar.payout.provider.ProviderProfile;
import com.mexar.payout.provider.ProviderProfile.RepeatedReference;
import com.mexar.payout.provider.StepOutcome;
import com.mexar.payout.provider.StepRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A provider that only has a profile: the rules never call it. */
record FakeProvider(ProviderProfile profile) implements PayoutProvider {

  /** One step, never trusts "not found", refuses a reference that it knows. */
  static FakeProvider named(String name) {
    return new FakeProvider(
        new ProviderProfile(
            new ProviderName(name),
            List.of(corridor(false)),
            RepeatedReference.REFUSED,
            null,
            Duration.ofDays(10),
            4));
  }

  FakeProvider drafted() {
    return with(List.of(corridor(true)), profile.repeatedReference(), profile.trustNotFoundAfter());
  }

  FakeProvider onRepeat(RepeatedReference value) {
    return with(profile.corridors(), value, profile.trustNotFoundAfter());
  }

  FakeProvider trustingNotFoundAfter(Duration value) {
    return with(profile.corridors(), profile.repeatedReference(), value);
  }

  FakeProvider servingNothing() {
    return with(List.of(), profile.repeatedReference(), profile.trustNotFoundAfter());
  }

  ProviderName name() {
    return profile.name();
  }

  @Override
  public Optional<String> whyNot(PayoutInstruction instruction) {
    return Optional.empty();
  }

  @Override
  public StepOutcome submit(StepRequest request) {
    throw new AssertionError("a rule calls no provider");
  }

  @Override
  public InquiryOutcome inquire(InquiryRequest request) {
    throw new AssertionError("a rule calls no provider");
  }

  private FakeProvider with(
      List<Corridor> corridors, RepeatedReference repeated, Duration trustNotFoundAfter) {
    return new FakeProvider(
        new ProviderProfile(
            profile.name(),
            corridors,
            repeated,
            trustNotFoundAfter,
            profile.reversibleFor(),
            profile.concurrency()));
  }

  private static Corridor corridor(boolean drafted) {
    return new Corridor(ID, PayoutMethod.BANK, idr("10000"), idr("50000000"), idr("1"), drafted);
  }
}
