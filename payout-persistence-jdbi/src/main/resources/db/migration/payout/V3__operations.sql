-- What operators and callers see and do beside the payouts' own way.

ALTER TABLE payout ADD COLUMN trace text
  CONSTRAINT payout_trace_is_a_traceparent CHECK (trace ~ '^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$');
COMMENT ON COLUMN payout.trace IS 'W3C traceparent of the request that asked for it; null for the trace that follows from the id.';

ALTER TABLE event ADD COLUMN trace text;
COMMENT ON COLUMN event.trace IS 'W3C traceparent of its payout; null for the trace that follows from the payout''s id.';

-- A lane is the provider whose free calls a payout waits for.
ALTER TABLE payout ADD COLUMN lane text NOT NULL DEFAULT '';
COMMENT ON COLUMN payout.lane IS 'Provider whose free calls it waits for: a hint for claims, so that a busy one holds up no other. Empty where none is known.';
UPDATE payout p
SET lane = (SELECT a.provider FROM payout_attempt a
            WHERE a.payout_id = p.id ORDER BY a.number DESC LIMIT 1)
WHERE EXISTS (SELECT FROM payout_attempt a WHERE a.payout_id = p.id);
DROP INDEX payout_due_for_dispatch;
CREATE INDEX payout_due_for_dispatch ON payout (lane, next_action_at)
  WHERE status = 'ACCEPTED' AND hints = 0 AND next_action_at IS NOT NULL;
DROP INDEX payout_due_for_inquiry;
CREATE INDEX payout_due_for_inquiry ON payout (lane, next_action_at)
  WHERE status NOT IN ('ACCEPTED', 'SUBMITTING') AND next_action_at IS NOT NULL;

-- Lists run along the ids, which are ordered by time.
CREATE INDEX payout_by_client ON payout (client, id);
CREATE INDEX payout_by_status ON payout (status, id);
CREATE INDEX attempt_by_provider ON payout_attempt (provider, payout_id);
CREATE INDEX payout_contradicted ON payout (id) WHERE contradictions <> '{}';

CREATE INDEX task_by_opening ON task (opened_at, id);
CREATE INDEX task_open_by_opening ON task (opened_at, id) WHERE closed_at IS NULL;

ALTER TABLE callback ADD COLUMN stale boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN callback.stale IS 'Authentic, and signed further from its first arrival than is tolerated.';

CREATE INDEX callback_of_payout ON callback (payout_id, id) WHERE payout_id IS NOT NULL;
CREATE INDEX callback_without_effect ON callback (verdict, id)
  WHERE verdict IN ('ORPHAN', 'NOT_UNDERSTOOD');

CREATE TABLE resolution (
  id          uuid PRIMARY KEY,
  payout_id   uuid NOT NULL REFERENCES payout,
  attempt     integer NOT NULL CHECK (attempt >= 1),
  sequence    bigint NOT NULL CHECK (sequence >= 1),
  outcome     text NOT NULL CHECK (outcome IN ('PAID', 'UNEXECUTED', 'RETURNED')),
  retry       boolean NOT NULL,
  evidence    text NOT NULL,
  proposed_by text NOT NULL,
  reason      text NOT NULL,
  proposed_at timestamptz NOT NULL,
  approved_by text,
  approval    text,
  approved_at timestamptz,
  CONSTRAINT resolution_takes_two_people CHECK (approved_by <> proposed_by),
  CONSTRAINT resolution_approval_is_whole
    CHECK (num_nulls(approved_by, approval, approved_at) IN (0, 3)),
  CONSTRAINT resolution_retries_what_was_not_executed CHECK (NOT retry OR outcome = 'UNEXECUTED')
);

