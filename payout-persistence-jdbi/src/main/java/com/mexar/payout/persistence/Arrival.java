package com.mexar.payout.persistence;

import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.store.IncomingCallback;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A callback with those of the same batch that repeat it: same provider, path, query and body.
 *
 * @param first the one that is kept
 * @param lastAt when the last of them came
 */
record Arrival(IncomingCallback first, Digest digest, Instant lastAt, int count) {

  /** SHA-256, as hexadecimal digits so that it can be compared. */
  record Digest(String hex) {
    byte[] asBytes() {
      return HexFormat.of().parseHex(hex);
    }
  }

  private record Key(ProviderName provider, Digest digest) {}

  static List<Arrival> group(List<IncomingCallback> callbacks) {
    Map<Key, Arrival> arrivals = new LinkedHashMap<>();
    for (IncomingCallback callback : callbacks) {
      Digest digest = digest(callback.callback().raw());
      arrivals.merge(
          new Key(callback.provider(), digest),
          new Arrival(callback, digest, callback.receivedAt(), 1),
          Arrival::followedBy);
    }
    return List.copyOf(arrivals.values());
  }

  RawCallback raw() {
    return first.callback().raw();
  }

  private Arrival followedBy(Arrival next) {
    Instant last = lastAt.isAfter(next.lastAt) ? lastAt : next.lastAt;
    return new Arrival(first, digest, last, count + next.count);
  }

  /** Each part carries its length, so that no two addresses and bodies meet in one input. */
  private static Digest digest(RawCallback raw) {
    MessageDigest sha256 = sha256();
    for (byte[] part :
        List.of(
            raw.path().getBytes(StandardCharsets.UTF_8),
            raw.query().getBytes(StandardCharsets.UTF_8),
            raw.body())) {
      sha256.update((part.length + ":").getBytes(StandardCharsets.US_ASCII));
      sha256.update(part);
    }
    return new Digest(HexFormat.of().formatHex(sha256.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
