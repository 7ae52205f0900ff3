package com.mexar.payout.event.webhook;

import com.mexar.payout.settings.Secret;
import com.mexar.payout.signature.Ed25519Signer;
import com.mexar.payout.signature.SigningKey;
import com.mexar.payout.webhook.Endpoint;
import com.mexar.payout.webhook.EndpointSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** The secrets of endpoints: drawn, replaced with an overlap, shown. Stateless. */
public final class EndpointKeys {
  /** Of each scheme; a header of more signatures is refused by receivers. */
  private static final int MOST = 3;

  private EndpointKeys() {}

  /** The schemes by which an endpoint's webhooks are signed. */
  public static Set<SignatureScheme> schemes(Endpoint endpoint) {
    Set<SignatureScheme> schemes = new TreeSet<>();
    endpoint.secrets().forEach(secret -> schemes.add(SignatureScheme.of(secret.text())));
    return schemes;
  }

  /** The secret that the receiver is to have, if webhooks are signed by one; not to be logged. */
  public static Optional<String> sharedSecret(Endpoint endpoint) {
    return newest(endpoint, SignatureScheme.V1).map(Secret::reveal);
  }

  /** The public key that the receiver is to have, as {@code whpk_} and base64, if there is one. */
  public static Optional<String> publicKey(Endpoint endpoint) {
    return newest(endpoint, SignatureScheme.V1A).map(EndpointKeys::publicHalf);
  }

  static List<EndpointSecret> drawn(Set<SignatureScheme> schemes, RandomGenerator random) {
    return schemes.stream().map(scheme -> new EndpointSecret(scheme.draw(random), null)).toList();
  }

  /** One that is given, and new ones of the other schemes. */
  static List<EndpointSecret> given(
      Secret given, Set<SignatureScheme> schemes, RandomGenerator random) {
    List<EndpointSecret> secrets = new ArrayList<>();
    secrets.add(new EndpointSecret(given, null));
    schemes.stream()
        .filter(scheme -> scheme != SignatureScheme.of(given))
        .forEach(scheme -> secrets.add(new EndpointSecret(scheme.draw(random), null)));
    return secrets;
  }

  /**
   * New ones of the same schemes; those until now go on to sign beside them until a moment, so that
   * receivers can change over in between. The last two that were replaced are kept, also when they
   * sign no more: the configuration may still name one.
   */
  static List<EndpointSecret> replaced(
      Endpoint endpoint, Map<SignatureScheme, Secret> given, Instant now, Duration overlap) {
    List<EndpointSecret> secrets = new ArrayList<>();
    given.values().forEach(secret -> secrets.add(new EndpointSecret(secret, null)));
    Map<SignatureScheme, Integer> counts = new EnumMap<>(SignatureScheme.class);
    for (EndpointSecret old : endpoint.secrets()) {
      SignatureScheme scheme = SignatureScheme.of(old.text());
      Instant end = old.endsAt() == null ? now.plus(overlap) : old.endsAt();
      if (!given.containsKey(scheme)) {
        secrets.add(old);
      } else if (counts.merge(scheme, 1, Integer::sum) < MOST) {
        secrets.add(new EndpointSecret(old.text(), end));
      }
    }
    return secrets;
  }

  private static Optional<Secret> newest(Endpoint endpoint, SignatureScheme wanted) {
    return endpoint.secrets().stream()
        .map(EndpointSecret::text)
        .filter(secret -> SignatureScheme.of(secret) == wanted)
        .findFirst();
  }

  private static String publicHalf(Secret secret) {
    byte[] key =
        new Ed25519Signer(SigningKey.ed25519(SignatureScheme.V1A.bytes(secret))).publicKeyBytes();
    return "whpk_" + Base64.getEncoder().encodeToString(key);
  }
}
