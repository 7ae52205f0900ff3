package com.mexar.payout.provider.transfez;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.BankAccount;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.provider.ProviderFactory;
import com.mexar.payout.provider.ProviderSettings;
import com.mexar.payout.sandbox.transfez.TransfezSimulator;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.plugin.MovedMoney;
import com.mexar.payout.testkit.plugin.OutcomeRow;
import com.mexar.payout.testkit.plugin.ProviderRig;
import com.mexar.payout.testkit.plugin.RequestKind;
import com.mexar.payout.testkit.provider.CannedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The plug-in and the simulator, for the contract. */
final class TransfezRig implements ProviderRig {
  static final PayoutInstruction BANK =
      Samples.anInstruction()
          .amount("IDR", "20000")
          .account(BankAccount.of("bca", "0011223344"))
          .build();

  private static final Path FOLDER = folder();

  private final TransfezSimulator simulator =
      TransfezSimulator.builder()
          .apiKey(Fixture.API_KEY)
          .pace(Duration.ofMillis(5), Duration.ofMillis(5), Duration.ofMillis(20))
          .start();

  @Override
  public ProviderFactory factory() {
    return new TransfezFactory();
  }

  @Override
  public ProviderSettings settings(URI baseUrl) {
    return Fixture.settings(baseUrl, Abroad.settings(FOLDER));
  }

  @Override
  public List<ProviderSettings> settingsOfStrangers(URI baseUrl) {
    return List.of(
        Fixture.settings(
            baseUrl.toString(), UUID.randomUUID().toString(), Abroad.settings(FOLDER)));
  }

  @Override
  public List<ProviderSettings> settingsThatDisbelieveCallbacks(URI baseUrl) {
    return List.of(
        Fixture.settings(
            baseUrl, Abroad.settings(FOLDER, "callback-keys", "k1=" + UUID.randomUUID())));
  }

  @Override
  public URI simulator() {
    return simulator.baseUrl();
  }

  @Override
  public Map<String, PayoutInstruction> instructions() {
    return Map.of("bank", BANK, "abroad", Abroad.sample().build());
  }

  @Override
  public RequestKind kindOf(CannedServer.Request request) {
    if (request.isFor("GET /api/v1/transactions/")) {
      return RequestKind.INQUIRY;
    }
    return request.isFor("POST /api/v1/transactions") && !request.line().contains("/cancel ")
        ? RequestKind.STEP
        : RequestKind.OTHER;
  }

  @Override
  public List<MovedMoney> executions(AttemptReference reference) {
    return simulator.ledger().executionsOf(reference.value()).stream()
        .map(
            execution ->
                new MovedMoney(
                    execution.account().equals(BANK.account().number())
                        ? Samples.money("IDR", execution.debit().amount().toPlainString())
                        : null,
                    execution.account()))
        .toList();
  }

  @Override
  public List<OutcomeRow> outcomes() {
    return OutcomeTable.rows();
  }

  @Override
  public List<String> secrets() {
    return List.of(Fixture.API_KEY);
  }

  @Override
  public void close() {
    simulator.close();
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("transfez");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
