package com.mexar.payout.sandbox.transfez;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mexar.payout.sandbox.Execution;
import com.mexar.payout.sandbox.MagicAccount;
import com.mexar.payout.sandbox.ManualTimer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptSimulatorTest {

  @TempDir private Path folder;

  @Test
  void restart_withFolder_knowsEverything_andGoesOn() throws IOException {
    ManualTimer stopped = new ManualTimer();
    long balance;
    try (TransfezSimulator first = builder().timer(stopped).start()) {
      Partner partner = new Partner(first);
      partner.draft("draft", "0011223344");
      partner.pay("paid", "0011223344");
      partner.pay("declined", MagicAccount.DECLINED_9.number());
      stopped.runAll();
      partner.pay("open", "0011223344");
      stopped.runNext();
      first.declineNext(3);
      partner.pay("to-decline", "0011223344");
      balance = first.balance();
    }
    Files.writeString(
        folder.resolve("transfez-simulator.jsonl"), "{\"bal", StandardOpenOption.APPEND);
    ManualTimer timer = new ManualTimer();
    try (TransfezSimulator second = builder().balance(1).timer(timer).start()) {
      Partner partner = new Partner(second);
      assertThat(second.balance()).isEqualTo(balance);
      assertThat(partner.state("draft")).isEqualTo("created");
      assertThat(partner.state("paid")).isEqualTo("completed");
      assertThat(partner.byReference("declined").data().path("error_code").asInt()).isEqualTo(9);
      assertThat(partner.state("open")).isEqualTo("submitted");
      assertThat(second.ledger().executions()).hasSize(4);
      assertThat(partner.draft("paid", "0011223344").status()).isEqualTo(422);
      timer.runAll();
      assertThat(partner.state("open")).isEqualTo("completed");
      assertThat(partner.state("to-decline")).isEqualTo("declined");
      assertThat(second.ledger().executionsOf("open").get(0).outcome())
          .isEqualTo(Execution.Outcome.PAID);
      assertThat(partner.draft("new", "0011223344").data().path("id").asLong()).isEqualTo(6);
    }
  }

  @Test
  void process_killed_isThereAgainWithItsTransactions() throws Exception {
    Process first = start();
    String base = up(first);
    Partner partner = new Partner(base, "test-key");
    partner.pay("r", "0011223344");
    first.destroyForcibly();
    assertThat(first.waitFor(10, TimeUnit.SECONDS)).isTrue();
    Process second = start();
    Partner again = new Partner(up(second), "test-key");
    await().until(() -> again.state("r").equals("completed"));
    second.destroy();
    assertThat(second.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  private TransfezSimulatorBuilder builder() {
    return TransfezSimulator.builder().folder(folder);
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            TransfezSimulatorMain.class.getName(),
            "--port=0",
            "--api-key=test-key",
            "--data=" + folder)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static String up(Process process) throws IOException {
    BufferedReader output = process.inputReader();
    String line = output.readLine();
    assertThat(line).startsWith("TransfeZ simulator is up on http://127.0.0.1:");
    return line.substring(line.indexOf("http"));
  }
}
