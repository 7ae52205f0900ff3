package com.mexar.payout.provider.easylink;

import com.mexar.payout.callback.CallbackNews;
import com.mexar.payout.callback.CallbackProof;
import com.mexar.payout.callback.CallbackRefusedException;
import com.mexar.payout.callback.CallbackReply;
import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.callback.SignedMessage;
import com.mexar.payout.callback.SignedTime;
import com.mexar.payout.callback.VerifiedCallback;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.json.provider.ProviderJson;
import com.mexar.payout.signature.SignatureEncoding;
import com.mexar.payout.signature.SignatureRefusedException;
import com.mexar.payout.signature.SignatureVerifier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Callbacks: their signature in the configured reading, and which attempt they hint at. They are
 * never more than a hint, since one reading leaves the body uncovered and neither is certain.
 * Thread-safe.
 */
final class Callbacks {
  /** Documented of requests, and taken to hold of callbacks too. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  static final CallbackReply REPLY =
      new CallbackReply(200, "application/json", "{\"code\":0,\"message\":\"success\"}");

  private final String appKey;
  private final CallbackSignature reading;
  private final SignatureVerifier verifier;
  private final CallbackProof proof;

  Callbacks(EasylinkOptions options, InstantSource clock) {
    this.appKey = options.appKey;
    this.reading = options.callbackSignature;
    this.verifier = options.callbackVerifier;
    this.proof = new CallbackProof(TOLERANCE, clock);
  }

  VerifiedCallback verify(RawCallback callback) throws CallbackRefusedException {
    byte[] named = callback.requiredHeader(RequestSigner.APP_KEY).getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(appKey.getBytes(StandardCharsets.UTF_8), named)) {
      throw new CallbackRefusedException("the app key is not ours");
    }
    SignedMessage message =
        SignedMessage.of(
                reading.signed(appKey, callback).getBytes(StandardCharsets.UTF_8),
                signature(callback))
            .signedAt(SignedTime.ofUnixMillis(callback.requiredHeader(RequestSigner.TIMESTAMP)));
    return proof.of(
        callback,
        switch (reading) {
          case HEADERS_AND_BODY -> message.nonce(callback.requiredHeader(RequestSigner.NONCE));
          // a nonce that is not signed is anybody's
          case APP_KEY_AND_TIMESTAMP -> message;
        },
        verifier);
  }

  /**
   * @throws IllegalArgumentException if the body names no attempt of ours
   */
  CallbackNews interpret(VerifiedCallback callback) {
    return ProviderJson.object(callback.raw().body())
        .flatMap(body -> ProviderJson.text(body.path("reference_id")))
        .map(AttemptReference::new)
        .map(CallbackNews.Hint::new)
        .orElseThrow(() -> new IllegalArgumentException("callback without a reference"));
  }

  private static byte[] signature(RawCallback callback) throws CallbackRefusedException {
    try {
      return SignatureEncoding.BASE64.decode(callback.requiredHeader(RequestSigner.SIGN));
    } catch (SignatureRefusedException e) {
      throw new CallbackRefusedException(String.valueOf(e.getMessage()));
    }
  }
}
