-- Why: a person who found nothing today wants to hear when it is published. A match is one row for each search and listing,
-- written with the receipt that the publication was looked at, and marked as told with the notice: nothing is lost or told twice.

CREATE TABLE saved_search (
  id uuid PRIMARY KEY,
  subject text NOT NULL,
  organisation_id uuid NOT NULL,
  name text NOT NULL CONSTRAINT saved_search_name_bounded CHECK (length(name) BETWEEN 1 AND 60),
  wanted text NOT NULL CONSTRAINT saved_search_wanted_bounded CHECK (length(wanted) BETWEEN 1 AND 4000),
  frequency text NOT NULL CONSTRAINT saved_search_frequency_known CHECK (frequency IN ('AT_ONCE', 'DAILY', 'WEEKLY')),
  created_at timestamptz NOT NULL,
  seen_until timestamptz NOT NULL,
  touched_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  condition jsonb,
  condition_edition text
);
CREATE UNIQUE INDEX saved_search_once ON saved_search (subject, organisation_id, md5(wanted));
CREATE INDEX saved_search_touched ON saved_search (touched_at);
COMMENT ON TABLE saved_search IS 'Searches that people keep, as they stand in an address; condition is what a listing needs to match, worked out for one edition of the index.';

CREATE TABLE publication_to_match (
  listing_id uuid PRIMARY KEY REFERENCES listing ON DELETE CASCADE,
  noted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  look_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  matched_at timestamptz
);
CREATE INDEX publication_to_match_waiting ON publication_to_match (look_at, noted_at) WHERE matched_at IS NULL;
COMMENT ON TABLE publication_to_match IS 'Which listing was published, and when it was held against all saved searches; one row for each, so that what is published again is not new.';

CREATE TABLE saved_search_match (
  search_id uuid NOT NULL REFERENCES saved_search ON DELETE CASCADE,
  listing_id uuid NOT NULL REFERENCES listing ON DELETE CASCADE,
  found_at timestamptz NOT NULL,
  tell_at timestamptz NOT NULL,
  told_at timestamptz,
  CONSTRAINT saved_search_match_once PRIMARY KEY (search_id, listing_id)
);
CREATE INDEX saved_search_match_newest ON saved_search_match (search_id, found_at DESC, listing_id DESC);
CREATE INDEX saved_search_match_of_listing ON saved_search_match (listing_id);
CREATE INDEX saved_search_match_untold ON saved_search_match (tell_at) WHERE told_at IS NULL;
CREATE INDEX saved_search_match_found ON saved_search_match (found_at);
COMMENT ON TABLE saved_search_match IS 'What each saved search has found since it was kept, once each, and when its person was told.';

CREATE SEQUENCE saved_search_run;
GRANT USAGE ON SEQUENCE saved_search_run TO ${app};

INSERT INTO retention_period (kind, length, unit) VALUES ('saved_search_match', 1, 'YEARS');

CREATE FUNCTION forget_saved_search_match(p_most integer) RETURNS integer
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  v_gone integer;
BEGIN
  DELETE FROM saved_search_match
   WHERE (search_id, listing_id) IN (
           SELECT search_id, listing_id
             FROM saved_search_match
            WHERE told_at IS NOT NULL AND retention_is_over('saved_search_match', legal_day(found_at))
            ORDER BY found_at LIMIT p_most FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS v_gone = ROW_COUNT;
  RETURN v_gone;
END $$;
REVOKE ALL ON FUNCTION forget_saved_search_match FROM PUBLIC;

ALTER FUNCTION person_held(text, text, uuid) RENAME TO person_held_before_saved_searches;
REVOKE EXECUTE ON FUNCTION person_held_before_saved_searches FROM ${app};
CREATE FUNCTION person_held(p_subject text, p_name text, p_organisation uuid)
  RETURNS TABLE (kind text, what text, since timestamptz, stays boolean, until date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT * FROM person_held_before_saved_searches(p_subject, p_name, p_organisation)
  UNION ALL
  SELECT 'saved_search', name, created_at, false, NULL::date FROM saved_search WHERE subject = p_subject
  UNION ALL
  SELECT 'saved_search_match', name || ' × ' || count(*), max(found_at), false, NULL::date
    FROM saved_search JOIN saved_search_match ON search_id = id WHERE subject = p_subject GROUP BY id, name
  ORDER BY 1, 3
$$;
COMMENT ON FUNCTION person_held IS 'Everything that is kept about a person; a new place for persons is added here and in replace_person.';
REVOKE ALL ON FUNCTION person_held FROM PUBLIC;
GRANT EXECUTE ON FUNCTION person_held TO ${app};

ALTER FUNCTION replace_person(text, text) RENAME TO replace_person_before_saved_searches;
CREATE FUNCTION replace_person(p_subject text, p_pseudonym text) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM replace_person_before_saved_searches(p_subject, p_pseudonym);
  DELETE FROM saved_search WHERE subject = p_subject;
END $$;
REVOKE ALL ON FUNCTION replace_person FROM PUBLIC;
