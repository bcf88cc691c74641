-- Why: whoever has signed in stays signed in when a server restarts or another one answers, and signing out ends it for
-- all of them. Only the digest of the cookie is kept.

CREATE TABLE web_session (
  id_hash bytea PRIMARY KEY,
  subject text,
  csrf text NOT NULL,
  attempt jsonb,
  id_token text,
  seen_at timestamptz NOT NULL,
  ended_after timestamptz NOT NULL,
  CONSTRAINT web_session_person_or_attempt CHECK ((subject IS NULL) <> (attempt IS NULL))
);
CREATE INDEX web_session_end ON web_session (ended_after);
COMMENT ON TABLE web_session IS 'Sessions of the pages, and attempts to sign in on their way to the identity provider.';
