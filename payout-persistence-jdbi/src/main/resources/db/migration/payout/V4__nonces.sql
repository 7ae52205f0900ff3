-- A nonce names one message of its provider, on whatever host it arrives.

ALTER TABLE callback ADD COLUMN nonce bytea CHECK (length(nonce) = 32);
COMMENT ON COLUMN callback.nonce IS 'SHA-256 of the nonce that the proof of authenticity names; null where it names none. Known for as long as the row is there.';
COMMENT ON COLUMN callback.digest IS 'SHA-256 over path, query and body, and over what was signed where there is a nonce: the same again is a further arrival of this row.';

ALTER TABLE callback DROP CONSTRAINT callback_is_kept_once;
CREATE UNIQUE INDEX callback_is_kept_once ON callback (provider, coalesce(nonce, digest));
COMMENT ON INDEX callback_is_kept_once IS 'A callback with a nonce is known by it, any other by its bytes: what comes under a known nonce with another digest is refused.';
