-- Why: what happened must leave the transaction exactly when it commits; events are written with the rows they tell of
-- and delivered afterwards, at least once, in order per aggregate.

CREATE TABLE outbox_event (
  position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  type text NOT NULL,
  aggregate text NOT NULL,
  payload jsonb NOT NULL,
  occurred_at timestamptz NOT NULL
);
COMMENT ON TABLE outbox_event IS 'Events of all features, append-only.';
REVOKE UPDATE, DELETE ON outbox_event FROM ${app};

CREATE TABLE outbox_delivery (
  subscriber text NOT NULL,
  position bigint NOT NULL REFERENCES outbox_event,
  aggregate text NOT NULL,
  due_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  last_error text,
  PRIMARY KEY (subscriber, position)
);
CREATE INDEX outbox_delivery_order ON outbox_delivery (subscriber, aggregate, position);
COMMENT ON TABLE outbox_delivery IS 'One row for each event that a subscriber has still to take; deleted when it is taken.';
