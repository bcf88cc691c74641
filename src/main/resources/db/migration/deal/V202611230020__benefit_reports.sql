-- Why: the reward for a transfer depends on what the use of the patents has brought, year by year, as the one who uses them says
-- and shows. A correction is a new revision; nothing that was said is ever changed.

CREATE TABLE deal_benefit_report (
  deal_id uuid NOT NULL REFERENCES deal ON DELETE CASCADE,
  year integer NOT NULL CONSTRAINT deal_benefit_report_year_sensible CHECK (year BETWEEN 2000 AND 2200),
  revision integer NOT NULL CONSTRAINT deal_benefit_report_revision_positive CHECK (revision > 0),
  output_fen bigint NOT NULL CONSTRAINT deal_benefit_report_output_not_negative CHECK (output_fen >= 0),
  profit_fen bigint NOT NULL,
  tax_fen bigint NOT NULL CONSTRAINT deal_benefit_report_tax_not_negative CHECK (tax_fen >= 0),
  jobs integer NOT NULL CONSTRAINT deal_benefit_report_jobs_not_negative CHECK (jobs >= 0),
  evidence uuid[] NOT NULL CONSTRAINT deal_benefit_report_shown CHECK (cardinality(evidence) > 0),
  filed_by text NOT NULL,
  filed_for uuid NOT NULL,
  filed_at timestamptz NOT NULL,
  PRIMARY KEY (deal_id, year, revision)
);
COMMENT ON TABLE deal_benefit_report IS 'What each year''s use of a deal''s patents has brought, every revision; append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON deal_benefit_report FROM ${app};

ALTER FUNCTION person_held(text, text, uuid) RENAME TO person_held_before_benefits;
REVOKE EXECUTE ON FUNCTION person_held_before_benefits FROM ${app};
CREATE FUNCTION person_held(p_subject text, p_name text, p_organisation uuid)
  RETURNS TABLE (kind text, what text, since timestamptz, stays boolean, until date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT * FROM person_held_before_benefits(p_subject, p_name, p_organisation)
  UNION ALL
  SELECT 'deal', 'deal/' || deal_id, filed_at, false, NULL::date FROM deal_benefit_report WHERE filed_by = p_subject
  ORDER BY 1, 3
$$;
COMMENT ON FUNCTION person_held IS 'Everything that is kept about a person; a new place for persons is added here and in replace_person.';
REVOKE ALL ON FUNCTION person_held FROM PUBLIC;
GRANT EXECUTE ON FUNCTION person_held TO ${app};

ALTER FUNCTION replace_person(text, text) RENAME TO replace_person_before_benefits;
CREATE FUNCTION replace_person(p_subject text, p_pseudonym text) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM replace_person_before_benefits(p_subject, p_pseudonym);
  UPDATE deal_benefit_report SET filed_by = p_pseudonym WHERE filed_by = p_subject;
END $$;
REVOKE ALL ON FUNCTION replace_person FROM PUBLIC;
