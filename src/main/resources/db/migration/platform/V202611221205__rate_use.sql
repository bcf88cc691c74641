-- Why: what decides, takes room or lets guess must not be multiplied by the number of servers, so all of them count together
-- what a caller has used of its rate. Losing the counts in a crash does no harm, so they are not logged.

CREATE UNLOGGED TABLE rate_use (
  operation text NOT NULL,
  caller bytea NOT NULL,
  full_at timestamptz NOT NULL,
  PRIMARY KEY (operation, caller)
);
CREATE INDEX rate_use_full ON rate_use (full_at);
COMMENT ON TABLE rate_use IS 'When a caller''s rate will be made good, by operation; callers by digest; dropped when it is.';
