package com.mexar.payout.provider.transfez;

import static com.mexar.payout.domain.EvidenceKind.ACKNOWLEDGED;
import static com.mexar.payout.domain.EvidenceKind.FAILED_UNPROVEN;
import static com.mexar.payout.domain.EvidenceKind.PAID;
import static com.mexar.payout.domain.EvidenceKind.RETURNED;
import static com.mexar.payout.domain.EvidenceKind.UNEXECUTED;
import static com.mexar.payout.domain.RefusalClass.COMPLIANCE;
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

import com.mexar.payout.domain.StepKind;
import com.mexar.payout.testkit.plugin.Conclusion;
import com.mexar.payout.testkit.plugin.OutcomeRow;
import java.util.ArrayList;
import java.util.List;

/** The outcome table of the sheet, row by row: what is answered, and what may be concluded. */
final class OutcomeTable {
  private static final String TAKEN = "{\"reference_id\":[\"has already been taken\"]}";
  private static final String NO_BALANCE = "\"Insufficient amount Balance\"";

  private final List<OutcomeRow> rows = new ArrayList<>();

  private OutcomeTable() {
    drafts();
    confirms();
    inquiries();
  }

  static List<OutcomeRow> rows() {
    return List.copyOf(new OutcomeTable().rows);
  }

  private void drafts() {
    draft("created", in("created"), PREPARED);
    draft("submitted already", in("submitted"), evidence(ACKNOWLEDGED));
    for (int status : new int[] {400, 401, 404}) {
      draft(status + "", error(status, "\"no\""), refused(OURS_OR_PROVIDERS));
    }
    draft("reference taken", error(422, TAKEN), refused(DUPLICATE));
    draft("denied compliance", error(422, "\"denied compliance\""), refused(COMPLIANCE));
    draft("account blank", error(422, "{\"account\":\"is not a number\"}"), refused(INSTRUCTION));
    draft("minimum", error(422, "\"Minimum amount limit not reached\""), refused(PROVIDER_LIMIT));
    draft("maximum", error(422, "\"Maximum amount limit exceeded\""), refused(PROVIDER_LIMIT));
    draft("payer", error(422, "\"Payer must exist\""), refused(OURS_OR_PROVIDERS));
    draft("a message that is not listed", error(422, "\"new\""), refused(OURS_OR_PROVIDERS));
    draft("500", error(500, "\"internal server error\""), UNKNOWN);
    draft("503 of a gateway", (reference, id) -> html(503), UNKNOWN);
    draft("no data", (reference, id) -> json(200, "{\"status\":200}"), UNKNOWN);
  }

  private void confirms() {
    confirm("confirmed", in("confirmed"), evidence(ACKNOWLEDGED));
    confirm("completed at once", in("completed"), evidence(PAID));
    confirm("a state that is not listed", in("blessed"), unlisted(ACKNOWLEDGED));
    confirm("still a draft", in("created"), UNKNOWN);
    confirm("no balance", error(422, NO_BALANCE), refused(OURS_OR_PROVIDERS));
    confirm("401", error(401, "\"Unauthorized\""), refused(OURS_OR_PROVIDERS));
    for (int status : new int[] {400, 403, 404, 409, 429, 500, 503}) {
      confirm(status + "", error(status, "\"no\""), UNKNOWN);
    }
    confirm("confirmed before", error(422, "\"has already been confirmed\""), UNKNOWN);
  }

  private void inquiries() {
    inquiry("created", in("created"), PREPARED);
    inquiry("confirmed", in("confirmed"), evidence(ACKNOWLEDGED));
    inquiry("submitted", in("submitted"), evidence(ACKNOWLEDGED));
    inquiry("completed", in("completed"), evidence(PAID));
    inquiry("refunded", in("refunded"), evidence(RETURNED));
    inquiry("canceled", in("canceled"), evidence(UNEXECUTED));
    inquiry("a state that is not listed", in("blessed"), unlisted(ACKNOWLEDGED));
    for (int code : new int[] {1, 2, 3, 10, 12, 13, 7001, 7002, 7004, 7008}) {
      inquiry("declined, " + code, declined(code + ""), unexecuted(INSTRUCTION));
    }
    for (int code : new int[] {8, 9, 7007}) {
      inquiry("declined, " + code, declined(code + ""), unexecuted(OURS_OR_PROVIDERS));
    }
    inquiry("declined, 11", declined("\"011\""), unexecuted(COMPLIANCE));
    for (int code : new int[] {4, 5, 6, 7, 7000, 7003, 7005, 7006}) {
      inquiry("declined, " + code, declined(code + ""), evidence(FAILED_UNPROVEN));
    }
    inquiry("declined, not listed", declined("99"), unlisted(FAILED_UNPROVEN));
    inquiry("declined without a code", declined("null"), unlisted(FAILED_UNPROVEN));
    inquiry("not found", error(404, "\"Couldn't find Transaction\""), NOT_FOUND);
    inquiry("404 of a gateway", (reference, id) -> html(404), NO_ANSWER);
    inquiry("401", error(401, "\"Unauthorized\""), NO_ANSWER);
    inquiry("500", error(500, "\"internal server error\""), NO_ANSWER);
  }

  private void draft(String name, Answer answer, Conclusion conclusion) {
    rows.add(
        OutcomeRow.step(
            name,
            TransfezRig.BANK,
            StepKind.DRAFT,
            (reference, draft) -> answer.to(reference, "14"),
            conclusion));
  }

  private void confirm(String name, Answer answer, Conclusion conclusion) {
    rows.add(
        OutcomeRow.step(
            name,
            TransfezRig.BANK,
            StepKind.EXECUTE,
            (reference, draft) -> answer.to(reference, draft == null ? "" : draft.id()),
            conclusion));
  }

  private void inquiry(String name, Answer answer, Conclusion conclusion) {
    rows.add(
        OutcomeRow.inquiry(
            name, TransfezRig.BANK, (reference, draft) -> answer.to(reference, "14"), conclusion));
  }

  private static Answer in(String state) {
    return (reference, id) -> json(200, about(Answers.in(state), reference, id));
  }

  private static Answer declined(String code) {
    return (reference, id) -> json(200, about(Answers.declined(code), reference, id));
  }

  private static Answer error(int status, String message) {
    return (reference, id) -> json(status, Answers.error(status, message));
  }

  private static String about(String answer, String reference, String id) {
    return answer.replace(Fixture.REFERENCE, reference).replace("\"id\":14", "\"id\":" + id);
  }

  private interface Answer {
    byte[] to(String reference, String id);
  }
}
