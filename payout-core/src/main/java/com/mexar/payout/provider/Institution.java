package com.mexar.payout.provider;

import com.mexar.payout.domain.PayoutMethod;
import java.util.Comparator;

/**
 * A bank or wallet that a provider can pay to.
 *
 * @param code the gateway's own, as {@code bankCode} or {@code walletCode} of an account has it
 */
public record Institution(PayoutMethod method, String code) implements Comparable<Institution> {
  private static final Comparator<Institution> ORDER =
      Comparator.comparing(Institution::method).thenComparing(Institution::code);

  @Override
  public int compareTo(Institution other) {
    return ORDER.compare(this, other);
  }
}
