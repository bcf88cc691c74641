-- Why: who stands on the credit record, has defaulted or had public money clawed back is kept from some deeds for a while; who
-- said so, why and for how long must be known afterwards too.

CREATE TABLE barred_party (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE,
  ground text NOT NULL CONSTRAINT barred_party_ground_known CHECK (ground IN ('CREDIT_RECORD', 'BIDDING_DEFAULT', 'CLAWBACK_BAN')),
  source text NOT NULL CONSTRAINT barred_party_source CHECK (length(source) BETWEEN 1 AND 200),
  reason text NOT NULL CONSTRAINT barred_party_reason CHECK (length(reason) BETWEEN 1 AND 1000),
  from_day date NOT NULL,
  until_day date,
  entered_by text NOT NULL,
  entered_at timestamptz NOT NULL,
  lifted_on date,
  lifted_reason text,
  lifted_by text,
  CONSTRAINT barred_party_days CHECK (until_day >= from_day),
  CONSTRAINT barred_party_lifted_whole CHECK (num_nulls(lifted_on, lifted_reason, lifted_by) IN (0, 3))
);
CREATE INDEX barred_party_organisation ON barred_party (organisation_id);
COMMENT ON TABLE barred_party IS 'Parties that are kept from some deeds for a while, with source and days; never deleted by the server.';
REVOKE DELETE, TRUNCATE ON barred_party FROM ${app};
