package com.mexar.payout.testkit.engine;

import com.mexar.payout.callback.CallbackNews;
import com.mexar.payout.callback.CallbackProof;
import com.mexar.payout.callback.CallbackRefusedException;
import com.mexar.payout.callback.CallbackReply;
import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.callback.SignedMessage;
import com.mexar.payout.callback.VerifiedCallback;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.provider.InquiryRequest;
import com.mexar.payout.provider.PayoutProvider;
import com.mexar.payout.provider.ProviderProfile;
import com.mexar.payout.provider.ReceivesCallbacks;
import com.mexar.payout.provider.StepOutcome;
import com.mexar.payout.provider.StepRequest;
import com.mexar.payout.signature.HmacHash;
import com.mexar.payout.signature.HmacKey;
import com.mexar.payout.signature.SignatureEncoding;
import com.mexar.payout.signature.SignatureRefusedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A provider as one host has it, whose callbacks are signed over a nonce and the body, which names
 * the attempt. Pays as the provider behind it, which hosts share. Thread-safe.
 */
final class SigningProvider implements PayoutProvider, ReceivesCallbacks {
  private static final HmacKey KEY = new HmacKey(HmacHash.SHA256, new byte[32]);

  private final PayoutProvider shared;
  private final CallbackProof proof =
      new CallbackProof(Duration.ofMinutes(5), InstantSource.system());

  SigningProvider(PayoutProvider shared) {
    this.shared = shared;
  }

  /** A callback as its sender signs it. */
  static RawCallback callback(String nonce, AttemptReference attempt) {
    byte[] body = attempt.value().getBytes(StandardCharsets.UTF_8);
    return new RawCallback(
        "POST",
        "/callbacks/signing",
        "",
        Map.of(
            "nonce", List.of(nonce),
            "signature", List.of(SignatureEncoding.HEX.encode(KEY.sign(signed(nonce, body))))),
        body,
        "192.0.2.7");
  }

  @Override
  public VerifiedCallback verify(RawCallback callback) throws CallbackRefusedException {
    String nonce = callback.requiredHeader("nonce");
    try {
      byte[] signature = SignatureEncoding.HEX.decode(callback.requiredHeader("signature"));
      return proof.of(
          callback, SignedMessage.of(signed(nonce, callback.body()), signature).nonce(nonce), KEY);
    } catch (SignatureRefusedException e) {
      throw new CallbackRefusedException(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public CallbackNews interpret(VerifiedCallback callback) {
    String body = new String(callback.raw().body(), StandardCharsets.UTF_8);
    return new CallbackNews.Hint(new AttemptReference(body));
  }

  @Override
  public CallbackReply acknowledgement() {
    return CallbackReply.NO_CONTENT;
  }

  @Override
  public ProviderProfile profile() {
    return shared.profile();
  }

  @Override
  public Optional<String> whyNot(PayoutInstruction instruction) {
    return shared.whyNot(instruction);
  }

  @Override
  public StepOutcome submit(StepRequest request) {
    return shared.submit(request);
  }

  @Override
  public InquiryOutcome inquire(InquiryRequest request) {
    return shared.inquire(request);
  }

  private static byte[] signed(String nonce, byte[] body) {
    return (nonce + "." + new String(body, StandardCharsets.UTF_8))
        .getBytes(StandardCharsets.UTF_8);
  }
}
