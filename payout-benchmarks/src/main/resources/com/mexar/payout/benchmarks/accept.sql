\set n :n + 1
\set id :base + :n * :clients + :client_id
BEGIN;
INSERT INTO idempotency (client, key, fingerprint, payout_id, created_at)
VALUES ('bench', 'BENCH-' || lpad((:id::bigint)::text, 12, '0'), decode(repeat('a7', 32), 'hex'), lpad(to_hex(:id::bigint), 32, '0')::uuid, statement_timestamp());
COMMIT;
