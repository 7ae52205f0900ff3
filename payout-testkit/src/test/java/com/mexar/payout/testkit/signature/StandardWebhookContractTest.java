package com.mexar.payout.testkit.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.callback.CallbackRefusedException;
import com.mexar.payout.callback.CallbackVerifier;
import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.callback.StandardWebhook;
import com.mexar.payout.signature.Ed25519Signer;
import com.mexar.payout.signature.Ed25519Verifier;
import com.mexar.payout.signature.HmacKey;
import com.mexar.payout.signature.SignatureEncoding;
import com.mexar.payout.signature.SignatureVerifier;
import com.mexar.payout.signature.StandardWebhookKeys;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardWebhookContractTest extends VerifierContract {
  private static final HmacKey SECRET =
      StandardWebhookKeys.secret(PublishedCallbacks.standardWebhookSecret());
  private static final Ed25519Signer PAIR =
      StandardWebhookKeys.privateKey(PublishedCallbacks.standardWebhookPrivateKey());
  private static final SignatureVerifier PUBLIC = new Ed25519Verifier(PAIR.publicKey());
  private static final InstantSource THEN = () -> PublishedCallbacks.STANDARD_WEBHOOK_AT;
  private static final String V1 =
      PublishedCallbacks.standardWebhookV1().header("webhook-signature").orElseThrow();
  private static final String WRONG = "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=";

  @Override
  protected CallbackVerifier verifier(InstantSource clock) {
    return StandardWebhook.v1(Callbacks.KEY, Callbacks.proof(clock));
  }

  @Override
  protected CallbackVerifier rotated(InstantSource clock) {
    return StandardWebhook.v1(
        Callbacks.both(Callbacks.KEY, Callbacks.SUCCESSOR), Callbacks.proof(clock));
  }

  @Override
  protected CallbackVerifier withAnotherKey(InstantSource clock) {
    return StandardWebhook.v1(Callbacks.SUCCESSOR, Callbacks.proof(clock));
  }

  @Override
  protected RawCallback signed(Instant at, byte[] body) {
    return signed("msg_1", at, body);
  }

  private static RawCallback signed(String id, Instant at, byte[] body) {
    String time = String.valueOf(at.getEpochSecond());
    byte[] signature = Callbacks.KEY.sign(Callbacks.joined(id + "." + time + ".", body));
    return Callbacks.with(
        body,
        Map.of(
            "webhook-id",
            id,
            "webhook-timestamp",
            time,
            "webhook-signature",
            "v1," + SignatureEncoding.BASE64.encode(signature)));
  }

  @Override
  protected List<ProofPart> proof() {
    return List.of(
        ProofPart.header("webhook-id"),
        ProofPart.header("webhook-timestamp"),
        ProofPart.header("webhook-signature"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"msg_1.1614265330", ".", "", " ", "msg\u00e9"})
  void id_fromWhichTheTimeCouldBeReadElsewhere_isRefusedThoughSigned(String id) {
    RawCallback callback = signed(id, PublishedCallbacks.STANDARD_WEBHOOK_AT, new byte[2]);

    assertThatThrownBy(() -> verifier(THEN).verify(callback))
        .isInstanceOf(CallbackRefusedException.class)
        .hasMessage("the header webhook-id has another form");
  }

  @Test
  void example_ofTheStandard_isVerified() throws Exception {
    CallbackVerifier either = StandardWebhook.either(SECRET, PUBLIC, Callbacks.proof(THEN));

    assertThat(either.verify(PublishedCallbacks.standardWebhookV1()).isStale()).isFalse();
    assertThat(either.verify(PublishedCallbacks.standardWebhookV1a()).isStale()).isFalse();
    StandardWebhook.v1a(PUBLIC, Callbacks.proof(THEN))
        .verify(PublishedCallbacks.standardWebhookV1a());
  }

  @Test
  void signature_amongOthers_isFound() throws Exception {
    CallbackVerifier v1 = StandardWebhook.v1(SECRET, Callbacks.proof(THEN));

    assertThat(v1.verify(PublishedCallbacks.standardWebhook(WRONG + " v2,x " + V1 + " " + WRONG)))
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1a", "v2", "V1", "v1 ", "", "v"})
  void signature_underAnotherVersion_isRefused(String version) {
    refuses(version + V1.substring(2));
  }

  @Test
  void signature_beyondTheEighth_isNotLookedFor() {
    refuses((WRONG + " ").repeat(8) + V1);
  }

  @Test
  void signature_ofAnEd25519KeyClaimedToBeAMac_isRefused() {
    String v1a = PublishedCallbacks.standardWebhookV1a().header("webhook-signature").orElseThrow();

    refuses("v1" + v1a.substring(3));
  }

  private static void refuses(String signatures) {
    CallbackVerifier either = StandardWebhook.either(SECRET, PUBLIC, Callbacks.proof(THEN));
    assertThatThrownBy(() -> either.verify(PublishedCallbacks.standardWebhook(signatures)))
        .isInstanceOf(CallbackRefusedException.class);
  }
}
