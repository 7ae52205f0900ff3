-- What a restore of this database has lost is looked for at the providers.

ALTER TABLE provider_state ADD COLUMN restored_at timestamptz;
COMMENT ON COLUMN provider_state.restored_at IS 'Since when attempts with it are looked for that a restore has lost, by this database''s clock; null where none are.';

ALTER TABLE payout ADD COLUMN looked_back_at timestamptz;
COMMENT ON COLUMN payout.looked_back_at IS 'When the latest question for lost attempts of it began that every provider asked has answered, by this database''s clock; null where nobody had to ask.';

ALTER TABLE callback ADD COLUMN orphan_of text;
COMMENT ON COLUMN callback.orphan_of IS 'Attempt reference that it speaks of, while no such attempt with its provider is known; null also where it does not say.';
CREATE INDEX callback_orphan_of ON callback (orphan_of) WHERE orphan_of IS NOT NULL;
