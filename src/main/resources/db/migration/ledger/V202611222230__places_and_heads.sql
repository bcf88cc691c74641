-- Why: entries get their places in the tree after their commit, so that no writer waits for another. What waits stands in a
-- queue that every new entry joins by itself, in its own transaction; the queue's numbers are drawn while the aggregate's row
-- is locked, so that entries of one aggregate keep the order of their commits. Places, tiles and heads are never changed.

CREATE TABLE ledger_waiting (
  turn bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  entry_id uuid NOT NULL
);
COMMENT ON TABLE ledger_waiting IS 'Entries without a place yet.';

CREATE TABLE ledger_place (
  index bigint PRIMARY KEY CONSTRAINT ledger_place_from_nought CHECK (index >= 0),
  entry_id uuid NOT NULL CONSTRAINT ledger_place_once UNIQUE REFERENCES ledger_entry,
  leaf_hash bytea NOT NULL CONSTRAINT ledger_place_leaf CHECK (octet_length(leaf_hash) = 32)
);
COMMENT ON TABLE ledger_place IS 'Where entries stand in the Merkle tree (RFC 9162), from nought without gaps.';
REVOKE UPDATE, DELETE, TRUNCATE ON ledger_place FROM ${app};

CREATE TABLE ledger_tile (
  level integer NOT NULL CHECK (level >= 0),
  index bigint NOT NULL CHECK (index >= 0),
  hashes bytea NOT NULL CONSTRAINT ledger_tile_full CHECK (octet_length(hashes) = 8192),
  root bytea NOT NULL CHECK (octet_length(root) = 32),
  PRIMARY KEY (level, index)
);
COMMENT ON TABLE ledger_tile IS 'Full tiles of 256 hashes: of leaves, or of the roots of 256 tiles of the level below.';
REVOKE UPDATE, DELETE, TRUNCATE ON ledger_tile FROM ${app};

CREATE TABLE signing_key (
  id text PRIMARY KEY,
  x text NOT NULL,
  first_used_at timestamptz NOT NULL
);
COMMENT ON TABLE signing_key IS 'Public halves of every key that signed anything (RFC 8037), by thumbprint (RFC 7638).';
REVOKE UPDATE, DELETE, TRUNCATE ON signing_key FROM ${app};

CREATE TABLE ledger_head (
  size bigint PRIMARY KEY CHECK (size > 0),
  origin text NOT NULL,
  root_hash bytea NOT NULL CHECK (octet_length(root_hash) = 32),
  signed_at timestamptz NOT NULL,
  key_id text NOT NULL REFERENCES signing_key,
  signature text NOT NULL
);
CREATE INDEX ledger_head_signed_at ON ledger_head (signed_at);
COMMENT ON TABLE ledger_head IS 'Signed tree heads, each over the canonical JSON of origin, size, rootHash and signedAt.';
REVOKE UPDATE, DELETE, TRUNCATE ON ledger_head FROM ${app};

CREATE FUNCTION ledger_entry_waits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ledger_waiting (entry_id) VALUES (NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER ledger_entry_waits AFTER INSERT ON ledger_entry FOR EACH ROW EXECUTE FUNCTION ledger_entry_waits();

INSERT INTO ledger_waiting (entry_id) SELECT id FROM ledger_entry ORDER BY recorded_at, id;
