-- Why: a public institution has to show to whom the income of a transfer goes, that it offered the patent to its inventors
-- first, and what a deal cost it; so all of this stands as it was put on record. Inventors are named by their place in the
-- register's order, so that no name stands here twice.

CREATE TABLE inventor_weights (
  position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  listing_id uuid NOT NULL REFERENCES listing ON DELETE CASCADE,
  inventors_digest bytea NOT NULL CONSTRAINT inventor_weights_digest_length CHECK (length(inventors_digest) = 32),
  weights integer[] NOT NULL CONSTRAINT inventor_weights_not_negative CHECK (0 <= ALL (weights)),
  recorded_at timestamptz NOT NULL
);
CREATE INDEX inventor_weights_of_listing ON inventor_weights (listing_id, position DESC);
COMMENT ON TABLE inventor_weights IS 'How the inventors of an offer share among themselves, in the register''s order; append-only, what comes later counts.';
REVOKE UPDATE, DELETE, TRUNCATE ON inventor_weights FROM ${app};

CREATE TABLE first_refusal (
  position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  listing_id uuid NOT NULL REFERENCES listing ON DELETE CASCADE,
  inventor integer NOT NULL CONSTRAINT first_refusal_inventor_positive CHECK (inventor > 0),
  standing text NOT NULL CONSTRAINT first_refusal_standing_known CHECK (standing IN ('OFFERED', 'WAIVED', 'EXERCISED')),
  said_on date NOT NULL,
  document text NOT NULL CONSTRAINT first_refusal_document_bounded CHECK (length(document) <= 200),
  recorded_at timestamptz NOT NULL
);
CREATE INDEX first_refusal_of_listing ON first_refusal (listing_id, position);
COMMENT ON TABLE first_refusal IS 'What was offered to inventors first, and what they answered (Civil Code 847); append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON first_refusal FROM ${app};

CREATE TABLE deal_costs (
  position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  deal_id uuid NOT NULL REFERENCES deal ON DELETE CASCADE,
  amount_fen bigint NOT NULL CONSTRAINT deal_costs_not_negative CHECK (amount_fen >= 0),
  basis text NOT NULL CONSTRAINT deal_costs_basis_bounded CHECK (length(basis) BETWEEN 1 AND 500),
  stated_at timestamptz NOT NULL
);
CREATE INDEX deal_costs_of_deal ON deal_costs (deal_id, position DESC);
COMMENT ON TABLE deal_costs IS 'What institutions state that a deal cost them; append-only, what comes later counts.';
REVOKE UPDATE, DELETE, TRUNCATE ON deal_costs FROM ${app};

CREATE TABLE report_reminder (
  house_id uuid NOT NULL,
  year integer NOT NULL,
  days integer NOT NULL,
  told_at timestamptz NOT NULL,
  PRIMARY KEY (house_id, year, days)
);
COMMENT ON TABLE report_reminder IS 'Which institution was reminded of the report of which year, so many days before; append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON report_reminder FROM ${app};
