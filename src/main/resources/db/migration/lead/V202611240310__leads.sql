-- Why: who offers a patent wants to know what becomes of the offer. Numbers by listing and day, never by person; a word is
-- written down only once enough different visitors have used it.

CREATE TABLE lead_day (
  listing_id uuid NOT NULL REFERENCES listing ON DELETE CASCADE,
  on_day date NOT NULL,
  kind text NOT NULL CONSTRAINT lead_day_kind_known CHECK (kind IN ('FOUND', 'SEEN', 'SAVED', 'ENQUIRED', 'ACCEPTED', 'DECLINED')),
  number integer NOT NULL CONSTRAINT lead_day_positive CHECK (number > 0),
  PRIMARY KEY (listing_id, on_day, kind)
);
CREATE INDEX lead_day_old ON lead_day (on_day);
COMMENT ON TABLE lead_day IS 'How often a listing was found, seen, saved, enquired after, accepted and declined on a day.';

CREATE TABLE lead_word (
  listing_id uuid NOT NULL REFERENCES listing ON DELETE CASCADE,
  week date NOT NULL,
  word text NOT NULL CONSTRAINT lead_word_bounded CHECK (length(word) BETWEEN 1 AND 20),
  visitors integer NOT NULL CONSTRAINT lead_word_of_several CHECK (visitors > 0),
  PRIMARY KEY (listing_id, week, word)
);
CREATE INDEX lead_word_old ON lead_word (week);
COMMENT ON TABLE lead_word IS 'Words by which a listing was found in a week, of as many different visitors as the rules ask for at least.';

CREATE TABLE lead_decline (
  listing_id uuid NOT NULL REFERENCES listing ON DELETE CASCADE,
  on_day date NOT NULL,
  reason text NOT NULL CONSTRAINT lead_decline_reason_form CHECK (reason ~ '^[A-Z][A-Z_]{1,40}$'),
  number integer NOT NULL CONSTRAINT lead_decline_positive CHECK (number > 0),
  PRIMARY KEY (listing_id, on_day, reason)
);
CREATE INDEX lead_decline_old ON lead_decline (on_day);
COMMENT ON TABLE lead_decline IS 'Why a listing was declined, by codes.';

CREATE TABLE saved_listing (
  subject text NOT NULL,
  organisation_id uuid NOT NULL,
  listing_id uuid NOT NULL REFERENCES listing ON DELETE CASCADE,
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (subject, organisation_id, listing_id)
);
CREATE INDEX saved_listing_newest ON saved_listing (subject, organisation_id, saved_at DESC, listing_id DESC);
CREATE INDEX saved_listing_of_listing ON saved_listing (listing_id);
COMMENT ON TABLE saved_listing IS 'Listings that people put aside to come back to.';

INSERT INTO retention_period (kind, length, unit) VALUES ('lead', 2, 'YEARS');

CREATE FUNCTION forget_lead(p_most integer) RETURNS integer
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  v_gone integer;
  v_more integer;
BEGIN
  DELETE FROM lead_day
   WHERE ctid IN (SELECT ctid FROM lead_day WHERE retention_is_over('lead', on_day) ORDER BY on_day LIMIT p_most FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS v_gone = ROW_COUNT;
  DELETE FROM lead_word
   WHERE ctid IN (SELECT ctid FROM lead_word WHERE retention_is_over('lead', week) ORDER BY week LIMIT p_most FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS v_more = ROW_COUNT;
  v_gone := v_gone + v_more;
  DELETE FROM lead_decline
   WHERE ctid IN (SELECT ctid FROM lead_decline WHERE retention_is_over('lead', on_day) ORDER BY on_day LIMIT p_most FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS v_more = ROW_COUNT;
  RETURN v_gone + v_more;
END $$;
REVOKE ALL ON FUNCTION forget_lead FROM PUBLIC;

ALTER FUNCTION person_held(text, text, uuid) RENAME TO person_held_before_saved_listings;
REVOKE EXECUTE ON FUNCTION person_held_before_saved_listings FROM ${app};
CREATE FUNCTION person_held(p_subject text, p_name text, p_organisation uuid)
  RETURNS TABLE (kind text, what text, since timestamptz, stays boolean, until date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT * FROM person_held_before_saved_listings(p_subject, p_name, p_organisation)
  UNION ALL
  SELECT 'saved_listing', 'listing/' || listing_id, saved_at, false, NULL::date FROM saved_listing WHERE subject = p_subject
  ORDER BY 1, 3
$$;
COMMENT ON FUNCTION person_held IS 'Everything that is kept about a person; a new place for persons is added here and in replace_person.';
REVOKE ALL ON FUNCTION person_held FROM PUBLIC;
GRANT EXECUTE ON FUNCTION person_held TO ${app};

ALTER FUNCTION replace_person(text, text) RENAME TO replace_person_before_saved_listings;
CREATE FUNCTION replace_person(p_subject text, p_pseudonym text) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM replace_person_before_saved_listings(p_subject, p_pseudonym);
  DELETE FROM saved_listing WHERE subject = p_subject;
END $$;
REVOKE ALL ON FUNCTION replace_person FROM PUBLIC;
