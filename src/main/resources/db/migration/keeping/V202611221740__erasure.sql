-- Why: a person who is no longer to be known here must be replaceable by a pseudonym wherever an act of theirs has to stay,
-- append-only records included, and by nothing else: so the owner's function does it, for a request that is on record.

CREATE TABLE erasure_request (
  id uuid PRIMARY KEY,
  person_subject text NOT NULL,
  pseudonym text NOT NULL CONSTRAINT erasure_pseudonym_form CHECK (pseudonym ~ '^erased-[0-9a-f-]{36}$'),
  organisation_id uuid NOT NULL,
  state text NOT NULL CONSTRAINT erasure_state_known CHECK (state IN ('ASKED', 'REFUSED', 'WITHDRAWN', 'ERASED')),
  asked_at timestamptz NOT NULL,
  due_on date NOT NULL,
  reason text CONSTRAINT erasure_reason_bounded CHECK (length(reason) BETWEEN 1 AND 1000),
  duty text,
  answered_at timestamptz,
  answered_by text,
  answered_for uuid,
  idp_account text,
  CONSTRAINT erasure_refused_for_a_duty CHECK ((state = 'REFUSED') = (duty IS NOT NULL) AND (duty IS NULL OR reason IS NOT NULL)),
  CONSTRAINT erasure_open_is_unanswered CHECK ((state = 'ASKED') = (answered_at IS NULL)),
  CONSTRAINT erasure_account_after_erasure CHECK (idp_account IS NULL OR state = 'ERASED')
);
CREATE UNIQUE INDEX erasure_open_once ON erasure_request (person_subject) WHERE state = 'ASKED';
CREATE INDEX erasure_asked ON erasure_request (due_on, id) WHERE state = 'ASKED';
COMMENT ON TABLE erasure_request IS 'Who asked to be forgotten, and what came of it; after the erasure only the pseudonym, and the account at the identity provider until it is removed there.';
REVOKE DELETE, TRUNCATE ON erasure_request FROM ${app};

INSERT INTO retention_period (kind, length, unit) VALUES ('membership', 3, 'YEARS'), ('erasure_request', 3, 'YEARS'),
  ('audit_event', 3, 'YEARS');

