-- Why: between what is prepared here and what the office announces lies the day on which it was filed there, for the
-- declaration of an open licence and for its withdrawal.

CREATE TABLE listing_filing (
  listing_id uuid NOT NULL REFERENCES listing ON DELETE CASCADE,
  kind text NOT NULL CONSTRAINT listing_filing_kind_known CHECK (kind IN ('DECLARATION', 'WITHDRAWAL')),
  number text NOT NULL CONSTRAINT listing_filing_numbered CHECK (number <> ''),
  filed_on date NOT NULL,
  terms_digest bytea NOT NULL CONSTRAINT listing_filing_digest_length CHECK (length(terms_digest) = 32),
  recorded_at timestamptz NOT NULL,
  CONSTRAINT listing_filing_once PRIMARY KEY (listing_id, kind, number)
);
COMMENT ON TABLE listing_filing IS 'What was filed at the office of a declaration, with the digest of the terms that were declared; append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON listing_filing FROM ${app};
