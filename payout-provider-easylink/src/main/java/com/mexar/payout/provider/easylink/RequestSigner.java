package com.mexar.payout.provider.easylink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.signature.SignatureEncoding;
import com.mexar.payout.signature.Signer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The headers that sign a request: app key, a nonce of its own, the time, and the signature over
 * these and the body. Thread-safe where the source of randomness is.
 */
final class RequestSigner {
  static final String APP_KEY = "X-EasyLink-AppKey";
  static final String NONCE = "X-EasyLink-Nonce";
  static final String TIMESTAMP = "X-EasyLink-Timestamp";
  static final String SIGN = "X-EasyLink-Sign";

  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final String appKey;
  private final Signer signer;
  private final InstantSource clock;
  private final RandomGenerator random;

  RequestSigner(String appKey, Signer signer, InstantSource clock, RandomGenerator random) {
    this.appKey = appKey;
    this.signer = signer;
    this.clock = clock;
    this.random = random;
  }

  Map<String, String> headers(ObjectNode body) {
    long high = (random.nextLong() & ~0xf000L) | VERSION_4;
    long low = VARIANT | random.nextLong() >>> 2;
    return headers(new UUID(high, low).toString(), Long.toString(clock.millis()), body);
  }

  Map<String, String> headers(String nonce, String timestamp, ObjectNode body) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(APP_KEY, appKey);
    headers.put(NONCE, nonce);
    headers.put(TIMESTAMP, timestamp);
    byte[] text = SignedText.of(appKey, headers, body).getBytes(StandardCharsets.UTF_8);
    headers.put(SIGN, SignatureEncoding.BASE64.encode(signer.sign(text)));
    return headers;
  }
}
