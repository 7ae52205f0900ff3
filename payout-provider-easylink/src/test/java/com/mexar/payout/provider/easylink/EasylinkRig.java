package com.mexar.payout.provider.easylink;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.provider.ProviderFactory;
import com.mexar.payout.provider.ProviderSettings;
import com.mexar.payout.sandbox.easylink.EasylinkSimulator;
import com.mexar.payout.sandbox.easylink.SimulatorKeys;
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
final class EasylinkRig implements ProviderRig {
  private static final Path STRANGERS_KEYS = strangersKeys();

  private final EasylinkSimulator simulator;

  EasylinkRig(URI callbacks) {
    simulator =
        EasylinkSimulator.builder()
            .credentials(Fixture.APP_ID, Fixture.APP_SECRET, Fixture.APP_KEY)
            .keys(Fixture.KEYS)
            .pace(Duration.ofMillis(5), Duration.ofMillis(5), Duration.ofMillis(20))
            .callbackUrl(callbacks)
            .start();
  }

  @Override
  public ProviderFactory factory() {
    return new EasylinkFactory();
  }

  @Override
  public ProviderSettings settings(URI baseUrl) {
    return Fixture.settings(baseUrl);
  }

  @Override
  public List<ProviderSettings> settingsOfStrangers(URI baseUrl) {
    return List.of(
        Fixture.settings(baseUrl, "app-secret", UUID.randomUUID().toString()),
        Fixture.settings(baseUrl, "app-key", UUID.randomUUID().toString()),
        Fixture.settings(
            baseUrl,
            "private-key-file",
            STRANGERS_KEYS.resolve("merchant-private.pem").toString()));
  }

  @Override
  public List<ProviderSettings> settingsThatDisbelieveCallbacks(URI baseUrl) {
    return List.of(
        Fixture.settings(
            baseUrl,
            "callback-public-key-file",
            STRANGERS_KEYS.resolve("easylink-public.pem").toString()));
  }

  @Override
  public URI simulator() {
    return simulator.baseUrl();
  }

  @Override
  public Map<String, PayoutInstruction> instructions() {
    return Map.of("bank", Fixture.INSTRUCTION, "abroad", Fixture.ABROAD);
  }

  @Override
  public RequestKind kindOf(CannedServer.Request request) {
    String path = request.line().split(" ", -1)[1];
    if (path.matches("/transfer/get-(domestic|international)-transfer")) {
      return RequestKind.INQUIRY;
    }
    return path.matches("(/v2)?/transfer/(create|confirm)-.*")
        ? RequestKind.STEP
        : RequestKind.OTHER;
  }

  @Override
  public List<MovedMoney> executions(AttemptReference reference) {
    return simulator.ledger().executionsOf(reference.value()).stream()
        .map(
            execution ->
                new MovedMoney(
                    execution.account().equals(Fixture.INSTRUCTION.account().number())
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
    return List.of(Fixture.APP_SECRET, Fixture.APP_KEY);
  }

  @Override
  public void close() {
    simulator.close();
  }

  private static Path strangersKeys() {
    try {
      Path folder = Files.createTempDirectory("stranger");
      SimulatorKeys.generate().writeTo(folder);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
