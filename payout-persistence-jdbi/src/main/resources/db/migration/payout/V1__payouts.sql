-- Payouts with everything that one transaction writes beside them.
--
-- Foreign keys stand where rows are few. History, events and idempotency records have none: each is
-- written by the very statement that writes or has locked its payout, nothing deletes payouts, and
-- the check would cost every accept three more look-ups and a second write of the payout's row.

CREATE TABLE payout (
  id               uuid PRIMARY KEY,
  client           text NOT NULL,
  reference        text NOT NULL,
  status           text NOT NULL CHECK (status IN ('ACCEPTED', 'SUBMITTING', 'IN_DOUBT', 'PENDING',
                     'ON_HOLD', 'PAID', 'FAILED', 'RETURNED', 'CANCELLED')),
  sequence         bigint NOT NULL CHECK (sequence >= 1),
  version          bigint NOT NULL CHECK (version >= 1),
  inquiries        integer NOT NULL DEFAULT 0 CHECK (inquiries >= 0),
  hints            integer NOT NULL DEFAULT 0 CHECK (hints >= 0),
  asked_until      timestamptz,
  cancel_requested boolean NOT NULL DEFAULT false,
  next_action_at   timestamptz,
  lease            uuid,
  lease_until      timestamptz,
  waiting_code     text,
  waiting_since    timestamptz,
  reason           jsonb,
  contradictions   text[] NOT NULL DEFAULT '{}',
  created_at       timestamptz NOT NULL,
  updated_at       timestamptz NOT NULL,
  fingerprint      bytea NOT NULL CHECK (length(fingerprint) = 32),
  instruction      jsonb NOT NULL,
  CONSTRAINT payout_reference_is_used_once UNIQUE (client, reference),
  CONSTRAINT payout_lease_while_submitting
    CHECK ((status = 'SUBMITTING') = (lease IS NOT NULL)
       AND (lease IS NULL) = (lease_until IS NULL)),
  CONSTRAINT payout_is_final_or_looked_at_again
    CHECK (next_action_at IS NOT NULL OR status IN ('PAID', 'FAILED', 'RETURNED', 'CANCELLED')),
  CONSTRAINT payout_waits_for_something_since
    CHECK ((waiting_code IS NULL) = (waiting_since IS NULL))
) WITH (fillfactor = 80);

COMMENT ON TABLE payout IS 'One instruction of a client to pay one beneficiary one amount, as it stands. Never deleted: a reference names one payout for ever.';
COMMENT ON COLUMN payout.id IS 'Time-ordered UUID (version 7), drawn by the gateway.';
COMMENT ON COLUMN payout.client IS 'The service that asked for it.';
COMMENT ON COLUMN payout.reference IS 'The client''s own business id of the payout, unique per client for ever.';
COMMENT ON COLUMN payout.status IS 'Where it is; what leads from one to the other is the status table of the core.';
COMMENT ON COLUMN payout.sequence IS 'Number of the last transition; gapless from 1.';
COMMENT ON COLUMN payout.version IS 'Grows by one with every stored change, announced or not. Every save compares it.';
COMMENT ON COLUMN payout.inquiries IS 'Inquiries made since the status last changed.';
COMMENT ON COLUMN payout.hints IS 'Callbacks that wait for the answer to an inquiry begun after them.';
COMMENT ON COLUMN payout.asked_until IS 'Until then an inquiry of an accepted payout that is hinted is under way.';
COMMENT ON COLUMN payout.cancel_requested IS 'The client wishes to cancel.';
COMMENT ON COLUMN payout.next_action_at IS 'When a worker looks at it next, by this database''s clock; null for never.';
COMMENT ON COLUMN payout.lease IS 'Token of the host that may make the next step; present exactly while SUBMITTING.';
COMMENT ON COLUMN payout.lease_until IS 'When the lease runs out, by this database''s clock.';
COMMENT ON COLUMN payout.waiting_code IS 'Why an accepted payout cannot go on now.';
COMMENT ON COLUMN payout.waiting_since IS 'Since when it waits for that.';
COMMENT ON COLUMN payout.reason IS 'Canonical reason of the status, with the provider''s own code and text.';
COMMENT ON COLUMN payout.contradictions IS 'Evidence that does not fit what is settled and is not resolved, each as ATTEMPT:CLAIM.';
COMMENT ON COLUMN payout.created_at IS 'When it was accepted.';
COMMENT ON COLUMN payout.updated_at IS 'When it last changed in a way that was announced or saved.';
COMMENT ON COLUMN payout.fingerprint IS 'SHA-256 of the instruction''s content; tells a repeated request from another one.';
COMMENT ON COLUMN payout.instruction IS 'What the client asked for. Personal data.';

-- Each payout is in at most one of these, so an update enters one of them.
CREATE INDEX payout_due_for_dispatch ON payout (next_action_at)
  WHERE status = 'ACCEPTED' AND hints = 0 AND next_action_at IS NOT NULL;
CREATE INDEX payout_lease_runs_out ON payout (lease_until)
  WHERE status = 'SUBMITTING';
