-- Why: persons see where they are signed in and can end each of it, and the identity provider can end what it has ended on its
-- own side; for both a session must be found by its person and by the identity provider's own session.

ALTER TABLE web_session ADD COLUMN opened_at timestamptz;
ALTER TABLE web_session ADD COLUMN realm_session text;
ALTER TABLE web_session ADD COLUMN browser text;
CREATE INDEX web_session_subject ON web_session (subject) WHERE subject IS NOT NULL;
CREATE INDEX web_session_realm ON web_session (realm_session) WHERE realm_session IS NOT NULL;
COMMENT ON COLUMN web_session.browser IS 'Name of the browser alone, so that a person knows which one is meant.';
