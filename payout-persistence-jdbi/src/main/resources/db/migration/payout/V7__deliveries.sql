-- The log in parts that can be dropped whole; what channels owe beside their position; endpoints of subscribers.

ALTER TABLE event RENAME TO event_first;
DROP TRIGGER event_is_append_only ON event_first;
ALTER TABLE event_first RENAME CONSTRAINT event_pkey TO event_first_pkey;
-- That a transition is announced once follows from the key of payout_transition: both are written by one statement.
ALTER TABLE event_first DROP CONSTRAINT event_announces_one_transition;

CREATE TABLE event (LIKE event_first INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING COMMENTS,
                    PRIMARY KEY (position))
  PARTITION BY RANGE (position);
COMMENT ON TABLE event IS 'The append-only log of announcements, one for each transition. In parts by position, which are dropped whole.';

CREATE TRIGGER event_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON event
  FOR EACH STATEMENT EXECUTE FUNCTION payout_history_is_append_only();

CREATE TABLE event_rest PARTITION OF event DEFAULT;
COMMENT ON TABLE event_rest IS 'Takes what would fall between parts, so that no payout is refused for want of one.';

CREATE TABLE delivery (
  channel    text NOT NULL,
  position   bigint NOT NULL,
  payout_id  uuid NOT NULL,
  state      text NOT NULL CHECK (state IN ('PENDING', 'DELIVERED', 'DEAD')),
  tried      integer NOT NULL DEFAULT 0 CHECK (tried >= 0),
  tries      integer NOT NULL DEFAULT 0 CHECK (tries >= 0),
  since      timestamptz NOT NULL,
  settled_at timestamptz,
  PRIMARY KEY (channel, position),
  CONSTRAINT delivery_is_pending_or_settled CHECK ((state = 'PENDING') = (settled_at IS NULL))
) PARTITION BY RANGE (position);

COMMENT ON TABLE delivery IS 'Events that are followed one by one: to endpoints of subscribers, and on brokers'' channels what was refused or is wanted again. In the same parts as the log.';
COMMENT ON COLUMN delivery.channel IS 'Name of a broker''s channel, or webhook: and the id of an endpoint.';
COMMENT ON COLUMN delivery.position IS 'Of the event in the log.';
COMMENT ON COLUMN delivery.payout_id IS 'Of which payout the event is.';
COMMENT ON COLUMN delivery.state IS 'DEAD: given up until an operator wants it again.';
COMMENT ON COLUMN delivery.tried IS 'Tries since it was last wanted.';
COMMENT ON COLUMN delivery.tries IS 'Tries of all time.';
COMMENT ON COLUMN delivery.since IS 'When it was first wanted, by this database''s clock.';
COMMENT ON COLUMN delivery.settled_at IS 'When it arrived or was given up, by this database''s clock.';

CREATE INDEX delivery_pending ON delivery (channel, payout_id, position) INCLUDE (since)
  WHERE state = 'PENDING';
CREATE INDEX delivery_dead ON delivery (position, channel) WHERE state = 'DEAD';
CREATE INDEX delivery_by_position ON delivery (position, channel);
CREATE INDEX delivery_of_payout ON delivery (payout_id, position);

CREATE TABLE delivery_rest PARTITION OF delivery DEFAULT;
COMMENT ON TABLE delivery_rest IS 'Takes what would fall between parts.';

CREATE TABLE delivery_try (
  channel  text NOT NULL,
  position bigint NOT NULL,
  number   integer NOT NULL CHECK (number >= 1),
  at       timestamptz NOT NULL,
  status   integer,
  outcome  text NOT NULL,
  millis   bigint NOT NULL CHECK (millis >= 0),
  PRIMARY KEY (channel, position, number)
) PARTITION BY RANGE (position);

COMMENT ON TABLE delivery_try IS 'The tries of deliveries. Append-only; in the same parts as the log.';
COMMENT ON COLUMN delivery_try.channel IS 'Channel of the delivery.';
COMMENT ON COLUMN delivery_try.position IS 'Position of the delivery.';
COMMENT ON COLUMN delivery_try.number IS 'From 1 within the delivery.';
COMMENT ON COLUMN delivery_try.at IS 'When its outcome was noted, by this database''s clock.';
COMMENT ON COLUMN delivery_try.status IS 'HTTP status of the answer; null where there was none.';
COMMENT ON COLUMN delivery_try.outcome IS 'What came of it, in words of ours.';
COMMENT ON COLUMN delivery_try.millis IS 'How long it took.';

CREATE TABLE delivery_try_rest PARTITION OF delivery_try DEFAULT;
COMMENT ON TABLE delivery_try_rest IS 'Takes what would fall between parts.';

-- Adds the part of the log, and of what goes with it, that ends before a position.
CREATE FUNCTION payout_log_part(low text, high bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  whole text;
BEGIN
  FOREACH whole IN ARRAY ARRAY['event', 'delivery', 'delivery_try'] LOOP
    IF to_regclass(whole || '_to_' || high) IS NULL THEN
      EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING INDEXES INCLUDING COMMENTS)',
                     whole || '_to_' || high, whole);
    END IF;
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%s) TO (%s)',
                   whole, whole || '_to_' || high, low, high);
    EXECUTE format('COMMENT ON TABLE %I IS %L', whole || '_to_' || high,
                   'Part of ' || whole || ' that ends before position ' || high || '.');
  END LOOP;
