-- Why: a deal fixes what was agreed on its day – terms, parties, their size and place – and then only moves forward. What
-- was agreed is one canonical text with its digest; what moves stands in columns. Ids of other features are not foreign
-- keys, since no feature reads another's tables.

CREATE TABLE deal (
  id uuid PRIMARY KEY,
  state text NOT NULL CONSTRAINT deal_state_known CHECK (state IN ('AGREED', 'PERFORMED', 'RECORDED', 'CERTIFIED')),
  version integer NOT NULL CONSTRAINT deal_version_positive CHECK (version > 0),
  origin text NOT NULL CONSTRAINT deal_origin_known CHECK (origin IN ('NOTICE', 'ACCEPTANCE')),
  mode text NOT NULL CONSTRAINT deal_mode_known CHECK (mode IN
    ('FREE_LICENCE', 'OPEN_LICENCE', 'ORDINARY_LICENCE', 'SOLE_LICENCE', 'EXCLUSIVE_LICENCE', 'ASSIGNMENT', 'BIDDING',
     'EQUITY', 'JOINT_EXPLOITATION')),
  listing_id uuid NOT NULL,
  licensor_id uuid NOT NULL,
  licensee_id uuid NOT NULL,
  agency_id uuid,
  licensor jsonb NOT NULL,
  licensee jsonb NOT NULL,
  terms text NOT NULL,
  terms_digest bytea NOT NULL
    CONSTRAINT deal_terms_digest_is_of_terms CHECK (terms_digest = sha256(convert_to(terms, 'UTF8'))),
  intended_use text NOT NULL,
  contact text NOT NULL,
  formed_at timestamptz NOT NULL,
  payable_by date,
  paid_fen bigint NOT NULL CONSTRAINT deal_paid_not_negative CHECK (paid_fen >= 0),
  last_paid_on date CONSTRAINT deal_paid_has_its_day CHECK ((paid_fen > 0) = (last_paid_on IS NOT NULL)),
  effective_at timestamptz,
  legal_event_on date,
  accepted uuid[],
  proposed_by text,
  proposed_for uuid,
  proposed_at timestamptz,
  CONSTRAINT deal_parties_differ CHECK (licensor_id <> licensee_id),
  CONSTRAINT deal_notice_is_of_open_licences CHECK ((origin = 'NOTICE') = (mode = 'OPEN_LICENCE')),
  CONSTRAINT deal_effective_once_performed CHECK ((state = 'AGREED') = (effective_at IS NULL)),
  CONSTRAINT deal_effective_not_before_formed CHECK (effective_at >= formed_at),
  CONSTRAINT deal_recorded_by_proposal CHECK (
    (state IN ('RECORDED', 'CERTIFIED'))
    = (num_nonnulls(legal_event_on, accepted, proposed_by, proposed_for, proposed_at) = 5)),
  CONSTRAINT deal_proposal_whole CHECK (
    num_nonnulls(legal_event_on, accepted, proposed_by, proposed_for, proposed_at) IN (0, 5))
);
-- every state there is today is in force
CREATE UNIQUE INDEX deal_once_per_licensee ON deal (listing_id, licensee_id);
CREATE INDEX deal_of_licensor ON deal (licensor_id, id);
CREATE INDEX deal_of_licensee ON deal (licensee_id, id);
CREATE INDEX deal_of_agency ON deal (agency_id, id) WHERE agency_id IS NOT NULL;
CREATE INDEX deal_to_certify ON deal (id) WHERE state IN ('PERFORMED', 'RECORDED');
COMMENT ON TABLE deal IS 'Deals as they stand; terms is the frozen snapshot as canonical JSON, licensor and licensee how each side was that day.';
COMMENT ON COLUMN deal.contact IS 'Personal; stands in nothing that is hashed, so that it can be erased.';

CREATE TABLE deal_payment (
  bank_reference text CONSTRAINT deal_payment_booked_once PRIMARY KEY
    CONSTRAINT deal_payment_referenced CHECK (length(bank_reference) BETWEEN 1 AND 100),
  deal_id uuid NOT NULL REFERENCES deal,
  amount_fen bigint NOT NULL CONSTRAINT deal_payment_positive CHECK (amount_fen > 0),
  paid_on date NOT NULL,
  booked_by text NOT NULL,
  booked_for uuid NOT NULL,
  booked_at timestamptz NOT NULL
);
CREATE INDEX deal_payment_of_deal ON deal_payment (deal_id, booked_at);
COMMENT ON TABLE deal_payment IS 'What was paid, as booked from the bank''s record, each reference once; append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON deal_payment FROM ${app};

CREATE TABLE deal_evidence (
  id uuid PRIMARY KEY,
  deal_id uuid NOT NULL REFERENCES deal,
  kind text NOT NULL CONSTRAINT deal_evidence_kind_known CHECK (kind IN
    ('CONTRACT', 'PAYMENT_SLIP', 'INVOICE', 'RECORDAL_NOTICE', 'TRANSFER_NOTICE', 'REGISTER_EXTRACT',
     'CAPITAL_CONTRIBUTION', 'TECH_CONTRACT_CERTIFICATE', 'USE_REPORT', 'BENEFIT_REPORT')),
  number text NOT NULL,
  issued_on date NOT NULL,
  sha256 bytea NOT NULL CONSTRAINT deal_evidence_digest_length CHECK (length(sha256) = 32),
  size_bytes bigint NOT NULL CONSTRAINT deal_evidence_not_empty CHECK (size_bytes > 0),
  media_type text NOT NULL,
  source text NOT NULL CONSTRAINT deal_evidence_source_known CHECK (source IN ('GENERATED', 'UPLOADED')),
  generated text,
  added_by text NOT NULL,
  added_for uuid NOT NULL,
  added_at timestamptz NOT NULL,
  CONSTRAINT deal_evidence_once UNIQUE (deal_id, sha256),
  CONSTRAINT deal_evidence_generated_is_its_text CHECK (
    (source = 'GENERATED') = (generated IS NOT NULL)
    AND (generated IS NULL OR sha256 = sha256(convert_to(generated, 'UTF8'))))
);
COMMENT ON TABLE deal_evidence IS 'Documents on the file of each deal by digest; what the platform wrote stands here, uploads in the blob store; append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON deal_evidence FROM ${app};

CREATE SEQUENCE deal_certificate_running;
CREATE TABLE deal_certificate (
  number text PRIMARY KEY CONSTRAINT deal_certificate_number_form CHECK (number ~ '^YT-[0-9]{4}-[0-9]{6,12}$'),
  deal_id uuid NOT NULL CONSTRAINT deal_certificate_once UNIQUE REFERENCES deal,
  certified_by text NOT NULL,
  certified_for uuid NOT NULL,
  certified_at timestamptz NOT NULL,
  facts text NOT NULL,
  leaf_hash bytea NOT NULL CONSTRAINT deal_certificate_leaf_hash_is_of_facts
    CHECK (leaf_hash = sha256('\x00'::bytea || convert_to(facts, 'UTF8')))
);
COMMENT ON TABLE deal_certificate IS 'Certificates with the ledger entry they rest on, so that anyone can recompute its hash; append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON deal_certificate FROM ${app};
