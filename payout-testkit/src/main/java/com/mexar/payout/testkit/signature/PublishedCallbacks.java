package com.mexar.payout.testkit.signature;

import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.settings.Secret;
import com.mexar.payout.signature.PemKeys;
import com.mexar.payout.signature.VerificationKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Signed requests as their standards print them, with their keys. */
public final class PublishedCallbacks {
  /** When the examples of Standard Webhooks were signed. */
  public static final Instant STANDARD_WEBHOOK_AT = Instant.ofEpochSecond(1614265330);

  /** When the examples of RFC 9421, B.2, were signed. */
  public static final Instant RFC_9421_AT = Instant.ofEpochSecond(1618884473);

  private static final String WEBHOOK_ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";

  private PublishedCallbacks() {}

  /** The secret of {@link #standardWebhookV1()}. */
  public static Secret standardWebhookSecret() {
    return new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  }

  /** The private key of {@link #standardWebhookV1a()}. */
  public static Secret standardWebhookPrivateKey() {
    return new Secret("whsk_VEVTVFNJR05JTkdLRVlET05PVFVTRVRISVNGT1JBTlk=");
  }

  public static RawCallback standardWebhookV1() {
    return standardWebhook("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  public static RawCallback standardWebhookV1a() {
    return standardWebhook(
        "v1a,tQ9V2XOqn7jL/DQenEFpqIugdBVtiMmER5mhSkXBNwM0mkATuDe6KYYUuxqtaiHeYGb7KaaBRdM5WqyeFiL8"
            + "Ag==");
  }

  /** The example with this header of signatures. */
  public static RawCallback standardWebhook(String signatures) {
    return new RawCallback(
        "POST",
        "/callbacks/acme",
        "",
        Map.of(
            "webhook-id", List.of(WEBHOOK_ID),
            "webhook-timestamp", List.of("1614265330"),
            "webhook-signature", List.of(signatures)),
        Bytes.text("{\"test\": 2432232314}"),
        "192.0.2.1");
  }

  /** The key of RFC 9421, B.1.2, which signs by RSASSA-PSS over SHA-512. */
  public static VerificationKey rfc9421RsaKey() {
    return PemKeys.publicKey(
        """
        -----BEGIN PUBLIC KEY-----
        MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAr4tmm3r20Wd/PbqvP1s2
        +QEtvpuRaV8Yq40gjUR8y2Rjxa6dpG2GXHbPfvMs8ct+Lh1GH45x28Rw3Ry53mm+
        oAXjyQ86OnDkZ5N8lYbggD4O3w6M6pAvLkhk95AndTrifbIFPNU8PPMO7OyrFAHq
        gDsznjPFmTOtCEcN2Z1FpWgchwuYLPL+Wokqltd11nqqzi+bJ9cvSKADYdUAAN5W
        Utzdpiy6LbTgSxP7ociU4Tn0g5I6aDZJ7A8Lzo0KSyZYoA485mqcO0GVAdVw9lq4
        aOT9v6d+nb4bnNkQVklLQ3fVAvJm+xdDOp9LCNCN48V2pnDOkFV6+U9nV5oyc6XI
        2wIDAQAB
        -----END PUBLIC KEY-----
        """);
  }

  /** RFC 9421, B.2.3: the whole request is covered, its digest among the rest. */
  public static RawCallback rfc9421FullCoverage() {
    return rfc9421(
        "sig-b23=(\"date\" \"@method\" \"@path\" \"@query\" \"@authority\" \"content-type\""
            + " \"content-digest\" \"content-length\");created=1618884473"
            + ";keyid=\"test-key-rsa-pss\"",
        "sig-b23=:bbN8oArOxYoyylQQUU6QYwrTuaxLwjAC9fbY2F6SVWvh0yBiMIRGOnMYwZ/5MR6fb0Kh1rIRASVxFkeG"
            + "t683+qRpRRU5p2voTp768ZrCUb38K0fUxN0O0iC59DzYx8DFll5GmydPxSmme9v6ULbMFkl+V5B1TP/yPViV"
            + "7KsLNmvKiLJH1pFkh/aYA2HXXZzNBXmIkoQoLd7YfW91kE9o/CCoC1xMy7JA1ipwvKvfrs65ldmlu9bpG6A9"
            + "BmzhuzF8Eim5f8ui9eH8LZH896+QIF61ka39VBrohr9iyMUJpvRX2Zbhl5ZJzSRxpJyoEZAFL2FUo5fTIzts"
            + "DZKEgM4cUA==:");
  }

  /** RFC 9421, B.2.1: genuine, and covers nothing at all. */
  public static RawCallback rfc9421NoCoverage() {
    return rfc9421(
        "sig-b21=();created=1618884473;keyid=\"test-key-rsa-pss\";nonce=\"b3k2pp5k7z-50gnwp.yemd\"",
        "sig-b21=:d2pmTvmbncD3xQm8E9ZV2828BjQWGgiwAaw5bAkgibUopemLJcWDy/lkbbHAve4cRAtx31Iq786U7it+"
            + "+wgGxbtRxf8Udx7zFZsckzXaJMkA7ChG52eSkFxykJeNqsrWH5S+oxNFlD4dzVuwe8DhTSja8xxbR/Z2cOGd"
            + "CbzR72rgFWhzx2VjBqJzsPLMIQKhO4DGezXehhWwE56YCE+O6c0mKZsfxVrogUvA4HELjVKWmAvtl6UnCh8j"
            + "YzuVG5WSb/QEVPnP5TmcAnLH1g+s++v6d4s8m0gCw1fV5/SITLq9mhho8K3+7EPYTU8IU1bLhdxO5Nyt8C8s"
            + "sinQ98Xw9Q==:");
  }

  private static RawCallback rfc9421(String input, String signature) {
    return new RawCallback(
        "POST",
        "/foo",
        "param=Value&Pet=dog",
        Map.of(
            "host", List.of("example.com"),
            "date", List.of("Tue, 20 Apr 2021 02:07:55 GMT"),
            "content-type", List.of("application/json"),
            "content-digest",
                List.of(
                    "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyea"
                        + "ldVLvRwEmTHWXvJwew==:"),
            "content-length", List.of("18"),
            "signature-input", List.of(input),
            "signature", List.of(signature)),
        Bytes.text("{\"hello\": \"world\"}"),
        "192.0.2.1");
  }
}
