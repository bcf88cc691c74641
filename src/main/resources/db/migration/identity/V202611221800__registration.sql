-- Why: organisations register themselves, an operator verifies them on documents and every year again, and several persons act
-- for one of them with roles, one of them at least as its administrator.

ALTER TABLE organisation ADD COLUMN version bigint NOT NULL DEFAULT 1;
ALTER TABLE organisation ADD COLUMN other_id_kind text CONSTRAINT organisation_other_id_kind_known
  CHECK (other_id_kind IN ('RESIDENT_ID', 'PASSPORT', 'FOREIGN_REGISTRATION'));
ALTER TABLE organisation ADD COLUMN other_id_number text CONSTRAINT organisation_other_id_form
  CHECK (other_id_number ~ '^[0-9A-Z][0-9A-Z./-]{1,39}$');
ALTER TABLE organisation ADD COLUMN other_id_country text CONSTRAINT organisation_other_id_country_form
  CHECK (other_id_country ~ '^[A-Z]{2}$');
ALTER TABLE organisation ADD COLUMN verification_since timestamptz NOT NULL DEFAULT penglai_now();
ALTER TABLE organisation ADD COLUMN verified_until date;
ALTER TABLE organisation ADD COLUMN verification_note text NOT NULL DEFAULT '';
ALTER TABLE organisation ADD COLUMN review_asked_at timestamptz;
ALTER TABLE organisation ADD CONSTRAINT organisation_identified_once
  CHECK (num_nulls(other_id_kind, other_id_number, other_id_country) IN (0, 3) AND (uscc IS NULL OR other_id_kind IS NULL));
CREATE UNIQUE INDEX organisation_other_id_once ON organisation (other_id_country, other_id_kind, other_id_number);
CREATE INDEX organisation_waiting ON organisation (coalesce(review_asked_at, verification_since))
  WHERE verification = 'PENDING' OR review_asked_at IS NOT NULL;
COMMENT ON TABLE organisation IS 'Parties on the platform; size class as the latest figures give it, verified until a day.';

-- What an organisation said of a year stays said: a later word on the same year is another row.
CREATE TABLE organisation_figures (
  organisation_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE,
  revision integer NOT NULL,
  year integer NOT NULL CONSTRAINT organisation_figures_year CHECK (year BETWEEN 1949 AND 2999),
  industry text NOT NULL CONSTRAINT organisation_figures_industry CHECK (industry ~ '^[0-9]{4}$'),
  employees bigint CONSTRAINT organisation_figures_employees CHECK (employees >= 0),
  revenue_fen bigint CONSTRAINT organisation_figures_revenue CHECK (revenue_fen >= 0),
  assets_fen bigint CONSTRAINT organisation_figures_assets CHECK (assets_fen >= 0),
  size_class text CONSTRAINT organisation_figures_size_known CHECK (size_class IN ('LARGE', 'MEDIUM', 'SMALL', 'MICRO')),
  size_line integer,
  entered_at timestamptz NOT NULL,
  PRIMARY KEY (organisation_id, revision),
  CONSTRAINT organisation_figures_size_with_line CHECK ((size_class IS NULL) = (size_line IS NULL))
);
COMMENT ON TABLE organisation_figures IS 'Figures of each year with the size that followed from them; append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON organisation_figures FROM ${app};

CREATE TABLE organisation_document (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE,
  kind text NOT NULL CONSTRAINT organisation_document_kind_known
    CHECK (kind IN ('BUSINESS_LICENCE', 'LEGAL_PERSON_CERTIFICATE', 'IDENTITY_DOCUMENT', 'FOREIGN_REGISTER', 'ANNUAL_FIGURES', 'OTHER')),
  number text NOT NULL,
  issued_on date NOT NULL,
  sha256 bytea NOT NULL,
  size bigint NOT NULL,
  media_type text NOT NULL,
  added_by text NOT NULL,
  added_at timestamptz NOT NULL,
  CONSTRAINT organisation_document_once UNIQUE (organisation_id, sha256, kind)
);
COMMENT ON TABLE organisation_document IS 'What an organisation shows of itself; for itself and the operators.';
REVOKE UPDATE, DELETE, TRUNCATE ON organisation_document FROM ${app};

CREATE TABLE organisation_decision (
  organisation_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE,
  version bigint NOT NULL,
  decision text NOT NULL CONSTRAINT organisation_decision_known CHECK (decision IN ('VERIFIED', 'REJECTED')),
  note text NOT NULL CONSTRAINT organisation_decision_note CHECK (length(note) <= 1000 AND (decision = 'VERIFIED' OR note <> '')),
  verified_until date,
  decided_by text NOT NULL,
  decided_at timestamptz NOT NULL,
  PRIMARY KEY (organisation_id, version),
  CONSTRAINT organisation_decision_until CHECK ((decision = 'VERIFIED') = (verified_until IS NOT NULL))
);
COMMENT ON TABLE organisation_decision IS 'How an operator decided on an organisation, with the version looked at; append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON organisation_decision FROM ${app};

-- A person belongs to one organisation at a time, and to others before.
ALTER TABLE membership DROP CONSTRAINT membership_pkey;
ALTER TABLE membership ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE membership ADD PRIMARY KEY (id);
ALTER TABLE membership ADD COLUMN administrator boolean NOT NULL DEFAULT false;
CREATE UNIQUE INDEX membership_current_once ON membership (subject) WHERE left_at IS NULL;
CREATE INDEX membership_subject ON membership (subject);
UPDATE membership SET administrator = true
 WHERE id IN (SELECT DISTINCT ON (organisation_id) id FROM membership WHERE left_at IS NULL
               ORDER BY organisation_id, joined_at, subject);
COMMENT ON TABLE membership IS 'Persons, by the identity provider''s subject, as members of one organisation at a time with roles.';

CREATE TABLE invitation (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE,
  purpose text NOT NULL CONSTRAINT invitation_purpose CHECK (length(purpose) <= 60),
  roles text[] NOT NULL CONSTRAINT invitation_has_a_role CHECK (cardinality(roles) > 0),
  administrator boolean NOT NULL,
  invited_by text NOT NULL,
  invited_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ending text CONSTRAINT invitation_ending_known CHECK (ending IN ('ACCEPTED', 'REVOKED')),
  ended_at timestamptz,
  ended_by text,
  CONSTRAINT invitation_ended_whole CHECK (num_nulls(ending, ended_at, ended_by) IN (0, 3))
);
CREATE INDEX invitation_organisation ON invitation (organisation_id, invited_at);
COMMENT ON TABLE invitation IS 'Invitations to join an organisation, each for one person and until a moment; the link bears a keyed digest of the id, which stands nowhere.';
REVOKE DELETE, TRUNCATE ON invitation FROM ${app};

-- A session is that of a member, and ends with the membership, or of somebody who is no member yet.
ALTER TABLE web_session ADD COLUMN organisation_id uuid;
