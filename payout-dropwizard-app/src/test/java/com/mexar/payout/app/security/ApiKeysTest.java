package com.mexar.payout.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.ClientId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ApiKeysTest {
  /** SHA-256 of "abc", from FIPS 180-2. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  private final Map<Integer, String> faults = new TreeMap<>();

  private ApiKeys read(String... lines) {
    return ApiKeys.read(List.of(lines), faults::put);
  }

  @Test
  void key_known_findsItsCaller() {
    ApiKeys keys = read("# a comment", "", "  core   operator " + ABC + "  ");

    assertThat(keys.find(KeyDigest.of("abc")))
        .contains(new Caller(new ClientId("core"), Role.OPERATOR));
    assertThat(keys.find(KeyDigest.of("abd"))).isEmpty();
    assertThat(keys.find(KeyDigest.of(""))).isEmpty();
    assertThat(faults).isEmpty();
  }

  @Test
  void line_malformed_isAFaultWithItsNumber() {
    read(
        "core client " + ABC,
        "core client",
        "core admin " + ABC,
        "co/re client " + ABC,
        "core client " + ABC.substring(1),
        "other client " + ABC.toUpperCase(java.util.Locale.ROOT));

    assertThat(faults).containsOnlyKeys(2, 3, 4, 5, 6);
    assertThat(faults.values()).noneMatch(fault -> fault.contains(ABC));
  }
}
