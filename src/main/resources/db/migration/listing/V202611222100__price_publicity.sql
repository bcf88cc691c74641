-- Why: a public institution makes the name and price of what it agreed on public for a legal period before the offer opens, and
-- has to show afterwards who objected and what was decided; so decision, publicity, objections and answers stand as they were.

CREATE TABLE price_decision (
  position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  listing_id uuid NOT NULL REFERENCES listing ON DELETE CASCADE,
  mode text NOT NULL CONSTRAINT price_decision_mode_known CHECK (mode IN ('AGREED', 'LISTED', 'AUCTION')),
  decided_on date NOT NULL,
  house text NOT NULL CONSTRAINT price_decision_house_bounded CHECK (length(house) <= 200),
  basis text NOT NULL CONSTRAINT price_decision_basis_bounded CHECK (length(basis) <= 1000),
  price_digest bytea NOT NULL CONSTRAINT price_decision_digest_length CHECK (length(price_digest) = 32),
  recorded_at timestamptz NOT NULL
);
CREATE INDEX price_decision_of_listing ON price_decision (listing_id, position DESC);
COMMENT ON TABLE price_decision IS 'How a public institution decided to find the price of that digest; append-only, what comes later counts.';
REVOKE UPDATE, DELETE, TRUNCATE ON price_decision FROM ${app};

CREATE TABLE price_publicity (
  id uuid PRIMARY KEY,
  decision bigint NOT NULL CONSTRAINT price_publicity_of_one_decision UNIQUE REFERENCES price_decision ON DELETE CASCADE,
  listing_id uuid NOT NULL REFERENCES listing ON DELETE CASCADE,
  house_id uuid NOT NULL,
  name_zh text NOT NULL,
  name_en text NOT NULL,
  mode text NOT NULL,
  patents text[] NOT NULL CONSTRAINT price_publicity_of_patents CHECK (cardinality(patents) > 0),
  fee_plan jsonb NOT NULL,
  begun_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  days integer NOT NULL CONSTRAINT price_publicity_days_positive CHECK (days > 0),
  shortened boolean NOT NULL,
  CONSTRAINT price_publicity_forward CHECK (ends_at >= begun_at),
  -- days are whole days, but where a demonstration counts seconds and says so
  CONSTRAINT price_publicity_whole_days CHECK (shortened OR ends_at >= begun_at + make_interval(days => days))
);
CREATE INDEX price_publicity_of_listing ON price_publicity (listing_id, begun_at);
CREATE INDEX price_publicity_of_house ON price_publicity (house_id, id DESC);
COMMENT ON TABLE price_publicity IS 'Agreed prices made public with their name, as they stood; append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON price_publicity FROM ${app};

CREATE TABLE price_objection (
  id uuid PRIMARY KEY,
  publicity_id uuid NOT NULL REFERENCES price_publicity ON DELETE CASCADE,
  objected_by text NOT NULL,
  organisation_id uuid,
  text text NOT NULL CONSTRAINT price_objection_bounded CHECK (length(text) BETWEEN 1 AND 2000),
  objected_at timestamptz NOT NULL,
  CONSTRAINT price_objection_once UNIQUE (publicity_id, objected_by)
);
COMMENT ON TABLE price_objection IS 'What persons have against a price that is public, each once; append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON price_objection FROM ${app};

CREATE TABLE price_objection_answer (
  objection_id uuid PRIMARY KEY REFERENCES price_objection ON DELETE CASCADE,
  upheld boolean NOT NULL,
  text text NOT NULL CONSTRAINT price_answer_bounded CHECK (length(text) BETWEEN 1 AND 2000),
  answered_by text NOT NULL,
  answered_at timestamptz NOT NULL
);
COMMENT ON TABLE price_objection_answer IS 'What the institution decided on an objection, once; append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON price_objection_answer FROM ${app};

CREATE TABLE price_publicity_told (
  publicity_id uuid PRIMARY KEY REFERENCES price_publicity ON DELETE CASCADE,
  told_at timestamptz NOT NULL
);
COMMENT ON TABLE price_publicity_told IS 'Publicities of whose end the seller was told; append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON price_publicity_told FROM ${app};

-- How each publicity goes now, for every question about them.
CREATE VIEW price_publicity_now AS
  SELECT publicity.id, publicity.decision, publicity.listing_id, publicity.house_id, publicity.name_zh, publicity.name_en,
         publicity.mode, publicity.patents, publicity.fee_plan, publicity.begun_at, publicity.ends_at, publicity.days,
         publicity.shortened, publicity.ends_at <= penglai_now() AS is_over,
         tally.objections, tally.unanswered, tally.upheld,
         least(
           (SELECT min(later.recorded_at) FROM price_decision AS later
             WHERE later.listing_id = publicity.listing_id AND later.position > publicity.decision),
           (SELECT listing.changed_at FROM listing WHERE listing.id = publicity.listing_id AND listing.state = 'WITHDRAWN'))
           AS taken_back_at
    FROM price_publicity AS publicity
    CROSS JOIN LATERAL (
      SELECT count(*)::integer AS objections,
             count(*) FILTER (WHERE answer.objection_id IS NULL)::integer AS unanswered,
             count(*) FILTER (WHERE answer.upheld)::integer AS upheld
        FROM price_objection AS objection
        LEFT JOIN price_objection_answer AS answer ON answer.objection_id = objection.id
       WHERE objection.publicity_id = publicity.id) AS tally;
COMMENT ON VIEW price_publicity_now IS 'Publicities with what has become of them by now.';
GRANT SELECT ON price_publicity_now TO ${app};

-- Persons stand in objections and answers, and have a right to see it and to be replaced there by a pseudonym.
ALTER FUNCTION person_held(text, text, uuid) RENAME TO person_held_before_publicity;
REVOKE EXECUTE ON FUNCTION person_held_before_publicity FROM ${app};
CREATE FUNCTION person_held(p_subject text, p_name text, p_organisation uuid)
  RETURNS TABLE (kind text, what text, since timestamptz, stays boolean, until date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT * FROM person_held_before_publicity(p_subject, p_name, p_organisation)
  UNION ALL
  SELECT 'price_publicity', 'publicity/' || publicity_id, objected_at, false, NULL::date
    FROM price_objection WHERE objected_by = p_subject
  UNION ALL
  SELECT 'price_publicity', 'objection/' || objection_id, answered_at, false, NULL
    FROM price_objection_answer WHERE answered_by = p_subject
  ORDER BY 1, 3
$$;
COMMENT ON FUNCTION person_held IS 'Everything that is kept about a person; a new place for persons is added here and in replace_person.';
REVOKE ALL ON FUNCTION person_held FROM PUBLIC;
GRANT EXECUTE ON FUNCTION person_held TO ${app};

ALTER FUNCTION replace_person(text, text) RENAME TO replace_person_before_publicity;
CREATE FUNCTION replace_person(p_subject text, p_pseudonym text) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM replace_person_before_publicity(p_subject, p_pseudonym);
  UPDATE price_objection SET objected_by = p_pseudonym WHERE objected_by = p_subject;
  UPDATE price_objection_answer SET answered_by = p_pseudonym WHERE answered_by = p_subject;
END $$;
REVOKE ALL ON FUNCTION replace_person FROM PUBLIC;
