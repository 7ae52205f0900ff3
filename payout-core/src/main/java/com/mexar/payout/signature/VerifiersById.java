package com.mexar.payout.signature;

import com.mexar.payout.domain.InvalidValueException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The keys of one sender by their ids, several while one follows the other: a new key is added
 * before the sender uses it, the old one dropped when nothing signed by it is under way. Where the
 * sender names the key, that one alone counts; where it names none, any may fit. Immutable.
 */
public final class VerifiersById implements SignatureVerifier {
  /** Each may cost a verification of what a stranger sent. */
  public static final int MOST = 8;

  private final Map<String, SignatureVerifier> byId;

  /**
   * @throws InvalidValueException if there is none, or more than {@link #MOST}
   */
  public VerifiersById(Map<String, ? extends SignatureVerifier> byId) {
    if (byId.isEmpty() || byId.size() > MOST) {
      throw new InvalidValueException("there must be 1 to " + MOST + " keys");
    }
    this.byId = new LinkedHashMap<>(byId);
  }

  /**
   * @param id as the sender claims it
   * @throws SignatureRefusedException if there is no such key
   */
  public SignatureVerifier withId(String id) throws SignatureRefusedException {
    SignatureVerifier verifier = byId.get(id);
    if (verifier == null) {
      throw new SignatureRefusedException("the signature's key is not known");
    }
    return verifier;
  }

  @Override
  public void verify(byte[] message, byte[] signature) throws SignatureRefusedException {
    Collection<SignatureVerifier> verifiers = byId.values();
    SignatureRefusedException refusal = SignatureRefusedException.another();
    for (SignatureVerifier verifier : verifiers) {
      try {
        verifier.verify(message, signature);
        return;
      } catch (SignatureRefusedException e) {
        refusal = e;
      }
    }
    throw refusal;
  }
}
