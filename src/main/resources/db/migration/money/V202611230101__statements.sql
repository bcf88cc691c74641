-- Why: what came in is what the bank says, line by line, each once by the bank's own number, however often and in whatever
-- overlapping files it is sent; and what a line is for is found by its reference or said by an officer, on record.

CREATE TABLE money_statement (
  id uuid PRIMARY KEY,
  file_label text NOT NULL CONSTRAINT money_statement_label_bounded CHECK (length(file_label) <= 200),
  form text NOT NULL CONSTRAINT money_statement_form_known CHECK (form IN ('CAMT_053', 'CSV')),
  sha256 bytea NOT NULL CONSTRAINT money_statement_digest_length CHECK (length(sha256) = 32),
  size_bytes bigint NOT NULL,
  sent_by text NOT NULL,
  sent_for uuid NOT NULL,
  state text NOT NULL CONSTRAINT money_statement_state_known CHECK (state IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED')),
  total integer NOT NULL DEFAULT 0,
  position integer NOT NULL DEFAULT 0,
  matched integer NOT NULL DEFAULT 0,
  suggested integer NOT NULL DEFAULT 0,
  unknown integer NOT NULL DEFAULT 0,
  paid integer NOT NULL DEFAULT 0,
  known integer NOT NULL DEFAULT 0,
  faulty integer NOT NULL DEFAULT 0,
  account text,
  opening_fen bigint,
  closing_fen bigint,
  checked boolean NOT NULL DEFAULT false,
  problem_code text,
  problem_facts jsonb,
  created_at timestamptz NOT NULL,
  ended_at timestamptz,
  CONSTRAINT money_statement_failed_for_a_problem CHECK (
    (state = 'FAILED') = (problem_code IS NOT NULL) AND (problem_code IS NULL) = (problem_facts IS NULL)),
  CONSTRAINT money_statement_over_is_ended CHECK ((state IN ('DONE', 'FAILED')) = (ended_at IS NOT NULL))
);
CREATE INDEX money_statement_waiting ON money_statement (id) WHERE state IN ('QUEUED', 'RUNNING');
COMMENT ON TABLE money_statement IS 'Bank statements that were taken in: how far each is, whether its balances fit, and what came of its rows.';
REVOKE DELETE, TRUNCATE ON money_statement FROM ${app};

CREATE TABLE money_statement_fault (
  statement_id uuid NOT NULL REFERENCES money_statement,
  row_number integer NOT NULL,
  position integer NOT NULL,
  heading text NOT NULL,
  code text NOT NULL,
  facts jsonb NOT NULL,
  PRIMARY KEY (statement_id, row_number, position)
);
COMMENT ON TABLE money_statement_fault IS 'What was wrong with which row of a statement; append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON money_statement_fault FROM ${app};

CREATE TABLE money_line (
  id uuid PRIMARY KEY,
  statement_id uuid NOT NULL REFERENCES money_statement,
  row_number integer NOT NULL,
  bank_reference text NOT NULL CONSTRAINT money_line_once UNIQUE
    CONSTRAINT money_line_referenced CHECK (length(bank_reference) BETWEEN 1 AND 100),
  incoming boolean NOT NULL,
  returned boolean NOT NULL,
  amount_fen bigint NOT NULL CONSTRAINT money_line_positive CHECK (amount_fen > 0),
  booked_on date NOT NULL,
  other_name text NOT NULL CONSTRAINT money_line_name_bounded CHECK (length(other_name) <= 200),
  other_account text NOT NULL CONSTRAINT money_line_account_bounded CHECK (length(other_account) <= 60),
  remittance text NOT NULL CONSTRAINT money_line_remittance_bounded CHECK (length(remittance) <= 500),
  end_to_end text NOT NULL CONSTRAINT money_line_end_to_end_bounded CHECK (length(end_to_end) <= 35),
  state text NOT NULL CONSTRAINT money_line_state_known CHECK (state IN
    ('MATCHED', 'BOOKED', 'SUGGESTED', 'UNKNOWN', 'SET_ASIDE', 'PAID', 'RETURNED')),
  expectation_id uuid REFERENCES money_expectation,
  payout_id uuid,
  reason text NOT NULL CONSTRAINT money_line_reason_bounded CHECK (length(reason) <= 500),
  decided_by text,
  decided_at timestamptz,
  CONSTRAINT money_line_for_something CHECK (state NOT IN ('MATCHED', 'BOOKED', 'SUGGESTED') OR expectation_id IS NOT NULL),
  CONSTRAINT money_line_of_payout CHECK ((state IN ('PAID', 'RETURNED')) = (payout_id IS NOT NULL)),
  CONSTRAINT money_line_aside_has_reason CHECK (state <> 'SET_ASIDE' OR reason <> '')
);
CREATE INDEX money_line_of_statement ON money_line (statement_id, id);
CREATE INDEX money_line_to_book ON money_line (id) WHERE state = 'MATCHED';
CREATE INDEX money_line_to_look_at ON money_line (state, id) WHERE state IN ('SUGGESTED', 'UNKNOWN');
COMMENT ON TABLE money_line IS 'Lines of bank statements, each once by the bank''s number; what the bank said is never changed, only what was found about it.';
REVOKE UPDATE, DELETE, TRUNCATE ON money_line FROM ${app};
GRANT UPDATE (state, expectation_id, payout_id, reason, decided_by, decided_at) ON money_line TO ${app};

ALTER FUNCTION person_held(text, text, uuid) RENAME TO person_held_before_statements;
REVOKE EXECUTE ON FUNCTION person_held_before_statements FROM ${app};
CREATE FUNCTION person_held(p_subject text, p_name text, p_organisation uuid)
  RETURNS TABLE (kind text, what text, since timestamptz, stays boolean, until date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT * FROM person_held_before_statements(p_subject, p_name, p_organisation)
  UNION ALL
  SELECT 'money_statement', 'statement/' || id, created_at, false, NULL::date
    FROM money_statement WHERE sent_by = p_subject
  UNION ALL
  SELECT 'money_statement', 'line/' || id, decided_at, false, NULL FROM money_line WHERE decided_by = p_subject
  UNION ALL
  SELECT 'money_statement', other_name || ' ' || booked_on, NULL, true, NULL
    FROM money_line WHERE p_name <> '' AND other_name = p_name
  ORDER BY 1, 3
$$;
COMMENT ON FUNCTION person_held IS 'Everything that is kept about a person; a new place for persons is added here and in replace_person.';
REVOKE ALL ON FUNCTION person_held FROM PUBLIC;
GRANT EXECUTE ON FUNCTION person_held TO ${app};

ALTER FUNCTION replace_person(text, text) RENAME TO replace_person_before_statements;
CREATE FUNCTION replace_person(p_subject text, p_pseudonym text) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM replace_person_before_statements(p_subject, p_pseudonym);
  UPDATE money_statement SET sent_by = p_pseudonym WHERE sent_by = p_subject;
  UPDATE money_line SET decided_by = p_pseudonym WHERE decided_by = p_subject;
END $$;
REVOKE ALL ON FUNCTION replace_person FROM PUBLIC;
