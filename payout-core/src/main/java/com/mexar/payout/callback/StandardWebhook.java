package com.mexar.payout.callback;

import com.mexar.payout.signature.SignatureEncoding;
import com.mexar.payout.signature.SignatureRefusedException;
import com.mexar.payout.signature.SignatureVerifier;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Callbacks signed by Standard Webhooks 1.0.0: the exact body behind id and time, in one of several
 * signatures, {@code v1} by a shared secret or {@code v1a} by an Ed25519 key. Versions for which we
 * have no key do not count. Immutable.
 */
public final class StandardWebhook implements CallbackVerifier {
  private static final int MOST_SIGNATURES = 8;

  /** A full stop in an id would let the time be read from elsewhere. */
  private static final Pattern ID = Pattern.compile("[\\x21-\\x7e&&[^.]]{1,256}");

  private final CallbackProof proof;
  private final Map<String, SignatureVerifier> keysByVersion;

  private StandardWebhook(CallbackProof proof, Map<String, SignatureVerifier> keysByVersion) {
    this.proof = proof;
    this.keysByVersion = keysByVersion;
  }

  /** Signed by shared secrets. */
  public static StandardWebhook v1(SignatureVerifier secrets, CallbackProof proof) {
    return new StandardWebhook(proof, Map.of("v1", secrets));
  }

  /** Signed by Ed25519 keys. */
  public static StandardWebhook v1a(SignatureVerifier keys, CallbackProof proof) {
    return new StandardWebhook(proof, Map.of("v1a", keys));
  }

  /** Signed by either. */
  public static StandardWebhook either(
      SignatureVerifier secrets, SignatureVerifier keys, CallbackProof proof) {
    return new StandardWebhook(proof, Map.of("v1", secrets, "v1a", keys));
  }

  @Override
  public VerifiedCallback verify(RawCallback callback) throws CallbackRefusedException {
    String id = callback.requiredHeader("webhook-id");
    String time = callback.requiredHeader("webhook-timestamp");
    String signatures = callback.requiredHeader("webhook-signature");
    if (!ID.matcher(id).matches()) {
      throw new CallbackRefusedException("the header webhook-id has another form");
    }
    byte[] bytes = SignedHeader.preceded(id + "." + time + ".", callback.body());
    SignedMessage message =
        SignedMessage.of(bytes, new byte[0]).signedAt(SignedTime.ofUnixSeconds(time));
    return proof.of(callback, message, (content, none) -> verifyAny(content, signatures));
  }

  private void verifyAny(byte[] content, String signatures) throws SignatureRefusedException {
    String[] each = signatures.split(" ", MOST_SIGNATURES + 1);
    if (each.length > MOST_SIGNATURES) {
      throw new SignatureRefusedException("there are too many signatures");
    }
    SignatureRefusedException refusal =
        new SignatureRefusedException("there is no signature of a version that is known");
    for (String one : each) {
      try {
        int comma = one.indexOf(',');
        Optional<SignatureVerifier> keys =
            Optional.ofNullable(keysByVersion.get(one.substring(0, Math.max(comma, 0))));
        if (keys.isPresent()) {
          keys.get().verify(content, SignatureEncoding.BASE64.decode(one.substring(comma + 1)));
          return;
        }
      } catch (SignatureRefusedException e) {
        refusal = e;
      }
    }
    throw refusal;
  }
}
