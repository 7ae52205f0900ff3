-- What stands beside the payouts: providers, the inbox, the channels' positions.

CREATE TABLE provider_state (
  provider   text PRIMARY KEY,
  state      text NOT NULL CHECK (state IN ('ACTIVE', 'DRAINING', 'SUSPENDED')),
  changed_at timestamptz NOT NULL
);

COMMENT ON TABLE provider_state IS 'Whether a provider may be used, as operators say. Read in every claim and before every step.';
COMMENT ON COLUMN provider_state.provider IS 'A provider that was seen at least once.';
COMMENT ON COLUMN provider_state.state IS 'ACTIVE: all. DRAINING: no new attempt. SUSPENDED: no new step at all.';
COMMENT ON COLUMN provider_state.changed_at IS 'Since when, by this database''s clock.';

CREATE TABLE provider_state_history (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  provider   text NOT NULL,
  from_state text,
  to_state   text NOT NULL,
  actor      text NOT NULL,
  reason     text NOT NULL,
  at         timestamptz NOT NULL
);

COMMENT ON TABLE provider_state_history IS 'Who set a provider''s state, when and why. Append-only.';
COMMENT ON COLUMN provider_state_history.id IS 'Order of the changes.';
COMMENT ON COLUMN provider_state_history.provider IS 'Which provider.';
COMMENT ON COLUMN provider_state_history.from_state IS 'Null where it was first seen.';
COMMENT ON COLUMN provider_state_history.to_state IS 'The state from then on.';
COMMENT ON COLUMN provider_state_history.actor IS 'engine or operator:NAME.';
COMMENT ON COLUMN provider_state_history.reason IS 'As the operator gave it.';
COMMENT ON COLUMN provider_state_history.at IS 'When, by this database''s clock.';

CREATE TRIGGER provider_state_history_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON provider_state_history
  FOR EACH STATEMENT EXECUTE FUNCTION payout_history_is_append_only();

CREATE TABLE callback (
  id                uuid PRIMARY KEY,
  provider          text NOT NULL,
  digest            bytea NOT NULL CHECK (length(digest) = 32),
  method            text NOT NULL,
  path              text NOT NULL,
  query             text NOT NULL,
  headers           json NOT NULL,
  body              bytea NOT NULL,
  remote_address    text NOT NULL,
  attempt_reference text,
  received_at       timestamptz NOT NULL,
  last_arrival_at   timestamptz NOT NULL,
  arrivals          integer NOT NULL DEFAULT 1 CHECK (arrivals >= 1),
  next_due_at       timestamptz,
  tries             integer NOT NULL DEFAULT 0 CHECK (tries >= 0),
  verdict           text CHECK (verdict IN ('HINTED', 'APPLIED', 'ORPHAN', 'NOT_UNDERSTOOD')),
  payout_id         uuid,
  concluded_at      timestamptz,
  CONSTRAINT callback_is_kept_once UNIQUE (provider, digest)
);

COMMENT ON TABLE callback IS 'The inbox: authentic callbacks, kept raw before they are answered.';
COMMENT ON COLUMN callback.id IS 'Time-ordered UUID, drawn at the first arrival.';
COMMENT ON COLUMN callback.provider IS 'Who called.';
COMMENT ON COLUMN callback.digest IS 'SHA-256 over path, query and body: the same again is a further arrival of this row.';
COMMENT ON COLUMN callback.method IS 'HTTP method.';
COMMENT ON COLUMN callback.path IS 'Raw path as sent; may hold a token.';
COMMENT ON COLUMN callback.query IS 'Raw query, empty where there was none.';
COMMENT ON COLUMN callback.headers IS 'By lower-case name, the values in their order.';
COMMENT ON COLUMN callback.body IS 'The exact bytes. May hold personal data.';
COMMENT ON COLUMN callback.remote_address IS 'Of the peer, or of the client behind a trusted proxy.';
COMMENT ON COLUMN callback.attempt_reference IS 'The attempt that the proof of authenticity itself names.';
COMMENT ON COLUMN callback.received_at IS 'First arrival.';
COMMENT ON COLUMN callback.last_arrival_at IS 'Latest arrival.';
COMMENT ON COLUMN callback.arrivals IS 'How often the same bytes came.';
COMMENT ON COLUMN callback.next_due_at IS 'When a worker looks at it next, by this database''s clock; null for never.';
COMMENT ON COLUMN callback.tries IS 'How often it was concluded without finding its attempt.';
COMMENT ON COLUMN callback.verdict IS 'What it last led to; null until it was first looked at.';
COMMENT ON COLUMN callback.payout_id IS 'Payout of the attempt it speaks of, once known.';
COMMENT ON COLUMN callback.concluded_at IS 'When the verdict was noted, by this database''s clock.';

CREATE INDEX callback_due ON callback (next_due_at) WHERE next_due_at IS NOT NULL;

CREATE TABLE channel_position (
  channel     text PRIMARY KEY,
  position    bigint NOT NULL CHECK (position >= 0),
  fence       bigint NOT NULL CHECK (fence >= 1),
  owner       uuid,
  lease_until timestamptz,
  CONSTRAINT channel_lease_has_an_owner CHECK ((owner IS NULL) = (lease_until IS NULL))
) WITH (fillfactor = 50);

COMMENT ON TABLE channel_position IS 'How far each channel has sent the log, and who may send on it.';
COMMENT ON COLUMN channel_position.channel IS 'Name of the channel.';
COMMENT ON COLUMN channel_position.position IS 'Position in the log up to which everything was acknowledged.';
COMMENT ON COLUMN channel_position.fence IS 'Grows whenever the lease is taken anew; whoever holds an older one changes nothing.';
COMMENT ON COLUMN channel_position.owner IS 'The sender that holds the lease.';
COMMENT ON COLUMN channel_position.lease_until IS 'When the lease runs out, by this database''s clock.';
