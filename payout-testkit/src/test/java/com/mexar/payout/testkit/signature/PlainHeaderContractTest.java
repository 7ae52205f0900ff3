package com.mexar.payout.testkit.signature;

import com.mexar.payout.callback.CallbackVerifier;
import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.callback.SignedHeader;
import com.mexar.payout.signature.SignatureEncoding;
import com.mexar.payout.signature.SignatureVerifier;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

class PlainHeaderContractTest extends VerifierContract {

  @Override
  protected CallbackVerifier verifier(InstantSource clock) {
    return with(Callbacks.KEY, clock);
  }

  @Override
  protected CallbackVerifier rotated(InstantSource clock) {
    return with(Callbacks.both(Callbacks.KEY, Callbacks.SUCCESSOR), clock);
  }

  @Override
  protected CallbackVerifier withAnotherKey(InstantSource clock) {
    return with(Callbacks.SUCCESSOR, clock);
  }

  @Override
  protected RawCallback signed(Instant at, byte[] body) {
    String signature = SignatureEncoding.BASE64.encode(Callbacks.KEY.sign(body));
    return Callbacks.with(body, Map.of("X-Signature", signature));
  }

  @Override
  protected List<ProofPart> proof() {
    return List.of(ProofPart.header("x-signature"));
  }

  @Override
  protected Duration tolerance() {
    return Duration.ZERO;
  }

  private static CallbackVerifier with(SignatureVerifier keys, InstantSource clock) {
    return SignedHeader.of("X-Signature", SignatureEncoding.BASE64, keys, Callbacks.proof(clock));
  }
}
