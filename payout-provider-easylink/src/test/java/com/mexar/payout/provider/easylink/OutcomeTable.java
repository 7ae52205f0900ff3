package com.mexar.payout.provider.easylink;

import static com.mexar.payout.domain.EvidenceKind.ACKNOWLEDGED;
import static com.mexar.payout.domain.EvidenceKind.FAILED_UNPROVEN;
import static com.mexar.payout.domain.EvidenceKind.ON_HOLD;
import static com.mexar.payout.domain.EvidenceKind.PAID;
import static com.mexar.payout.domain.EvidenceKind.UNEXECUTED;
import static com.mexar.payout.domain.RefusalClass.DUPLICATE;
import static com.mexar.payout.domain.RefusalClass.INSTRUCTION;
import static com.mexar.payout.domain.RefusalClass.OURS_OR_PROVIDERS;
import static com.mexar.payout.domain.RefusalClass.PROVIDER_LIMIT;
import static com.mexar.payout.testkit.plugin.Conclusion.NOT_FOUND;
import static com.mexar.payout.testkit.plugin.Conclusion.NO_ANSWER;
import static com.mexar.payout.testkit.plugin.Conclusion.PREPARED;
import static com.mexar.payout.testkit.plugin.Conclusion.UNKNOWN;
import static com.mexar.payout.testkit.plugin.Conclusion.evidence;
import static com.mexar.payout.testkit.plugin.Conclusion.refused;
import static com.mexar.payout.testkit.plugin.Conclusion.unexecuted;
import static com.mexar.payout.testkit.plugin.Conclusion.unlisted;
import static com.mexar.payout.testkit.provider.CannedServer.html;
import static com.mexar.payout.testkit.provider.CannedServer.json;

import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.StepKind;
import com.mexar.payout.testkit.plugin.Conclusion;
import com.mexar.payout.testkit.plugin.OutcomeRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The outcome table of the sheet, row by row: what is answered, and what may be concluded. */
final class OutcomeTable {
  private static final Map<String, RefusalClass> REFUSALS =
      Map.ofEntries(
          Map.entry("10500003", INSTRUCTION),
          Map.entry("30010000", OURS_OR_PROVIDERS),
          Map.entry("30010007", OURS_OR_PROVIDERS),
          Map.entry("30010010", OURS_OR_PROVIDERS),
          Map.entry("30010020", OURS_OR_PROVIDERS),
          Map.entry("30020000", DUPLICATE),
          Map.entry("30020003", PROVIDER_LIMIT),
          Map.entry("30020004", OURS_OR_PROVIDERS),
          Map.entry("30020005", PROVIDER_LIMIT),
          Map.entry("40000000", OURS_OR_PROVIDERS),
          Map.entry("40001000", OURS_OR_PROVIDERS),
          Map.entry("40002002", OURS_OR_PROVIDERS),
          Map.entry("40002004", OURS_OR_PROVIDERS),
          Map.entry("60001004", PROVIDER_LIMIT),
          Map.entry("581000001", OURS_OR_PROVIDERS),
          Map.entry("581000002", OURS_OR_PROVIDERS));
  private static final String[] PROVING_NOTHING = {
    "-1", "10041006", "40002003", "30020001", "30020002", "30010006", "1", "77777777"
  };

  private final List<OutcomeRow> rows = new ArrayList<>();

  private OutcomeTable() {
    for (StepKind step : StepKind.values()) {
      first(step == StepKind.EXECUTE ? Fixture.INSTRUCTION : Fixture.ABROAD, step);
    }
    domesticStates();
    confirms();
    inquiries(Fixture.INSTRUCTION);
    inquiries(Fixture.ABROAD);
  }

  static List<OutcomeRow> rows() {
    return List.copyOf(new OutcomeTable().rows);
  }

  /** What creates: at home it executes, abroad it drafts. */
  private void first(PayoutInstruction instruction, StepKind step) {
    REFUSALS.forEach(
        (code, refusal) ->
            step("code " + code, instruction, step, Answers.refused(code), refused(refusal)));
    for (String code : PROVING_NOTHING) {
      step("code " + code, instruction, step, Answers.refused(code), UNKNOWN);
    }
    step("no data", instruction, step, "{\"code\":0}", UNKNOWN);
    answer("401", instruction, step, json(401, "{}"), refused(OURS_OR_PROVIDERS));
    answer("502 of a gateway", instruction, step, html(502), UNKNOWN);
    answer("404 of a gateway", instruction, step, html(404), UNKNOWN);
  }

