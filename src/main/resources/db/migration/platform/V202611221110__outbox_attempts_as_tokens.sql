-- Why: a server that hung beyond its lease and comes back late must not remove or put off what another has leased since,
-- so a lease bears the number of its attempt. An event that no subscriber can take must hold up only its own aggregate and
-- an operator must be able to pass it by, which is written down. Live streams read one aggregate's events in order.

COMMENT ON COLUMN outbox_delivery.attempts IS
  'How often it was leased; the receipt must bear this number, so that only the last one who leased it gives it.';
COMMENT ON COLUMN outbox_delivery.due_at IS
  'By the machine''s own clock, which no test or demo moves: when it may be delivered, or a lease on it ends.';

CREATE INDEX outbox_event_of_aggregate ON outbox_event (aggregate, position);

CREATE TABLE outbox_skipped (
  subscriber text NOT NULL,
  position bigint NOT NULL REFERENCES outbox_event ON DELETE CASCADE,
  attempts integer NOT NULL,
  last_error text,
  reason text NOT NULL CONSTRAINT outbox_skipped_reason CHECK (length(reason) BETWEEN 1 AND 500),
  skipped_at timestamptz NOT NULL,
  PRIMARY KEY (subscriber, position)
);
COMMENT ON TABLE outbox_skipped IS 'Deliveries that an operator gave up, with the reason; append-only.';
REVOKE UPDATE, DELETE ON outbox_skipped FROM ${app};
