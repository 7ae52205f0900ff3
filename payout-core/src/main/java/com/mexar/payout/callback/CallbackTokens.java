package com.mexar.payout.callback;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.settings.Secret;
import com.mexar.payout.settings.Settings;
import com.mexar.payout.signature.HmacHash;
import com.mexar.payout.signature.HmacKey;
import com.mexar.payout.signature.SignatureEncoding;
import com.mexar.payout.signature.SignatureRefusedException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Signed callback addresses, for providers that sign nothing: the address we hand out for an
 * attempt ends in {@code keyId.attemptReference.mac}, where the MAC is HMAC-SHA256 over provider,
 * key id and attempt. Whoever calls it knows the address of exactly that attempt. A token may also
 * go with the payment and come back in the body of a callback.
 *
 * <p>The first key mints, all verify, so a key is rotated by putting a new one in front and
 * dropping the old one when its attempts are over. Comparison takes constant time. Thread-safe.
 */
public final class CallbackTokens implements CallbackVerifier {
  /** Below this many bytes a secret can be guessed. */
  public static final int LEAST_SECRET_BYTES = HmacKey.LEAST_BYTES;

  private static final int MAX_TOKEN = 200;
  private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");
  private static final Pattern TOKEN =
      Pattern.compile("([A-Za-z0-9_-]{1,32})\\.([a-z0-9-]{1,32})\\.([A-Za-z0-9_-]{43})");

  private final String scope;
  private final String mintingKey;
  private final HmacKey minting;
  private final Map<String, HmacKey> keys = new LinkedHashMap<>();

  /**
   * @param scope bound into every token, so that one provider's token is nothing to another
   * @param secrets by key id, in order; at least one
   * @throws InvalidValueException if there is none, an id has another shape, or a secret is too
   *     short
   */
  public CallbackTokens(String scope, Map<String, Secret> secrets) {
    if (secrets.isEmpty()) {
      throw new InvalidValueException("callback keys need at least one id=secret pair");
    }
    this.scope = scope;
    this.mintingKey = secrets.keySet().iterator().next();
    secrets.forEach(
        (id, secret) -> {
          byte[] bytes = secret.revealBytes();
          if (!KEY_ID.matcher(id).matches()) {
            throw new InvalidValueException(
                "a callback key's id must be 1 to 32 of A-Z a-z 0-9 _ -");
          }
          if (bytes.length < LEAST_SECRET_BYTES) {
            throw new InvalidValueException(
                "a callback key's secret must have at least " + LEAST_SECRET_BYTES + " bytes");
          }
          keys.put(id, new HmacKey(HmacHash.SHA256, bytes));
        });
    this.minting = Objects.requireNonNull(keys.get(mintingKey));
  }

  /**
   * Tokens with the keys that a setting holds: {@code id=secret} pairs with commas between, of
   * which the first mints. What is wrong with it is noted there, and what is returned then is no
   * more than a placeholder.
   */
  public static CallbackTokens required(Settings settings, String key, String scope) {
    Map<String, Secret> secrets = new LinkedHashMap<>();
    for (String pair : settings.list(key)) {
      int equals = pair.indexOf('=');
      String id = pair.substring(0, Math.max(equals, 0)).strip();
      if (secrets.put(id, new Secret(pair.substring(equals + 1).strip())) != null) {
        settings.fault(key, "must not name an id twice", "");
      }
    }
    try {
      return new CallbackTokens(scope, secrets);
    } catch (InvalidValueException e) {
      Map<String, Secret> placeholder = Map.of("none", new Secret("x".repeat(LEAST_SECRET_BYTES)));
      return settings.fault(
          key,
          secrets.isEmpty() ? "is required" : String.valueOf(e.getMessage()),
          new CallbackTokens("none", placeholder));
    }
  }

  /** The token of an attempt: one path segment, to be kept out of logs. */
  public String mint(AttemptReference reference) {
    byte[] mac = minting.sign(signed(mintingKey, reference));
    return mintingKey + "." + reference + "." + SignatureEncoding.BASE64URL.encode(mac);
  }

  /**
   * Proves that the last segment of the callback's path is a token of ours.
   *
   * @throws CallbackRefusedException if it is not
   */
  @Override
  public VerifiedCallback verify(RawCallback callback) throws CallbackRefusedException {
    return verify(callback, callback.lastPathSegment(), "the address carries no token");
  }

  /**
   * Proves that this is a token of ours, for providers that give it back elsewhere than in the
   * address, such as in a member of the body that holds what we sent with the payment. It proves no
   * more there: neither who sent the rest of the body nor what that says.
   *
   * @param token as it came, of any length and form
   * @throws CallbackRefusedException if it is not
   */
  public VerifiedCallback verify(RawCallback callback, String token)
      throws CallbackRefusedException {
    return verify(callback, token, "the callback carries no token");
  }

  private VerifiedCallback verify(RawCallback callback, String token, String ifNone)
      throws CallbackRefusedException {
    Matcher parts = TOKEN.matcher(token.length() <= MAX_TOKEN ? token : "");
    if (!parts.matches()) {
      throw new CallbackRefusedException(ifNone);
    }
    HmacKey key = keys.get(parts.group(1));
    if (key == null) {
      throw new CallbackRefusedException("the token's key is not known");
    }
    AttemptReference reference = new AttemptReference(parts.group(2));
    try {
      key.verify(
          signed(parts.group(1), reference), SignatureEncoding.BASE64URL.decode(parts.group(3)));
    } catch (SignatureRefusedException e) {
      throw new CallbackRefusedException("the token is not ours");
    }
    return VerifiedCallback.proven(callback, reference, false, null);
  }

  private byte[] signed(String keyId, AttemptReference reference) {
    return (scope + "\n" + keyId + "\n" + reference).getBytes(StandardCharsets.UTF_8);
  }
}
