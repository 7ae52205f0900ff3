package com.mexar.payout.callback;

import com.mexar.payout.signature.SignatureEncoding;
import com.mexar.payout.signature.SignatureRefusedException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Content-Digest header (RFC 9530, 2) compared with the exact bytes of the body. Of its
 * algorithms {@code sha-256} and {@code sha-512} count: at least one is there, and each that is
 * there fits. Others prove nothing and are passed over.
 */
final class ContentDigest {
  static final String HEADER = "content-digest";

  private static final int MOST = 4;
  private static final Map<String, String> ALGORITHMS =
      Map.of("sha-256", "SHA-256", "sha-512", "SHA-512");
  private static final Pattern MEMBER =
      Pattern.compile("([a-z][a-z0-9-]{0,19})=:([A-Za-z0-9+/=]{1,128}):");

  private ContentDigest() {}

  static void require(RawCallback callback) throws CallbackRefusedException {
    String[] members = callback.requiredHeader(HEADER).strip().split("[ \\t]*,[ \\t]*", MOST + 1);
    if (members.length > MOST) {
      throw new CallbackRefusedException("the header content-digest has too many members");
    }
    Set<String> names = new HashSet<>();
    boolean fits = false;
    for (String text : members) {
      Matcher member = MEMBER.matcher(text);
      if (!member.matches() || !names.add(member.group(1))) {
        throw new CallbackRefusedException("the header content-digest has another form");
      }
      String algorithm = ALGORITHMS.get(member.group(1));
      if (algorithm != null) {
        compare(digest(algorithm, callback.body()), member.group(2));
        fits = true;
      }
    }
    if (!fits) {
      throw new CallbackRefusedException("the header content-digest names no SHA-2");
    }
  }

  private static void compare(byte[] digest, String claimed) throws CallbackRefusedException {
    byte[] bytes;
    try {
      bytes = SignatureEncoding.BASE64.decode(claimed);
    } catch (SignatureRefusedException e) {
      throw new CallbackRefusedException("the header content-digest has another form");
    }
    if (!MessageDigest.isEqual(digest, bytes)) {
      throw new CallbackRefusedException("the body is not the one of its digest");
    }
  }

  private static byte[] digest(String algorithm, byte[] body) {
    try {
      return MessageDigest.getInstance(algorithm).digest(body);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }
}
