package com.mexar.payout.callback;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The latest nonces with what they came with. Met are those of authentic messages alone, so nobody
 * else can fill it. Thread-safe.
 */
final class KnownNonces {
  private final Map<String, byte[]> known;

  KnownNonces(int most) {
    this.known =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > most;
          }
        };
  }

  void meet(String nonce, byte[] message, byte[] body) throws CallbackRefusedException {
    MessageDigest sha256 = sha256();
    sha256.update(sha256().digest(message));
    byte[] met = sha256.digest(body);
    byte[] before;
    synchronized (known) {
      before = known.putIfAbsent(nonce, met);
    }
    if (before != null && !MessageDigest.isEqual(before, met)) {
      throw new CallbackRefusedException("the nonce came before, with another message");
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
