package com.mexar.payout.persistence;

import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.callback.VerifiedCallback;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.store.IncomingCallback;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A callback with those of the same batch that repeat it: same provider, path, query and body, and
 * where its proof names a nonce, the same nonce over the same message.
 *
 * @param all the first, which is kept, and those that repeat it
 */
record Arrival(Key key, Digest digest, List<IncomingCallback> all) {

  /** By which it is known: its nonce, or where it has none, its digest. */
  record Key(ProviderName provider, Digest digest) {}

  /** SHA-256, as hexadecimal digits so that it can be compared. */
  record Digest(String hex) {
    byte[] asBytes() {
      return HexFormat.of().parseHex(hex);
    }
  }

  private record Same(Key key, Digest digest) {}

  static List<Arrival> group(List<IncomingCallback> callbacks) {
    Map<Same, List<IncomingCallback>> arrivals = new LinkedHashMap<>();
    for (IncomingCallback callback : callbacks) {
      Digest digest = digest(callback.callback());
      Digest known = nonce(callback.callback()).orElse(digest);
      arrivals
          .computeIfAbsent(
              new Same(new Key(callback.provider(), known), digest), same -> new ArrayList<>())
          .add(callback);
    }
    return arrivals.entrySet().stream()
        .map(each -> new Arrival(each.getKey().key(), each.getKey().digest(), each.getValue()))
        .toList();
  }

  IncomingCallback first() {
    return all.get(0);
  }

  RawCallback raw() {
    return first().callback().raw();
  }

  Instant lastAt() {
    return all.stream().map(IncomingCallback::receivedAt).max(Instant::compareTo).orElseThrow();
  }

  Optional<Digest> nonce() {
    return nonce(first().callback());
  }

  private static Optional<Digest> nonce(VerifiedCallback callback) {
    return callback.nonce().map(nonce -> new Digest(nonce.word()));
  }

  /** Each part carries its length, so that no two addresses and bodies meet in one input. */
  private static Digest digest(VerifiedCallback callback) {
    RawCallback raw = callback.raw();
    List<byte[]> parts = new ArrayList<>();
    parts.add(raw.path().getBytes(StandardCharsets.UTF_8));
    parts.add(raw.query().getBytes(StandardCharsets.UTF_8));
    parts.add(raw.body());
    callback.nonce().ifPresent(nonce -> parts.add(HexFormat.of().parseHex(nonce.message())));
    MessageDigest sha256 = sha256();
    for (byte[] part : parts) {
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
