package com.mexar.payout.testkit.signature;

import com.mexar.payout.callback.CallbackVerifier;
import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.callback.SignedHeader;
import com.mexar.payout.signature.SignatureEncoding;
import com.mexar.payout.signature.SignatureVerifier;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

class DatedHeaderContractTest extends VerifierContract {

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
    String time = String.valueOf(at.getEpochSecond());
    byte[] signature = Callbacks.KEY.sign(Callbacks.joined(time + ".", body));
    return Callbacks.with(
        body,
        Map.of("X-Signature", "sha256=" + SignatureEncoding.HEX.encode(signature), "X-Time", time));
  }

  @Override
  protected List<ProofPart> proof() {
    return List.of(ProofPart.header("x-signature"), ProofPart.header("x-time"));
  }

  private static CallbackVerifier with(SignatureVerifier keys, InstantSource clock) {
    return SignedHeader.of("X-Signature", SignatureEncoding.HEX, keys, Callbacks.proof(clock))
        .after("sha256=")
        .dated("X-Time", ".");
  }
}
