package com.mexar.payout.provider;

import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.PayoutMethod;
import java.util.Optional;

/**
 * One way that a provider pays: into one country, in one currency, by one method.
 *
 * @param step the amount must be a multiple of it: providers that move whole rupiah say {@code IDR
 *     1}
 * @param drafted whether an attempt begins with a draft that is then confirmed
 */
public record Corridor(
    CountryCode country,
    PayoutMethod method,
    Money minimum,
    Money maximum,
    Money step,
    boolean drafted) {

  public Corridor {
    if (step.isZero()
        || minimum.isMoreThan(maximum)
        || !step.currency().equals(minimum.currency())) {
      throw new IllegalArgumentException(
          "corridor needs a step above zero, minimum <= maximum, one currency");
    }
  }

  /** Whether country, currency and method are this corridor's. */
  public boolean leadsTo(PayoutInstruction instruction) {
    return country.equals(instruction.beneficiary().country())
        && method == instruction.account().method()
        && minimum.currency().equals(instruction.amount().currency());
  }

  /** Why the amount does not fit, or empty. Only for an instruction that the corridor leads to. */
  public Optional<String> whyNot(Money amount) {
    if (amount.isLessThan(minimum)) {
      return Optional.of("amount is below the minimum of " + minimum);
    }
    if (amount.isMoreThan(maximum)) {
      return Optional.of("amount is above the maximum of " + maximum);
    }
    if (amount.minorUnits() % step.minorUnits() != 0) {
      return Optional.of("amount is not a multiple of " + step);
    }
    return Optional.empty();
  }
}
