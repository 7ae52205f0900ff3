package com.mexar.payout.callback;

import com.mexar.payout.signature.SignatureEncoding;
import com.mexar.payout.signature.SignatureRefusedException;
import com.mexar.payout.signature.SignatureVerifier;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The most common way: one header holds a signature over the exact body, or over a time in another
 * header, a separator and the body. The body is always covered. Immutable.
 */
public final class SignedHeader implements CallbackVerifier {
  private final CallbackProof proof;
  private final SignatureVerifier keys;
  private final SignatureEncoding encoding;
  private final String header;
  private final String prefix;
  private final String timeHeader;
  private final String separator;

  private SignedHeader(
      CallbackProof proof,
      SignatureVerifier keys,
      SignatureEncoding encoding,
      String header,
      String prefix,
      String timeHeader,
      String separator) {
    this.proof = proof;
    this.keys = keys;
    this.encoding = encoding;
    this.header = header;
    this.prefix = prefix;
    this.timeHeader = timeHeader;
    this.separator = separator;
  }

  /** The whole header is the signature over the body. */
  public static SignedHeader of(
      String header, SignatureEncoding encoding, SignatureVerifier keys, CallbackProof proof) {
    return new SignedHeader(proof, keys, encoding, header, "", "", "");
  }

  /** The same where the signature follows a fixed text, such as {@code sha256=}. */
  public SignedHeader after(String text) {
    return new SignedHeader(proof, keys, encoding, header, text, timeHeader, separator);
  }

  /**
   * The same where what is signed begins with another header, unix seconds, and a text between it
   * and the body. Without a time a callback is never stale, and can be repeated for ever.
   */
  public SignedHeader dated(String header, String separator) {
    return new SignedHeader(proof, keys, encoding, this.header, prefix, header, separator);
  }

  @Override
  public VerifiedCallback verify(RawCallback callback) throws CallbackRefusedException {
    String value = callback.requiredHeader(header);
    if (!value.startsWith(prefix)) {
      throw new CallbackRefusedException("the header " + header + " has another form");
    }
    byte[] signature = signature(value.substring(prefix.length()));
    if (timeHeader.isEmpty()) {
      return proof.of(callback, SignedMessage.of(callback.body(), signature), keys);
    }
    String time = callback.requiredHeader(timeHeader);
    SignedMessage message =
        SignedMessage.of(preceded(time + separator, callback.body()), signature)
            .signedAt(SignedTime.ofUnixSeconds(time));
    return proof.of(callback, message, keys);
  }

  private byte[] signature(String text) throws CallbackRefusedException {
    try {
      return encoding.decode(text);
    } catch (SignatureRefusedException e) {
      throw new CallbackRefusedException(String.valueOf(e.getMessage()));
    }
  }

  static byte[] preceded(String text, byte[] body) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    all.writeBytes(body);
    return all.toByteArray();
  }
}
