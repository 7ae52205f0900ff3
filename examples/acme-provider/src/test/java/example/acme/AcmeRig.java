package example.acme;

import static com.mexar.payout.testkit.plugin.Conclusion.NOT_FOUND;
import static com.mexar.payout.testkit.plugin.Conclusion.NO_ANSWER;
import static com.mexar.payout.testkit.plugin.Conclusion.UNKNOWN;
import static com.mexar.payout.testkit.plugin.Conclusion.evidence;
import static com.mexar.payout.testkit.plugin.Conclusion.refused;
import static com.mexar.payout.testkit.plugin.Conclusion.unexecuted;
import static com.mexar.payout.testkit.plugin.Conclusion.unlisted;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.StepKind;
import com.mexar.payout.provider.ProviderFactory;
import com.mexar.payout.provider.ProviderSettings;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.plugin.Conclusion;
import com.mexar.payout.testkit.plugin.MovedMoney;
import com.mexar.payout.testkit.plugin.OutcomeRow;
import com.mexar.payout.testkit.plugin.ProviderRig;
import com.mexar.payout.testkit.plugin.RequestKind;
import com.mexar.payout.testkit.provider.CannedServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The plug-in and Acme, for the contract. */
final class AcmeRig implements ProviderRig {
  private static final PayoutInstruction INSTRUCTION = Samples.instruction("R-1");

  private final AcmeSimulator acme = new AcmeSimulator(true);

  @Override
  public ProviderFactory factory() {
    return new AcmeFactory();
  }

  @Override
  public ProviderSettings settings(URI baseUrl) {
    return settings(baseUrl, AcmeSimulator.KEY, "k1=0123456789abcdef");
  }

  @Override
  public List<ProviderSettings> settingsOfStrangers(URI baseUrl) {
    return List.of(settings(baseUrl, "another-key", "k1=0123456789abcdef"));
  }

  @Override
  public List<ProviderSettings> settingsThatDisbelieveCallbacks(URI baseUrl) {
    return List.of(settings(baseUrl, AcmeSimulator.KEY, "k1=fedcba9876543210"));
  }

  private static ProviderSettings settings(URI baseUrl, String key, String callbackKeys) {
    return new ProviderSettings(
        AcmeFactory.NAME,
        Map.of("base-url", baseUrl.toString(), "api-key", key, "callback-keys", callbackKeys));
  }

  @Override
  public URI simulator() {
    return acme.address();
  }

  @Override
  public Map<String, PayoutInstruction> instructions() {
    return Map.of("bank", INSTRUCTION);
  }

  /** Acme has no other requests. */
  @Override
  public RequestKind kindOf(CannedServer.Request request) {
    return request.isFor("POST ") ? RequestKind.STEP : RequestKind.INQUIRY;
  }

  @Override
  public List<MovedMoney> executions(AttemptReference reference) {
    Map<String, String> form = acme.form(reference);
    return acme.executions().stream()
        .filter(reference.value()::equals)
        .map(
            each ->
                new MovedMoney(
                    Samples.money(form.get("currency"), form.get("amount")), form.get("account")))
        .toList();
  }

  @Override
  public List<OutcomeRow> outcomes() {
    return List.of(
        step(201, "state=accepted", evidence(EvidenceKind.ACKNOWLEDGED)),
        step(201, "state=paid", evidence(EvidenceKind.PAID)),
        step(201, "state=sideways", unlisted(EvidenceKind.ACKNOWLEDGED)),
        step(401, "error=key", refused(RefusalClass.OURS_OR_PROVIDERS)),
        step(409, "error=duplicate", refused(RefusalClass.DUPLICATE)),
        step(422, "error=account", refused(RefusalClass.INSTRUCTION)),
        step(422, "error=name", refused(RefusalClass.INSTRUCTION)),
        step(422, "error=limit", refused(RefusalClass.PROVIDER_LIMIT)),
        step(422, "error=bank-closed", refused(RefusalClass.PROVIDER_LIMIT)),
        step(422, "error=denied", refused(RefusalClass.COMPLIANCE)),
        step(422, "error=balance", refused(RefusalClass.OURS_OR_PROVIDERS)),
        step(422, "error=weather", UNKNOWN),
        step(422, "<html>", UNKNOWN),
        step(404, "error=no-such-reference", UNKNOWN),
        step(500, "error=account", UNKNOWN),
        inquiry(200, "state=accepted", evidence(EvidenceKind.ACKNOWLEDGED)),
        inquiry(200, "state=held", evidence(EvidenceKind.ON_HOLD)),
        inquiry(200, "state=paid", evidence(EvidenceKind.PAID)),
        inquiry(200, "state=returned", evidence(EvidenceKind.RETURNED)),
        inquiry(200, "state=rejected\nerror=denied", unexecuted(RefusalClass.COMPLIANCE)),
        inquiry(200, "state=rejected", unlisted(EvidenceKind.FAILED_UNPROVEN)),
        inquiry(200, "state=sideways", unlisted(EvidenceKind.ACKNOWLEDGED)),
        inquiry(404, "error=no-such-reference", NOT_FOUND),
        inquiry(404, "<html>no such page</html>", NO_ANSWER),
        inquiry(422, "error=account", NO_ANSWER),
        inquiry(401, "error=key", NO_ANSWER),
        inquiry(500, "error=no-such-reference", NO_ANSWER));
  }

  private static OutcomeRow step(int status, String body, Conclusion conclusion) {
    return OutcomeRow.step(
        status + " " + body,
        INSTRUCTION,
        StepKind.EXECUTE,
        (reference, draft) -> answer(status, reference, body),
        conclusion);
  }

  private static OutcomeRow inquiry(int status, String body, Conclusion conclusion) {
    return OutcomeRow.inquiry(
        status + " " + body,
        INSTRUCTION,
        (reference, draft) -> answer(status, reference, body),
        conclusion);
  }

  private static byte[] answer(int status, String reference, String rest) {
    String body =
        rest.startsWith("state=")
            ? "reference=" + reference + "\nid=A7\ncurrency=IDR\namount=1500000\n" + rest
            : rest;
    String head = "HTTP/1.1 %d X\r\nContent-Length: %d\r\nConnection: close\r\n\r\n";
    return (head.formatted(status, body.length()) + body).getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public List<String> secrets() {
    return List.of(AcmeSimulator.KEY, "0123456789abcdef");
  }

  @Override
  public void close() {
    acme.close();
  }
}
