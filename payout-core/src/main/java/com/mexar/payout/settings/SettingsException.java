package com.mexar.payout.settings;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A configuration cannot be used. Carries every fault at once, so that one restart mends them all.
 */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  public SettingsException(List<Fault> faults) {
    super(faults.stream().map(Fault::toString).collect(Collectors.joining("; ")));
    this.faults = List.copyOf(faults);
  }

  public List<Fault> faults() {
    return faults;
  }
}
