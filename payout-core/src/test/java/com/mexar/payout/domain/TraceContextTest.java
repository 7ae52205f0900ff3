package com.mexar.payout.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
  private static final String SAMPLED = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @Test
  void header_wellFormed_isReadAndWrittenAlike() {
    assertThat(TraceContext.parse(SAMPLED)).map(TraceContext::header).contains(SAMPLED);
    String unsampled = SAMPLED.replace("-01", "-00");
    assertThat(TraceContext.parse(unsampled)).map(TraceContext::header).contains(unsampled);
  }

  @Test
  void header_withFlagsOfTheFuture_keepsTheSampledBitAlone() {
    assertThat(TraceContext.parse(SAMPLED.replace("-01", "-ff")))
        .map(TraceContext::header)
        .contains(SAMPLED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-what-the-future-brings"
      })
  void header_ofALaterVersion_isReadAsFarAsItIsKnown(String header) {
    assertThat(TraceContext.parse(header)).map(TraceContext::header).contains(SAMPLED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
        "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01.more",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1",
        " 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
      })
  void header_malformed_countsAsAbsent(String header) {
    assertThat(TraceContext.parse(header)).isEmpty();
  }

  @Test
  void header_tooLong_countsAsAbsent() {
    assertThat(TraceContext.parse(SAMPLED.replaceFirst("00", "cc") + "-" + "x".repeat(1_000)))
        .isEmpty();
  }

  @Test
  void traceOfAPayout_isItsId() {
    UUID id = UUID.fromString("019ab2c3-0000-7000-8000-000000000002");
    assertThat(TraceContext.of(new PayoutId(id)).header())
        .isEqualTo("00-019ab2c3000070008000000000000002-8000000000000002-00");
  }

  @Test
  void child_isOfTheSameTraceUnderAnotherSpan() {
    TraceContext parent = TraceContext.parse(SAMPLED).orElseThrow();
    TraceContext child = parent.child(UUID.fromString("019ab2c3-0000-7000-8000-000000000002"));
    assertThat(child.traceId()).isEqualTo(parent.traceId());
    assertThat(child.spanId()).isEqualTo("8000000000000002");
    assertThat(child.sampled()).isTrue();
  }
}
