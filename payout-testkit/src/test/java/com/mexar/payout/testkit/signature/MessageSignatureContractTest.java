package com.mexar.payout.testkit.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.callback.CallbackRefusedException;
import com.mexar.payout.callback.CallbackVerifier;
import com.mexar.payout.callback.MessageSignature;
import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.callback.SignedNonce;
import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.signature.RsaScheme;
import com.mexar.payout.signature.RsaVerifier;
import com.mexar.payout.signature.SignatureEncoding;
import com.mexar.payout.signature.VerifiersById;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageSignatureContractTest extends VerifierContract {
  private static final Instant NOW = Instant.ofEpochSecond(1618884473);
  private static final Set<String> DEMANDED = Set.of("@method", "@authority", "@path", "@query");
  private static final byte[] BODY = Bytes.text("{\"hello\": \"world\"}");
  private static final String COVERED =
      "(\"@method\" \"@authority\" \"@path\" \"@query\" \"content-digest\")";

  @Override
  protected CallbackVerifier verifier(InstantSource clock) {
    return with(new VerifiersById(Map.of("k1", Callbacks.KEY)), clock);
  }

  @Override
  protected CallbackVerifier rotated(InstantSource clock) {
    return with(Callbacks.both(Callbacks.KEY, Callbacks.SUCCESSOR), clock);
  }

  @Override
  protected CallbackVerifier withAnotherKey(InstantSource clock) {
    return with(new VerifiersById(Map.of("k1", Callbacks.SUCCESSOR)), clock);
  }

  @Override
  protected RawCallback signed(Instant at, byte[] body) {
    return signed(
        COVERED + ";created=" + at.getEpochSecond() + ";keyid=\"k1\"", body, digest(body));
  }

  @Override
  protected List<ProofPart> proof() {
    return List.of(
        ProofPart.header("content-digest"),
        ProofPart.header("signature-input"),
        ProofPart.header("signature"));
  }

  @Test
  void example_ofTheStandard_isVerified() throws Exception {
    MessageSignature verifier = ofTheStandard();

    assertThat(verifier.verify(PublishedCallbacks.rfc9421FullCoverage()).isStale()).isFalse();
  }

  @Test
  void example_ofTheStandardThatCoversNothing_isRefused() {
    assertThatThrownBy(() -> ofTheStandard().verify(PublishedCallbacks.rfc9421NoCoverage()))
        .isInstanceOf(CallbackRefusedException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(\"@method\" \"@authority\" \"@path\" \"content-digest\")",
        "(\"@method\" \"@authority\" \"@path\" \"@query\")",
        "(\"content-digest\")",
      })
  void signature_overLessThanIsDemanded_isRefused(String covered) {
    refuses(
        signed(covered + ";created=1618884473", BODY, digest(BODY)),
        "the signature does not cover what it must");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ";created=1618884473;keyid=\"k2\"",
        ";created=1618884473;keyid=\"\"",
        ";keyid=\"k1\"",
        ";created=\"1618884473\"",
        ";created=-1618884473",
        ";created=1618884473.5",
        ";created=99999999999",
        ";created=1618884473;created=1618884473",
        ";created=1618884473;expires=99999999999",
        ";created=1618884473;nonce=\"\"",
        ";created=1618884473;tag=?1",
        "; created=1618884473",
        ";created=1618884473 ",
        ";CREATED=1618884473",
      })
  void parameters_ofAnotherForm_areRefused(String parameters) {
    refuses(signed(COVERED + parameters, BODY, digest(BODY)), "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ";alg=\"none\"",
        ";alg=\"rsa-pss-sha512\"",
        ";tag=\"acme\"",
        ";nonce=\"n1\"",
        ";expires=1618884474",
      })
  void parameters_thatAreSignedToo_areTaken(String parameter) throws Exception {
    RawCallback callback = signed(COVERED + ";created=1618884473" + parameter, BODY, digest(BODY));

    assertThat(verifier(() -> NOW).verify(callback).isStale()).isFalse();
  }

  @Test
  void signature_thatHasExpired_isStale() throws Exception {
    RawCallback callback =
        signed(COVERED + ";created=1618884473;expires=1618884483", BODY, digest(BODY));

    assertThat(verifier(() -> NOW.plusSeconds(10)).verify(callback).isStale()).isFalse();
    assertThat(verifier(() -> NOW.plusSeconds(11)).verify(callback).isStale()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "md5=:UKnK7Hi5rShOY3K5Xs4K4A==:",
        "sha-256=:AAAA:",
        "sha-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=",
        "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE:",
        "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:, sha-512=:AAAA:",
        "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:,"
            + " sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:",
        "a=:AA==:,b=:AA==:,c=:AA==:,d=:AA==:,"
            + "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:",
      })
  void digest_thatDoesNotProveTheBody_isRefusedUnderAGoodSignature(String digest) {
    refuses(signed(COVERED + ";created=1618884473", BODY, digest), "");
  }

  @Test
  void digest_amongOthers_isTaken() throws Exception {
    String digest = "md5=:UKnK7Hi5rShOY3K5Xs4K4A==:, " + digest(BODY);

    verifier(() -> NOW).verify(signed(COVERED + ";created=1618884473", BODY, digest));
  }

  @Test
  void request_changedInWhatIsCovered_isRefused() {
    RawCallback good = signed(NOW, BODY);
    refuses(at(good, "GET", good.path(), good.query()), "");
    refuses(at(good, "POST", "/callbacks/other", good.query()), "");
    refuses(at(good, "POST", good.path(), ""), "");
    refuses(at(good, "POST", good.path(), "a=b\n\"@path\": /callbacks/acme"), "");
  }

  @Test
  void components_thatCannotBeVerified_areRefused() {
    for (String component :
        List.of(
            "\"@status\"",
            "\"@query-param\";name=\"a\"",
            "\"@request-target\"",
            "\"@signature-params\"",
            "\"Content-Type\"",
            "\"missing\"",
            "\"@method\"",
            "\"x-list\"")) {
      String covered = COVERED.replace(")", " " + component + ")");
      refuses(signed(covered + ";created=1618884473", BODY, digest(BODY)), "");
    }
    assertThatThrownBy(
            () ->
                new MessageSignature(
                    Set.of("@status"),
                    "example.com",
                    Callbacks.both(Callbacks.KEY, Callbacks.SUCCESSOR),
                    Callbacks.proof(() -> NOW)))
        .isInstanceOf(InvalidValueException.class);
  }

  @Test
  void nonce_thatIsSigned_isNamedWithItsMessage() throws Exception {
    CallbackVerifier verifier = verifier(() -> NOW);
    String parameters = COVERED + ";created=1618884473;nonce=\"n1\"";
    byte[] other = Bytes.text("other");
    SignedNonce first =
        verifier.verify(signed(parameters, BODY, digest(BODY))).nonce().orElseThrow();

    SignedNonce again =
        verifier.verify(signed(parameters, BODY, digest(BODY))).nonce().orElseThrow();
    SignedNonce another =
        verifier.verify(signed(parameters, other, digest(other))).nonce().orElseThrow();

    assertThat(again).isEqualTo(first);
    assertThat(another.word()).isEqualTo(first.word());
    assertThat(another.message()).isNotEqualTo(first.message());
  }

  private void refuses(RawCallback callback, String reason) {
    assertThatThrownBy(() -> verifier(() -> NOW).verify(callback))
        .isInstanceOf(CallbackRefusedException.class)
        .hasMessageContaining(reason);
  }

  private static MessageSignature ofTheStandard() {
    RsaVerifier key = new RsaVerifier(PublishedCallbacks.rfc9421RsaKey(), RsaScheme.PSS_SHA512);
    return new MessageSignature(
        Set.of("@method", "@path", "@query", "@authority"),
        "Example.com",
        new VerifiersById(Map.of("test-key-rsa-pss", key)),
        Callbacks.proof(() -> PublishedCallbacks.RFC_9421_AT.plus(Duration.ofMinutes(1))));
  }

  private static CallbackVerifier with(VerifiersById keys, InstantSource clock) {
    return new MessageSignature(DEMANDED, "example.com", keys, Callbacks.proof(clock));
  }

  /** Signs as a sender would that covers what is named, and no more than it knows of. */
  private static RawCallback signed(String input, byte[] body, String digest) {
    StringBuilder base = new StringBuilder();
    String components = input.substring(1, input.indexOf(')'));
    for (String component : components.split(" ")) {
      base.append(component).append(": ");
      base.append(
          switch (component) {
            case "\"@method\"" -> "POST";
            case "\"@authority\"" -> "example.com";
            case "\"@path\"" -> "/callbacks/acme";
            case "\"@query\"" -> "?a=b";
            case "\"content-digest\"" -> digest;
            default -> "";
          });
      base.append('\n');
    }
    base.append("\"@signature-params\": ").append(input);
    byte[] signature = Callbacks.KEY.sign(Bytes.text(base.toString()));
    return Callbacks.with(
        body,
        Map.of(
            "content-digest", digest,
            "signature-input", "sig1=" + input,
            "signature", "sig1=:" + SignatureEncoding.BASE64.encode(signature) + ":"));
  }

  private static RawCallback at(RawCallback callback, String method, String path, String query) {
    return new RawCallback(
        method, path, query, callback.headers(), callback.body(), callback.remoteAddress());
  }

  private static String digest(byte[] body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
      return "sha-256=:" + SignatureEncoding.BASE64.encode(digest) + ":";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
