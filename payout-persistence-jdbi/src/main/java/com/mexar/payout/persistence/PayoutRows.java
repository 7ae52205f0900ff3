package com.mexar.payout.persistence;

import com.mexar.payout.domain.Attempt;
import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.Contradiction;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.LeaseToken;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.WaitCode;
import com.mexar.payout.domain.Waiting;
import com.mexar.payout.json.StoredJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gathers payouts from rows of a payout joined with its attempts, in the order in which the payouts
 * come; of one payout the attempts come in order of their numbers. For one thread.
 */
final class PayoutRows {
  /** Of a payout {@code p}. */
  static final String COLUMNS =
      """
      p.id, p.client, p.status, p.sequence, p.version, p.inquiries, p.hints, p.cancel_requested,
      p.next_action_at, p.lease, p.lease_until, p.waiting_code, p.waiting_since, p.reason,
      p.contradictions, p.created_at, p.updated_at, p.instruction, p.trace,
      p.lane, p.looked_back_at
      """;

  private final StoredJson json;
  private final AttemptRows attemptRows;
  private final Map<UUID, Payout.Builder> payouts = new LinkedHashMap<>();
  private final Map<UUID, List<Attempt>> attempts = new LinkedHashMap<>();

  PayoutRows(StoredJson json) {
    this.json = json;
    this.attemptRows = new AttemptRows(json);
  }

  /** Takes a row that has a payout, with or without an attempt. */
  void take(ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    if (!payouts.containsKey(id)) {
      payouts.put(id, payout(id, row));
    }
    takeAttempt(id, row);
  }

  /** Takes a row of an attempt alone. */
  void takeAttempt(UUID payout, ResultSet row) throws SQLException {
    Attempt attempt = attemptRows.readOrNull(row);
    if (attempt != null) {
      attempts.computeIfAbsent(payout, any -> new ArrayList<>()).add(attempt);
    }
  }

  void forgetAttempts(UUID payout) {
    attempts.remove(payout);
  }

  Map<PayoutId, Payout> byId() {
    Map<PayoutId, Payout> built = new LinkedHashMap<>();
    payouts.forEach(
        (id, payout) ->
            built.put(
                new PayoutId(id), payout.attempts(attempts.getOrDefault(id, List.of())).build()));
    return built;
  }

  List<Payout> toList() {
    return List.copyOf(byId().values());
  }

  private Payout.Builder payout(UUID id, ResultSet row) throws SQLException {
    String reason = row.getString("reason");
    UUID lease = row.getObject("lease", UUID.class);
    PayoutId payout = new PayoutId(id);
    return Payout.builder(
            payout,
            new ClientId(row.getString("client")),
            json.readInstruction(row.getString("instruction")),
            Moments.read(row, "created_at"))
        .lane(lane(row))
        .lookedBackAt(Moments.readOrNull(row, "looked_back_at"))
        .trace(Traces.read(row, "trace", payout))
        .status(PayoutStatus.valueOf(row.getString("status")))
        .sequence(row.getLong("sequence"))
        .version(row.getLong("version"))
        .waitingFor(waiting(row))
        .cancelRequested(row.getBoolean("cancel_requested"))
        .reason(reason == null ? null : json.readReason(reason))
        .contradictions(contradictions(row))
        .inquiries(row.getInt("inquiries"))
        .hints(row.getInt("hints"))
        .lease(lease == null ? null : new LeaseToken(lease))
        .updatedAt(Moments.read(row, "updated_at"));
  }

  private static @Nullable ProviderName lane(ResultSet row) throws SQLException {
    String lane = row.getString("lane");
    return lane.isEmpty() ? null : new ProviderName(lane);
  }

  private static @Nullable Waiting waiting(ResultSet row) throws SQLException {
    String code = row.getString("waiting_code");
    return code == null
        ? null
        : new Waiting(WaitCode.valueOf(code), Moments.read(row, "waiting_since"));
  }

  private static Set<Contradiction> contradictions(ResultSet row) throws SQLException {
    String[] stored = (String[]) row.getArray("contradictions").getArray();
    Set<Contradiction> contradictions = new HashSet<>();
    for (String pair : stored) {
      int colon = pair.indexOf(':');
      contradictions.add(
          new Contradiction(
              Integer.parseInt(pair.substring(0, colon)),
              EvidenceKind.valueOf(pair.substring(colon + 1))));
    }
    return contradictions;
  }

  /** As it is kept. */
  static String lane(@Nullable ProviderName lane) {
    return lane == null ? "" : lane.value();
  }

  /** As an array literal: names and digits need no quoting. */
  static String literal(Set<Contradiction> contradictions) {
    return contradictions.stream()
        .map(pair -> pair.attempt() + ":" + pair.claim())
        .sorted()
        .collect(Collectors.joining(",", "{", "}"));
  }
}