END
$$;

DO $$
DECLARE
  -- half a part of room at least
  high bigint := (1 + (SELECT last_value + 500000 FROM event_position) / 1000000) * 1000000;
BEGIN
  EXECUTE format('ALTER TABLE event_first RENAME TO %I', 'event_to_' || high);
  PERFORM payout_log_part('MINVALUE', high);
END
$$;

CREATE TABLE event_log (
  only_row   boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  dropped_to bigint NOT NULL CHECK (dropped_to >= 0)
);
INSERT INTO event_log (dropped_to) VALUES (0);
COMMENT ON TABLE event_log IS 'What is known of the log as a whole; one row.';
COMMENT ON COLUMN event_log.only_row IS 'Keeps it to one.';
COMMENT ON COLUMN event_log.dropped_to IS 'Events up to this position were let go.';

CREATE TABLE webhook_endpoint (
  id             uuid PRIMARY KEY,
  url            text NOT NULL,
  description    text NOT NULL,
  types          text[] NOT NULL,
  clients        text[] NOT NULL,
  disabled_for   text,
  secrets        text[] NOT NULL,
  secret_ends    timestamptz[] NOT NULL,
  created_at     timestamptz NOT NULL,
  updated_at     timestamptz NOT NULL,
  failing_since  timestamptz,
  paused_until   timestamptz,
  copied_to      bigint CHECK (copied_to >= 0),
  CONSTRAINT webhook_endpoint_secrets_have_ends CHECK (cardinality(secrets) = cardinality(secret_ends))
);
COMMENT ON TABLE webhook_endpoint IS 'Where subscribers take webhooks.';
COMMENT ON COLUMN webhook_endpoint.id IS 'Time-ordered UUID; its channel is webhook: and this.';
COMMENT ON COLUMN webhook_endpoint.url IS 'Address of the receiver. May hold a secret of the subscriber.';
COMMENT ON COLUMN webhook_endpoint.description IS 'In the operators'' words.';
COMMENT ON COLUMN webhook_endpoint.types IS 'Types of events that it wants; empty for all.';
COMMENT ON COLUMN webhook_endpoint.clients IS 'Whose events it gets; empty for everybody''s.';
COMMENT ON COLUMN webhook_endpoint.disabled_for IS 'Why nothing is sent to it, while it keeps its place in the log; null where it is enabled.';
COMMENT ON COLUMN webhook_endpoint.secrets IS 'What its webhooks are signed with, newest first: whsec_ or whsk_ and base64.';
COMMENT ON COLUMN webhook_endpoint.secret_ends IS 'Of each secret when it ends, because another took its place; null while it is the one.';
COMMENT ON COLUMN webhook_endpoint.created_at IS 'When, by this database''s clock.';
COMMENT ON COLUMN webhook_endpoint.updated_at IS 'When an operator, a setting or the gateway itself last changed it, by this database''s clock.';
COMMENT ON COLUMN webhook_endpoint.failing_since IS 'Since when every try fails; null after a success.';
COMMENT ON COLUMN webhook_endpoint.paused_until IS 'Nothing is sent before, as the receiver asked.';
COMMENT ON COLUMN webhook_endpoint.copied_to IS 'Where it stands in the log while it is behind or disabled; null while it gets what is relayed.';

CREATE TABLE webhook_line (
  endpoint_id uuid NOT NULL REFERENCES webhook_endpoint ON DELETE CASCADE,
  payout_id   uuid NOT NULL,
  head        bigint NOT NULL,
  due_at      timestamptz NOT NULL,
  claim       uuid,
  PRIMARY KEY (endpoint_id, payout_id)
) WITH (fillfactor = 50);
COMMENT ON TABLE webhook_line IS 'Pending deliveries of one payout to one endpoint, which go out one after the other.';
COMMENT ON COLUMN webhook_line.endpoint_id IS 'To whom.';
COMMENT ON COLUMN webhook_line.payout_id IS 'Of which payout.';
COMMENT ON COLUMN webhook_line.head IS 'Position of the first that is pending.';
COMMENT ON COLUMN webhook_line.due_at IS 'When the first is tried, by this database''s clock; while it is claimed, when the claim runs out.';
COMMENT ON COLUMN webhook_line.claim IS 'Who tries it now; null for nobody.';
CREATE INDEX webhook_line_due ON webhook_line (endpoint_id, due_at);

CREATE TABLE webhook_fan_out (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  position bigint NOT NULL CHECK (position >= 0)
) WITH (fillfactor = 50);
-- What was announced before there were webhooks is for those endpoints alone that begin earlier.
INSERT INTO webhook_fan_out (position) SELECT coalesce(max(position), 0) FROM event;
INSERT INTO channel_position (channel, position, fence)
SELECT 'webhook', position, 1 FROM webhook_fan_out WHERE position > 0;
COMMENT ON TABLE webhook_fan_out IS 'How far the log was shared out among endpoints; one row, whose lock keeps that apart from changes of endpoints.';
COMMENT ON COLUMN webhook_fan_out.only_row IS 'Keeps it to one.';
COMMENT ON COLUMN webhook_fan_out.position IS 'Position of the last event that was shared out.';
