-- Why: an entry must be able to show who answers for an act although the tree holds no person. The tree has a salted digest;
-- salt and text stand here, may be removed for good, and with them goes the way from the digest to the person.

CREATE TABLE ledger_sealed (
  entry_id uuid NOT NULL REFERENCES ledger_entry,
  fact text NOT NULL CONSTRAINT ledger_sealed_fact_bounded CHECK (length(fact) BETWEEN 1 AND 60),
  salt text NOT NULL CONSTRAINT ledger_sealed_salt_form CHECK (salt ~ '^[0-9a-f]{32}$'),
  person_subject text NOT NULL CONSTRAINT ledger_sealed_subject_bounded CHECK (length(person_subject) BETWEEN 1 AND 200),
  PRIMARY KEY (entry_id, fact)
);
CREATE INDEX ledger_sealed_of_person ON ledger_sealed (person_subject);
COMMENT ON TABLE ledger_sealed IS 'Persons whom entries vouch for by salted digest: never changed, removed when the person is forgotten.';
REVOKE UPDATE, DELETE, TRUNCATE ON ledger_sealed FROM ${app};

ALTER FUNCTION person_held(text, text, uuid) RENAME TO person_held_before_sealed;
REVOKE EXECUTE ON FUNCTION person_held_before_sealed FROM ${app};
CREATE FUNCTION person_held(p_subject text, p_name text, p_organisation uuid)
  RETURNS TABLE (kind text, what text, since timestamptz, stays boolean, until date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT * FROM person_held_before_sealed(p_subject, p_name, p_organisation)
  UNION ALL
  SELECT 'ledger_sealed', entry.kind || ' ' || entry.aggregate, entry.recorded_at, false, NULL::date
    FROM ledger_sealed AS sealed
    JOIN ledger_entry AS entry ON entry.id = sealed.entry_id
   WHERE sealed.person_subject = p_subject
  ORDER BY 1, 3
$$;
COMMENT ON FUNCTION person_held IS 'Everything that is kept about a person; a new place for persons is added here and in replace_person.';
REVOKE ALL ON FUNCTION person_held FROM PUBLIC;
GRANT EXECUTE ON FUNCTION person_held TO ${app};

ALTER FUNCTION replace_person(text, text) RENAME TO replace_person_before_sealed;
CREATE FUNCTION replace_person(p_subject text, p_pseudonym text) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM replace_person_before_sealed(p_subject, p_pseudonym);
  DELETE FROM ledger_sealed WHERE person_subject = p_subject;
END $$;
REVOKE ALL ON FUNCTION replace_person FROM PUBLIC;
