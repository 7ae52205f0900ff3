package com.mexar.payout.persistence;

import com.mexar.payout.domain.Abandonment;
import com.mexar.payout.domain.Attempt;
import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.Call;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.StepKind;
import com.mexar.payout.json.StoredJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads attempts from rows that hold {@link #COLUMNS}. Thread-safe. */
final class AttemptRows {
  /** Under names of their own, so that they can stand beside the payout's. */
  static final String COLUMNS =
      """
      a.number AS a_number, a.provider AS a_provider, a.attempt_reference AS a_reference,
      a.outcome AS a_outcome, a.transaction_id AS a_transaction_id, a.draft AS a_draft,
      a.cost AS a_cost, a.call_step AS a_call_step, a.call_started_at AS a_call_started_at,
      a.call_quiet_at AS a_call_quiet_at, a.call_answered AS a_call_answered,
      a.call_clean AS a_call_clean,
      a.may_have_draft AS a_may_have_draft, a.may_have_executed AS a_may_have_executed,
      a.taken AS a_taken,
      a.abandonment AS a_abandonment, a.refusal AS a_refusal, a.reason AS a_reason,
      a.opened_at AS a_opened_at, a.closed_at AS a_closed_at
      """;

  private final StoredJson json;

  AttemptRows(StoredJson json) {
    this.json = json;
  }

  /** The attempt, or null where the payout of this row has none. */
  @Nullable Attempt readOrNull(ResultSet row) throws SQLException {
    int number = row.getInt("a_number");
    if (row.wasNull()) {
      return null;
    }
    Attempt.Builder attempt =
        Attempt.builder(
            number,
            new ProviderName(row.getString("a_provider")),
            new AttemptReference(row.getString("a_reference")),
            Moments.read(row, "a_opened_at"));
    String draft = row.getString("a_draft");
    String cost = row.getString("a_cost");
    String abandonment = row.getString("a_abandonment");
    String refusal = row.getString("a_refusal");
    String reason = row.getString("a_reason");
    AttemptOutcome outcome = AttemptOutcome.valueOf(row.getString("a_outcome"));
    if (outcome != AttemptOutcome.OPEN) {
      attempt.closed(outcome, Moments.read(row, "a_closed_at"));
    }
    return attempt
        .transactionId(row.getString("a_transaction_id"))
        .draft(draft == null ? null : json.readDraft(draft))
        .cost(cost == null ? null : json.readCost(cost))
        .lastCall(call(row))
        .mayHaveDraft(row.getBoolean("a_may_have_draft"))
        .mayHaveExecuted(row.getBoolean("a_may_have_executed"))
        .taken(row.getBoolean("a_taken"))
        .abandonment(abandonment == null ? null : Abandonment.valueOf(abandonment))
        .refusal(refusal == null ? null : RefusalClass.valueOf(refusal))
        .reason(reason == null ? null : json.readReason(reason))
        .build();
  }

  private static @Nullable Call call(ResultSet row) throws SQLException {
    String step = row.getString("a_call_step");
    return step == null
        ? null
        : new Call(
            StepKind.valueOf(step),
            Moments.read(row, "a_call_started_at"),
            Moments.read(row, "a_call_quiet_at"),
            row.getBoolean("a_call_answered"),
            row.getBoolean("a_call_clean"));
  }
}
