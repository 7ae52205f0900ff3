package com.mexar.payout.persistence;

import com.mexar.payout.domain.Attempt;
import com.mexar.payout.domain.Call;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.domain.Transition;
import com.mexar.payout.domain.Waiting;
import com.mexar.payout.event.Event;
import com.mexar.payout.json.StoredJson;
import com.mexar.payout.store.PayoutChange;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Saves changes of payouts with all that belongs to them, in one statement. */
final class PayoutSaving {
  /**
   * Everything hangs on {@code saved}, so a change whose version is stale writes nothing, and the
   * transaction has its id before it draws a position of the log. Positions are drawn in the order
   * of each payout's sequence, under its row lock. An attempt that did not change is not written.
   */
  private static final String SAVE =
      """
      WITH saved AS (
        UPDATE payout p
        SET status = c.status,
            sequence = c.sequence,
            version = c.version,
            inquiries = c.inquiries,
            hints = c.hints,
            ask_at = CASE
              WHEN c.hints = 0 THEN NULL
              WHEN c.next_kept AND c.next_micros IS NOT NULL
              THEN statement_timestamp() + c.next_micros * interval '1 microsecond'
              ELSE least(p.ask_at, statement_timestamp()) END,
            asked_until = CASE
              WHEN c.status = 'ACCEPTED' AND c.hints > 0
                AND NOT (c.next_kept AND c.next_micros IS NOT NULL)
              THEN p.asked_until END,
            cancel_requested = c.cancel_requested,
            next_action_at = CASE
              WHEN c.next_kept THEN p.next_action_at
              ELSE statement_timestamp() + c.next_micros * interval '1 microsecond' END,
            lease = c.lease,
            lease_until = statement_timestamp() + c.lease_micros * interval '1 microsecond',
            waiting_code = c.waiting_code,
            waiting_since = c.waiting_since,
            reason = c.reason::jsonb,
            contradictions = c.contradictions::text[],
            lane = c.lane,
            looked_back_at = c.looked_back_at,
            updated_at = c.updated_at
        FROM unnest(:id, :before, :version, :status, :sequence, :inquiries, :hints,
                    :cancelRequested, :nextKept, :nextMicros, :lease, :leaseMicros, :waitingCode,
                    :waitingSince, :reason, :contradictions, :lane, :lookedBackAt, :updatedAt)
          AS c(id, before, version, status, sequence, inquiries, hints,
               cancel_requested, next_kept, next_micros, lease, lease_micros, waiting_code,
               waiting_since, reason, contradictions, lane, looked_back_at, updated_at)
        WHERE p.id = c.id AND p.version = c.before
        RETURNING p.id),
      tried AS (
        INSERT INTO payout_attempt AS old (payout_id, number, provider, attempt_reference, outcome,
          transaction_id, draft, cost, call_step, call_started_at, call_quiet_at, call_answered, call_clean,
          may_have_draft, may_have_executed, taken, abandonment, refusal, reason, opened_at, closed_at)
        SELECT t.payout_id, t.number, t.provider, t.reference, t.outcome,
          t.transaction_id, t.draft::jsonb, t.cost::jsonb, t.call_step, t.call_started_at,
          t.call_quiet_at, t.call_answered, t.call_clean, t.may_have_draft, t.may_have_executed, t.taken, t.abandonment,
          t.refusal, t.reason::jsonb, t.opened_at, t.closed_at
        FROM unnest(:aPayout, :aNumber, :aProvider, :aReference, :aOutcome, :aTransactionId,
                    :aDraft, :aCost, :aCallStep, :aCallStartedAt, :aCallQuietAt, :aCallAnswered,
                    :aCallClean, :aMayHaveDraft, :aMayHaveExecuted, :aTaken, :aAbandonment, :aRefusal, :aReason,
                    :aOpenedAt, :aClosedAt)
          AS t(payout_id, number, provider, reference, outcome, transaction_id,
               draft, cost, call_step, call_started_at, call_quiet_at, call_answered, call_clean,
               may_have_draft, may_have_executed, taken, abandonment, refusal, reason,
               opened_at, closed_at)
        JOIN saved ON saved.id = t.payout_id
        LEFT JOIN payout_attempt was ON was.payout_id = t.payout_id AND was.number = t.number
        WHERE (was.outcome, was.transaction_id, was.draft, was.cost, was.call_step,
               was.call_started_at, was.call_quiet_at, was.call_answered, was.call_clean, was.may_have_draft,
               was.may_have_executed, was.taken, was.abandonment, was.refusal, was.reason, was.closed_at)
          IS DISTINCT FROM
              (t.outcome, t.transaction_id, t.draft::jsonb, t.cost::jsonb, t.call_step,
               t.call_started_at, t.call_quiet_at, t.call_answered, t.call_clean, t.may_have_draft,
               t.may_have_executed, t.taken, t.abandonment, t.refusal, t.reason::jsonb, t.closed_at)
        ORDER BY t.payout_id, t.number
        ON CONFLICT (payout_id, number) DO UPDATE
        SET outcome = excluded.outcome,
            transaction_id = excluded.transaction_id,
            draft = excluded.draft,
            cost = excluded.cost,
            call_step = excluded.call_step,
            call_started_at = excluded.call_started_at,
            call_quiet_at = excluded.call_quiet_at,
            call_answered = excluded.call_answered,
            call_clean = excluded.call_clean,
            may_have_draft = excluded.may_have_draft,
            may_have_executed = excluded.may_have_executed,
            taken = excluded.taken,
            abandonment = excluded.abandonment,
            refusal = excluded.refusal,
            reason = excluded.reason,
            closed_at = excluded.closed_at),
      noted AS (
        INSERT INTO payout_transition
          (payout_id, sequence, from_status, to_status, cause, evidence, actor, reason, at, attempt)
        SELECT t.payout_id, t.sequence, t.from_status, t.to_status, t.cause, t.evidence, t.actor,
               t.reason::jsonb, t.at, t.attempt
        FROM unnest(:tPayout, :tSequence, :tFrom, :tTo, :tCause, :tEvidence, :tActor, :tReason,
                    :tAt, :tAttempt)
          AS t(payout_id, sequence, from_status, to_status, cause, evidence, actor, reason,
               at, attempt)
        JOIN saved ON saved.id = t.payout_id),
      logged AS (
        INSERT INTO event (position, id, payout_id, client, type, sequence, at, data, trace)
        SELECT nextval('event_position'), e.*
        FROM (SELECT e.id, e.payout_id, e.client, e.type, e.sequence, e.at, e.data, e.trace
              FROM unnest(:eId, :ePayout, :eClient, :eType, :eSequence, :eAt, :eData, :eTrace)
                WITH ORDINALITY AS e(id, payout_id, client, type, sequence, at, data, trace, place)
              JOIN saved ON saved.id = e.payout_id
              ORDER BY e.sequence, e.place) AS e),
      asked AS (
        INSERT INTO task (payout_id, kind, opened_at)
        SELECT k.payout_id, k.kind, statement_timestamp()
        FROM unnest(:kPayout, :kKind) AS k(payout_id, kind)
        JOIN saved ON saved.id = k.payout_id
        ORDER BY k.payout_id, k.kind
        ON CONFLICT (payout_id, kind) WHERE closed_at IS NULL DO NOTHING),
      answered AS (
        UPDATE task o
        SET closed_at = statement_timestamp()
        FROM unnest(:mPayout, :mKind) AS m(payout_id, kind)
        JOIN saved ON saved.id = m.payout_id
        WHERE o.payout_id = m.payout_id AND o.kind = m.kind AND o.closed_at IS NULL)
      SELECT count(*) AS saved FROM saved
      """;

