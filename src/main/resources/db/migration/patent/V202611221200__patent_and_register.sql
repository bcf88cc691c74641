-- Why: a patent's legal fate is told by its register events alone, which are only ever added; status is derived from them
-- on the day it is asked for and therefore has no column.

CREATE TABLE patent (
  number text CONSTRAINT patent_registered_once PRIMARY KEY
    CONSTRAINT patent_number_form CHECK (number ~ '^([0-9]{4}[12389][0-9]{7}|[0-9]{2}[12389][0-9]{5})\.[0-9X]$'),
  title_zh text NOT NULL,
  title_en text NOT NULL,
  abstract_zh text NOT NULL,
  abstract_en text NOT NULL,
  ipc text[] NOT NULL,
  locarno text,
  industry text,
  inventors text[] NOT NULL,
  filing_date date NOT NULL,
  version integer NOT NULL CONSTRAINT patent_version_positive CHECK (version > 0),
  registered_at timestamptz NOT NULL,
  CONSTRAINT patent_titled CHECK (title_zh <> '' OR title_en <> '')
);
COMMENT ON TABLE patent IS 'Bibliography by canonical application number; the version counts events and changes of owners.';

CREATE TABLE patent_owner (
  number text NOT NULL REFERENCES patent,
  position integer NOT NULL,
  name text NOT NULL CONSTRAINT patent_owner_named CHECK (name <> ''),
  uscc text,
  organisation_id uuid,
  share_numerator bigint,
  share_denominator bigint,
  PRIMARY KEY (number, position),
  CONSTRAINT patent_owner_share_whole_or_absent CHECK ((share_numerator IS NULL) = (share_denominator IS NULL)),
  CONSTRAINT patent_owner_share_proper CHECK (share_numerator > 0 AND share_numerator <= share_denominator)
);
CREATE INDEX patent_owner_organisation ON patent_owner (organisation_id, number) WHERE organisation_id IS NOT NULL;
COMMENT ON TABLE patent_owner IS 'Owners of the latest known entry; unresolved while organisation_id is absent.';

CREATE TABLE register_event (
  position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  number text NOT NULL REFERENCES patent,
  kind text NOT NULL,
  date date NOT NULL,
  source text NOT NULL CONSTRAINT register_event_sourced CHECK (source <> ''),
  details jsonb NOT NULL,
  recorded_at timestamptz NOT NULL
);
CREATE INDEX register_event_of_patent ON register_event (number, date, position);
COMMENT ON TABLE register_event IS 'Legal events of patents (Rules 106 and 107); append-only, mistakes are put right by later events.';
REVOKE UPDATE, DELETE, TRUNCATE ON register_event FROM ${app};
