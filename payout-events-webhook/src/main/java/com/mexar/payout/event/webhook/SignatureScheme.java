package com.mexar.payout.event.webhook;

import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.settings.Secret;
import com.mexar.payout.signature.Ed25519Signer;
import com.mexar.payout.signature.HmacHash;
import com.mexar.payout.signature.HmacKey;
import com.mexar.payout.signature.Signer;
import com.mexar.payout.signature.SigningKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** The two ways to sign that Standard Webhooks 1.0.0 knows, and the form of their secrets. */
public enum SignatureScheme {
  /** HMAC-SHA256 with a secret of 24 to 64 bytes that the receiver has too. */
  V1("v1", "whsec_", 24, 64) {
    @Override
    Signer signer(byte[] secret) {
      return new HmacKey(HmacHash.SHA256, secret);
    }
  },
  /** Ed25519 with a key of ours; receivers have the public half. */
  V1A("v1a", "whsk_", 32, 32) {
    @Override
    Signer signer(byte[] secret) {
      return new Ed25519Signer(SigningKey.ed25519(secret));
    }
  };

  private static final int NEW_BYTES = 32;

  /** The seed and, behind it, the public key: the form in which other libraries write a whsk. */
  private static final int SEED_AND_PUBLIC = 64;

  private final String word;
  private final String prefix;
  private final int least;
  private final int most;

  SignatureScheme(String word, String prefix, int least, int most) {
    this.word = word;
    this.prefix = prefix;
    this.least = least;
    this.most = most;
  }

  /** As it stands before a signature. */
  public String word() {
    return word;
  }

  /**
   * @throws InvalidValueException if it is neither {@code v1} nor {@code v1a}
   */
  public static SignatureScheme parse(String word) {
    return Arrays.stream(values())
        .filter(scheme -> scheme.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new InvalidValueException("must be v1 or v1a"));
  }

  /**
   * The scheme of a secret, by the prefix of its text.
   *
   * @throws InvalidValueException if it is no secret of either; the message does not repeat it
   */
  public static SignatureScheme of(Secret secret) {
    for (SignatureScheme scheme : values()) {
      if (secret.reveal().startsWith(scheme.prefix)) {
        scheme.bytes(secret);
        return scheme;
      }
    }
    throw new InvalidValueException("must begin with whsec_ or whsk_");
  }

  /** A new secret. */
  Secret draw(RandomGenerator random) {
    byte[] bytes = new byte[NEW_BYTES];
    random.nextBytes(bytes);
    return new Secret(prefix + Base64.getEncoder().encodeToString(bytes));
  }

  /** Signs with a secret of this scheme. */
  Signer signer(Secret secret) {
    return signer(bytes(secret));
  }

  abstract Signer signer(byte[] secret);

  byte[] bytes(Secret secret) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(secret.reveal().substring(prefix.length()));
    } catch (IllegalArgumentException e) {
      // the cause would quote from the secret
      throw new InvalidValueException("must be " + prefix + " and base64");
    }
    if (this == V1A && bytes.length == SEED_AND_PUBLIC) {
      return Arrays.copyOf(bytes, NEW_BYTES);
    }
    if (bytes.length < least || bytes.length > most) {
      throw new InvalidValueException(
          "must be " + prefix + " and the base64 of " + least + " to " + most + " bytes");
    }
    return bytes;
  }
}