COMMENT ON TABLE resolution IS 'What operators say of an attempt. One proposes, another approves, and only then it counts.';
COMMENT ON COLUMN resolution.id IS 'Time-ordered UUID.';
COMMENT ON COLUMN resolution.payout_id IS 'Of which payout.';
COMMENT ON COLUMN resolution.attempt IS 'Number of the attempt.';
COMMENT ON COLUMN resolution.sequence IS 'The payout''s, as the proposer saw it; the approval needs it unmoved.';
COMMENT ON COLUMN resolution.outcome IS 'What became of the attempt.';
COMMENT ON COLUMN resolution.retry IS 'Whether a further attempt may follow.';
COMMENT ON COLUMN resolution.evidence IS 'What the proposer rests it on. May hold personal data.';
COMMENT ON COLUMN resolution.proposed_by IS 'Name of the operator.';
COMMENT ON COLUMN resolution.reason IS 'Why, in the proposer''s words.';
COMMENT ON COLUMN resolution.proposed_at IS 'When, by this database''s clock.';
COMMENT ON COLUMN resolution.approved_by IS 'Name of the other operator; null while it is only proposed.';
COMMENT ON COLUMN resolution.approval IS 'Why, in the approver''s words.';
COMMENT ON COLUMN resolution.approved_at IS 'When it took effect, by this database''s clock.';

CREATE INDEX resolution_of_payout ON resolution (payout_id, id);

CREATE TABLE audit (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at        timestamptz NOT NULL,
  actor     text NOT NULL,
  action    text NOT NULL,
  target    text NOT NULL,
  reason    text
);

COMMENT ON TABLE audit IS 'Who did what to what, and why, beside the histories of payouts. Append-only.';
COMMENT ON COLUMN audit.id IS 'Order of the acts.';
COMMENT ON COLUMN audit.at IS 'When, by this database''s clock.';
COMMENT ON COLUMN audit.actor IS 'operator:NAME or client:NAME.';
COMMENT ON COLUMN audit.action IS 'What was done, such as provider.set-state.';
COMMENT ON COLUMN audit.target IS 'To what: payout:ID, provider:NAME, callback:ID.';
COMMENT ON COLUMN audit.reason IS 'As the operator gave it; null for a client, who gives none.';

CREATE TRIGGER audit_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
  FOR EACH STATEMENT EXECUTE FUNCTION payout_history_is_append_only();

CREATE TABLE api_key (
  id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  client     text NOT NULL,
  role       text NOT NULL CHECK (role IN ('CLIENT', 'OPERATOR', 'AUDITOR')),
  digest     bytea NOT NULL CHECK (length(digest) = 32)
    CONSTRAINT api_key_is_known_once UNIQUE,
  created_at timestamptz NOT NULL,
  revoked_at timestamptz
);

COMMENT ON TABLE api_key IS 'Keys that may call the API. Only digests are kept.';
COMMENT ON COLUMN api_key.id IS 'Names the key where the key itself must not be shown.';
COMMENT ON COLUMN api_key.client IS 'The service or person that holds it.';
COMMENT ON COLUMN api_key.role IS 'What the holder may do.';
COMMENT ON COLUMN api_key.digest IS 'SHA-256 of the key, which is long and random.';
COMMENT ON COLUMN api_key.created_at IS 'When, by this database''s clock.';
COMMENT ON COLUMN api_key.revoked_at IS 'From when on it opens nothing; null while it is good.';

CREATE TABLE refused_callback (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  provider       text NOT NULL,
  remote_address text NOT NULL,
  reason         text NOT NULL,
  bytes          integer CHECK (bytes >= 0),
  received_at    timestamptz NOT NULL
);

COMMENT ON TABLE refused_callback IS 'The newest callbacks of each provider that were refused, without what they carried.';
COMMENT ON COLUMN refused_callback.id IS 'Order in which they were kept.';
COMMENT ON COLUMN refused_callback.provider IS 'In whose name somebody called.';
COMMENT ON COLUMN refused_callback.remote_address IS 'Of the peer, or of the client behind a trusted proxy.';
COMMENT ON COLUMN refused_callback.reason IS 'Why, in words of ours.';
COMMENT ON COLUMN refused_callback.bytes IS 'Length of the body; null where it was not read.';
COMMENT ON COLUMN refused_callback.received_at IS 'When, by the clock of the host.';

CREATE INDEX refused_callback_of_provider ON refused_callback (provider, id);
