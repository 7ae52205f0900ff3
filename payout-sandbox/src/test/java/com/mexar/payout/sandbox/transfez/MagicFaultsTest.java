package com.mexar.payout.sandbox.transfez;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mexar.payout.sandbox.Behaviour.Breaks;
import com.mexar.payout.sandbox.Fault;
import com.mexar.payout.sandbox.MagicAccount;
import com.mexar.payout.sandbox.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MagicFaultsTest {

  private static final Duration SLOWNESS = Duration.ofMillis(60);
  private static final TransfezSimulator SIMULATOR =
      TransfezSimulator.builder().slowness(SLOWNESS).start();

  private final Partner partner = new Partner(SIMULATOR);

  @AfterAll
  static void stop() {
    SIMULATOR.close();
  }

  static Stream<MagicAccount> drafts() {
    return breaking(Step.DRAFT);
  }

  static Stream<MagicAccount> confirms() {
    return breaking(Step.CONFIRM);
  }

  static Stream<MagicAccount> inquiries() {
    return breaking(Step.INQUIRY);
  }

  @ParameterizedTest
  @MethodSource("drafts")
  void draft_breaks_andExistsIffExecuted(MagicAccount magic) throws IOException {
    Breaks breaks = (Breaks) magic.behaviour();
    String reference = "draft-" + magic;
    Sight first = Sight.of(() -> partner.draft(reference, magic.number()));
    first.isWhat(breaks.fault());
    boolean executed = breaks.fault().execution() != Fault.Execution.NONE;
    assertThat(partner.byReference(reference).status()).isEqualTo(executed ? 200 : 404);
    Sight second = Sight.of(() -> partner.draft(reference, magic.number()));
    if (!breaks.always()) {
      assertThat(second.isGood()).isEqualTo(!executed);
      assertThat(second.answer().orElseThrow().status()).isEqualTo(executed ? 422 : 200);
    } else if (!executed) {
      second.isWhat(breaks.fault());
    }
    assertThat(SIMULATOR.ledger().executionsOf(reference)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("confirms")
  void confirm_breaks_andDebitsIffExecuted(MagicAccount magic) throws IOException {
    Breaks breaks = (Breaks) magic.behaviour();
    String reference = "confirm-" + magic;
    long id = partner.draft(reference, magic.number()).data().path("id").asLong();
    Sight first = Sight.of(() -> partner.confirm(id));
    first.isWhat(breaks.fault());
    boolean executed = breaks.fault().execution() != Fault.Execution.NONE;
    assertThat(SIMULATOR.ledger().executionsOf(reference)).hasSize(executed ? 1 : 0);
    Sight second = Sight.of(() -> partner.confirm(id));
    if (!breaks.always()) {
      assertThat(second.isGood()).isEqualTo(!executed);
    } else if (!executed) {
      second.isWhat(breaks.fault());
    }
    int executions = executed || !breaks.always() ? 1 : 0;
    assertThat(SIMULATOR.ledger().executionsOf(reference)).hasSize(executions);
  }

  @ParameterizedTest
  @MethodSource("inquiries")
  void inquiry_breaks_whileThePaymentGoesOn(MagicAccount magic) throws IOException {
    Breaks breaks = (Breaks) magic.behaviour();
    String reference = "inquiry-" + magic;
    partner.pay(reference, magic.number());
    Sight first = Sight.of(() -> partner.byReference(reference));
    // The JDK's client repeats a GET whose kept connection was cut, so that the first cut is
    // unseen.
    if (breaks.fault() != Fault.CUT_BEFORE || breaks.always()) {
      first.isWhat(breaks.fault());
    }
    if (!breaks.always()) {
      assertThat(Sight.of(() -> partner.byReference(reference)).isGood()).isTrue();
    }
    assertThat(SIMULATOR.ledger().executionsOf(reference)).hasSize(1);
  }

  @Test
  void confirm_late_isExecutedOnlyAfterTheDelay() throws Exception {
    try (TransfezSimulator slow = TransfezSimulator.builder().timer((delay, task) -> {}).start()) {
      Partner other = new Partner(slow);
      long id = other.draft("r", MagicAccount.CONFIRM_LATE.number()).data().path("id").asLong();
      Thread caller = new Thread(() -> Sight.of(() -> other.confirm(id)));
      caller.start();
      await().until(() -> slow.ledger().count(Step.CONFIRM) == 1);
      assertThat(slow.ledger().executions()).isEmpty();
      slow.close();
      caller.join();
    }
  }

  @Test
  void slowAnswers_holdNobodyUp() throws Exception {
    try (TransfezSimulator slow =
        TransfezSimulator.builder().slowness(Duration.ofHours(1)).start()) {
      Partner other = new Partner(slow);
      Thread[] callers = new Thread[40];
      for (int i = 0; i < callers.length; i++) {
        String reference = "r-" + i;
        callers[i] =
            new Thread(
                () -> Sight.of(() -> other.draft(reference, MagicAccount.DRAFT_SLOW.number())));
        callers[i].start();
      }
      await().until(() -> slow.ledger().count(Step.DRAFT) == callers.length);
      assertThat(other.get("/ping").status()).isEqualTo(200);
      slow.close();
      for (Thread caller : callers) {
        caller.join();
      }
    }
  }

  private static Stream<MagicAccount> breaking(Step step) {
    return Stream.of(MagicAccount.values())
        .filter(magic -> magic.behaviour() instanceof Breaks breaks && breaks.step() == step);
  }
}