-- Everything kept about a person. What stays after an erasure says until when; without a day it stays for good.
CREATE FUNCTION person_held(p_subject text, p_name text, p_organisation uuid)
  RETURNS TABLE (kind text, what text, since timestamptz, stays boolean, until date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT 'membership', display_name || ' · ' || array_to_string(roles, ', '), joined_at, false, NULL::date
    FROM membership WHERE subject = p_subject
  UNION ALL
  SELECT 'session', '', seen_at, false, NULL FROM web_session WHERE subject = p_subject
  UNION ALL
  SELECT 'idempotency_key', key, stored_at, false, NULL FROM idempotency_key WHERE caller = p_subject
  UNION ALL
  SELECT 'deal', contact, formed_at, true,
         greatest(
           retention_last_day('deal', deal_kept_from(terms, formed_at, last_paid_on, certified_at)),
           CASE WHEN number IS NOT NULL
                THEN retention_last_day('certificate', deal_kept_from(terms, formed_at, last_paid_on, certified_at)) END)
    FROM deal LEFT JOIN deal_certificate ON deal_certificate.deal_id = deal.id
   WHERE licensee_id = p_organisation AND p_name <> '' AND position(p_name IN contact) > 0
  UNION ALL
  SELECT 'deal', 'deal/' || id, proposed_at, false, NULL FROM deal WHERE proposed_by = p_subject
  UNION ALL
  SELECT 'deal', 'deal/' || deal_id, booked_at, false, NULL FROM deal_payment WHERE booked_by = p_subject
  UNION ALL
  SELECT 'deal', 'deal/' || deal_id, added_at, false, NULL FROM deal_evidence WHERE added_by = p_subject
  UNION ALL
  SELECT 'certificate', number, certified_at, false, NULL FROM deal_certificate WHERE certified_by = p_subject
  UNION ALL
  SELECT 'patent', number, registered_at, true, NULL FROM patent WHERE p_name <> '' AND p_name = ANY (inventors)
  UNION ALL
  SELECT 'terms', document || ' ' || number, drafted_at, false, NULL
    FROM terms_edition WHERE p_subject IN (drafted_by, announced_by)
  UNION ALL
  SELECT 'terms_comment', document || ' ' || number, commented_at, false, NULL FROM terms_comment WHERE author = p_subject
  UNION ALL
  SELECT 'terms_comment', document || ' ' || number, answered_at, false, NULL FROM terms_comment WHERE answered_by = p_subject
  UNION ALL
  SELECT 'terms_consent', document || ' ' || number, consented_at, false, NULL FROM terms_consent WHERE subject = p_subject
  UNION ALL
  SELECT 'erasure_request', state, asked_at, false, NULL
    FROM erasure_request WHERE p_subject IN (person_subject, answered_by)
  UNION ALL
  SELECT 'audit_event', event.kind || ' ' || operation || ' × ' || count(*), max(occurred_at), false, NULL
    FROM audit_event AS event WHERE subject = p_subject GROUP BY event.kind, operation
  ORDER BY 1, 3
$$;
COMMENT ON FUNCTION person_held IS 'Everything that is kept about a person; a new place for persons is added here and in replace_person.';

CREATE FUNCTION replace_person(p_subject text, p_pseudonym text) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  DELETE FROM web_session WHERE subject = p_subject;
  DELETE FROM idempotency_key WHERE caller = p_subject;
  UPDATE membership
     SET subject = p_pseudonym, display_name = p_pseudonym, left_at = coalesce(left_at, penglai_now())
   WHERE subject = p_subject;
  UPDATE deal SET proposed_by = p_pseudonym WHERE proposed_by = p_subject;
  UPDATE deal_payment SET booked_by = p_pseudonym WHERE booked_by = p_subject;
  UPDATE deal_evidence SET added_by = p_pseudonym WHERE added_by = p_subject;
  UPDATE deal_certificate SET certified_by = p_pseudonym WHERE certified_by = p_subject;
  UPDATE terms_edition SET drafted_by = p_pseudonym WHERE drafted_by = p_subject;
  UPDATE terms_edition SET announced_by = p_pseudonym WHERE announced_by = p_subject;
  UPDATE terms_comment SET author = p_pseudonym WHERE author = p_subject;
  UPDATE terms_comment SET answered_by = p_pseudonym WHERE answered_by = p_subject;
  UPDATE terms_consent SET subject = p_pseudonym WHERE subject = p_subject;
  UPDATE erasure_request SET person_subject = p_pseudonym WHERE person_subject = p_subject;
  UPDATE erasure_request SET answered_by = p_pseudonym WHERE answered_by = p_subject;
  UPDATE audit_event SET subject = p_pseudonym WHERE subject = p_subject;
  -- who reads the record by person names that person in the address
  UPDATE audit_event
     SET object = left(replace(object, p_subject, p_pseudonym), 300)
   WHERE kind = 'READ' AND position(p_subject IN object) > 0;
END $$;

CREATE FUNCTION erase_person(p_request uuid, p_by text, p_for uuid) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  v_request erasure_request;
BEGIN
  SELECT * INTO v_request FROM erasure_request WHERE id = p_request AND state = 'ASKED' FOR UPDATE;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  UPDATE erasure_request
     SET state = 'ERASED', answered_at = penglai_now(), answered_by = p_by, answered_for = p_for,
         idp_account = v_request.person_subject
   WHERE id = p_request;
  PERFORM replace_person(v_request.person_subject, v_request.pseudonym);
  RETURN true;
END $$;
COMMENT ON FUNCTION erase_person IS 'Carries out an open request: a pseudonym takes the person''s place wherever an act has to stay.';

CREATE FUNCTION forget_membership(p_most integer) RETURNS integer
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  v_subject text;
  v_gone integer := 0;
BEGIN
  FOR v_subject IN
    SELECT subject FROM membership
     WHERE left_at IS NOT NULL AND subject NOT LIKE 'erased-%' AND retention_is_over('membership', legal_day(left_at))
     ORDER BY subject LIMIT p_most FOR UPDATE SKIP LOCKED
  LOOP
    PERFORM replace_person(v_subject, 'erased-' || gen_random_uuid());
    v_gone := v_gone + 1;
  END LOOP;
  RETURN v_gone;
END $$;

CREATE FUNCTION forget_erasure_request(p_most integer) RETURNS integer
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  v_gone integer;
BEGIN
  DELETE FROM erasure_request
   WHERE id IN (SELECT id FROM erasure_request
                 WHERE answered_at IS NOT NULL AND idp_account IS NULL
                   AND retention_is_over('erasure_request', legal_day(answered_at))
                 ORDER BY id LIMIT p_most FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS v_gone = ROW_COUNT;
  RETURN v_gone;
END $$;

CREATE FUNCTION forget_audit_event(p_most integer) RETURNS integer
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  v_gone integer;
BEGIN
  DELETE FROM audit_event
   WHERE position IN (SELECT position FROM audit_event
                       WHERE retention_is_over('audit_event', legal_day(occurred_at))
                       ORDER BY position LIMIT p_most FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS v_gone = ROW_COUNT;
  RETURN v_gone;
END $$;

REVOKE ALL ON FUNCTION person_held, replace_person, erase_person, forget_membership, forget_erasure_request,
  forget_audit_event FROM PUBLIC;
GRANT EXECUTE ON FUNCTION person_held, erase_person TO ${app};
