package com.mexar.payout.json;

import com.mexar.payout.domain.Attempt;
import com.mexar.payout.domain.OperatorAct;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.engine.TaskView;
import com.mexar.payout.store.AuditEntry;
import com.mexar.payout.store.KeptCallback;
import com.mexar.payout.store.Resolution;
import com.mexar.payout.store.Task;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes what operators and auditors look at: tasks, resolutions, callbacks, the audit trail.
 * Deterministic; thread-safe.
 */
public final class OperatorWriter {

  /** A task with what is asked, and what is known of its payout now. */
  public String task(TaskView view) {
    Task task = view.task();
    return JsonWriter.object(
        json ->
            json.orNull("id", task.id())
                .orNull("payoutId", task.payout())
                .orNull("kind", task.kind())
                .orNull("asked", task.kind().asked())
                .orNull("known", known(view.payout()))
                .orNull("state", task.isOpen() ? "OPEN" : "DONE")
                .orNull("openedAt", Times.millis(task.openedAt()))
                .orNull("closedAt", Times.millisOrNull(task.closedAt())));
  }

  /** A resolution as it is answered when it is proposed or approved. */
  public String resolution(Object id, boolean approved) {
    return JsonWriter.object(json -> json.orNull("id", id).orNull("state", state(approved)));
  }

  /** A resolution whole. */
  public String resolution(Resolution resolution) {
    return JsonWriter.object(
        json -> {
          json.orNull("id", resolution.id())
              .orNull("state", state(resolution.isApproved()))
              .orNull("payoutId", resolution.payout())
              .number("attempt", resolution.claim().attempt())
              .number("sequence", resolution.claim().sequence())
              .orNull("outcome", resolution.claim().outcome())
              .flag("retry", resolution.claim().retry())
              .orNull("evidence", resolution.claim().evidence());
          act(json, "proposal", resolution.proposal(), resolution.proposedAt());
          act(json, "approval", resolution.approval(), resolution.approvedAt());
        });
  }

  /** A callback without its address and its body, which hold a token and personal data. */
  public String callback(KeptCallback callback) {
    return JsonWriter.object(
        json ->
            json.orNull("id", callback.id())
                .orNull("provider", callback.provider())
                .orNull("verdict", callback.verdict())
                .orNull("payoutId", callback.payout())
                .orNull("attemptReference", callback.reference())
                .orNull("receivedAt", Times.millis(callback.receivedAt()))
                .orNull("lastArrivalAt", Times.millis(callback.lastArrivalAt()))
                .number("arrivals", callback.arrivals())
                .orNull("remoteAddress", callback.remoteAddress())
                .number("bytes", callback.bytes())
                .flag("due", callback.due()));
  }

  /** A callback that never came into the inbox, and so has led to nothing. */
  public String refusedCallback(RefusedCallbackView refused) {
    return JsonWriter.object(
        json ->
            json.number("id", refused.id())
                .orNull("provider", refused.provider())
                .orNull("verdict", "REFUSED")
                .orNull("reason", refused.reason())
                .orNull("receivedAt", Times.millis(refused.receivedAt()))
                .orNull("remoteAddress", refused.remoteAddress())
                .numberOrNull("bytes", refused.bytes()));
  }

  public String audit(AuditEntry entry) {
    return JsonWriter.object(
        json ->
            json.number("id", entry.id())
                .orNull("at", Times.millis(entry.at()))
                .orNull("actor", entry.actor())
                .orNull("action", entry.action())
                .orNull("target", entry.target())
                .orNull("reason", entry.reason()));
  }

  private static String state(boolean approved) {
    return approved ? "APPROVED" : "PROPOSED";
  }

  private static void act(
      JsonWriter json, String name, @Nullable OperatorAct act, @Nullable Instant at) {
    json.orNull(
        name,
        act,
        (member, value) ->
            member
                .orNull("operator", value.operator())
                .orNull("reason", value.reason())
                .orNull("at", Times.millisOrNull(at)));
  }

  /** In a sentence, without personal data: where the money is, as far as we know. */
  private static String known(Payout payout) {
    StringBuilder known = new StringBuilder();
    known
        .append("The payout of ")
        .append(payout.instruction().amount())
        .append(" is ")
        .append(payout.status())
        .append(" at sequence ")
        .append(payout.sequence());
    for (Attempt attempt : payout.attempts()) {
      known
          .append("; attempt ")
          .append(attempt.number())
          .append(" with ")
          .append(attempt.provider())
          .append(" (")
          .append(attempt.reference())
          .append(attempt.transactionId() == null ? "" : ", transaction " + attempt.transactionId())
          .append(") is ")
          .append(attempt.outcome());
    }
    Reason reason = payout.reason();
    if (reason != null) {
      known.append("; reason ").append(reason.code()).append(", ").append(reason.text());
    }
    if (!payout.contradictions().isEmpty()) {
      known.append("; contradicted by");
      payout.contradictions().stream()
          .map(it -> " " + it.claim() + " of attempt " + it.attempt())
          .sorted()
          .forEach(known::append);
    }
    return known.append('.').toString();
  }
}
