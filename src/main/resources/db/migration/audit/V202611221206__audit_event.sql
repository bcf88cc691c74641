-- Why: who signed in, who decided and who read a confidential document must be known afterwards, also against the will of who
-- runs the server; so the server's role can add to the record and read it, and do nothing else to it. Persons stand in it by
-- the identity provider's subject, addresses by a keyed digest. It is kept as long as law/retention.yaml says and forgotten by
-- the owner's function alone.

CREATE TABLE audit_event (
  position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  occurred_at timestamptz NOT NULL,
  kind text NOT NULL CONSTRAINT audit_event_kind_known CHECK (kind IN
    ('SIGN_IN', 'SIGN_IN_REFUSED', 'SIGN_OUT', 'SESSION_ENDED', 'TOKEN_REFUSED', 'DENIED', 'DECISION', 'READ')),
  operation text NOT NULL,
  outcome text NOT NULL,
  object text NOT NULL CONSTRAINT audit_event_object_length CHECK (length(object) <= 300),
  subject text,
  organisation_id uuid,
  client text NOT NULL,
  request text NOT NULL
);
CREATE INDEX audit_event_subject ON audit_event (subject, position);
CREATE INDEX audit_event_kind ON audit_event (kind, position);
CREATE INDEX audit_event_time ON audit_event (occurred_at);
COMMENT ON TABLE audit_event IS 'Who signed in, decided, was denied or read a confidential document; append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON audit_event FROM ${app};
