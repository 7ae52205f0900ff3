package com.mexar.payout.testkit.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.Business;
import com.mexar.payout.domain.Draft;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.Individual;
import com.mexar.payout.domain.Party;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.StepKind;
import com.mexar.payout.provider.Corridor;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.provider.InquiryRequest;
import com.mexar.payout.provider.PayoutProvider;
import com.mexar.payout.provider.ProviderContext;
import com.mexar.payout.provider.ProviderProfile.RepeatedReference;
import com.mexar.payout.provider.ProviderSettings;
import com.mexar.payout.provider.StepOutcome;
import com.mexar.payout.provider.StepRequest;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.provider.SettableClock;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;

/** One rig, its wire, the plug-in on it, and somebody who receives its callbacks. */
final class Bench implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(20);
  static final Duration IMPATIENCE = Duration.ofSeconds(1);

  private static final AtomicInteger COUNT = new AtomicInteger();

  final ProviderRig rig;
  final Wire wire;
  final PayoutProvider provider;
  final SettableClock clock = SettableClock.running();
  private final CallbackReceiver receiver;
  private final List<PayoutProvider> others = new ArrayList<>();

  Bench(RigFactory rigs) {
    receiver = new CallbackReceiver();
    rig = rigs.open(receiver.base());
    wire = new Wire(rig);
    provider = made(rig.settings(wire.address()), PATIENCE);
  }

  /** The same plug-in, which gives up after a second. */
  PayoutProvider impatient() {
    PayoutProvider impatient = made(rig.settings(wire.address()), IMPATIENCE);
    others.add(impatient);
    return impatient;
  }

  /** The same plug-in, whose provider is said to be elsewhere. */
  PayoutProvider at(URI address) {
    PayoutProvider misled = made(rig.settings(address), PATIENCE);
    others.add(misled);
    return misled;
  }

  /** The same plug-in as often as it has keys for its calls, each with a wrong one. */
  List<PayoutProvider> strangers() {
    return all(rig.settingsOfStrangers(wire.address()));
  }

  /** The same plug-in as often as it has keys for callbacks, each with a wrong one. */
  List<PayoutProvider> disbelievers() {
    return all(rig.settingsThatDisbelieveCallbacks(wire.address()));
  }

  private List<PayoutProvider> all(List<ProviderSettings> settings) {
    List<PayoutProvider> made = settings.stream().map(each -> made(each, PATIENCE)).toList();
    others.addAll(made);
    return made;
  }

  /** How often money was moved for an attempt. */
  int executions(AttemptReference reference) {
    return rig.executions(reference).size();
  }

  PayoutProvider made(ProviderSettings settings) {
    return made(settings, PATIENCE);
  }

  private PayoutProvider made(ProviderSettings settings, Duration callTimeout) {
    ProviderContext context =
        new ProviderContext(clock, new SecureRandom(), receiver.base(), callTimeout, true);
    return rig.factory().create(settings, context);
  }

  /** Waits for what a simulator does soon. */
  static ConditionFactory patiently() {
    return await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10));
  }

  static AttemptReference newReference() {
    return new AttemptReference("mx-contract-" + COUNT.incrementAndGet());
  }

  Corridor corridor(PayoutInstruction instruction) {
    return provider
        .profile()
        .corridorFor(instruction)
        .orElseThrow(
            () -> new AssertionError("the profile has no corridor for an instruction of the rig"));
  }

  StepRequest firstStep(AttemptReference reference, PayoutInstruction instruction) {
    StepKind step = corridor(instruction).drafted() ? StepKind.DRAFT : StepKind.EXECUTE;
    return new StepRequest(reference, instruction, step, null, Samples.TRACE);
  }

  static StepRequest confirm(
      AttemptReference reference, PayoutInstruction instruction, Draft draft) {
    return new StepRequest(reference, instruction, StepKind.EXECUTE, draft, Samples.TRACE);
  }

  static InquiryRequest inquiry(
      AttemptReference reference, PayoutInstruction instruction, @Nullable String transactionId) {
    return new InquiryRequest(reference, instruction, transactionId, Samples.TRACE);
  }

  /** The step that moves money, not made: what comes before it is. */
  StepRequest executingStep(AttemptReference reference, PayoutInstruction instruction) {
    StepRequest first = firstStep(reference, instruction);
    return first.step() == StepKind.EXECUTE
        ? first
        : confirm(reference, instruction, prepared(first).draft());
  }

  StepOutcome.Prepared prepared(StepRequest draft) {
    StepOutcome outcome = provider.submit(draft);
    assertThat(outcome)
        .as("a draft that nothing disturbs")
        .isInstanceOf(StepOutcome.Prepared.class);
    return (StepOutcome.Prepared) outcome;
  }

  /** Makes all steps; nothing disturbs them. */
  StepOutcome.Acknowledged pay(AttemptReference reference, PayoutInstruction instruction) {
    StepOutcome outcome = provider.submit(executingStep(reference, instruction));
    assertThat(outcome)
        .as("a payment that nothing disturbs")
        .isInstanceOf(StepOutcome.Acknowledged.class);
    return (StepOutcome.Acknowledged) outcome;
  }

  /**
   * Goes on as the engine does after a step whose outcome is not known: asks, makes the next step
   * of what is found, sends the first step again where nothing is known of it, until the provider
   * says that it is paid. Where a reference must not be used twice, what is not found is left.
   */
  void followToTheEnd(AttemptReference reference, PayoutInstruction instruction) {
    patiently().until(() -> isSettled(reference, instruction, ask(reference, instruction)));
  }

  private InquiryOutcome ask(AttemptReference reference, PayoutInstruction instruction) {
    return provider.inquire(inquiry(reference, instruction, null));
  }

  private boolean isSettled(
      AttemptReference reference, PayoutInstruction instruction, InquiryOutcome outcome) {
    if (outcome instanceof InquiryOutcome.Found found) {
      assertThat(found.evidence().kind())
          .as("what the provider says of an attempt of the rig")
          .isIn(EvidenceKind.ACKNOWLEDGED, EvidenceKind.ON_HOLD, EvidenceKind.PAID);
      return found.evidence().kind() == EvidenceKind.PAID;
    }
    if (outcome instanceof InquiryOutcome.Resumable resumable) {
      provider.submit(confirm(reference, instruction, resumable.draft()));
      return false;
    }
    if (outcome instanceof InquiryOutcome.NotFound) {
      assertThat(executions(reference)).as("executions of what is not found").isZero();
      if (provider.profile().repeatedReference() == RepeatedReference.UNKNOWN) {
        return true;
      }
      provider.submit(firstStep(reference, instruction));
    }
    return false;
  }

  /** At least so many callbacks, in the order of their arrival. */
  List<RawCallback> callbacks(int atLeast) {
    patiently().until(() -> receiver.received().size() >= atLeast);
    return receiver.received();
  }

  /** Neither the account nor the names of people nor our keys, and no page of somebody's server. */
  void assertSaysNothingSecret(Object outcome, PayoutInstruction instruction) {
    List<String> secret = new ArrayList<>(rig.secrets());
    secret.add(instruction.account().number());
    for (Party party : List.of(instruction.beneficiary(), instruction.sender())) {
      secret.add(
          party instanceof Individual person ? person.fullName() : ((Business) party).name());
    }
    assertThat(String.valueOf(outcome)).doesNotContain(secret).doesNotContain("<");
  }

  @Override
  public void close() {
    others.forEach(PayoutProvider::close);
    provider.close();
    wire.close();
    rig.close();
    receiver.close();
  }

  /** Opens a rig whose simulator sends its callbacks below this address. */
  interface RigFactory {
    ProviderRig open(URI callbacks);
  }
}
