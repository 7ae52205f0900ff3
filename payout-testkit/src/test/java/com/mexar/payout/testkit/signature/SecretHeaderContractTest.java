package com.mexar.payout.testkit.signature;

import com.mexar.payout.callback.CallbackVerifier;
import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.callback.SecretHeader;
import com.mexar.payout.settings.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

class SecretHeaderContractTest extends VerifierContract {
  private static final Secret WORD = new Secret("k".repeat(32));
  private static final Secret SUCCESSOR = new Secret("s".repeat(32));

  @Override
  protected CallbackVerifier verifier(InstantSource clock) {
    return new SecretHeader("X-Callback-Token", List.of(WORD));
  }

  @Override
  protected CallbackVerifier rotated(InstantSource clock) {
    return new SecretHeader("X-Callback-Token", List.of(SUCCESSOR, WORD));
  }

  @Override
  protected CallbackVerifier withAnotherKey(InstantSource clock) {
    return new SecretHeader("X-Callback-Token", List.of(SUCCESSOR));
  }

  @Override
  protected RawCallback signed(Instant at, byte[] body) {
    return Callbacks.with(body, Map.of("X-Callback-Token", WORD.reveal()));
  }

  @Override
  protected List<ProofPart> proof() {
    return List.of(ProofPart.header("x-callback-token"));
  }

  @Override
  protected boolean coversBody() {
    return false;
  }

  @Override
  protected Duration tolerance() {
    return Duration.ZERO;
  }
}
