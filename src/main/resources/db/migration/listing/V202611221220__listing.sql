-- Why: an offer is read, frozen into deals and judged by its terms, so every version of it is kept as it was; the row
-- holds what is asked for by column, and the written form as one document.

CREATE TABLE listing (
  id uuid PRIMARY KEY,
  owner_id uuid NOT NULL,
  agency_id uuid,
  mode text NOT NULL CONSTRAINT listing_mode_known CHECK (mode IN
    ('FREE_LICENCE', 'OPEN_LICENCE', 'ORDINARY_LICENCE', 'SOLE_LICENCE', 'EXCLUSIVE_LICENCE', 'ASSIGNMENT', 'BIDDING',
     'EQUITY', 'JOINT_EXPLOITATION')),
  state text NOT NULL CONSTRAINT listing_state_known CHECK (state IN
    ('DRAFT', 'SUBMITTED', 'PUBLISHED', 'SUSPENDED', 'WITHDRAWN', 'CLOSED', 'EXPIRED')),
  version integer NOT NULL CONSTRAINT listing_version_positive CHECK (version > 0),
  content jsonb NOT NULL,
  standing jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  CONSTRAINT listing_open_licence_is_announced CHECK (
    mode <> 'OPEN_LICENCE' OR state NOT IN ('PUBLISHED', 'SUSPENDED', 'CLOSED', 'EXPIRED')
    OR standing #>> '{publication,announcement,acceptanceNumber}' IS NOT NULL)
);
CREATE INDEX listing_of_owner ON listing (owner_id, id);
CREATE INDEX listing_of_agency ON listing (agency_id, id) WHERE agency_id IS NOT NULL;
CREATE INDEX listing_waiting ON listing (changed_at, id) WHERE state = 'SUBMITTED';
COMMENT ON TABLE listing IS 'Offers of patents as they stand; content is the written form, standing what its state adds.';

CREATE TABLE listing_patent (
  listing_id uuid NOT NULL REFERENCES listing,
  number text NOT NULL,
  position integer NOT NULL,
  PRIMARY KEY (listing_id, number)
);
CREATE INDEX listing_patent_number ON listing_patent (number);
COMMENT ON TABLE listing_patent IS 'Which patents a listing offers, so that a register event finds the listings it touches.';

CREATE TABLE listing_version (
  listing_id uuid NOT NULL REFERENCES listing,
  version integer NOT NULL,
  state text NOT NULL,
  content jsonb NOT NULL,
  standing jsonb NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (listing_id, version)
);
COMMENT ON TABLE listing_version IS 'Every version of a listing as it was; append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON listing_version FROM ${app};
