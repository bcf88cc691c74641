-- Why: a file of a hundred thousand patents takes longer than a call may, and the server that reads it may be lost. So an
-- import is a row, and how far its file has been read is stored in the transaction that stores what was read.

CREATE TABLE patent_import (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  for_all boolean NOT NULL,
  file_label text NOT NULL CONSTRAINT patent_import_label_bounded CHECK (length(file_label) <= 200),
  format text NOT NULL,
  sha256 bytea NOT NULL,
  size_bytes bigint NOT NULL,
  charset text NOT NULL,
  incomplete boolean NOT NULL,
  ignored text[] NOT NULL,
  state text NOT NULL CONSTRAINT patent_import_state_known CHECK (state IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED')),
  total integer NOT NULL DEFAULT 0,
  position integer NOT NULL DEFAULT 0,
  added integer NOT NULL DEFAULT 0,
  updated integer NOT NULL DEFAULT 0,
  unchanged integer NOT NULL DEFAULT 0,
  rejected integer NOT NULL DEFAULT 0,
  remarked integer NOT NULL DEFAULT 0,
  problem_code text,
  problem_facts jsonb,
  created_at timestamptz NOT NULL,
  finished_at timestamptz,
  CONSTRAINT patent_import_failed_for_a_problem CHECK ((state = 'FAILED') = (problem_code IS NOT NULL)),
  CONSTRAINT patent_import_problem_with_facts CHECK ((problem_code IS NULL) = (problem_facts IS NULL)),
  CONSTRAINT patent_import_over_is_finished CHECK ((state IN ('DONE', 'FAILED')) = (finished_at IS NOT NULL)),
  CONSTRAINT patent_import_rows_counted CHECK (added + updated + unchanged + rejected <= total)
);
CREATE INDEX patent_import_of_organisation ON patent_import (organisation_id, id);
CREATE INDEX patent_import_waiting ON patent_import (id) WHERE state IN ('QUEUED', 'RUNNING');
COMMENT ON TABLE patent_import IS 'Files of patents that were taken in: how far each is, and what came of its rows.';
REVOKE DELETE, TRUNCATE ON patent_import FROM ${app};

CREATE TABLE patent_import_fault (
  import_id uuid NOT NULL REFERENCES patent_import ON DELETE CASCADE,
  row_number integer NOT NULL,
  position integer NOT NULL,
  heading text NOT NULL,
  code text NOT NULL,
  facts jsonb NOT NULL,
  remark boolean NOT NULL,
  PRIMARY KEY (import_id, row_number, position)
);
COMMENT ON TABLE patent_import_fault IS 'What was wrong with which row of an import, or to be remarked about it.';
REVOKE UPDATE, DELETE, TRUNCATE ON patent_import_fault FROM ${app};

-- The file is there to give its bad rows back; once nobody will ask for them any more it goes, with its rows.
INSERT INTO retention_period (kind, length, unit) VALUES ('patent_import', 90, 'DAYS');

CREATE FUNCTION forget_patent_import(p_most integer) RETURNS integer
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  v_over uuid[];
BEGIN
  SELECT coalesce(array_agg(id), '{}') INTO v_over FROM (
    SELECT id
      FROM patent_import
     WHERE finished_at IS NOT NULL AND retention_is_over('patent_import', legal_day(finished_at))
     ORDER BY id
     LIMIT p_most
       FOR UPDATE SKIP LOCKED) AS found;
  INSERT INTO forgotten_document (sha256)
    SELECT DISTINCT sha256
      FROM patent_import AS gone
     WHERE id = ANY (v_over)
       AND NOT EXISTS (
             SELECT 1 FROM patent_import AS kept WHERE kept.sha256 = gone.sha256 AND kept.id <> ALL (v_over))
    ON CONFLICT DO NOTHING;
  DELETE FROM patent_import WHERE id = ANY (v_over);
  RETURN cardinality(v_over);
END $$;
REVOKE ALL ON FUNCTION forget_patent_import FROM PUBLIC;
