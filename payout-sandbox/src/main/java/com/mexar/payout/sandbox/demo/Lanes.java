package com.mexar.payout.sandbox.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * A timeline of several payouts in columns: what the gateway announced of them, and a lane for each
 * provider whose line says whether it may be used. One thread.
 */
final class Lanes {

  private static final String TIME = "  %7d ms  ";
  private static final int MARGIN = String.format(TIME, 0).length();
  private static final int GATEWAY = 30;
  private static final int LANE = 22;

  private final Console console;
  private final Instant began;
  private final Map<String, SwitchPayout> payouts = new HashMap<>();
  private final Map<Provider, ProviderState> states = new EnumMap<>(Provider.class);

  /**
   * @param began from when times count
   */
  Lanes(Console console, Instant began) {
    this.console = console;
    this.began = began;
  }

  /** From now on rows of this payout belong here, under its letter. */
  void name(String payout, SwitchPayout letter) {
    payouts.put(payout, letter);
  }

  /** The columns' names, and how the lanes begin. */
  void head(Map<Provider, ProviderState> first) {
    states.putAll(first);
    StringBuilder names =
        new StringBuilder(" ".repeat(MARGIN) + wide("the gateway announces", GATEWAY));
    for (Provider provider : Provider.values()) {
      names.append(wide(provider.label(), LANE));
    }
    console.line(Colour.DIM, names.toString().stripTrailing());
    showStates();
  }

  /** An operator's call, and the lanes as they are from then on. */
  void turn(Instant at, String call, Map<Provider, ProviderState> now) {
    console.line(Colour.BOLD, time(at) + call);
    states.putAll(now);
    showStates();
  }

  /** Whether it is of these payouts, and worth a place here. */
  boolean wants(Row row) {
    return payouts.containsKey(row.payout()) && !row.brief().isEmpty();
  }

  /** What a provider that may be used is asked, and says, goes without saying. */
  void row(Row row) {
    boolean usual = row.step().equals(Row.INQUIRY) || row.step().equals(Row.CALLBACK);
    StringBuilder line = new StringBuilder();
    boolean atProvider = false;
    for (Provider provider : Provider.values()) {
      boolean here = row.concerns(provider);
      if (here && usual && states.get(provider) == ProviderState.ACTIVE) {
        return;
      }
      atProvider |= here;
      line.append(lane(provider, here ? row.brief() : "", row.colour()));
    }
    String said = payouts.get(row.payout()) + "  " + (atProvider ? "" : row.brief());
    console.line(
        console.paint(Colour.DIM, time(row.at()))
            + console.paint(row.colour(), wide(said, GATEWAY))
            + line.toString().stripTrailing());
  }

  private void showStates() {
    StringBuilder line = new StringBuilder(" ".repeat(MARGIN + GATEWAY));
    states.forEach((provider, state) -> line.append(lane(provider, state.name(), state.colour())));
    console.line(line.toString().stripTrailing());
  }

  private String lane(Provider provider, String text, Colour colour) {
    ProviderState state = states.getOrDefault(provider, ProviderState.SUSPENDED);
    return console.paint(state.colour(), state.line())
        + " "
        + console.paint(colour, wide(text, LANE - 2));
  }

  private String time(Instant at) {
    return String.format(TIME, Duration.between(began, at).toMillis());
  }

  private static String wide(String text, int width) {
    return String.format("%-" + width + "s", text);
  }
}
