package com.mexar.payout.settings;

/**
 * One thing wrong with a configuration: which setting, and what is wrong. Never holds the value.
 */
public record Fault(String setting, String problem) {
  @Override
  public String toString() {
    return setting + " " + problem;
  }
}