CREATE INDEX payout_due_for_inquiry ON payout (next_action_at)
  WHERE status NOT IN ('ACCEPTED', 'SUBMITTING') AND next_action_at IS NOT NULL;
CREATE INDEX payout_hinted_while_accepted ON payout (id)
  WHERE status = 'ACCEPTED' AND hints > 0;

CREATE TABLE payout_attempt (
  payout_id         uuid NOT NULL REFERENCES payout,
  number            integer NOT NULL CHECK (number >= 1),
  provider          text NOT NULL,
  attempt_reference text NOT NULL CONSTRAINT attempt_reference_is_used_once UNIQUE,
  outcome           text NOT NULL CHECK (outcome IN ('OPEN', 'PAID', 'RETURNED', 'UNEXECUTED')),
  transaction_id    text,
  draft             jsonb,
  cost              jsonb,
  call_step         text CHECK (call_step IN ('DRAFT', 'EXECUTE')),
  call_started_at   timestamptz,
  call_quiet_at     timestamptz,
  call_answered     boolean,
  call_clean        boolean,
  may_have_draft    boolean NOT NULL,
  may_have_executed boolean NOT NULL,
  taken             boolean NOT NULL DEFAULT false,
  abandonment       text,
  refusal           text,
  reason            jsonb,
  opened_at         timestamptz NOT NULL,
  closed_at         timestamptz,
  PRIMARY KEY (payout_id, number),
  CONSTRAINT attempt_is_open_until_closed CHECK ((outcome = 'OPEN') = (closed_at IS NULL)),
  CONSTRAINT attempt_call_is_whole
    CHECK (num_nulls(call_step, call_started_at, call_quiet_at, call_answered, call_clean) IN (0, 5))
) WITH (fillfactor = 80);

COMMENT ON TABLE payout_attempt IS 'One try with one provider, under one attempt reference.';
COMMENT ON COLUMN payout_attempt.payout_id IS 'Whose attempt it is.';
COMMENT ON COLUMN payout_attempt.number IS 'Begins at 1.';
COMMENT ON COLUMN payout_attempt.provider IS 'With whom.';
COMMENT ON COLUMN payout_attempt.attempt_reference IS 'The name under which the provider knows it; derived from client, reference and number.';
COMMENT ON COLUMN payout_attempt.outcome IS 'OPEN until it is paid, returned or proven unexecuted.';
COMMENT ON COLUMN payout_attempt.transaction_id IS 'The provider''s own id, once one is known.';
COMMENT ON COLUMN payout_attempt.draft IS 'What a first step left at the provider: it moves no money until it is confirmed.';
COMMENT ON COLUMN payout_attempt.cost IS 'What it costs us at the provider.';
COMMENT ON COLUMN payout_attempt.call_step IS 'Kind of the last step call, written before its first byte left.';
COMMENT ON COLUMN payout_attempt.call_started_at IS 'When that call began.';
COMMENT ON COLUMN payout_attempt.call_quiet_at IS 'From when on it has surely ended even if nobody recorded its answer, by this database''s clock.';
COMMENT ON COLUMN payout_attempt.call_answered IS 'An answer that ends it is recorded.';
COMMENT ON COLUMN payout_attempt.call_clean IS 'No earlier call of its kind may have had an effect, so that its proven failure clears the attempt.';
COMMENT ON COLUMN payout_attempt.may_have_draft IS 'A call that leaves a draft was begun, and is not known to have left none.';
COMMENT ON COLUMN payout_attempt.taken IS 'The provider was seen to have gone beyond a draft.';
COMMENT ON COLUMN payout_attempt.may_have_executed IS 'A call that can move money was begun, and is not known to have moved none.';
COMMENT ON COLUMN payout_attempt.abandonment IS 'Why no further step is made.';
COMMENT ON COLUMN payout_attempt.refusal IS 'Class of the refusal that ends or ended it.';
COMMENT ON COLUMN payout_attempt.reason IS 'Canonical reason of the outcome, with the provider''s own code and text.';
COMMENT ON COLUMN payout_attempt.opened_at IS 'When it was opened.';
COMMENT ON COLUMN payout_attempt.closed_at IS 'When its outcome was settled.';

CREATE UNIQUE INDEX attempt_is_executed_at_most_once ON payout_attempt (payout_id)
  WHERE outcome <> 'UNEXECUTED';
COMMENT ON INDEX attempt_is_executed_at_most_once IS 'At most one attempt of a payout is not proven unexecuted: no next try before the proof.';

CREATE INDEX attempt_open_by_provider ON payout_attempt (provider) WHERE outcome = 'OPEN';

CREATE TABLE payout_transition (
  payout_id   uuid NOT NULL,
  sequence    bigint NOT NULL CHECK (sequence >= 1),
  from_status text,
  to_status   text NOT NULL,
  cause       text NOT NULL,
  evidence    text,
  actor       text NOT NULL,
  reason      jsonb,
  at          timestamptz NOT NULL,
  attempt     integer,
  PRIMARY KEY (payout_id, sequence)
);

