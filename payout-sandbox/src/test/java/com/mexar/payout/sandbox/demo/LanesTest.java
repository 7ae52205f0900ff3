package com.mexar.payout.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LanesTest {

  private static final Instant BEGAN = Instant.parse("2026-11-22T22:00:00Z");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Lanes lanes =
      new Lanes(new Console(new PrintStream(out, true, StandardCharsets.UTF_8), false), BEGAN);

  @BeforeEach
  void begin() {
    lanes.name("p1", SwitchPayout.A);
    lanes.head(
        Map.of(
            Provider.TRANSFEZ, ProviderState.ACTIVE, Provider.EASYLINK, ProviderState.SUSPENDED));
  }

  @Test
  void lanes_atTheBeginning_sayWhatTheProvidersAre() {
    assertThat(printed())
        .containsExactly(
            "              the gateway announces         TransfeZ              EasyLink",
            "                                            ┃ ACTIVE              · SUSPENDED");
  }

  @Test
  void row_ofAProvider_standsInItsLane() {
    lanes.row(row("executed", Provider.EASYLINK.label(), "", "executed"));

    assertThat(last())
        .isEqualTo("       70 ms  A                             ┃                     · executed");
  }

  @Test
  void row_ofTheGateway_standsInFrontOfBothLanes() {
    lanes.row(row("event", Row.KAFKA, Row.READER, "PENDING"));

    assertThat(last())
        .isEqualTo("       70 ms  A  PENDING                    ┃                     ·");
  }

  @Test
  void turn_ofBothProviders_changesTheLanesFromThenOn() {
    lanes.turn(
        BEGAN.plusMillis(50),
        "PUT",
        Map.of(
            Provider.TRANSFEZ, ProviderState.SUSPENDED, Provider.EASYLINK, ProviderState.DRAINING));
    lanes.row(row("event", Row.KAFKA, Row.READER, "PAID"));

    assertThat(printed())
        .endsWith(
            "       50 ms  PUT",
            "                                            · SUSPENDED           ╎ DRAINING",
            "       70 ms  A  PAID                       ·                     ╎");
  }

  @Test
  void inquiry_isShownOnlyWhereTheProviderIsNotActive() {
    lanes.row(row(Row.INQUIRY, Row.GATEWAY, Provider.TRANSFEZ.label(), "inquiry"));
    assertThat(printed()).hasSize(2);

    lanes.row(row(Row.INQUIRY, Row.GATEWAY, Provider.EASYLINK.label(), "inquiry"));
    assertThat(last()).endsWith("· inquiry");
  }

  @Test
  void rows_ofOthers_orTooSmallForALane_areNotWanted() {
    Row own = row("executed", Provider.TRANSFEZ.label(), "", "executed");
    assertThat(lanes.wants(own)).isTrue();
    assertThat(lanes.wants(row("prepared", Row.GATEWAY, Provider.TRANSFEZ.label(), ""))).isFalse();
    lanes.name("p2", SwitchPayout.B);
    Row other = new Row(BEGAN, "p3", "executed", "TransfeZ", "", "what", "executed", Colour.PLAIN);
    assertThat(lanes.wants(other)).isFalse();
  }

  private static Row row(String step, String from, String to, String brief) {
    return new Row(BEGAN.plusMillis(70), "p1", step, from, to, "what", brief, Colour.PLAIN);
  }

  private List<String> printed() {
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private String last() {
    return printed().get(printed().size() - 1);
  }
}
