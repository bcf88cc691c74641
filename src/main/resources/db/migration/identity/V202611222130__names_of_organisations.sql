-- Why: patents and registers name an organisation in several spellings and under names that it no longer bears. Each name is
-- kept with the key by which it is compared, and a name that an operator had verified stays as a former one.

CREATE TABLE organisation_name (
  organisation_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE,
  name_key text NOT NULL CONSTRAINT organisation_name_keyed CHECK (name_key <> ''),
  name text NOT NULL,
  former boolean NOT NULL,
  noted_at timestamptz NOT NULL,
  PRIMARY KEY (organisation_id, name_key)
);
CREATE INDEX organisation_name_known ON organisation_name (name_key);
COMMENT ON TABLE organisation_name IS 'Names by which organisations are known, present and former, with the key by which spellings are compared.';

-- Names that stand already are keyed by width, case and marks; traditional characters follow when the organisation is next saved.
INSERT INTO organisation_name (organisation_id, name_key, name, former, noted_at)
SELECT DISTINCT ON (id, name_key) id, name_key, name, false, created_at
  FROM organisation
 CROSS JOIN LATERAL (VALUES (name_zh), (name_en)) AS names (name)
 CROSS JOIN LATERAL (SELECT upper(regexp_replace(normalize(name, NFKC), '[^[:alnum:]]+', '', 'g')) AS name_key) AS keyed
 WHERE name_key <> '';
