-- What accepting one payout writes, statement by statement.
\set n :n + 1
\set id :base + :n * :clients + :client_id
BEGIN;
INSERT INTO idempotency (client, key, fingerprint, payout_id, created_at)
VALUES ('bench', 'BENCH-' || lpad((:id::bigint)::text, 12, '0'), decode('28323b8d9a950d2330e9b32360d1392ed966751ca3e2ef31da9a52d82aa9ca2f', 'hex'), lpad(to_hex(:id::bigint), 32, '0')::uuid, statement_timestamp());
INSERT INTO payout (id, client, reference, status, sequence, version, next_action_at, created_at, updated_at, fingerprint, instruction, lane)
VALUES (lpad(to_hex(:id::bigint), 32, '0')::uuid, 'bench', 'BENCH-' || lpad((:id::bigint)::text, 12, '0'), 'ACCEPTED', 1, 1, statement_timestamp(), statement_timestamp(), statement_timestamp(), decode('28323b8d9a950d2330e9b32360d1392ed966751ca3e2ef31da9a52d82aa9ca2f', 'hex'),
        '{"amount": {"value": "100027", "currency": "IDR"}, "sender": {"type": "individual", "address": {"city": "Puebla", "line": "Avenida Juarez 50", "country": "MX", "postalCode": "72000"}, "country": "MX", "lastName": "Lopez", "firstName": "Ana", "dateOfBirth": "1990-02-28", "nationality": "MX"}, "purpose": "FAMILY_SUPPORT", "reference": "BENCH-000000000027", "beneficiary": {"type": "individual", "phone": "+6281234567890", "account": {"type": "bank", "number": "1200000027", "bankCode": "bca"}, "address": {"city": "Bandung", "line": "Jalan Merdeka 17", "country": "ID", "postalCode": "40111"}, "country": "ID", "lastName": "Santoso", "firstName": "Budi"}, "description": "For the school year", "relationship": "SIBLING", "sourceOfFunds": "SALARY"}', 'transfez');
INSERT INTO payout_transition (payout_id, sequence, from_status, to_status, cause, evidence, actor, at, attempt)
VALUES (lpad(to_hex(:id::bigint), 32, '0')::uuid, 1, NULL, 'ACCEPTED', 'ACCEPTED', NULL, 'client.bench', statement_timestamp(), NULL);
INSERT INTO event (position, id, payout_id, client, type, sequence, at, data)
VALUES (nextval('event_position'), uuidv7(), lpad(to_hex(:id::bigint), 32, '0')::uuid, 'bench', 'ACCEPTED', 1, statement_timestamp(),
        '{"payout":{"id":"01a218ea-a354-7ffc-8217-7ec29b97e629","reference":"BENCH-000000000027","status":"ACCEPTED","sequence": 1,"amount":{"currency":"IDR","value":"100027"},"beneficiary":{"type":"individual","country":"ID","account":{"type":"bank","bankCode":"bca","number":"******0027"}},"provider":"transfez","waitingFor": null,"cancelRequested": false,"reason": null,"attempts":[],"openContradictions": 0,"createdAt":"2026-11-26T17-32-40.146Z","updatedAt":"2026-11-26T17-32-44.981Z","metadata":{}},"from": null,"to":"ACCEPTED","cause":"accepted"}');
COMMIT;