  private final StoredJson json;

  PayoutSaving(StoredJson json) {
    this.json = json;
  }

  void save(JdbiTransaction tx, List<PayoutChange> changes) {
    if (changes.isEmpty()) {
      return;
    }
    long saved =
        tx.query("save payouts", SAVE, query -> bind(query, changes), row -> row.getLong("saved"))
            .get(0);
    if (saved != changes.size()) {
      throw tx.conflict(
          (changes.size() - saved)
              + " of "
              + changes.size()
              + " payouts are not in the version that was read");
    }
  }

  private Query bind(Query query, List<PayoutChange> changes) {
    List<Of<Attempt>> attempts = new ArrayList<>();
    List<Of<Transition>> transitions = new ArrayList<>();
    List<Event> events = new ArrayList<>();
    List<Of<TaskKind>> tasks = new ArrayList<>();
    List<Of<TaskKind>> moot = new ArrayList<>();
    for (PayoutChange change : changes) {
      UUID id = change.after().id().value();
      change.after().attempts().forEach(attempt -> attempts.add(new Of<>(id, attempt)));
      change.transitions().forEach(transition -> transitions.add(new Of<>(id, transition)));
      change.tasks().forEach(task -> tasks.add(new Of<>(id, task)));
      change.moot().forEach(task -> moot.add(new Of<>(id, task)));
      events.addAll(change.events());
    }
    bindPayouts(query, changes);
    bindAttempts(query, attempts);
    bindTransitions(query, transitions);
    bindEvents(query, events);
    Columns.of(query, tasks).uuid("kPayout", Of::payout).text("kKind", k -> k.part().name());
    Columns.of(query, moot).uuid("mPayout", Of::payout).text("mKind", m -> m.part().name());
    return query;
  }

