package com.mexar.payout.callback;

import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.signature.SignatureEncoding;
import com.mexar.payout.signature.SignatureRefusedException;
import com.mexar.payout.signature.SignatureVerifier;
import com.mexar.payout.signature.VerifiersById;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Callbacks signed by HTTP Message Signatures (RFC 9421) over a Content-Digest (RFC 9530), which is
 * compared with the exact body. One signature; {@code created} is demanded, {@code expires} and
 * {@code nonce} count where they are, {@code keyid} chooses among our keys, {@code alg} is ignored:
 * the key says by which algorithm. Components are header fields sent once and {@code @method},
 * {@code @authority}, {@code @target-uri}, {@code @path} and {@code @query}, none with parameters.
 * Immutable.
 */
public final class MessageSignature implements CallbackVerifier {
  private static final Pattern SIGNATURE =
      Pattern.compile("([a-z*][a-z0-9_.*-]{0,31})=:([A-Za-z0-9+/=]{1,2048}):");
  private static final Pattern FIELD = Pattern.compile("[a-z0-9!#$%&'*+.^_`|~-]{1,64}");
  private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]*");

  private final Set<String> demanded;
  private final String authority;
  private final VerifiersById keys;
  private final CallbackProof proof;

  /**
   * @param demanded what a signature must cover at least, in lower case; {@code content-digest} is
   *     always demanded
   * @param authority host, and port unless it is 443, under which the sender knows us: what stands
   *     in the request could be a proxy's
   * @throws InvalidValueException if a demanded component is none that is known here
   */
  public MessageSignature(
      Set<String> demanded, String authority, VerifiersById keys, CallbackProof proof) {
    for (String component : demanded) {
      if (!isDerived(component) && !FIELD.matcher(component).matches()) {
        throw new InvalidValueException("a demanded component is none that can be verified");
      }
    }
    this.demanded = new LinkedHashSet<>(demanded);
    this.demanded.add(ContentDigest.HEADER);
    this.authority = authority.toLowerCase(Locale.ROOT);
    this.keys = keys;
    this.proof = proof;
  }

  @Override
  public VerifiedCallback verify(RawCallback callback) throws CallbackRefusedException {
    SignatureInput input = SignatureInput.of(callback);
    if (!input.components().containsAll(demanded)) {
      throw new CallbackRefusedException("the signature does not cover what it must");
    }
    ContentDigest.require(callback);
    SignedMessage message =
        SignedMessage.of(base(input, callback), signature(input, callback))
            .signedAt(
                SignedTime.ofUnixSeconds(
                    input
                        .number("created")
                        .orElseThrow(
                            () -> new CallbackRefusedException("the signature has no time"))));
    Optional<String> expires = input.number("expires");
    if (expires.isPresent()) {
      message = message.until(SignedTime.ofUnixSeconds(expires.get()));
    }
    Optional<String> nonce = input.word("nonce");
    if (nonce.isPresent()) {
      message = message.nonce(nonce.get());
    }
    return proof.of(callback, message, keys(input));
  }

  private SignatureVerifier keys(SignatureInput input) throws CallbackRefusedException {
    Optional<String> id = input.word("keyid");
    try {
      return id.isPresent() ? keys.withId(id.get()) : keys;
    } catch (SignatureRefusedException e) {
      throw new CallbackRefusedException(String.valueOf(e.getMessage()));
    }
  }

  private static byte[] signature(SignatureInput input, RawCallback callback)
      throws CallbackRefusedException {
    Matcher form = SIGNATURE.matcher(callback.requiredHeader("signature"));
    if (!form.matches() || !form.group(1).equals(input.label())) {
      throw new CallbackRefusedException("the header signature has another form");
    }
    try {
      return SignatureEncoding.BASE64.decode(form.group(2));
    } catch (SignatureRefusedException e) {
      throw new CallbackRefusedException(String.valueOf(e.getMessage()));
    }
  }

  /** The signature base (RFC 9421, 2.5). */
  private byte[] base(SignatureInput input, RawCallback callback) throws CallbackRefusedException {
    StringBuilder base = new StringBuilder();
    for (String component : input.components()) {
      String value = value(component, callback);
      if (!PRINTABLE.matcher(value).matches()) {
        throw new CallbackRefusedException("a component has a character that is not signed");
      }
      base.append('"').append(component).append("\": ").append(value).append('\n');
    }
    base.append("\"@signature-params\": ").append(input.text());
    return base.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private String value(String component, RawCallback callback) throws CallbackRefusedException {
    String path = callback.path().isEmpty() ? "/" : callback.path();
    return switch (component) {
      case "@method" -> callback.method();
      case "@authority" -> authority;
      case "@path" -> path;
      case "@query" -> "?" + callback.query();
      case "@target-uri" ->
          "https://"
              + authority
              + path
              + (callback.query().isEmpty() ? "" : "?" + callback.query());
      default -> field(component, callback);
    };
  }

  /** Its name is the sender's word, so no refusal repeats it. */
  private static String field(String name, RawCallback callback) throws CallbackRefusedException {
    return callback
        .header(name)
        .filter(value -> FIELD.matcher(name).matches())
        .map(String::strip)
        .orElseThrow(
            () -> new CallbackRefusedException("the signature covers what cannot be verified"));
  }

  private static boolean isDerived(String component) {
    return switch (component) {
      case "@method", "@authority", "@path", "@query", "@target-uri" -> true;
      default -> false;
    };
  }
}
