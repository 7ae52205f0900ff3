-- When a payout that waits is asked about for what callbacks hinted at.

ALTER TABLE payout ADD COLUMN ask_at timestamptz;
COMMENT ON COLUMN payout.ask_at IS 'From when on a payout that is accepted and hinted is asked about, by this database''s clock; null where it has no hint.';
UPDATE payout SET ask_at = statement_timestamp() WHERE hints > 0;
ALTER TABLE payout ADD CONSTRAINT payout_hint_is_asked_about_at_a_time
  CHECK ((hints > 0) = (ask_at IS NOT NULL));

DROP INDEX payout_hinted_while_accepted;
CREATE INDEX payout_hinted_while_accepted ON payout (ask_at)
  WHERE status = 'ACCEPTED' AND hints > 0;
