-- Why: what the parties say of their relation, and what operators made of the signs that ask for a second look, belong to the record
-- of the deal; and a proposed certificate can be sent back with a reason.

CREATE TABLE deal_relation (
  deal_id uuid NOT NULL REFERENCES deal ON DELETE CASCADE,
  position bigint GENERATED ALWAYS AS IDENTITY,
  kind text NOT NULL CONSTRAINT deal_relation_kind_known CHECK (kind IN
    ('NONE', 'SAME_PERSON', 'SAME_ADDRESS', 'SHAREHOLDER', 'COMMON_CONTROL', 'OTHER')),
  words text NOT NULL CONSTRAINT deal_relation_bounded CHECK (length(words) <= 500),
  said_by text NOT NULL,
  said_for uuid NOT NULL,
  said_at timestamptz NOT NULL,
  PRIMARY KEY (deal_id, position),
  CONSTRAINT deal_relation_in_words CHECK ((kind = 'NONE') = (words = ''))
);
COMMENT ON TABLE deal_relation IS 'What each party said of its relation to the other; append-only, the last word of each counts.';
REVOKE UPDATE, DELETE, TRUNCATE ON deal_relation FROM ${app};

CREATE TABLE deal_warning_note (
  deal_id uuid NOT NULL REFERENCES deal ON DELETE CASCADE,
  position bigint GENERATED ALWAYS AS IDENTITY,
  sign text NOT NULL,
  step text NOT NULL CONSTRAINT deal_warning_note_step_known CHECK (step IN ('PROPOSE_CERTIFICATE', 'CONFIRM_CERTIFICATE')),
  note text NOT NULL CONSTRAINT deal_warning_note_bounded CHECK (length(note) BETWEEN 1 AND 1000),
  noted_by text NOT NULL,
  noted_for uuid NOT NULL,
  noted_at timestamptz NOT NULL,
  PRIMARY KEY (deal_id, position)
);
COMMENT ON TABLE deal_warning_note IS 'What operators made of the signs that asked for a second look; append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON deal_warning_note FROM ${app};

ALTER TABLE deal_word
  DROP CONSTRAINT deal_word_kind_known,
  ADD CONSTRAINT deal_word_kind_known CHECK (kind IN
    ('SIGNED', 'CANCELLATION_ASKED', 'CANCELLATION_REFUSED', 'CANCELLED', 'DISPUTED', 'RESOLVED', 'LAPSED', 'REVIVED',
     'PROPOSAL_REJECTED', 'REVOCATION_PROPOSED', 'REVOKED'));

ALTER FUNCTION person_held(text, text, uuid) RENAME TO person_held_before_second_looks;
REVOKE EXECUTE ON FUNCTION person_held_before_second_looks FROM ${app};
CREATE FUNCTION person_held(p_subject text, p_name text, p_organisation uuid)
  RETURNS TABLE (kind text, what text, since timestamptz, stays boolean, until date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT * FROM person_held_before_second_looks(p_subject, p_name, p_organisation)
  UNION ALL
  SELECT 'deal', 'deal/' || deal_id, said_at, false, NULL::date FROM deal_relation WHERE said_by = p_subject
  UNION ALL
  SELECT 'deal', 'deal/' || deal_id, noted_at, false, NULL::date FROM deal_warning_note WHERE noted_by = p_subject
  ORDER BY 1, 3
$$;
COMMENT ON FUNCTION person_held IS 'Everything that is kept about a person; a new place for persons is added here and in replace_person.';
REVOKE ALL ON FUNCTION person_held FROM PUBLIC;
GRANT EXECUTE ON FUNCTION person_held TO ${app};

ALTER FUNCTION replace_person(text, text) RENAME TO replace_person_before_second_looks;
CREATE FUNCTION replace_person(p_subject text, p_pseudonym text) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM replace_person_before_second_looks(p_subject, p_pseudonym);
  UPDATE deal_relation SET said_by = p_pseudonym WHERE said_by = p_subject;
  UPDATE deal_warning_note SET noted_by = p_pseudonym WHERE noted_by = p_subject;
END $$;
REVOKE ALL ON FUNCTION replace_person FROM PUBLIC;
