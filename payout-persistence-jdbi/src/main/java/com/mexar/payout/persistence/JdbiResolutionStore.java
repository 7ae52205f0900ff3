package com.mexar.payout.persistence;

import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.OperatorAct;
import com.mexar.payout.domain.OperatorName;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.ResolutionClaim;
import com.mexar.payout.store.Resolution;
import com.mexar.payout.store.ResolutionStore;
import com.mexar.payout.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Resolutions on PostgreSQL, where a constraint wants two people for each. Thread-safe. */
final class JdbiResolutionStore implements ResolutionStore {
  private static final String COLUMNS =
      """
      SELECT id, payout_id, attempt, sequence, outcome, retry, evidence, proposed_by, reason,
             proposed_at, approved_by, approval, approved_at
      FROM resolution
      """;

  private static final String PROPOSE =
      """
      INSERT INTO resolution (id, payout_id, attempt, sequence, outcome, retry, evidence,
                              proposed_by, reason, proposed_at)
      VALUES (:id, :payout, :attempt, :sequence, :outcome, :retry, :evidence,
              :proposedBy, :reason, statement_timestamp())
      """;

  private static final String LOCK =
      """
      WITH patience AS MATERIALIZED (SELECT set_config('lock_timeout', '2000', true))
      SELECT r.* FROM patience, resolution r
      WHERE r.id = :id
      FOR UPDATE OF r
      """;

  private static final String APPROVE =
      """
      UPDATE resolution
      SET approved_by = :approvedBy, approval = :approval, approved_at = statement_timestamp()
      WHERE id = :id AND approved_by IS NULL
      """;

  @Override
  public void propose(
      Transaction tx, UUID id, PayoutId payout, ResolutionClaim claim, OperatorAct proposal) {
    JdbiTransaction.of(tx)
        .update(
            "propose a resolution",
            PROPOSE,
            update ->
                update
                    .bind("id", id)
                    .bind("payout", payout.value())
                    .bind("attempt", claim.attempt())
                    .bind("sequence", claim.sequence())
                    .bind("outcome", claim.outcome().name())
                    .bind("retry", claim.retry())
                    .bind("evidence", claim.evidence())
                    .bind("proposedBy", proposal.operator().value())
                    .bind("reason", proposal.reason()));
  }

  @Override
  public Optional<Resolution> lock(Transaction tx, UUID id) {
    return JdbiTransaction.of(tx)
        .query(
            "lock a resolution",
            LOCK,
            query -> query.bind("id", id),
            JdbiResolutionStore::resolution)
        .stream()
        .findFirst();
  }

  @Override
  public void approve(Transaction tx, UUID id, OperatorAct approval) {
    int approved =
        JdbiTransaction.of(tx)
            .update(
                "approve a resolution",
                APPROVE,
                update ->
                    update
                        .bind("approvedBy", approval.operator().value())
                        .bind("approval", approval.reason())
                        .bind("id", id));
    if (approved != 1) {
      throw new IllegalStateException("only what is proposed and locked is approved");
    }
  }

  @Override
  public List<Resolution> list(Transaction tx, PayoutId payout) {
    return JdbiTransaction.of(tx)
        .query(
            "list resolutions",
            COLUMNS + "WHERE payout_id = :payout\nORDER BY id",
            query -> query.bind("payout", payout.value()),
            JdbiResolutionStore::resolution);
  }

  private static Resolution resolution(ResultSet row) throws SQLException {
    String approver = row.getString("approved_by");
    return new Resolution(
        row.getObject("id", UUID.class),
        new PayoutId(row.getObject("payout_id", UUID.class)),
        new ResolutionClaim(
            row.getInt("attempt"),
            row.getLong("sequence"),
            AttemptOutcome.valueOf(row.getString("outcome")),
            row.getBoolean("retry"),
            row.getString("evidence")),
        act(row.getString("proposed_by"), row.getString("reason")),
        Moments.read(row, "proposed_at"),
        approver == null ? null : act(approver, row.getString("approval")),
        Moments.readOrNull(row, "approved_at"));
  }

  private static OperatorAct act(String operator, String reason) {
    return new OperatorAct(new OperatorName(operator), reason);
  }
}
