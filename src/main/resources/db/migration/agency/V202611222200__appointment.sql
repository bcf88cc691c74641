-- Why: that an owner names an agency does not let it act; the agency accepts first, and who acted for whom from when to when
-- must be known afterwards too.

CREATE TABLE agency_appointment (
  id uuid PRIMARY KEY,
  owner_id uuid NOT NULL,
  agency_id uuid NOT NULL,
  state text NOT NULL CONSTRAINT agency_appointment_state_known CHECK (state IN ('PROPOSED', 'ACCEPTED', 'DECLINED', 'ENDED')),
  patents text[] NOT NULL CONSTRAINT agency_appointment_patents_bounded CHECK (cardinality(patents) <= 200),
  from_day date NOT NULL,
  until_day date,
  proposed_at timestamptz NOT NULL,
  accepted_at timestamptz,
  closed_at timestamptz,
  closed_by uuid,
  reason text NOT NULL CONSTRAINT agency_appointment_reason_bounded CHECK (length(reason) <= 500),
  CONSTRAINT agency_appointment_of_two CHECK (owner_id <> agency_id),
  CONSTRAINT agency_appointment_days CHECK (until_day >= from_day),
  CONSTRAINT agency_appointment_accepted CHECK (state NOT IN ('PROPOSED', 'DECLINED') OR accepted_at IS NULL),
  CONSTRAINT agency_appointment_held CHECK (state <> 'ACCEPTED' OR accepted_at IS NOT NULL),
  CONSTRAINT agency_appointment_closed CHECK ((state IN ('DECLINED', 'ENDED')) = (closed_at IS NOT NULL))
);
CREATE UNIQUE INDEX agency_appointment_open_once ON agency_appointment (owner_id, agency_id) WHERE state = 'PROPOSED';
CREATE INDEX agency_appointment_of_owner ON agency_appointment (owner_id, id);
CREATE INDEX agency_appointment_of_agency ON agency_appointment (agency_id, id);
CREATE INDEX agency_appointment_over ON agency_appointment (until_day) WHERE state = 'ACCEPTED';
COMMENT ON TABLE agency_appointment IS 'Appointments of agencies by owners; without patents for all of them. What is over stays, so that it is known who could act when.';
REVOKE DELETE, TRUNCATE ON agency_appointment FROM ${app};
