package com.mexar.payout.sandbox.demo;

import com.mexar.payout.sandbox.Execution;
import com.mexar.payout.sandbox.Ledger;
import com.mexar.payout.sandbox.Step;
import com.mexar.payout.sandbox.easylink.EasylinkSimulator;
import com.mexar.payout.sandbox.transfez.TransfezSimulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The simulated providers, and what the gateway has to be told of them. */
record Simulators(TransfezSimulator transfez, EasylinkSimulator easylink) {

  /** Slow enough for a person to see a payout pending. */
  private static final Duration SUBMITTED = Duration.ofMillis(150);

  private static final Duration SETTLED = Duration.ofMillis(350);

  static Simulators start(Path data, Opened opened) throws Exception {
    TransfezSimulator transfez =
        opened.open(
            () ->
                TransfezSimulator.builder()
                    .folder(data.resolve("transfez"))
                    .pace(SUBMITTED, SETTLED, SETTLED)
                    .start());
    EasylinkSimulator easylink =
        opened.open(() -> EasylinkSimulator.builder().pace(SUBMITTED, SUBMITTED, SETTLED).start());
    return new Simulators(transfez, easylink);
  }

  Ledger ledger(Provider provider) {
    return switch (provider) {
      case TRANSFEZ -> transfez.ledger();
      case EASYLINK -> easylink.ledger();
    };
  }

  /** What any provider executed into this account. */
  List<Execution> executions(String account) {
    return Stream.of(Provider.values())
        .flatMap(provider -> executions(provider, account).stream())
        .toList();
  }

  /** What this provider did. */
  List<Execution> executions(Provider provider, String account) {
    return ledger(provider).executions().stream()
        .filter(one -> one.account().equals(account))
        .toList();
  }

  /** How many drafts and payments a provider was asked for since then, by whomever. */
  long steps(Provider provider, Instant since) {
    return ledger(provider).requests().stream()
        .filter(one -> one.step() == Step.DRAFT || one.step() == Step.CONFIRM)
        .filter(one -> !one.at().isBefore(since))
        .count();
  }

  /** EasyLink is told once where its merchant is called back; TransfeZ with every payout. */
  void callBack(URI gateway) {
    easylink.callbackUrl(gateway.resolve("/callbacks/" + Provider.EASYLINK.key()));
  }

  /**
   * The gateway's settings for both.
   *
   * @param folder where EasyLink's keys and the map of its banks are written
   * @param callbackKeys with which the gateway signs the addresses that it gives to TransfeZ
   */
  Map<String, String> settings(Path folder, String callbackKeys) throws IOException {
    easylink.keys().writeTo(folder);
    Path banks = Files.writeString(folder.resolve("institutions"), "ID.bank.bca=BANK BCA\n");
    Map<String, String> settings = new HashMap<>();
    settings.put("PAYOUT_PROVIDERS", Provider.TRANSFEZ.key() + "," + Provider.EASYLINK.key());
    settings.put("PAYOUT_INITIALLY_ACTIVE", Provider.TRANSFEZ.key());
    settings.put("TRANSFEZ_BASE_URL", transfez.baseUrl().toString());
    settings.put("TRANSFEZ_API_KEY", transfez.apiKey());
    settings.put("TRANSFEZ_CALLBACK_KEYS", callbackKeys);
    settings.put("EASYLINK_BASE_URL", easylink.baseUrl().toString());
    settings.put("EASYLINK_APP_ID", easylink.appId());
    settings.put("EASYLINK_APP_SECRET", easylink.appSecret());
    settings.put("EASYLINK_APP_KEY", easylink.appKey());
    settings.put("EASYLINK_PRIVATE_KEY_FILE", file(folder, "merchant-private.pem"));
    settings.put("EASYLINK_CALLBACK_PUBLIC_KEY_FILE", file(folder, "easylink-public.pem"));
    settings.put("EASYLINK_INSTITUTION_MAP_FILE", banks.toString());
    return settings;
  }

  private static String file(Path folder, String name) {
    return folder.resolve(name).toString();
  }
}
