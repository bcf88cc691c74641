-- Why: whoever holds the database could write all heads anew. So the heads of each day go into a file outside it once the day
-- is over, which anyone may take away; here stands which days have one, with its digest.

CREATE TABLE ledger_head_day (
  day date PRIMARY KEY,
  heads integer NOT NULL CONSTRAINT ledger_head_day_not_empty CHECK (heads > 0),
  sha256 bytea NOT NULL CONSTRAINT ledger_head_day_digest CHECK (octet_length(sha256) = 32),
  archived_at timestamptz NOT NULL
);
COMMENT ON TABLE ledger_head_day IS 'Days whose heads are in a file of the blob store, by digest; append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON ledger_head_day FROM ${app};
