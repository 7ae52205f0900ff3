package com.mexar.payout.provider.easylink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.json.provider.ProviderJson;
import com.mexar.payout.signature.PemKeys;
import com.mexar.payout.signature.RsaScheme;
import com.mexar.payout.signature.RsaVerifier;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The text to sign, held against vectors that were computed by other programs. */
class SignatureVectorsTest {
  private static final String HEADERS =
      "kX-EasyLink-AppKey=k&X-EasyLink-Nonce=n&X-EasyLink-Timestamp=1";

  @ParameterizedTest
  @ValueSource(strings = {"V1-flat-domestic", "V2-nested-international"})
  void text_ofAVector_isTheSignedOne(String name) throws Exception {
    JsonNode vector = resource().path(name);
    ObjectNode body = ProviderJson.object(vector.path("body").toString().getBytes()).orElseThrow();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-EasyLink-Timestamp", vector.path("timestamp").asText());
    headers.put("X-EasyLink-Nonce", vector.path("nonce").asText());
    headers.put("X-EasyLink-AppKey", vector.path("app_key").asText());

    String text = SignedText.of(vector.path("app_key").asText(), headers, body);

    assertThat(text).isEqualTo(vector.path("string_to_sign").asText());
    try (InputStream pem = getClass().getResourceAsStream("test-public-spki.pem")) {
      String key = new String(pem.readAllBytes(), StandardCharsets.US_ASCII);
      new RsaVerifier(PemKeys.publicKey(key), RsaScheme.PKCS1_SHA256)
          .verify(
              text.getBytes(StandardCharsets.UTF_8),
              Base64.getDecoder().decode(vector.path("signature").asText()));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'b':'','a':'x'}|&a=x&b=",
        "{'a':'ä/ ~*'}|&a=%C3%A4%2F+%7E%2A",
        "{'a':100}|&a=100",
        "{'a':90.79,'b':1E+2,'c':0.5}|&a=90.79&b=100&c=0.5",
        "{'a.z':'1','a':{'b':'2'}}|&a.b=2&a.z=1",
        "{'Z':'1','a':'2'}|&Z=1&a=2"
      })
  void text_ofABody_isSortedAndEncoded(String body, String expected) {
    Map<String, String> headers =
        Map.of("X-EasyLink-AppKey", "k", "X-EasyLink-Nonce", "n", "X-EasyLink-Timestamp", "1");
    ObjectNode json =
        ProviderJson.object(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8)).orElseThrow();

    String text = SignedText.of("k", headers, json);

    // what sorts before the headers stands before them
    String middle = text.substring(1, text.length() - 1);
    assertThat(Set.of(middle.split("&")))
        .isEqualTo(Set.of((HEADERS.substring(1) + expected).split("&")));
    assertThat(middle.split("&")).isSorted();
  }

  @Test
  void nonce_ofEachRequest_isAVersion4UuidOfItsOwn() {
    var signer = new RequestSigner("k", text -> text, InstantSource.system(), new Random(3));
    Set<String> nonces = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      String nonce = signer.headers(ProviderJson.newObject()).get(RequestSigner.NONCE);
      assertThat(UUID.fromString(nonce).version()).isEqualTo(4);
      assertThat(UUID.fromString(nonce).variant()).isEqualTo(2);
      assertThat(nonces.add(nonce)).isTrue();
    }
  }

  private JsonNode resource() throws Exception {
    try (InputStream in = getClass().getResourceAsStream("vectors.json")) {
      return new ObjectMapper().readTree(in);
    }
  }
}
