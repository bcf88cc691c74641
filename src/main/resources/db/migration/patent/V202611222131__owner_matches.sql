-- Why: lists name owners without their credit code. Such an owner stays unresolved until the organisation that bears the name,
-- or an operator, says who it is; and what was said not to be so is not suggested again.

ALTER TABLE patent_owner ADD COLUMN name_key text NOT NULL DEFAULT '';
COMMENT ON COLUMN patent_owner.name_key IS 'By which spellings of the name are compared; empty once the organisation is known.';
UPDATE patent_owner
   SET name_key = upper(regexp_replace(normalize(name, NFKC), '[^[:alnum:]]+', '', 'g'))
 WHERE organisation_id IS NULL;
CREATE INDEX patent_owner_unresolved ON patent_owner (name_key, number) WHERE organisation_id IS NULL;
CREATE INDEX patent_owner_unresolved_code ON patent_owner (uscc, number) WHERE organisation_id IS NULL AND uscc IS NOT NULL;

CREATE TABLE owner_match_refused (
  number text NOT NULL REFERENCES patent,
  organisation_id uuid NOT NULL,
  by_operator boolean NOT NULL,
  reason text NOT NULL CONSTRAINT owner_match_refused_reason CHECK (length(reason) <= 500),
  refused_at timestamptz NOT NULL,
  CONSTRAINT owner_match_refused_once PRIMARY KEY (number, organisation_id)
);
COMMENT ON TABLE owner_match_refused IS 'Organisations that are not the owner whose name they bear: not suggested again; append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON owner_match_refused FROM ${app};
