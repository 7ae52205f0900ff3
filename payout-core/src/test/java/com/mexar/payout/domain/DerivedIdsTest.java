package com.mexar.payout.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerivedIdsTest {

  @ParameterizedTest
  @CsvSource({
    "core, RMT-2026-000123, 1, mx-dtmzttf32wec2z4skrgfv6d4oe",
    "core, RMT-2026-000123, 2, mx-5yayfnxjwkfcc6dlrvzhrxdchu",
    "a, b, 1, mx-gmwuoqkafylybi6bu4fc75fwfy",
  })
  void attemptReference_derived_isTheOneThatProvidersAlreadyKnow(
      String client, String reference, int number, String expected) {
    assertThat(derive(client, reference, number)).isEqualTo(expected);
  }

  @Test
  void attemptReference_derived_isTheFirst128BitsOfTheDigestInBase32() throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256")
            .digest("core\nRMT-1\n7".getBytes(StandardCharsets.UTF_8));
    // 128 bits and two of padding are 26 digits of five bits
    BigInteger bits = new BigInteger(1, Arrays.copyOf(digest, 16)).shiftLeft(2);
    StringBuilder expected = new StringBuilder();
    for (int shift = 125; shift >= 0; shift -= 5) {
      expected.append(
          "abcdefghijklmnopqrstuvwxyz234567"
              .charAt(bits.shiftRight(shift).and(BigInteger.valueOf(31)).intValue()));
    }

    assertThat(derive("core", "RMT-1", 7)).isEqualTo("mx-" + expected);
  }

  @Test
  void attemptReference_ofManyPayouts_isShortShapedAndNeverTheSame() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 2_000; i++) {
      for (int number = 1; number <= 5; number++) {
        String reference = derive("core", "R" + i, number);
        assertThat(reference).matches("mx-[a-z2-7]{26}").hasSizeLessThanOrEqualTo(32);
        assertThat(seen.add(reference)).isTrue();
      }
    }
  }

  @Test
  void attemptReference_partsThatRunTogether_differ() {
    assertThat(derive("ab", "c", 1)).isNotEqualTo(derive("a", "bc", 1));
    assertThat(derive("a", "b1", 1)).isNotEqualTo(derive("a", "b", 11));
  }

  @Test
  void attemptReference_beforeTheFirst_isRefused() {
    assertThatThrownBy(() -> derive("a", "b", 0)).isInstanceOf(InvalidValueException.class);
  }

  @Test
  void timeOrderedId_hasVersionVariantAndTime() {
    Instant now = Instant.parse("2026-11-23T10:00:00.123Z");
    for (long draw : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 42}) {
      RandomGenerator same = () -> draw;
      UUID id = new TimeOrderedIds(Clock.fixed(now, ZoneOffset.UTC), same).next();

      assertThat(id.version()).isEqualTo(7);
      assertThat(id.variant()).isEqualTo(2);
      assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(now.toEpochMilli());
    }
  }

  @Test
  void timeOrderedIds_ofLaterMilliseconds_sortLater() {
    Random random = new Random(7);
    PayoutId before = null;
    for (long milli = 1; milli < 5_000; milli += 13) {
      Clock clock = Clock.fixed(Instant.ofEpochMilli(1_790_000_000_000L + milli), ZoneOffset.UTC);
      PayoutId id = new PayoutId(new TimeOrderedIds(clock, random).next());
      if (before != null) {
        assertThat(id).isGreaterThan(before);
        assertThat(id.toString()).isGreaterThan(before.toString());
      }
      before = id;
    }
  }

  @Test
  void timeOrderedIds_ofOneMillisecond_differ() {
    TimeOrderedIds ids =
        new TimeOrderedIds(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), new Random(7));
    Set<UUID> seen = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      assertThat(seen.add(ids.next())).isTrue();
    }
  }

  private static String derive(String client, String reference, int number) {
    return AttemptReference.derive(new ClientId(client), new Reference(reference), number).value();
  }
}
