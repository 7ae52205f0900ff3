-- What one payout's life writes at the least, in four transactions: accepted, attempt opened, acknowledged, paid.
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
BEGIN;
UPDATE payout SET status = 'SUBMITTING', sequence = 2, version = 2, next_action_at = statement_timestamp() + interval '30 s', lease = lpad(to_hex(:id::bigint), 32, '0')::uuid, lease_until = statement_timestamp() + interval '30 s', updated_at = statement_timestamp()
WHERE id = lpad(to_hex(:id::bigint), 32, '0')::uuid AND version = 1;
INSERT INTO payout_attempt (payout_id, number, provider, attempt_reference, outcome, call_step, call_started_at, call_quiet_at, call_answered, call_clean, may_have_draft, may_have_executed, opened_at)
VALUES (lpad(to_hex(:id::bigint), 32, '0')::uuid, 1, 'transfez', 'mx-' || md5((:id::bigint)::text), 'OPEN', 'EXECUTE', statement_timestamp(), statement_timestamp() + interval '40 s', false, true, true, true, statement_timestamp());
INSERT INTO payout_transition (payout_id, sequence, from_status, to_status, cause, evidence, actor, at, attempt)
VALUES (lpad(to_hex(:id::bigint), 32, '0')::uuid, 2, 'ACCEPTED', 'SUBMITTING', 'DISPATCH', NULL, 'engine', statement_timestamp(), 1);
INSERT INTO event (position, id, payout_id, client, type, sequence, at, data)
VALUES (nextval('event_position'), uuidv7(), lpad(to_hex(:id::bigint), 32, '0')::uuid, 'bench', 'SUBMITTING', 2, statement_timestamp(),
        '{"payout":{"id":"01a218ea-a354-7ffc-8217-7ec29b97e629","reference":"BENCH-000000000027","status":"SUBMITTING","sequence": 2,"amount":{"currency":"IDR","value":"100027"},"beneficiary":{"type":"individual","country":"ID","account":{"type":"bank","bankCode":"bca","number":"******0027"}},"provider":"transfez","waitingFor": null,"cancelRequested": false,"reason": null,"attempts":[{"number": 1,"provider":"transfez","attemptReference":"mx-o2afpgrcn7fmxehw54akrsyjue","providerTransactionId": null,"outcome":"OPEN","cost": null,"openedAt":"2026-11-26T17-32-41.603Z","closedAt": null}],"openContradictions": 0,"createdAt":"2026-11-26T17-32-40.146Z","updatedAt":"2026-11-26T17-32-44.981Z","metadata":{}},"from": "ACCEPTED","to":"SUBMITTING","cause":"dispatch"}');
COMMIT;
BEGIN;
UPDATE payout SET status = 'PENDING', sequence = 3, version = 3, next_action_at = statement_timestamp() + interval '5 s', lease = NULL, lease_until = NULL, updated_at = statement_timestamp()
WHERE id = lpad(to_hex(:id::bigint), 32, '0')::uuid AND version = 2;
UPDATE payout_attempt SET transaction_id = (:id::bigint)::text, call_answered = true, taken = true, cost = '{"debited": {"currency": "IDR","value": "100027"},"fee": {"currency": "IDR","value": "2500"},"rate": "1.0"}'
WHERE payout_id = lpad(to_hex(:id::bigint), 32, '0')::uuid AND number = 1;
INSERT INTO payout_transition (payout_id, sequence, from_status, to_status, cause, evidence, actor, at, attempt)
VALUES (lpad(to_hex(:id::bigint), 32, '0')::uuid, 3, 'SUBMITTING', 'PENDING', 'ANSWER', 'step answered - acknowledged', 'provider.transfez', statement_timestamp(), 1);
INSERT INTO event (position, id, payout_id, client, type, sequence, at, data)
VALUES (nextval('event_position'), uuidv7(), lpad(to_hex(:id::bigint), 32, '0')::uuid, 'bench', 'PENDING', 3, statement_timestamp(),
        '{"payout":{"id":"01a218ea-a354-7ffc-8217-7ec29b97e629","reference":"BENCH-000000000027","status":"PENDING","sequence": 3,"amount":{"currency":"IDR","value":"100027"},"beneficiary":{"type":"individual","country":"ID","account":{"type":"bank","bankCode":"bca","number":"******0027"}},"provider":"transfez","waitingFor": null,"cancelRequested": false,"reason": null,"attempts":[{"number": 1,"provider":"transfez","attemptReference":"mx-o2afpgrcn7fmxehw54akrsyjue","providerTransactionId": "29","outcome":"OPEN","cost": {"debited":{"currency":"IDR","value":"100027"},"fee":{"currency":"IDR","value":"2500"},"rate":"1.0"},"openedAt":"2026-11-26T17-32-41.603Z","closedAt": null}],"openContradictions": 0,"createdAt":"2026-11-26T17-32-40.146Z","updatedAt":"2026-11-26T17-32-44.981Z","metadata":{}},"from": "SUBMITTING","to":"PENDING","cause":"answer"}');
COMMIT;
BEGIN;
UPDATE payout SET status = 'PAID', sequence = 4, version = 4, inquiries = 1, next_action_at = statement_timestamp() + interval '1 day', updated_at = statement_timestamp()
WHERE id = lpad(to_hex(:id::bigint), 32, '0')::uuid AND version = 3;
UPDATE payout_attempt SET outcome = 'PAID', closed_at = statement_timestamp()
WHERE payout_id = lpad(to_hex(:id::bigint), 32, '0')::uuid AND number = 1;
INSERT INTO payout_transition (payout_id, sequence, from_status, to_status, cause, evidence, actor, at, attempt)
VALUES (lpad(to_hex(:id::bigint), 32, '0')::uuid, 4, 'PENDING', 'PAID', 'CALLBACK', 'inquiry answered - paid', 'provider.transfez', statement_timestamp(), 1);
INSERT INTO event (position, id, payout_id, client, type, sequence, at, data)
VALUES (nextval('event_position'), uuidv7(), lpad(to_hex(:id::bigint), 32, '0')::uuid, 'bench', 'PAID', 4, statement_timestamp(),
        '{"payout":{"id":"01a218ea-a354-7ffc-8217-7ec29b97e629","reference":"BENCH-000000000027","status":"PAID","sequence": 4,"amount":{"currency":"IDR","value":"100027"},"beneficiary":{"type":"individual","country":"ID","account":{"type":"bank","bankCode":"bca","number":"******0027"}},"provider":"transfez","waitingFor": null,"cancelRequested": false,"reason": null,"attempts":[{"number": 1,"provider":"transfez","attemptReference":"mx-o2afpgrcn7fmxehw54akrsyjue","providerTransactionId": "29","outcome":"PAID","cost": {"debited":{"currency":"IDR","value":"100027"},"fee":{"currency":"IDR","value":"2500"},"rate":"1.0"},"openedAt":"2026-11-26T17-32-41.603Z","closedAt": "2026-11-26T17-32-44.981Z"}],"openContradictions": 0,"createdAt":"2026-11-26T17-32-40.146Z","updatedAt":"2026-11-26T17-32-44.981Z","metadata":{}},"from": "PENDING","to":"PAID","cause":"callback"}');
COMMIT;
