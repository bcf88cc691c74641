-- Why: an offer of a patent that belongs to several rests on what each co-owner said to these very terms, and every day the
-- gate goes once through all that is open, also where a server dies in the middle.

CREATE TABLE listing_consent (
  position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  listing_id uuid NOT NULL REFERENCES listing ON DELETE CASCADE,
  owner_name text NOT NULL CONSTRAINT listing_consent_named CHECK (owner_name <> ''),
  organisation_id uuid,
  standing text NOT NULL CONSTRAINT listing_consent_standing_known CHECK (standing IN
    ('ASKED', 'GIVEN', 'REFUSED', 'FILED', 'ACCEPTED')),
  document text NOT NULL,
  said_on date NOT NULL,
  terms_digest bytea NOT NULL CONSTRAINT listing_consent_digest_length CHECK (length(terms_digest) = 32),
  recorded_at timestamptz NOT NULL,
  CONSTRAINT listing_consent_member_or_document CHECK (
    (standing IN ('ASKED', 'GIVEN', 'REFUSED')) = (organisation_id IS NOT NULL)
    AND (standing IN ('FILED', 'ACCEPTED')) = (document <> ''))
);
CREATE INDEX listing_consent_of_listing ON listing_consent (listing_id, position);
CREATE INDEX listing_consent_of_organisation ON listing_consent (organisation_id, listing_id)
  WHERE organisation_id IS NOT NULL;
COMMENT ON TABLE listing_consent IS 'What co-owners were asked and said to the terms of that digest (Patent Law, art. 14); append-only, what comes later counts.';
REVOKE UPDATE, DELETE, TRUNCATE ON listing_consent FROM ${app};

CREATE INDEX listing_open ON listing (id) WHERE state IN ('PUBLISHED', 'SUSPENDED');

CREATE TABLE listing_round (
  day date PRIMARY KEY,
  after_id uuid,
  looked integer NOT NULL CONSTRAINT listing_round_looked_not_negative CHECK (looked >= 0),
  changed integer NOT NULL CONSTRAINT listing_round_changed_within CHECK (changed BETWEEN 0 AND looked),
  is_over boolean NOT NULL,
  moved_at timestamptz NOT NULL
);
COMMENT ON TABLE listing_round IS 'How far each day''s look of the gate at all open listings has come.';
