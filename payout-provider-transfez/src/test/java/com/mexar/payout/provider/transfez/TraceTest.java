package com.mexar.payout.provider.transfez;

import static com.mexar.payout.testkit.provider.CannedServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.provider.CannedServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which calls carry the trace of their payout. */
class TraceTest {
  private static final String TRACEPARENT =
      "(?i)\r\ntraceparent: " + Samples.TRACE.header() + "\r\n";

  @Test
  void calls_ofAPayout_carryItsTraceAndOthersNone() {
    assertThat(requests())
        .hasSize(8)
        .allSatisfy(
            request -> {
              if (request.line().contains("/transactions")) {
                assertThat(request.head()).containsPattern(TRACEPARENT);
              } else {
                assertThat(request.head()).doesNotContainIgnoringCase("traceparent");
              }
            })
        .filteredOn(request -> request.line().contains("/transactions"))
        .hasSize(5);
  }

  @Test
  void calls_whereTheSettingSaysNo_carryNoTrace() {
    assertThat(requests("traceparent", "false"))
        .hasSize(8)
        .allSatisfy(
            request -> assertThat(request.head()).doesNotContainIgnoringCase("traceparent"));
  }

  /** Of the list, a draft, a confirm, two inquiries, a cancellation, an account, the balances. */
  private static List<CannedServer.Request> requests(String... settings) {
    try (CannedServer server = Canned.withBanks(json(200, Answers.in("created")));
        TransfezProvider provider = Fixture.provider(Canned.url(server), settings)) {
      provider.submit(Fixture.draft());
      provider.submit(Fixture.confirm());
      provider.inquire(Fixture.inquiry("14"));
      provider.inquire(Fixture.inquiry(null));
      provider.cancelDraft(Fixture.inquiry("14"));
      provider.inquireAccount(
          Fixture.INSTRUCTION.beneficiary().country(), Fixture.INSTRUCTION.account());
      provider.balances();
      return List.copyOf(server.requests());
    }
  }
}
