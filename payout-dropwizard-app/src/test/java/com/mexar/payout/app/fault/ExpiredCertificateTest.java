package com.mexar.payout.app.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.app.TestGateway;
import com.mexar.payout.sandbox.Execution;
import com.mexar.payout.sandbox.transfez.TransfezSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The certificate of a provider's server runs out, and is renewed. */
class ExpiredCertificateTest {
  private static final HeldCertificate AUTHORITY =
      new HeldCertificate.Builder().certificateAuthority(0).build();

  @TempDir Path folder;

  @Test
  void certificate_expired_payoutsWaitUntilItIsRenewed() throws Exception {
    Path trusted = Files.writeString(folder.resolve("authority.pem"), AUTHORITY.certificatePem());
    try (TransfezSimulator provider = TransfezSimulator.builder().start();
        TlsFront front = new TlsFront(provider.baseUrl(), valid());
        TestGateway gateway =
            TestGateway.start(
                Map.of(
                    "TRANSFEZ_BASE_URL", front.address().toString(),
                    "TRANSFEZ_API_KEY", provider.apiKey(),
                    "TRANSFEZ_TLS_AUTHORITIES_FILE", trusted.toString()))) {
      Following payouts = new Following(gateway);
      String before = payouts.pay();
      payouts.awaitPaid(before);
      int seen = provider.ledger().requests().size();

      front.show(expired());
      String during = payouts.pay();
      JsonNode waiting = payouts.awaitWaiting(during, "PROVIDER_UNAVAILABLE");
      assertThat(waiting.path("status").asText()).isEqualTo("ACCEPTED");
      assertThat(waiting.path("attempts"))
          .isNotEmpty()
          .allMatch(attempt -> attempt.path("outcome").asText().equals("UNEXECUTED"));
      assertThat(provider.ledger().requests()).hasSize(seen);

      front.show(valid());
      payouts.awaitPaid(during);
      assertThat(provider.ledger().executions())
          .hasSize(2)
          .extracting(Execution::reference)
          .doesNotHaveDuplicates();
    }
  }

  private static HeldCertificate valid() {
    return certificate().build();
  }

  private static HeldCertificate expired() {
    Instant end = Instant.now().minus(Duration.ofMinutes(1));
    return certificate()
        .validityInterval(end.minus(Duration.ofDays(90)).toEpochMilli(), end.toEpochMilli())
        .build();
  }

  private static HeldCertificate.Builder certificate() {
    return new HeldCertificate.Builder().addSubjectAlternativeName("localhost").signedBy(AUTHORITY);
  }
}
