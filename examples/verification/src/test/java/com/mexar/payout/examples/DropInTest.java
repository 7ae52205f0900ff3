package com.mexar.payout.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mexar.payout.sandbox.stack.TestPostgres;
import example.acme.AcmeSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plug-in compiled against the core alone, put into a folder, and named: nothing else. */
class DropInTest {
  private static final String KEY = "key-of-a-client";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern UP = Pattern.compile("Gateway is up on (http://[^\\s,]+)");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir private Path folder;
  @TempDir private Path plugins;

  private final Map<String, String> settings = new HashMap<>();

  private ChildProcess gateway() throws IOException {
    settings.put("PAYOUT_PLUGINS_DIR", plugins.toString());
    settings.put("PAYOUT_HTTP_PORT", "0");
    settings.put("PAYOUT_ADMIN_PORT", "0");
    settings.put("JAVA_OPTS", "-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1");
    return new ChildProcess(
        folder, settings, List.of(Home.ROOT.resolve("bin/gateway").toString(), "server"));
  }

  private void dropIn() throws IOException {
    Files.copy(Home.ACME_JAR, plugins.resolve("acme-provider.jar"));
  }

  private void admit(String role) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(KEY.getBytes("US-ASCII"));
    Path keys =
        Files.writeString(
            folder.resolve("keys"), "core " + role + " " + HexFormat.of().formatHex(digest));
    settings.put("PAYOUT_API_KEYS_FILE", keys.toString());
  }

  @Test
  void plugIn_droppedIn_paysOnceAndTakesItsCallback() throws Exception {
    dropIn();
    admit("client");
    try (AcmeSimulator acme = new AcmeSimulator(false)) {
      settings.putAll(AcmeSettings.of(acme));
      settings.put("PAYOUT_PROVIDERS", "acme");
      settings.put("PAYOUT_DB_URL", TestPostgres.shared().freshDatabase());
      try (ChildProcess gateway = gateway()) {
        URI api = addressIn(gateway.awaitOutput(" with acme 1.0.0"));
        URI payout = pay(api);
        await().atMost(PATIENCE).until(() -> get(payout).contains("\"status\":\"PENDING\""));
        assertThat(acme.settle(acme.executions().get(0))).isEqualTo(204);
        await().atMost(PATIENCE).until(() -> get(payout).contains("\"status\":\"PAID\""));

        assertThat(acme.executions()).hasSize(1);
        assertThat(get(payout)).contains("\"provider\":\"acme\"");
        assertThat(gateway.output()).doesNotContain("building what is missing");
      }
    }
  }

  @Test
  void plugIn_besideABuiltInOne_servesWhereItIsActive() throws Exception {
    dropIn();
    admit("client");
    try (AcmeSimulator acme = new AcmeSimulator(true)) {
      settings.putAll(AcmeSettings.of(acme));
      settings.put("PAYOUT_PROVIDERS", "transfez,acme");
      settings.put("PAYOUT_INITIALLY_ACTIVE", "acme");
      settings.put("TRANSFEZ_BASE_URL", "https://transfez.invalid/api/v1");
      settings.put("TRANSFEZ_API_KEY", "unused");
      settings.put("TRANSFEZ_CALLBACK_KEYS", "k1=0123456789abcdef");
      settings.put("PAYOUT_DB_URL", TestPostgres.shared().freshDatabase());
      try (ChildProcess gateway = gateway()) {
        URI payout = pay(addressIn(gateway.awaitOutput("Gateway is up on")));
        await().atMost(PATIENCE).until(() -> get(payout).contains("\"status\":\"PAID\""));

        assertThat(acme.executions()).hasSize(1);
      }
    }
  }

  @Test
  void plugIn_thatIsAbsent_isNamedAndNothingStarts() throws Exception {
    settings.put("PAYOUT_PROVIDERS", "acme");
    try (ChildProcess gateway = gateway()) {
      assertThat(gateway.awaitEnd()).isNotZero();
      assertThat(gateway.output())
          .contains("PAYOUT_PROVIDERS (routing.providers) names acme")
          .contains("installed are easylink, transfez")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void plugIn_inTwoVersions_isNamedWithBothJars() throws Exception {
    dropIn();
    Files.copy(Home.ACME_JAR, plugins.resolve("acme-provider-older.jar"));
    settings.put("PAYOUT_PROVIDERS", "acme");
    try (ChildProcess gateway = gateway()) {
      assertThat(gateway.awaitEnd()).isNotZero();
      assertThat(gateway.output())
          .contains("names acme, which is installed more than once")
          .contains("/acme-provider.jar!", "/acme-provider-older.jar!");
    }
  }

  @Test
  void folderOfPlugIns_thatIsNotThere_isNamedAndNothingStarts() throws Exception {
    Files.delete(plugins);
    try (ChildProcess gateway = gateway()) {
      assertThat(gateway.awaitEnd()).isEqualTo(2);
      assertThat(gateway.output()).contains("PAYOUT_PLUGINS_DIR names no folder: " + plugins);
    }
  }

  private static URI addressIn(String output) {
    Matcher up = UP.matcher(output);
    assertThat(up.find()).as(output).isTrue();
    return URI.create(up.group(1));
  }

  /** Returns where the payout is found. */
  private static URI pay(URI api) throws Exception {
    String body =
        """
        {"reference": "R-1", "amount": {"currency": "IDR", "value": "1500000"},
         "beneficiary": {"type": "individual", "firstName": "Budi", "lastName": "Santoso",
           "country": "ID",
           "account": {"type": "bank", "bankCode": "bca", "number": "0011223344"}},
         "sender": {"type": "individual", "firstName": "Ana", "lastName": "Lopez",
           "country": "MX"}}\
        """;
    HttpResponse<String> answer =
        HTTP.send(
            request(api.resolve("/v1/payouts"))
                .header("Idempotency-Key", "R-1")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return api.resolve(answer.headers().firstValue("Location").orElseThrow());
  }

  private static String get(URI payout) throws Exception {
    return HTTP.send(request(payout).build(), BodyHandlers.ofString()).body();
  }

  private static HttpRequest.Builder request(URI address) {
    return HttpRequest.newBuilder(address).header("Authorization", "Bearer " + KEY);
  }
}
