package com.mexar.payout.engine;

import com.mexar.payout.domain.ProviderName;
import java.util.Set;

/**
 * Attempts are open, or may be after a restore, with a provider that this host has not configured:
 * it must not start.
 */
public final class UnconfiguredProviderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnconfiguredProviderException(Set<ProviderName> providers) {
    super("attempts are or may be open with providers that are not configured: " + providers);
  }
}
