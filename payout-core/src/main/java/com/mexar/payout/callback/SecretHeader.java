package com.mexar.payout.callback;

import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.settings.Secret;
import com.mexar.payout.settings.Settings;
import com.mexar.payout.signature.HmacKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * For providers that sign nothing and send a secret word in a header, the same with every callback.
 * It proves the sender, neither the attempt nor the body, so that what such a callback says is a
 * hint; and whoever once reads one can send others. Several words are taken while one is exchanged
 * for its successor. Comparison takes constant time. Immutable.
 */
public final class SecretHeader implements CallbackVerifier {
  /** Below this many bytes a word can be guessed. */
  public static final int LEAST_SECRET_BYTES = HmacKey.LEAST_BYTES;

  private final String header;
  private final List<Secret> accepted;

  /**
   * @param header whose case does not count
   * @param accepted at least one
   * @throws InvalidValueException if there is none, or one is too short or has other than printable
   *     ASCII characters
   */
  public SecretHeader(String header, List<Secret> accepted) {
    if (accepted.isEmpty()) {
      throw new InvalidValueException("is required");
    }
    for (Secret secret : accepted) {
      String word = secret.reveal();
      if (word.length() < LEAST_SECRET_BYTES || !word.matches("[\\x21-\\x7e]*")) {
        throw new InvalidValueException(
            "must be words of at least " + LEAST_SECRET_BYTES + " printable ASCII characters");
      }
    }
    this.header = header;
    this.accepted = List.copyOf(accepted);
  }

  /**
   * The words that a setting holds, with commas between. What is wrong with it is noted there, and
   * what is returned then is no more than a placeholder.
   */
  public static SecretHeader required(Settings settings, String key, String header) {
    List<Secret> words = settings.list(key).stream().map(Secret::new).toList();
    try {
      return new SecretHeader(header, words);
    } catch (InvalidValueException e) {
      Secret placeholder = new Secret("x".repeat(LEAST_SECRET_BYTES));
      return settings.fault(
          key, String.valueOf(e.getMessage()), new SecretHeader(header, List.of(placeholder)));
    }
  }

  @Override
  public VerifiedCallback verify(RawCallback callback) throws CallbackRefusedException {
    byte[] sent = callback.requiredHeader(header).getBytes(StandardCharsets.UTF_8);
    boolean known = false;
    for (Secret secret : accepted) {
      known |= MessageDigest.isEqual(sent, secret.revealBytes());
    }
    if (!known) {
      throw new CallbackRefusedException("the header " + header + " has another word");
    }
    return VerifiedCallback.proven(callback, null, false, null);
  }
}
