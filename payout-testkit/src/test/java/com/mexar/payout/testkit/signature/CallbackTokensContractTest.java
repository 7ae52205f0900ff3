package com.mexar.payout.testkit.signature;

import com.mexar.payout.callback.CallbackTokens;
import com.mexar.payout.callback.CallbackVerifier;
import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.settings.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class CallbackTokensContractTest extends VerifierContract {
  private static final Secret KEY = new Secret("k".repeat(32));
  private static final Secret SUCCESSOR = new Secret("s".repeat(32));

  @Override
  protected CallbackTokens verifier(InstantSource clock) {
    return new CallbackTokens("acme", Map.of("k1", KEY));
  }

  @Override
  protected CallbackVerifier rotated(InstantSource clock) {
    Map<String, Secret> both = new LinkedHashMap<>();
    both.put("k2", SUCCESSOR);
    both.put("k1", KEY);
    return new CallbackTokens("acme", both);
  }

  @Override
  protected CallbackVerifier withAnotherKey(InstantSource clock) {
    return new CallbackTokens("acme", Map.of("k2", SUCCESSOR));
  }

  @Override
  protected RawCallback signed(Instant at, byte[] body) {
    String token = verifier(() -> at).mint(new AttemptReference("mx-abc"));
    return new RawCallback("POST", "/callbacks/acme/" + token, "", Map.of(), body, "192.0.2.1");
  }

  @Override
  protected List<ProofPart> proof() {
    return List.of(ProofPart.lastPathSegment());
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
