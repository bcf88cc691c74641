-- Why: firms search by patents' words in vain; they describe what they need, listings that could meet it are kept with the
-- reasons, owners and firms answer, and what they answer is what weights are learned from.

CREATE TABLE need (
  id uuid PRIMARY KEY,
  firm_id uuid NOT NULL,
  state text NOT NULL CONSTRAINT need_state_known CHECK (state IN ('DRAFT', 'OPEN', 'CLOSED', 'EXPIRED')),
  title text NOT NULL CONSTRAINT need_title_bounded CHECK (length(title) BETWEEN 1 AND 100),
  body text NOT NULL CONSTRAINT need_body_bounded CHECK (length(body) BETWEEN 1 AND 4000),
  intended_use text NOT NULL CONSTRAINT need_use_bounded CHECK (length(intended_use) <= 300),
  division_code text,
  budget_fen bigint CONSTRAINT need_budget_not_negative CHECK (budget_fen >= 0),
  deadline date,
  named boolean NOT NULL,
  ipc text[] NOT NULL CONSTRAINT need_ipc_bounded CHECK (cardinality(ipc) <= 10),
  industries text[] NOT NULL,
  terms text[] NOT NULL,
  version integer NOT NULL CONSTRAINT need_version_positive CHECK (version > 0),
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  opened_at timestamptz,
  ended_at timestamptz,
  met boolean NOT NULL,
  CONSTRAINT need_opened CHECK (state <> 'OPEN' OR opened_at IS NOT NULL),
  CONSTRAINT need_ended CHECK ((state IN ('CLOSED', 'EXPIRED')) = (ended_at IS NOT NULL))
);
CREATE INDEX need_of_firm ON need (firm_id, id);
CREATE INDEX need_open_terms ON need USING gin (terms) WHERE state = 'OPEN';
CREATE INDEX need_open_ipc ON need USING gin (ipc) WHERE state = 'OPEN';
CREATE INDEX need_over ON need (deadline) WHERE state = 'OPEN';
CREATE INDEX need_changed ON need (changed_at);
COMMENT ON TABLE need IS 'What firms need, in their own words, with the fields that they confirmed; terms are derived from the words.';

CREATE TABLE need_match (
  need_id uuid NOT NULL REFERENCES need ON DELETE CASCADE,
  listing_id uuid NOT NULL,
  sellers uuid[] NOT NULL,
  score integer NOT NULL CONSTRAINT need_match_score_bounded CHECK (score BETWEEN 0 AND 1000),
  reasons jsonb NOT NULL,
  feature_values jsonb NOT NULL,
  weights_version integer NOT NULL,
  owner_news boolean NOT NULL,
  firm_news boolean NOT NULL,
  PRIMARY KEY (need_id, listing_id)
);
CREATE INDEX need_match_of_listing ON need_match (listing_id);
CREATE INDEX need_match_of_sellers ON need_match USING gin (sellers);
CREATE INDEX need_match_owner_news ON need_match (score) WHERE owner_news;
CREATE INDEX need_match_firm_news ON need_match (score) WHERE firm_news;
COMMENT ON TABLE need_match IS 'Listings that could meet open needs, reckoned anew whenever something near is published; news: that side was not told yet.';

CREATE TABLE need_answer (
  id uuid PRIMARY KEY,
  need_id uuid NOT NULL REFERENCES need ON DELETE CASCADE,
  listing_id uuid NOT NULL,
  side text NOT NULL CONSTRAINT need_answer_side_known CHECK (side IN ('FIRM', 'OWNER')),
  decision text NOT NULL CONSTRAINT need_answer_decision_known
    CHECK ((side = 'FIRM') = (decision IN ('INTERESTED', 'DECLINED'))
      AND decision IN ('INTERESTED', 'DECLINED', 'OFFERED', 'ASKED', 'UNFITTING')),
  reason text CONSTRAINT need_answer_reason_of_declines CHECK ((decision = 'DECLINED') = (reason IS NOT NULL)),
  words text NOT NULL CONSTRAINT need_answer_words_bounded CHECK (length(words) <= 500),
  named boolean NOT NULL,
  feature_values jsonb NOT NULL,
  said_at timestamptz NOT NULL
);
CREATE INDEX need_answer_of_match ON need_answer (need_id, listing_id, side, id);
COMMENT ON TABLE need_answer IS 'What firms and owners said to matches, with how the listing compared then; never changed, the last word of a side counts.';

CREATE TABLE need_telling (
  need_id uuid NOT NULL REFERENCES need ON DELETE CASCADE,
  listing_id uuid NOT NULL,
  side text NOT NULL CONSTRAINT need_telling_side_known CHECK (side IN ('FIRM', 'OWNER')),
  organisation_id uuid NOT NULL,
  told_at timestamptz NOT NULL,
  PRIMARY KEY (need_id, listing_id, side, organisation_id)
);
COMMENT ON TABLE need_telling IS 'Who was told of which match: a row for each, so that nobody is told twice, whatever becomes of the match.';

CREATE TABLE need_telling_place (
  organisation_id uuid NOT NULL,
  day date NOT NULL,
  turn integer NOT NULL CONSTRAINT need_telling_place_positive CHECK (turn > 0),
  PRIMARY KEY (organisation_id, day, turn)
);
COMMENT ON TABLE need_telling_place IS 'How often an organisation was told of matches on a day; the rules bound it.';

CREATE TABLE need_due (
  need_id uuid PRIMARY KEY REFERENCES need ON DELETE CASCADE,
  asked_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  urgent boolean NOT NULL
);
CREATE INDEX need_due_at ON need_due (due_at);
COMMENT ON TABLE need_due IS 'Open needs that are to be looked at again, and since when; urgent: its firm waits for it.';

CREATE TABLE need_weights (
  version integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  points jsonb NOT NULL,
  digest text NOT NULL CONSTRAINT need_weights_once UNIQUE CONSTRAINT need_weights_digest_form CHECK (digest ~ '^[0-9a-f]{64}$'),
  seed bigint NOT NULL,
  examples integer NOT NULL,
  evaluation text NOT NULL,
  made_at timestamptz NOT NULL
);
COMMENT ON TABLE need_weights IS 'Weights that were learned from answers: the same answers and seed are one version.';

CREATE TABLE need_weights_use (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  version integer NOT NULL,
  since timestamptz NOT NULL
);
COMMENT ON TABLE need_weights_use IS 'Which version was put in force when; 0 is the shipped one.';

REVOKE DELETE, TRUNCATE ON need FROM ${app};
REVOKE UPDATE, DELETE, TRUNCATE ON need_answer, need_telling, need_telling_place, need_weights, need_weights_use FROM ${app};

-- What ended, or was left as a draft, is forgotten after its period with all that hangs on it; never sooner than after a year.
CREATE FUNCTION forget_needs(p_days integer) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  forgotten integer;
BEGIN
  DELETE FROM need
   WHERE state <> 'OPEN' AND changed_at < penglai_now() - make_interval(days => greatest(p_days, 365));
  GET DIAGNOSTICS forgotten = ROW_COUNT;
  DELETE FROM need_telling_place WHERE day < (penglai_now() AT TIME ZONE 'Asia/Shanghai')::date - 31;
  RETURN forgotten;
END $$;
REVOKE ALL ON FUNCTION forget_needs FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_needs TO ${app};
