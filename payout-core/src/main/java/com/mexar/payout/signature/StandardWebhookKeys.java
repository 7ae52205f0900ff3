package com.mexar.payout.signature;

import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.settings.Secret;
import java.util.Arrays;
import java.util.Base64;

/**
 * Keys as Standard Webhooks 1.0.0 writes them: base64 behind {@code whsec_} for a shared secret of
 * 24 to 64 bytes, {@code whpk_} and {@code whsk_} for the halves of an Ed25519 pair. What is wrong
 * is said by an {@link InvalidValueException} that does not repeat the key. Stateless.
 */
public final class StandardWebhookKeys {
  private static final int LEAST_SECRET = 24;
  private static final int MOST_SECRET = 64;
  private static final int ED25519_BYTES = 32;

  private StandardWebhookKeys() {}

  /** The shared secret, which signs and verifies {@code v1}. */
  public static HmacKey secret(Secret text) {
    byte[] bytes = decoded("whsec_", text.reveal());
    if (bytes.length < LEAST_SECRET || bytes.length > MOST_SECRET) {
      throw new InvalidValueException("must hold 24 to 64 bytes");
    }
    return new HmacKey(HmacHash.SHA256, bytes);
  }

  /** The public half, which verifies {@code v1a}. */
  public static Ed25519Verifier publicKey(String text) {
    return new Ed25519Verifier(VerificationKey.ed25519(decoded("whpk_", text)));
  }

  /** The private half, which signs {@code v1a}; alone, or followed by the public one. */
  public static Ed25519Signer privateKey(Secret text) {
    byte[] bytes = decoded("whsk_", text.reveal());
    if (bytes.length != ED25519_BYTES && bytes.length != 2 * ED25519_BYTES) {
      throw new InvalidValueException("must hold 32 or 64 bytes");
    }
    Ed25519Signer signer =
        new Ed25519Signer(SigningKey.ed25519(Arrays.copyOf(bytes, ED25519_BYTES)));
    byte[] publicHalf = Arrays.copyOfRange(bytes, ED25519_BYTES, bytes.length);
    if (publicHalf.length > 0 && !Arrays.equals(publicHalf, signer.publicKey().ed25519Bytes())) {
      throw new InvalidValueException("must hold two halves of one pair");
    }
    return signer;
  }

  private static byte[] decoded(String prefix, String text) {
    if (!text.startsWith(prefix)) {
      throw new InvalidValueException("must begin with " + prefix);
    }
    try {
      return Base64.getDecoder().decode(text.substring(prefix.length()));
    } catch (IllegalArgumentException e) {
      throw new InvalidValueException("must be base64 behind " + prefix);
    }
  }
}