  private void domesticStates() {
    Map.of(
            "1", evidence(ACKNOWLEDGED),
            "3", evidence(ON_HOLD),
            "7", evidence(PAID),
            "8", unexecuted(INSTRUCTION),
            "9", evidence(FAILED_UNPROVEN),
            "77", unlisted(ACKNOWLEDGED))
        .forEach(
            (state, conclusion) ->
                step(
                    "state " + state,
                    Fixture.INSTRUCTION,
                    StepKind.EXECUTE,
                    Answers.created(state),
                    conclusion));
    step("drafted", Fixture.ABROAD, StepKind.DRAFT, Answers.international("1"), PREPARED);
  }

  private void confirms() {
    confirm("state 2", Answers.international("2"), evidence(ACKNOWLEDGED));
    confirm("state 7", Answers.international("7"), evidence(PAID));
    confirm("state 8", Answers.international("8"), evidence(UNEXECUTED));
    confirm("still a draft", Answers.international("1"), UNKNOWN);
    for (String code : new String[] {"581000001", "40000000", "40002004"}) {
      confirm("code " + code, Answers.refused(code), refused(OURS_OR_PROVIDERS));
    }
    for (String code : new String[] {"30020000", "30020002", "30020003", "60001004", "-1"}) {
      confirm("code " + code, Answers.refused(code), UNKNOWN);
    }
  }

  private void inquiries(PayoutInstruction instruction) {
    boolean home = instruction.equals(Fixture.INSTRUCTION);
    inquiry("state 1", instruction, "1", home ? evidence(ACKNOWLEDGED) : PREPARED);
    inquiry("state 2", instruction, "2", evidence(ACKNOWLEDGED));
    inquiry("state 7", instruction, "7", evidence(PAID));
    inquiry("state 8", instruction, "8", home ? unexecuted(INSTRUCTION) : evidence(UNEXECUTED));
    inquiry("state 9", instruction, "9", evidence(FAILED_UNPROVEN));
    inquiry("state 27", instruction, "27", evidence(ON_HOLD));
    inquiry("state 77", instruction, "77", unlisted(ACKNOWLEDGED));
    asked("not found", instruction, json(200, Answers.refused("30020001")), NOT_FOUND);
    asked("404 of a gateway", instruction, html(404), NO_ANSWER);
    asked("an error", instruction, json(200, Answers.refused("-1")), NO_ANSWER);
    asked("401", instruction, json(401, "{}"), NO_ANSWER);
  }

  private void step(
      String name,
      PayoutInstruction instruction,
      StepKind step,
      String body,
      Conclusion conclusion) {
    rows.add(
        OutcomeRow.step(
            name,
            instruction,
            step,
            (reference, draft) -> json(200, about(body, reference)),
            conclusion));
  }

  private void answer(
      String name,
      PayoutInstruction instruction,
      StepKind step,
      byte[] answer,
      Conclusion conclusion) {
    rows.add(OutcomeRow.step(name, instruction, step, (reference, draft) -> answer, conclusion));
  }

  private void confirm(String name, String body, Conclusion conclusion) {
    step(name, Fixture.ABROAD, StepKind.EXECUTE, body, conclusion);
  }

  private void inquiry(
      String name, PayoutInstruction instruction, String state, Conclusion conclusion) {
    String body =
        instruction.equals(Fixture.INSTRUCTION)
            ? Answers.domestic(state)
            : Answers.international(state);
    rows.add(
        OutcomeRow.inquiry(
            name,
            instruction,
            (reference, draft) -> json(200, about(body, reference)),
            conclusion));
  }

  private void asked(
      String name, PayoutInstruction instruction, byte[] answer, Conclusion conclusion) {
    rows.add(OutcomeRow.inquiry(name, instruction, (reference, draft) -> answer, conclusion));
  }

  private static String about(String body, String reference) {
    return body.replace(Fixture.REFERENCE, reference);
  }
}
