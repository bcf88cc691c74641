-- Why: records are kept as long as the law asks and not longer, and the server's role must never be able to delete something
-- younger, whatever it is told. So the periods stand in the database, out of its reach, and what is append-only is forgotten
-- by functions of the owner alone that look at the period themselves. They see the tables of all features, since how long a
-- thing is kept can hang on another (a listing on its deals); the server's code sees none of them by this way.

CREATE TABLE retention_period (
  kind text PRIMARY KEY,
  length integer NOT NULL CONSTRAINT retention_period_positive CHECK (length > 0),
  unit text NOT NULL CONSTRAINT retention_period_unit_known CHECK (unit IN ('YEARS', 'DAYS'))
);
COMMENT ON TABLE retention_period IS 'Periods by record kind, the same as law/retention.yaml; the server''s role only reads them.';
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON retention_period FROM ${app};
INSERT INTO retention_period (kind, length, unit) VALUES
  ('deal', 3, 'YEARS'), ('certificate', 10, 'YEARS'), ('listing', 3, 'YEARS'), ('listing_draft', 1, 'YEARS'),
  ('outbox_event', 3, 'YEARS');

CREATE FUNCTION legal_day(p_at timestamptz) RETURNS date
  LANGUAGE sql IMMUTABLE
  RETURN (p_at AT TIME ZONE 'Asia/Shanghai')::date;
COMMENT ON FUNCTION legal_day IS 'The legal day on which the instant falls.';

CREATE FUNCTION retention_last_day(p_kind text, p_from date) RETURNS date
  LANGUAGE sql STABLE
  RETURN (SELECT (p_from + CASE unit WHEN 'YEARS' THEN make_interval(years => length)
                                     ELSE make_interval(days => length) END)::date
            FROM retention_period WHERE kind = p_kind);
COMMENT ON FUNCTION retention_last_day IS 'The last day on which a record of that kind is kept; none for an unknown kind.';

CREATE FUNCTION retention_is_over(p_kind text, p_from date) RETURNS boolean
  LANGUAGE sql STABLE
  RETURN coalesce(legal_day(penglai_now()) > retention_last_day(p_kind, p_from), false);

CREATE FUNCTION deal_kept_from(p_terms text, p_formed timestamptz, p_paid date, p_certified timestamptz) RETURNS date
  LANGUAGE sql STABLE
  RETURN greatest(
    coalesce((p_terms::jsonb ->> 'endsOn')::date, (legal_day(p_formed) + interval '25 years')::date),
    p_paid,
    legal_day(p_certified));
COMMENT ON FUNCTION deal_kept_from IS 'The day from which a deal''s period counts; no patent outlives a deal by more than 20 years and 5 of extension (Patent Law 42).';

-- Files lie outside the database: what is named here has lost its last row and is removed by the server afterwards.
CREATE TABLE forgotten_document (
  sha256 bytea PRIMARY KEY
);
COMMENT ON TABLE forgotten_document IS 'Digests of files whose deals were forgotten, until the files are gone too.';
REVOKE INSERT, TRUNCATE ON forgotten_document FROM ${app};

CREATE FUNCTION forget_deal(p_most integer) RETURNS integer
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  v_over uuid[];
BEGIN
  SELECT coalesce(array_agg(id), '{}') INTO v_over FROM (
    SELECT deal.id
      FROM deal
      LEFT JOIN deal_certificate AS certificate ON certificate.deal_id = deal.id
     WHERE retention_is_over('deal', deal_kept_from(terms, formed_at, last_paid_on, certified_at))
       AND (certificate.number IS NULL
            OR retention_is_over('certificate', deal_kept_from(terms, formed_at, last_paid_on, certified_at)))
     ORDER BY deal.id
     LIMIT p_most
       FOR UPDATE OF deal SKIP LOCKED) AS found;
  INSERT INTO forgotten_document (sha256)
    SELECT DISTINCT sha256 FROM deal_evidence WHERE deal_id = ANY (v_over) AND source = 'UPLOADED'
    ON CONFLICT DO NOTHING;
  DELETE FROM deal_certificate WHERE deal_id = ANY (v_over);
  DELETE FROM deal_evidence WHERE deal_id = ANY (v_over);
  DELETE FROM deal_payment WHERE deal_id = ANY (v_over);
  DELETE FROM deal WHERE id = ANY (v_over);
  RETURN cardinality(v_over);
END $$;

CREATE FUNCTION forget_listings(p_kind text, p_states text[], p_published boolean, p_most integer) RETURNS integer
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  v_over uuid[];
BEGIN
  SELECT coalesce(array_agg(id), '{}') INTO v_over FROM (
    SELECT listing.id
      FROM listing
     WHERE state = ANY (p_states)
       AND retention_is_over(p_kind, legal_day(changed_at))
       AND NOT EXISTS (SELECT 1 FROM deal WHERE deal.listing_id = listing.id)
       AND p_published = EXISTS (
             SELECT 1 FROM listing_version AS earlier
              WHERE earlier.listing_id = listing.id AND earlier.state NOT IN ('DRAFT', 'SUBMITTED', 'WITHDRAWN'))
     ORDER BY listing.id
     LIMIT p_most
       FOR UPDATE OF listing SKIP LOCKED) AS found;
  DELETE FROM listing_version WHERE listing_id = ANY (v_over);
  DELETE FROM listing_patent WHERE listing_id = ANY (v_over);
  DELETE FROM listing WHERE id = ANY (v_over);
  RETURN cardinality(v_over);
END $$;

CREATE FUNCTION forget_listing(p_most integer) RETURNS integer
  LANGUAGE sql SET search_path = pg_catalog, public
  RETURN forget_listings('listing', ARRAY['WITHDRAWN', 'CLOSED', 'EXPIRED'], true, p_most);

CREATE FUNCTION forget_listing_draft(p_most integer) RETURNS integer
  LANGUAGE sql SET search_path = pg_catalog, public
  RETURN forget_listings('listing_draft', ARRAY['DRAFT', 'WITHDRAWN'], false, p_most);

CREATE FUNCTION forget_outbox_event(p_most integer) RETURNS integer
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  v_gone integer;
BEGIN
  DELETE FROM outbox_event
   WHERE position IN (
           SELECT position
             FROM outbox_event AS event
            WHERE retention_is_over('outbox_event', legal_day(occurred_at))
              AND NOT EXISTS (SELECT 1 FROM outbox_delivery AS owed WHERE owed.position = event.position)
            ORDER BY position
            LIMIT p_most
              FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS v_gone = ROW_COUNT;
  RETURN v_gone;
END $$;

-- The one door: a kind with a period has its own function forget_<kind>, which nobody but this one calls.
CREATE FUNCTION forget_expired(p_kind text, p_most integer) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  v_gone integer;
BEGIN
  IF p_most NOT BETWEEN 1 AND 1000 OR NOT EXISTS (SELECT 1 FROM retention_period WHERE kind = p_kind) THEN
    RAISE EXCEPTION 'no such kind or batch: %, %', p_kind, p_most;
  END IF;
  EXECUTE format('SELECT public.%I($1)', 'forget_' || p_kind) INTO v_gone USING p_most;
  RETURN v_gone;
END $$;
COMMENT ON FUNCTION forget_expired IS 'Forgets at most so many records of the kind that are past their period, and answers how many.';

REVOKE ALL ON FUNCTION forget_deal, forget_listings, forget_listing, forget_listing_draft, forget_outbox_event,
  forget_expired FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_expired TO ${app};
