-- Why: what an authority answers to a package of recordal or of registration belongs to the record of the deal, with its paper
-- on the deal's file; a refusal has a kind of paper of its own, since no certificate may ever rest on it.

ALTER TABLE deal_evidence
  DROP CONSTRAINT deal_evidence_kind_known,
  ADD CONSTRAINT deal_evidence_kind_known CHECK (kind IN
    ('CONTRACT', 'PAYMENT_SLIP', 'INVOICE', 'RECORDAL_NOTICE', 'TRANSFER_NOTICE', 'REGISTER_EXTRACT',
     'CAPITAL_CONTRIBUTION', 'TECH_CONTRACT_CERTIFICATE', 'USE_REPORT', 'BENEFIT_REPORT', 'REFUSAL_NOTICE'));

CREATE TABLE deal_package_answer (
  deal_id uuid NOT NULL REFERENCES deal ON DELETE CASCADE,
  position bigint GENERATED ALWAYS AS IDENTITY,
  package text NOT NULL CONSTRAINT deal_package_answer_package_bounded CHECK (length(package) BETWEEN 1 AND 64),
  authority text NOT NULL CONSTRAINT deal_package_answer_authority_known CHECK (authority IN ('CNIPA', 'TECH_CONTRACT_REGISTRY')),
  outcome text NOT NULL CONSTRAINT deal_package_answer_outcome_known CHECK (outcome IN ('ACCEPTED', 'REFUSED')),
  number text NOT NULL CONSTRAINT deal_package_answer_numbered CHECK (length(number) BETWEEN 1 AND 100),
  answered_on date NOT NULL,
  reason text NOT NULL CONSTRAINT deal_package_answer_bounded CHECK (length(reason) <= 1000),
  contract_fen bigint,
  technology_fen bigint,
  evidence_id uuid NOT NULL REFERENCES deal_evidence ON DELETE CASCADE,
  said_by text NOT NULL,
  said_for uuid NOT NULL,
  said_at timestamptz NOT NULL,
  PRIMARY KEY (deal_id, position),
  CONSTRAINT deal_package_answered_once UNIQUE (deal_id, package, outcome, number, answered_on),
  CONSTRAINT deal_package_answer_refused_for_a_reason CHECK ((outcome = 'REFUSED') = (reason <> '')),
  CONSTRAINT deal_package_answer_sums_together CHECK (num_nonnulls(contract_fen, technology_fen) IN (0, 2)),
  CONSTRAINT deal_package_answer_sums_sensible CHECK (technology_fen BETWEEN 0 AND contract_fen)
);
COMMENT ON TABLE deal_package_answer IS 'What authorities answered to a deal''s packages, each beside its paper on file; append-only, the last answer counts.';
REVOKE UPDATE, DELETE, TRUNCATE ON deal_package_answer FROM ${app};

ALTER FUNCTION person_held(text, text, uuid) RENAME TO person_held_before_packages;
REVOKE EXECUTE ON FUNCTION person_held_before_packages FROM ${app};
CREATE FUNCTION person_held(p_subject text, p_name text, p_organisation uuid)
  RETURNS TABLE (kind text, what text, since timestamptz, stays boolean, until date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT * FROM person_held_before_packages(p_subject, p_name, p_organisation)
  UNION ALL
  SELECT 'deal', 'deal/' || deal_id, said_at, false, NULL::date FROM deal_package_answer WHERE said_by = p_subject
  ORDER BY 1, 3
$$;
COMMENT ON FUNCTION person_held IS 'Everything that is kept about a person; a new place for persons is added here and in replace_person.';
REVOKE ALL ON FUNCTION person_held FROM PUBLIC;
GRANT EXECUTE ON FUNCTION person_held TO ${app};

ALTER FUNCTION replace_person(text, text) RENAME TO replace_person_before_packages;
CREATE FUNCTION replace_person(p_subject text, p_pseudonym text) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM replace_person_before_packages(p_subject, p_pseudonym);
  UPDATE deal_package_answer SET said_by = p_pseudonym WHERE said_by = p_subject;
END $$;
REVOKE ALL ON FUNCTION replace_person FROM PUBLIC;
