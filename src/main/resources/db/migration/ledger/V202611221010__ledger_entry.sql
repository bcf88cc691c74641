-- Why: a completed act must stand in a record that nobody can change afterwards, the platform included. Entries carry
-- their leaf hash from the start; their index in the tree is given later, so no chain is built here.

CREATE TABLE ledger_entry (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  aggregate text NOT NULL,
  facts text NOT NULL,
  leaf_hash bytea NOT NULL CONSTRAINT ledger_entry_leaf_hash_is_of_facts
    CHECK (leaf_hash = sha256('\x00'::bytea || convert_to(facts, 'UTF8'))),
  recorded_at timestamptz NOT NULL
);
CREATE INDEX ledger_entry_aggregate ON ledger_entry (aggregate);
COMMENT ON TABLE ledger_entry IS 'Facts of record as canonical JSON (RFC 8785) with leaf hash (RFC 9162); append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON ledger_entry FROM ${app};
