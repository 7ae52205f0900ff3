package com.mexar.payout.testkit.signature;

import com.mexar.payout.callback.CallbackProof;
import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.signature.HmacHash;
import com.mexar.payout.signature.HmacKey;
import com.mexar.payout.signature.SignatureVerifier;
import com.mexar.payout.signature.VerifiersById;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keys and short words for the tests of this package. */
final class Callbacks {
  static final HmacKey KEY = new HmacKey(HmacHash.SHA256, Bytes.text("k".repeat(32)));
  static final HmacKey SUCCESSOR = new HmacKey(HmacHash.SHA256, Bytes.text("s".repeat(32)));

  private Callbacks() {}

  static CallbackProof proof(InstantSource clock) {
    return new CallbackProof(Duration.ofMinutes(5), clock);
  }

  static VerifiersById both(SignatureVerifier key, SignatureVerifier successor) {
    return new VerifiersById(Map.of("k1", key, "k2", successor));
  }

  static RawCallback with(byte[] body, Map<String, String> headers) {
    Map<String, List<String>> lists = new TreeMap<>();
    headers.forEach((name, value) -> lists.put(name, List.of(value)));
    return new RawCallback("POST", "/callbacks/acme", "a=b", lists, body, "192.0.2.1");
  }

  static byte[] joined(String text, byte[] body) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(Bytes.text(text));
    all.writeBytes(body);
    return all.toByteArray();
  }
}