  private void bindPayouts(Query query, List<PayoutChange> changes) {
    Columns.of(query, changes)
        .number("before", PayoutChange::before)
        .flag("nextKept", c -> c.next().keep())
        .number("nextMicros", c -> Moments.micros(c.next().after()))
        .number("leaseMicros", c -> Moments.micros(c.lease()));
    Columns.of(query, changes.stream().map(PayoutChange::after).toList())
        .uuid("id", p -> p.id().value())
        .number("version", Payout::version)
        .text("status", p -> p.status().name())
        .number("sequence", Payout::sequence)
        .integer("inquiries", Payout::inquiries)
        .integer("hints", Payout::hints)
        .flag("cancelRequested", Payout::cancelRequested)
        .uuid("lease", p -> p.lease() == null ? null : p.lease().value())
        .text("waitingCode", p -> name(waitCode(p.waitingFor())))
        .moment("waitingSince", p -> p.waitingFor() == null ? null : p.waitingFor().since())
        .text("reason", p -> reason(p.reason()))
        .text("contradictions", p -> PayoutRows.literal(p.contradictions()))
        .text("lane", p -> PayoutRows.lane(p.lane()))
        .moment("lookedBackAt", Payout::lookedBackAt)
        .moment("updatedAt", Payout::updatedAt);
  }

  private void bindAttempts(Query query, List<Of<Attempt>> attempts) {
    Columns.of(query, attempts).uuid("aPayout", Of::payout);
    List<Attempt> parts = attempts.stream().map(Of::part).toList();
    Columns.of(query, parts)
        .integer("aNumber", Attempt::number)
        .text("aProvider", a -> a.provider().value())
        .text("aReference", a -> a.reference().value())
        .text("aOutcome", a -> a.outcome().name())
        .text("aTransactionId", Attempt::transactionId)
        .text("aDraft", a -> a.draft() == null ? null : json.writeDraft(a.draft()))
        .text("aCost", a -> a.cost() == null ? null : json.writeCost(a.cost()))
        .flag("aMayHaveDraft", Attempt::mayHaveDraft)
        .flag("aMayHaveExecuted", Attempt::mayHaveExecuted)
        .flag("aTaken", Attempt::taken)
        .text("aAbandonment", a -> name(a.abandonment()))
        .text("aRefusal", a -> name(a.refusal()))
        .text("aReason", a -> reason(a.reason()))
        .moment("aOpenedAt", Attempt::openedAt)
        .moment("aClosedAt", Attempt::closedAt);
    List<@Nullable Call> calls = new ArrayList<>();
    parts.forEach(attempt -> calls.add(attempt.lastCall()));
    Columns.<@Nullable Call>of(query, calls)
        .text("aCallStep", c -> c == null ? null : c.step().name())
        .moment("aCallStartedAt", c -> c == null ? null : c.startedAt())
        .moment("aCallQuietAt", c -> c == null ? null : c.quietAt())
        .flag("aCallAnswered", c -> c == null ? null : c.answered())
        .flag("aCallClean", c -> c == null ? null : c.clean());
  }

  private void bindTransitions(Query query, List<Of<Transition>> transitions) {
    Columns.of(query, transitions)
        .uuid("tPayout", Of::payout)
        .number("tSequence", t -> t.part().sequence())
        .text("tFrom", t -> name(t.part().from()))
        .text("tTo", t -> t.part().to().name())
        .text("tCause", t -> t.part().cause().name())
        .text("tEvidence", t -> t.part().evidence())
        .text("tActor", t -> t.part().actor())
        .text("tReason", t -> reason(t.part().reason()))
        .moment("tAt", t -> t.part().at())
        .integer("tAttempt", t -> t.part().attempt());
  }

  private static void bindEvents(Query query, List<Event> events) {
    Columns.of(query, events)
        .uuid("eId", Event::id)
        .uuid("ePayout", e -> e.payout().value())
        .text("eClient", e -> e.client().value())
        .text("eType", e -> e.type().name())
        .number("eSequence", Event::sequence)
        .moment("eAt", Event::time)
        .text("eData", Event::data)
        .text("eTrace", e -> Traces.text(e.payout(), e.trace()));
  }

  private @Nullable String reason(@Nullable Reason reason) {
    return reason == null ? null : json.writeReason(reason);
  }

  private static @Nullable Enum<?> waitCode(@Nullable Waiting waiting) {
    return waiting == null ? null : waiting.code();
  }

  private static @Nullable String name(@Nullable Enum<?> constant) {
    return constant == null ? null : constant.name();
  }

  private record Of<P>(UUID payout, P part) {}
}
