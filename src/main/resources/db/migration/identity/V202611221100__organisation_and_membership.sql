-- Why: the identity provider knows persons; who they act for and as what is Penglai's own to say, so that joining and
-- leaving take effect at once.

CREATE TABLE organisation (
  id uuid PRIMARY KEY,
  name_zh text NOT NULL CONSTRAINT organisation_named CHECK (length(name_zh) BETWEEN 1 AND 200),
  name_en text NOT NULL,
  kind text NOT NULL CONSTRAINT organisation_kind_known
    CHECK (kind IN ('UNIVERSITY', 'INSTITUTE', 'ENTERPRISE', 'AGENCY', 'BANK', 'GOVERNMENT', 'INDIVIDUAL', 'FOREIGN')),
  uscc text CONSTRAINT organisation_uscc_once UNIQUE
    CONSTRAINT organisation_uscc_form CHECK (uscc ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  division_code text NOT NULL CONSTRAINT organisation_division_form CHECK (division_code ~ '^[0-9]{6}$'),
  size_class text CONSTRAINT organisation_size_known CHECK (size_class IN ('LARGE', 'MEDIUM', 'SMALL', 'MICRO'))
    CONSTRAINT organisation_size_only_of_enterprises CHECK (size_class IS NULL OR kind = 'ENTERPRISE'),
  verification text NOT NULL CONSTRAINT organisation_verification_known
    CHECK (verification IN ('PENDING', 'VERIFIED', 'REJECTED')),
  invented boolean NOT NULL,
  created_at timestamptz NOT NULL
);
COMMENT ON TABLE organisation IS 'Parties on the platform; size class as recorded, its derivation comes with registration.';

CREATE TABLE membership (
  subject text PRIMARY KEY,
  display_name text NOT NULL,
  organisation_id uuid NOT NULL REFERENCES organisation,
  roles text[] NOT NULL CONSTRAINT membership_has_a_role CHECK (cardinality(roles) > 0),
  joined_at timestamptz NOT NULL,
  left_at timestamptz
);
CREATE INDEX membership_organisation ON membership (organisation_id);
COMMENT ON TABLE membership IS 'Persons, by the identity provider''s subject, as members of one organisation with roles.';
