package com.mexar.payout.testkit.plugin;

import static com.mexar.payout.testkit.plugin.Conclusion.NOT_FOUND;
import static com.mexar.payout.testkit.plugin.Conclusion.NO_ANSWER;
import static com.mexar.payout.testkit.plugin.Conclusion.UNKNOWN;
import static com.mexar.payout.testkit.plugin.Conclusion.evidence;
import static com.mexar.payout.testkit.plugin.Conclusion.refused;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.StepKind;
import com.mexar.payout.provider.PayoutProvider;
import com.mexar.payout.provider.ProviderContext;
import com.mexar.payout.provider.ProviderFactory;
import com.mexar.payout.provider.ProviderSettings;
import com.mexar.payout.signature.HmacHash;
import com.mexar.payout.signature.HmacKey;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.provider.CannedServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The contract on the toy. Not run by itself: {@link ProviderContractTest} does, flaw by flaw. */
class ToyContract extends ProviderContract {
  /** What is wrong with the plug-in that is made next. */
  static volatile Flaw flaw = Flaw.NONE;

  private static final HmacKey CALLBACK_KEY = key();
  private static final HmacKey ANOTHER_KEY = key();
  private static final PayoutInstruction INSTRUCTION =
      Samples.anInstruction().amount("IDR", "20000.25").build();

  @Override
  protected ProviderRig openRig(URI callbacks) {
    ToyServer server = new ToyServer(callbacks, CALLBACK_KEY);
    return new Rig(server);
  }

  /** Made by hand: only its base address and whether it is a stranger's come as settings. */
  private record Factory() implements ProviderFactory {
    @Override
    public ProviderName name() {
      return ToyPlugin.NAME;
    }

    @Override
    public PayoutProvider create(ProviderSettings settings, ProviderContext context) {
      URI base = settings.requiredAddress("base-url");
      boolean known = settings.text("callback-key", "").equals("callbacks");
      if (base.getScheme().equals("http") && !base.getHost().equals("127.0.0.1")) {
        settings.fault(
            "base-url",
            "must be https" + (flaw == Flaw.A_KEY_IS_SAID ? ", " + ToyPlugin.KEY : ""),
            "");
      }
      ToyHttp http = new ToyHttp(flaw, base, settings.text("key", ""), context.callTimeout());
      settings.requireNoFaults();
      return new ToyPlugin(flaw, http, known ? CALLBACK_KEY : ANOTHER_KEY, context);
    }
  }

  private static HmacKey key() {
    return new HmacKey(
        HmacHash.SHA256, UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII));
  }

  private record Rig(ToyServer server) implements ProviderRig {
    @Override
    public ProviderFactory factory() {
      return new Factory();
    }

    @Override
    public ProviderSettings settings(URI baseUrl) {
      return settings(baseUrl, ToyPlugin.KEY, "callbacks");
    }

    @Override
    public List<ProviderSettings> settingsOfStrangers(URI baseUrl) {
      return List.of(settings(baseUrl, "another", "callbacks"));
    }

    @Override
    public List<ProviderSettings> settingsThatDisbelieveCallbacks(URI baseUrl) {
      return List.of(settings(baseUrl, ToyPlugin.KEY, "others"));
    }

    private static ProviderSettings settings(URI baseUrl, String key, String callbackKey) {
      return new ProviderSettings(
          ToyPlugin.NAME,
          Map.of("base-url", baseUrl.toString(), "key", key, "callback-key", callbackKey));
    }

    @Override
    public URI simulator() {
      return server.address();
    }

    @Override
    public Map<String, PayoutInstruction> instructions() {
      return Map.of("bank", INSTRUCTION);
    }

    @Override
    public RequestKind kindOf(CannedServer.Request request) {
      return request.isFor("POST ") ? RequestKind.STEP : RequestKind.INQUIRY;
    }

    @Override
    public List<MovedMoney> executions(AttemptReference reference) {
      return Collections.nCopies(
          server.executions(reference.value()), server.moved(reference.value()));
    }

    @Override
    public List<OutcomeRow> outcomes() {
      return List.of(
          step(200, "state=paid", evidence(EvidenceKind.PAID)),
          step(200, "state=sent", evidence(EvidenceKind.ACKNOWLEDGED)),
          step(409, "error=duplicate", refused(RefusalClass.DUPLICATE)),
          step(422, "error=account", refused(RefusalClass.INSTRUCTION)),
          step(422, "error=weather", UNKNOWN),
          inquiry(200, "state=paid", evidence(EvidenceKind.PAID)),
          inquiry(404, "error=unknown", NOT_FOUND),
          inquiry(404, "<html>", NO_ANSWER));
    }

    private static OutcomeRow step(int status, String body, Conclusion conclusion) {
      return OutcomeRow.step(
          status + " " + body,
          INSTRUCTION,
          StepKind.EXECUTE,
          (reference, draft) -> ToyHttp.answer(status, about(reference, body)),
          conclusion);
    }

    private static OutcomeRow inquiry(int status, String body, Conclusion conclusion) {
      return OutcomeRow.inquiry(
          status + " " + body,
          INSTRUCTION,
          (reference, draft) -> ToyHttp.answer(status, about(reference, body)),
          conclusion);
    }

    /** The state first, so that half an answer has it. */
    private static String about(String reference, String body) {
      return body.startsWith("state=")
          ? "reference=" + reference + "\namount=20000.25\n" + body + "\nnote=" + "x".repeat(200)
          : body;
    }

    @Override
    public List<String> secrets() {
      return List.of(ToyPlugin.KEY);
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