COMMENT ON TABLE payout_transition IS 'The history of payouts: who, when and why. Append-only.';
COMMENT ON COLUMN payout_transition.payout_id IS 'Of which payout.';
COMMENT ON COLUMN payout_transition.sequence IS 'Gapless from 1 within the payout.';
COMMENT ON COLUMN payout_transition.from_status IS 'Null for the acceptance; equal to to_status where something was announced without a change.';
COMMENT ON COLUMN payout_transition.to_status IS 'The status from then on.';
COMMENT ON COLUMN payout_transition.cause IS 'What brought it about.';
COMMENT ON COLUMN payout_transition.evidence IS 'A short text that says what was seen.';
COMMENT ON COLUMN payout_transition.actor IS 'engine, provider:NAME, client:NAME or operator:NAME.';
COMMENT ON COLUMN payout_transition.reason IS 'Canonical reason, with the provider''s own code and text.';
COMMENT ON COLUMN payout_transition.at IS 'When.';
COMMENT ON COLUMN payout_transition.attempt IS 'Number of the attempt concerned.';

CREATE FUNCTION payout_history_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;
COMMENT ON FUNCTION payout_history_is_append_only() IS 'Refuses whatever is not an insert.';

CREATE TRIGGER payout_transition_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON payout_transition
  FOR EACH STATEMENT EXECUTE FUNCTION payout_history_is_append_only();

CREATE TABLE idempotency (
  client      text NOT NULL,
  key         text NOT NULL,
  fingerprint bytea NOT NULL CHECK (length(fingerprint) = 32),
  payout_id   uuid NOT NULL,
  created_at  timestamptz NOT NULL,
  PRIMARY KEY (client, key)
);

COMMENT ON TABLE idempotency IS 'Requests that were accepted, by their key. Forgotten after the retention; the references stay.';
COMMENT ON COLUMN idempotency.client IS 'Whose request.';
COMMENT ON COLUMN idempotency.key IS 'The client''s name of the request.';
COMMENT ON COLUMN idempotency.fingerprint IS 'SHA-256 of the content that came with it.';
COMMENT ON COLUMN idempotency.payout_id IS 'What it was answered with.';
COMMENT ON COLUMN idempotency.created_at IS 'When, by this database''s clock.';

CREATE INDEX idempotency_by_age ON idempotency (created_at);

-- A sequence that caches would hand out positions out of the order in which they are drawn.
CREATE SEQUENCE event_position AS bigint START 1 CACHE 1;
COMMENT ON SEQUENCE event_position IS 'Places in the log of events. Drawn before commit: readers wait at a gap until nobody can fill it.';

CREATE TABLE event (
  position  bigint PRIMARY KEY,
  id        uuid NOT NULL,
  payout_id uuid NOT NULL,
  client    text NOT NULL,
  type      text NOT NULL,
  sequence  bigint NOT NULL CHECK (sequence >= 1),
  at        timestamptz NOT NULL,
  data      text NOT NULL,
  CONSTRAINT event_announces_one_transition UNIQUE (payout_id, sequence)
);

COMMENT ON TABLE event IS 'The append-only log of announcements, one for each transition.';
COMMENT ON COLUMN event.position IS 'Place in the log; of one payout''s events in the order of their sequence. Not gapless.';
COMMENT ON COLUMN event.id IS 'What consumers deduplicate by.';
COMMENT ON COLUMN event.payout_id IS 'Of which payout.';
COMMENT ON COLUMN event.client IS 'Whose payout.';
COMMENT ON COLUMN event.type IS 'What it announces.';
COMMENT ON COLUMN event.sequence IS 'The transition''s, the order within a payout.';
COMMENT ON COLUMN event.at IS 'The transition''s time.';
COMMENT ON COLUMN event.data IS 'JSON, rendered once: a text, because it leaves byte for byte the same on every channel.';

CREATE TRIGGER event_is_append_only
  BEFORE UPDATE OR TRUNCATE ON event
  FOR EACH STATEMENT EXECUTE FUNCTION payout_history_is_append_only();

CREATE TABLE task (
  id        uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  payout_id uuid NOT NULL REFERENCES payout,
  kind      text NOT NULL,
  opened_at timestamptz NOT NULL,
  closed_at timestamptz
);

COMMENT ON TABLE task IS 'What waits for an operator.';
COMMENT ON COLUMN task.id IS 'Drawn here; its order says nothing.';
COMMENT ON COLUMN task.payout_id IS 'Which payout it is about.';
COMMENT ON COLUMN task.kind IS 'What is to be looked into.';
COMMENT ON COLUMN task.opened_at IS 'When, by this database''s clock.';
COMMENT ON COLUMN task.closed_at IS 'Null while it is open.';

CREATE UNIQUE INDEX task_is_open_once ON task (payout_id, kind) WHERE closed_at IS NULL;
COMMENT ON INDEX task_is_open_once IS 'At most one open task of a kind per payout.';
