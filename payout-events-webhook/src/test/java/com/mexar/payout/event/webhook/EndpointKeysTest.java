package com.mexar.payout.event.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.settings.Secret;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.webhook.Endpoint;
import com.mexar.payout.webhook.EndpointSecret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EndpointKeysTest {
  private static final Duration DAY = Duration.ofDays(1);
  private final SplittableRandom random = new SplittableRandom(9);

  @Test
  void replaced_secret_signsOnForTheOverlap() {
    Secret old = SignatureScheme.V1.draw(random);
    Secret fresh = SignatureScheme.V1.draw(random);
    assertThat(replaced(Endpoints.with(old), fresh))
        .containsExactly(
            new EndpointSecret(fresh, null), new EndpointSecret(old, Samples.AT.plus(DAY)));
  }

  @Test
  void replaced_secretThatIsOneTooMany_isDropped() {
    Secret ended = SignatureScheme.V1.draw(random);
    Secret fresh = SignatureScheme.V1.draw(random);
    Endpoint endpoint =
        Endpoints.with(
            new EndpointSecret(SignatureScheme.V1.draw(random), null),
            new EndpointSecret(SignatureScheme.V1.draw(random), Samples.AT.plusSeconds(9)),
            new EndpointSecret(SignatureScheme.V1.draw(random), Samples.AT.plusSeconds(8)),
            new EndpointSecret(ended, Samples.AT));
    List<EndpointSecret> secrets = replaced(endpoint, fresh);
    assertThat(secrets).hasSize(3).extracting(EndpointSecret::text).doesNotContain(ended);
  }

  @Test
  void replaced_withoutOverlap_endsTheOldOneAtOnce() {
    Secret fresh = SignatureScheme.V1.draw(random);
    Secret old = SignatureScheme.V1.draw(random);
    assertThat(
            EndpointKeys.replaced(
                Endpoints.with(old), Map.of(SignatureScheme.V1, fresh), Samples.AT, Duration.ZERO))
        .containsExactly(new EndpointSecret(fresh, null), new EndpointSecret(old, Samples.AT));
  }

  @Test
  void drawn_bothSchemes_areShownEachInItsForm() {
    Endpoint endpoint =
        Endpoints.with(
            EndpointKeys.drawn(Set.of(SignatureScheme.V1, SignatureScheme.V1A), random)
                .toArray(EndpointSecret[]::new));
    assertThat(EndpointKeys.schemes(endpoint))
        .containsExactly(SignatureScheme.V1, SignatureScheme.V1A);
    assertThat(EndpointKeys.sharedSecret(endpoint).orElseThrow()).startsWith("whsec_");
    assertThat(EndpointKeys.publicKey(endpoint).orElseThrow()).startsWith("whpk_");
    assertThat(endpoint.toString()).doesNotContain("wh").doesNotContain("t0ken");
  }

  private static List<EndpointSecret> replaced(Endpoint endpoint, Secret fresh) {
    return EndpointKeys.replaced(endpoint, Map.of(SignatureScheme.V1, fresh), Samples.AT, DAY);
  }
}
