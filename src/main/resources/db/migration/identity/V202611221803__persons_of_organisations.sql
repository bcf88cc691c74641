-- Why: persons stand in what organisations have on file and in their invitations, and have a right to see it and to be replaced
-- there by a pseudonym; and a person who left one organisation and joined another is not forgotten while the other goes on.

ALTER FUNCTION person_held(text, text, uuid) RENAME TO person_held_before_organisations;
REVOKE EXECUTE ON FUNCTION person_held_before_organisations FROM ${app};
CREATE FUNCTION person_held(p_subject text, p_name text, p_organisation uuid)
  RETURNS TABLE (kind text, what text, since timestamptz, stays boolean, until date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT * FROM person_held_before_organisations(p_subject, p_name, p_organisation)
  UNION ALL
  SELECT 'organisation_document', document.kind, added_at, false, NULL::date
    FROM organisation_document AS document WHERE added_by = p_subject
  UNION ALL
  SELECT 'organisation_document', decision, decided_at, false, NULL FROM organisation_decision WHERE decided_by = p_subject
  UNION ALL
  SELECT 'organisation', other_id_kind, created_at, true, NULL
    FROM organisation WHERE id = p_organisation AND kind = 'INDIVIDUAL' AND other_id_kind IS NOT NULL
  UNION ALL
  SELECT 'invitation', purpose, invited_at, false, NULL FROM invitation WHERE p_subject IN (invited_by, ended_by)
  UNION ALL
  SELECT 'barred_party', ground, entered_at, false, NULL FROM barred_party WHERE p_subject IN (entered_by, lifted_by)
  ORDER BY 1, 3
$$;
COMMENT ON FUNCTION person_held IS 'Everything that is kept about a person; a new place for persons is added here and in replace_person.';
REVOKE ALL ON FUNCTION person_held FROM PUBLIC;
GRANT EXECUTE ON FUNCTION person_held TO ${app};

ALTER FUNCTION replace_person(text, text) RENAME TO replace_person_before_organisations;
CREATE FUNCTION replace_person(p_subject text, p_pseudonym text) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM replace_person_before_organisations(p_subject, p_pseudonym);
  UPDATE organisation_document SET added_by = p_pseudonym WHERE added_by = p_subject;
  UPDATE organisation_decision SET decided_by = p_pseudonym WHERE decided_by = p_subject;
  UPDATE invitation SET invited_by = p_pseudonym WHERE invited_by = p_subject;
  UPDATE invitation SET ended_by = p_pseudonym WHERE ended_by = p_subject;
  UPDATE barred_party SET entered_by = p_pseudonym WHERE entered_by = p_subject;
  UPDATE barred_party SET lifted_by = p_pseudonym WHERE lifted_by = p_subject;
END $$;
REVOKE ALL ON FUNCTION replace_person FROM PUBLIC;

CREATE OR REPLACE FUNCTION forget_membership(p_most integer) RETURNS integer
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  v_subject text;
  v_gone integer := 0;
BEGIN
  FOR v_subject IN
    SELECT subject FROM membership AS latest
     WHERE left_at IS NOT NULL AND subject NOT LIKE 'erased-%' AND retention_is_over('membership', legal_day(left_at))
       AND NOT EXISTS (SELECT 1 FROM membership AS later
                        WHERE later.subject = latest.subject AND later.id <> latest.id
                          AND (later.left_at IS NULL OR (later.left_at, later.id) > (latest.left_at, latest.id)))
     ORDER BY subject LIMIT p_most FOR UPDATE SKIP LOCKED
  LOOP
    PERFORM replace_person(v_subject, 'erased-' || gen_random_uuid());
    v_gone := v_gone + 1;
  END LOOP;
  RETURN v_gone;
END $$;
