package com.mexar.payout.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.ClientId;
import com.mexar.payout.store.StoreUnavailableException;
import com.mexar.payout.testkit.provider.SettableClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyRingTest {
  private static final Caller CORE = new Caller(new ClientId("core"), Role.CLIENT);

  private final SettableClock clock = SettableClock.standing(Instant.parse("2026-11-26T10:00:00Z"));
  private final Map<KeyDigest, Caller> stored = new HashMap<>();
  private int readings;
  private boolean away;
  private final KeyRing keys =
      new KeyRing(
          ApiKeys.of(Map.of(KeyDigest.of("of-the-file"), CORE)),
          () -> {
            readings++;
            if (away) {
              throw new StoreUnavailableException("away", new IOException("away"));
            }
            return ApiKeys.of(stored);
          },
          clock);

  @Test
  void key_ofTheFile_costsNoReading() {
    assertThat(keys.find("of-the-file")).contains(CORE);
    assertThat(readings).isZero();
  }

  @Test
  void key_stored_isReadOnceAndThenKept() {
    stored.put(KeyDigest.of("stored"), CORE);

    for (int i = 0; i < 100; i++) {
      assertThat(keys.find("stored")).contains(CORE);
    }
    assertThat(readings).isEqualTo(1);
  }

  @Test
  void key_made_isGoodAtItsFirstUse() {
    assertThat(keys.find("new")).isEmpty();
    stored.put(KeyDigest.of("new"), CORE);
    clock.advance(Duration.ofMillis(200));

    assertThat(keys.find("new")).contains(CORE);
  }

  @Test
  void key_revoked_opensNothingAfterAWhile() {
    stored.put(KeyDigest.of("stored"), CORE);
    assertThat(keys.find("stored")).contains(CORE);
    stored.clear();
    clock.advance(KeyRing.KEPT);

    assertThat(keys.find("stored")).isEmpty();
  }

  @Test
  void keys_guessed_costFewReadings() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(keys.find("guess " + i)).isEmpty();
    }
    assertThat(readings).isEqualTo(1);
  }

  @Test
  void database_away_leavesWhatIsKnown() {
    stored.put(KeyDigest.of("stored"), CORE);
    keys.find("stored");
    away = true;
    clock.advance(Duration.ofMinutes(1));

    assertThat(keys.find("stored")).contains(CORE);
    assertThat(keys.find("of-the-file")).contains(CORE);
    assertThat(keys.find("other")).isEmpty();
  }

  @Test
  void clock_goingBack_doesNotStopTheReading() {
    keys.find("early");
    stored.put(KeyDigest.of("stored"), CORE);
    clock.advance(Duration.ofHours(-1));

    assertThat(keys.find("stored")).contains(CORE);
  }

  @Test
  void newKey_isLongAndDoesNotPrint() {
    NewKey key = NewKey.draw(new java.security.SecureRandom());

    assertThat(key.text()).startsWith("mxk_").hasSize(47);
    assertThat(key.toString()).doesNotContain(key.text().substring(4));
    assertThat(key.digest()).isEqualTo(KeyDigest.of(key.text()));
  }
}
