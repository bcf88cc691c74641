-- Why: every server must agree on the time and tests must be able to move it, so "now" has one source;
-- and the server works as a role that has rights to rows and none to the schema.

CREATE TABLE clock_shift (
  only_row boolean PRIMARY KEY DEFAULT true CONSTRAINT clock_shift_only_row CHECK (only_row),
  shift interval NOT NULL
);
COMMENT ON TABLE clock_shift IS 'At most one row: how far test and demo profiles move the clock. Empty in production.';

CREATE FUNCTION penglai_now() RETURNS timestamptz
  LANGUAGE sql STABLE
  RETURN clock_timestamp() + coalesce((SELECT shift FROM clock_shift), interval '0');
COMMENT ON FUNCTION penglai_now() IS 'The one clock; read once at the start of each transaction.';

GRANT USAGE ON SCHEMA public TO ${app};
GRANT SELECT ON clock_shift TO ${app};
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${app};
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO ${app};
