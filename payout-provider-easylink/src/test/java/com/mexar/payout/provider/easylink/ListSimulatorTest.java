package com.mexar.payout.provider.easylink;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.provider.StepOutcome;
import com.mexar.payout.provider.TransactionsOutcome.Entry;
import com.mexar.payout.provider.TransactionsOutcome.Listed;
import com.mexar.payout.provider.TransactionsOutcome.NoAnswer;
import com.mexar.payout.sandbox.Fault;
import com.mexar.payout.sandbox.Step;
import com.mexar.payout.sandbox.easylink.EasylinkSimulator;
import com.mexar.payout.testkit.provider.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list against a provider that shares no code with the plug-in. */
class ListSimulatorTest {
  private final SettableClock clock = SettableClock.standing(Instant.parse("2026-11-22T10:00:00Z"));
  private final EasylinkSimulator simulator =
      EasylinkSimulator.builder()
          .credentials(Fixture.APP_ID, Fixture.APP_SECRET, Fixture.APP_KEY)
          .keys(Fixture.KEYS)
          .clock(clock)
          .timer((delay, task) -> {})
          .start();

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void transfers_ofBothKinds_areListedAsTheyAreInquired() {
    try (EasylinkProvider provider = provider(Duration.ofSeconds(20))) {
      create(provider, "mx-home");
      draft(provider, "mx-drafted");
      var confirmed = draft(provider, "mx-confirmed");
      provider.submit(Fixture.confirm("mx-confirmed", Fixture.ABROAD, confirmed.draft()));
      simulator.move("mx-home", 7);
      var home =
          (InquiryOutcome.Found) provider.inquire(Fixture.inquiry("mx-home", Fixture.INSTRUCTION));

      var listed = (Listed) provider.transactions(null, 50);

      assertThat(((Listed) provider.transactions(listed.next(), 50)).next()).isNull();
      assertThat(listed.entries())
          .containsExactly(
              abroad("mx-confirmed", EvidenceKind.ACKNOWLEDGED),
              abroad("mx-drafted", EvidenceKind.PREPARED),
              new Entry(
                  home.evidence().transactionId(),
                  new AttemptReference("mx-home"),
                  EvidenceKind.PAID,
                  true,
                  Fixture.INSTRUCTION.amount()));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void pages_followed_listEachTransferOfTheWindowOnce(boolean integers) {
    try (EasylinkProvider provider =
        provider(
            Duration.ofSeconds(20),
            "transaction-list-window",
            "1h",
            "transaction-list-integers",
            Boolean.toString(integers))) {
      create(provider, "mx-old");
      clock.advance(Duration.ofMinutes(61));
      for (String name : new String[] {"mx-1", "mx-2", "mx-3", "mx-4"}) {
        create(provider, name);
      }
      List<String> names = new ArrayList<>();
      Listed page = (Listed) provider.transactions(null, 2);
      clock.advance(Duration.ofMillis(1));
      // of the window that the listing began with, so no place moves
      create(provider, "mx-later");
      while (true) {
        page.entries().forEach(entry -> names.add(entry.reference().value()));
        if (page.next() == null) {
          break;
        }
        page = (Listed) provider.transactions(page.next(), 2);
      }

      assertThat(names).containsExactly("mx-4", "mx-3", "mx-2", "mx-1");
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void list_brokenOnTheWire_isNoAnswerInTime(Fault fault) {
    boolean late =
        List.of(Fault.SLOW, Fault.LATE, Fault.HANG_BEFORE, Fault.HANG_AFTER).contains(fault);
    simulator.faults().always(Step.LIST, fault);
    try (EasylinkProvider provider = provider(Duration.ofMillis(late ? 300 : 20_000))) {
      assertThat(provider.transactions(null, 1)).isInstanceOf(NoAnswer.class);
    }
  }

  private static void create(EasylinkProvider provider, String reference) {
    assertThat(provider.submit(Fixture.create(reference, Fixture.INSTRUCTION)))
        .isInstanceOf(StepOutcome.Acknowledged.class);
  }

  private static StepOutcome.Prepared draft(EasylinkProvider provider, String reference) {
    return (StepOutcome.Prepared) provider.submit(Fixture.draft(reference, Fixture.ABROAD));
  }

  private static Entry abroad(String reference, EvidenceKind kind) {
    return new Entry(
        reference, new AttemptReference(reference), kind, true, Fixture.ABROAD.amount());
  }

  private EasylinkProvider provider(Duration callTimeout, String... settings) {
    return Fixture.provider(
        Fixture.settings(simulator.baseUrl(), settings), Fixture.context(callTimeout, clock));
  }
}
