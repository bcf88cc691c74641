-- Why: a deal can lapse, be cancelled, stand in dispute and lose its certificate. Who said so, why and when stands in a table of
-- its own, to which is only ever added; the deal keeps its state, and where it stood when it left its course.

ALTER TABLE deal
  DROP CONSTRAINT deal_state_known,
  ADD CONSTRAINT deal_state_known CHECK (state IN
    ('AGREED', 'SIGNED', 'PERFORMED', 'RECORDED', 'CERTIFIED', 'LAPSED', 'CANCELLED', 'DISPUTED', 'REVOKED')),
  ADD COLUMN left_state text,
  ADD CONSTRAINT deal_left_a_state_of_its_course CHECK (
    left_state IN ('AGREED', 'SIGNED', 'PERFORMED', 'RECORDED')
    AND (state IN ('CANCELLED', 'DISPUTED')) = (left_state IS NOT NULL)
    OR left_state IS NULL AND state NOT IN ('CANCELLED', 'DISPUTED')),
  DROP CONSTRAINT deal_effective_once_performed,
  ADD CONSTRAINT deal_effective_once_performed CHECK (
    (coalesce(left_state, state) IN ('PERFORMED', 'RECORDED', 'CERTIFIED', 'REVOKED')) = (effective_at IS NOT NULL)),
  DROP CONSTRAINT deal_recorded_by_proposal,
  ADD CONSTRAINT deal_recorded_by_proposal CHECK (
    (coalesce(left_state, state) IN ('RECORDED', 'CERTIFIED', 'REVOKED'))
    = (num_nonnulls(legal_event_on, accepted, proposed_by, proposed_for, proposed_at) = 5));
COMMENT ON COLUMN deal.left_state IS 'Where it stood when it was cancelled or disputed.';
COMMENT ON COLUMN deal.effective_at IS 'Since when it is in effect; of an assignment that is not registered yet, since when the parties have done their part.';

-- what is over leaves room for a new deal on the same listing
DROP INDEX deal_once_per_licensee;
CREATE UNIQUE INDEX deal_once_per_licensee ON deal (listing_id, licensee_id)
  WHERE state NOT IN ('LAPSED', 'CANCELLED', 'REVOKED');
CREATE INDEX deal_to_lapse ON deal (payable_by, id) WHERE state = 'AGREED';

CREATE TABLE deal_word (
  deal_id uuid NOT NULL REFERENCES deal ON DELETE CASCADE,
  position integer NOT NULL CONSTRAINT deal_word_position_positive CHECK (position > 0),
  kind text NOT NULL CONSTRAINT deal_word_kind_known CHECK (kind IN
    ('SIGNED', 'CANCELLATION_ASKED', 'CANCELLATION_REFUSED', 'CANCELLED', 'DISPUTED', 'RESOLVED', 'LAPSED', 'REVIVED',
     'REVOCATION_PROPOSED', 'REVOKED')),
  said_by text,
  said_for uuid,
  said text NOT NULL CONSTRAINT deal_word_bounded CHECK (length(said) <= 1000),
  said_at timestamptz NOT NULL,
  PRIMARY KEY (deal_id, position),
  CONSTRAINT deal_word_of_somebody_or_the_calendar CHECK (
    num_nonnulls(said_by, said_for) = CASE WHEN kind IN ('LAPSED', 'REVIVED') THEN 0 ELSE 2 END)
);
COMMENT ON TABLE deal_word IS 'What was said on a deal beside payments and documents: signatures, wishes to cancel, disputes, revocations; append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON deal_word FROM ${app};

ALTER FUNCTION person_held(text, text, uuid) RENAME TO person_held_before_words;
REVOKE EXECUTE ON FUNCTION person_held_before_words FROM ${app};
CREATE FUNCTION person_held(p_subject text, p_name text, p_organisation uuid)
  RETURNS TABLE (kind text, what text, since timestamptz, stays boolean, until date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT * FROM person_held_before_words(p_subject, p_name, p_organisation)
  UNION ALL
  SELECT 'deal', 'deal/' || deal_id, said_at, false, NULL::date FROM deal_word WHERE said_by = p_subject
  ORDER BY 1, 3
$$;
COMMENT ON FUNCTION person_held IS 'Everything that is kept about a person; a new place for persons is added here and in replace_person.';
REVOKE ALL ON FUNCTION person_held FROM PUBLIC;
GRANT EXECUTE ON FUNCTION person_held TO ${app};

ALTER FUNCTION replace_person(text, text) RENAME TO replace_person_before_words;
CREATE FUNCTION replace_person(p_subject text, p_pseudonym text) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM replace_person_before_words(p_subject, p_pseudonym);
  UPDATE deal_word SET said_by = p_pseudonym WHERE said_by = p_subject;
END $$;
REVOKE ALL ON FUNCTION replace_person FROM PUBLIC;
