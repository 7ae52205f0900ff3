package com.mexar.payout.app;

import com.mexar.payout.sandbox.CallbackTry;
import com.mexar.payout.sandbox.Execution;
import com.mexar.payout.sandbox.Ledger;
import com.mexar.payout.sandbox.easylink.EasylinkSimulator;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A simulated EasyLink, and the settings under which a host pays through it. */
public final class SimulatedEasylink implements AutoCloseable {
  private final EasylinkSimulator simulator = EasylinkSimulator.builder().start();
  private final Path folder;

  public SimulatedEasylink() throws Exception {
    folder = Files.createTempDirectory("easylink");
    simulator.keys().writeTo(folder);
    Files.writeString(
        folder.resolve("institutions"), "ID.bank.bca=BANK BCA\nSG.bank.dbs=DBSSSGSG\n");
    Files.writeString(
        folder.resolve("compliance"),
        """
        SG.purpose.GOODS=Goods trade/008-01
        SG.relationship.SUPPLIER=Vendor/04
        SG.source.SAVINGS=Bank Deposit/01
        """);
  }

  /** Without {@code PAYOUT_PROVIDERS}, which says whether it is used. */
  public Map<String, String> settings() {
    return Map.of(
        "EASYLINK_BASE_URL", simulator.baseUrl().toString(),
        "EASYLINK_APP_ID", simulator.appId(),
        "EASYLINK_APP_SECRET", simulator.appSecret(),
        "EASYLINK_APP_KEY", simulator.appKey(),
        "EASYLINK_PRIVATE_KEY_FILE", folder.resolve("merchant-private.pem").toString(),
        "EASYLINK_CALLBACK_PUBLIC_KEY_FILE", folder.resolve("easylink-public.pem").toString(),
        "EASYLINK_INSTITUTION_MAP_FILE", folder.resolve("institutions").toString(),
        "EASYLINK_COMPLIANCE_MAP_FILE", folder.resolve("compliance").toString(),
        "EASYLINK_INTERNATIONAL", "SG=20000");
  }

  /** Has it call this host back. */
  public void callBack(TestGateway gateway) {
    callBack(gateway.api());
  }

  /** Has it call the host back whose API is there. */
  public void callBack(URI api) {
    simulator.callbackUrl(URI.create(api + "/callbacks/easylink"));
  }

  /** What really happened. */
  public Ledger ledger() {
    return simulator.ledger();
  }

  List<Execution> executions() {
    return ledger().executions();
  }

  /** How this attempt was called back about. */
  public List<CallbackTry> callbacksOf(String attempt) {
    return ledger().callbacksOf(attempt);
  }

  @Override
  public void close() {
    simulator.close();
  }
}
