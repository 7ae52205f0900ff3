package com.mexar.payout.testkit.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * That the contract bites: a plug-in without a flaw keeps it, and with any one flaw it does not.
 */
class ProviderContractTest {

  @AfterEach
  void mend() {
    ToyContract.flaw = Flaw.NONE;
  }

  @Test
  void plugIn_withoutAFlaw_keepsTheContract() {
    TestExecutionSummary summary = run(selectClass(ToyContract.class));

    assertThat(summary.getTestsSucceededCount()).isGreaterThan(100);
    assertThat(
            summary.getFailures().stream()
                .map(
                    failure ->
                        failure.getTestIdentifier().getLegacyReportingName()
                            + ": "
                            + failure.getException())
                .collect(Collectors.joining("\n")))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void plugIn_withOneFlaw_isFound(Flaw flaw) {
    ToyContract.flaw = flaw;

    TestExecutionSummary summary = run(selectMethod(ToyContract.class, flaw.foundBy));

    assertThat(summary.getTestsFailedCount()).as("%s by %s", flaw, flaw.foundBy).isPositive();
  }

  private static TestExecutionSummary run(DiscoverySelector selector) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(LauncherDiscoveryRequestBuilder.request().selectors(selector).build(), listener);
    return listener.getSummary();
  }
}
