-- Why: a caller that repeats a request after a lost answer must get the first answer again, decided before any other
-- rule; the answer is therefore stored in the transaction of its effect.

CREATE TABLE idempotency_key (
  caller text NOT NULL,
  key text NOT NULL CONSTRAINT idempotency_key_length CHECK (length(key) BETWEEN 1 AND 255),
  fingerprint bytea NOT NULL,
  status integer NOT NULL,
  headers jsonb NOT NULL,
  body text NOT NULL,
  stored_at timestamptz NOT NULL,
  PRIMARY KEY (caller, key)
);
CREATE INDEX idempotency_key_age ON idempotency_key (stored_at);
COMMENT ON TABLE idempotency_key IS 'First answers to creating and deciding calls, kept at least 24 hours.';
