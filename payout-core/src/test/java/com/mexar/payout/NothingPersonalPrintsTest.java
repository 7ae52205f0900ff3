package com.mexar.payout;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.callback.CallbackReply;
import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.callback.VerifiedCallback;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.StepKind;
import com.mexar.payout.domain.Wallet;
import com.mexar.payout.event.Event;
import com.mexar.payout.event.EventType;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.fixture.Samples;
import com.mexar.payout.provider.InquiryRequest;
import com.mexar.payout.provider.StepRequest;
import com.mexar.payout.provider.Terms;
import com.mexar.payout.settings.Secret;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NothingPersonalPrintsTest {
  private static final AttemptReference REFERENCE = new AttemptReference("mx-1");

  @Test
  void instruction_andEveryRecordInIt_printsNothingPersonal() throws Exception {
    List<Object> all = new ArrayList<>();
    walk(Samples.full(), all);

    assertThat(all).hasSizeGreaterThan(15);
    all.forEach(NothingPersonalPrintsTest::assertSilent);
  }

  @Test
  void whatCarriesAnInstruction_printsNothingPersonal() {
    PayoutInstruction full = Samples.full();
    Payout payout =
        Payout.accepted(new PayoutId(new UUID(1, 2)), new ClientId("core"), full, Instant.EPOCH);
    Event event =
        new Event(
            new UUID(3, 4),
            payout.id(),
            payout.client(),
            EventType.ACCEPTED,
            1,
            Instant.EPOCH,
            "{\"name\":\"" + Samples.PERSONAL + "\",\"number\":\"" + Samples.NUMBER + "\"}",
            payout.trace());

    assertSilent(payout);
    assertSilent(event);
    assertSilent(new LoggedEvent(1, event));
    assertSilent(new StepRequest(REFERENCE, full, StepKind.EXECUTE, null, payout.trace()));
    assertSilent(new InquiryRequest(REFERENCE, full, null, payout.trace()));
    assertSilent(new Terms(full.amount(), full.account().number()));
    assertSilent(new Wallet("ovo", Samples.NUMBER));
  }

  @Test
  void secretsAndCallbacks_printNothing() {
    RawCallback raw =
        new RawCallback(
            "POST",
            "/callbacks/transfez/" + Samples.PERSONAL,
            "token=" + Samples.PERSONAL,
            Map.of("authorization", List.of(Samples.PERSONAL)),
            Samples.PERSONAL.getBytes(StandardCharsets.UTF_8),
            "192.0.2.1");

    assertSilent(raw);
    assertSilent(VerifiedCallback.fromInbox(raw, REFERENCE, false));
    assertSilent(new Secret(Samples.PERSONAL));
    assertSilent(CallbackReply.NO_CONTENT);
  }

  private static void walk(Object value, List<Object> all) throws Exception {
    if (value instanceof Record) {
      all.add(value);
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        walk(component.getAccessor().invoke(value), all);
      }
    }
  }

  private static void assertSilent(Object value) {
    assertThat(String.valueOf(value))
        .as("%s prints", value.getClass().getSimpleName())
        .doesNotContain(Samples.PERSONAL, Samples.NUMBER, Samples.NUMBER.substring(0, 9), "12345")
        .doesNotContain("1987", "2031");
  }
}
