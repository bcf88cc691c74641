-- Why: people must hear of what concerns them without looking for it, each thing once, where and how they chose. A mail goes
-- only to an address that its owner confirmed, and nothing here outlives the person.

CREATE TABLE mail_address (
  subject text PRIMARY KEY,
  id uuid NOT NULL CONSTRAINT mail_address_id_once UNIQUE,
  email text NOT NULL CONSTRAINT mail_address_bounded CHECK (length(email) BETWEEN 3 AND 254),
  language text NOT NULL CONSTRAINT mail_address_language_known CHECK (language IN ('ZH', 'EN')),
  asked_at timestamptz NOT NULL,
  confirmed_at timestamptz,
  refused text CONSTRAINT mail_address_refused_bounded CHECK (length(refused) BETWEEN 1 AND 500),
  link_key bytea NOT NULL CONSTRAINT mail_address_link_key_long CHECK (length(link_key) = 32)
);
COMMENT ON TABLE mail_address IS 'Where a person wants mail to; nothing but the question goes there before it is confirmed. The key seals the links of its mails.';

CREATE TABLE notice_choice (
  subject text NOT NULL,
  topic text NOT NULL,
  delivery text NOT NULL CONSTRAINT notice_choice_delivery_known CHECK (delivery IN ('INBOX', 'MAIL', 'DIGEST')),
  chosen_at timestamptz NOT NULL,
  PRIMARY KEY (subject, topic)
);
COMMENT ON TABLE notice_choice IS 'How a person wants to be told of a topic, where it said so.';

CREATE TABLE mail_letter (
  id uuid PRIMARY KEY,
  subject text NOT NULL,
  address_id uuid NOT NULL,
  sort text NOT NULL CONSTRAINT mail_letter_sort_known CHECK (sort IN ('QUESTION', 'NOTICES')),
  state text NOT NULL CONSTRAINT mail_letter_state_known CHECK (state IN ('WAITING', 'SENT', 'FAILED', 'DROPPED')),
  attempts integer NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL,
  made_at timestamptz NOT NULL,
  sent_at timestamptz,
  reason text CONSTRAINT mail_letter_reason_bounded CHECK (length(reason) <= 500),
  CONSTRAINT mail_letter_sent_has_its_time CHECK ((state = 'SENT') = (sent_at IS NOT NULL)),
  CONSTRAINT mail_letter_failed_says_why CHECK (state <> 'FAILED' OR reason IS NOT NULL)
);
CREATE INDEX mail_letter_due ON mail_letter (due_at, id) WHERE state = 'WAITING';
CREATE INDEX mail_letter_of ON mail_letter (subject, made_at);
COMMENT ON TABLE mail_letter IS 'Mails on their way and what became of them; their words are made when they are sent and kept nowhere.';
REVOKE DELETE, TRUNCATE ON mail_letter FROM ${app};

CREATE TABLE notice (
  id uuid PRIMARY KEY,
  subject text NOT NULL,
  organisation_id uuid NOT NULL,
  topic text NOT NULL,
  occasion text NOT NULL,
  link text NOT NULL CONSTRAINT notice_link_ours CHECK (link LIKE '/%' AND link NOT LIKE '//%'),
  facts jsonb NOT NULL,
  told_at timestamptz NOT NULL,
  read_at timestamptz,
  mail_due_at timestamptz,
  letter_id uuid,
  CONSTRAINT notice_once UNIQUE (subject, occasion)
);
CREATE INDEX notice_of_reader ON notice (subject, organisation_id, id DESC);
CREATE INDEX notice_unread ON notice (subject, organisation_id) WHERE read_at IS NULL;
CREATE INDEX notice_due_by_mail ON notice (mail_due_at) WHERE mail_due_at IS NOT NULL AND letter_id IS NULL;
CREATE INDEX notice_of_letter ON notice (letter_id) WHERE letter_id IS NOT NULL;
CREATE INDEX notice_told ON notice (told_at);
COMMENT ON TABLE notice IS 'What each person was told, as facts; one for each occasion and reader.';
REVOKE DELETE, TRUNCATE ON notice FROM ${app};

INSERT INTO retention_period (kind, length, unit) VALUES ('notice', 1, 'YEARS'), ('letter', 30, 'DAYS');

CREATE FUNCTION forget_notice(p_most integer) RETURNS integer
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  v_gone integer;
BEGIN
  DELETE FROM notice
   WHERE id IN (SELECT id FROM notice
                 WHERE retention_is_over('notice', legal_day(told_at))
                 ORDER BY told_at LIMIT p_most FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS v_gone = ROW_COUNT;
  RETURN v_gone;
END $$;

CREATE FUNCTION forget_letter(p_most integer) RETURNS integer
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  v_gone integer;
BEGIN
  DELETE FROM mail_letter
   WHERE id IN (SELECT id FROM mail_letter
                 WHERE state <> 'WAITING' AND retention_is_over('letter', legal_day(made_at))
                 ORDER BY made_at LIMIT p_most FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS v_gone = ROW_COUNT;
  RETURN v_gone;
END $$;

REVOKE ALL ON FUNCTION forget_notice, forget_letter FROM PUBLIC;

-- What was kept about a person before stays as it stands; the inbox adds its own.
ALTER FUNCTION person_held(text, text, uuid) RENAME TO person_held_before_inbox;
REVOKE EXECUTE ON FUNCTION person_held_before_inbox FROM ${app};
CREATE FUNCTION person_held(p_subject text, p_name text, p_organisation uuid)
  RETURNS TABLE (kind text, what text, since timestamptz, stays boolean, until date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT * FROM person_held_before_inbox(p_subject, p_name, p_organisation)
  UNION ALL
  SELECT 'notice', topic || ' × ' || count(*), max(told_at), false, NULL::date
    FROM notice WHERE subject = p_subject GROUP BY topic
  UNION ALL
  SELECT 'mail_address', email, asked_at, false, NULL FROM mail_address WHERE subject = p_subject
  UNION ALL
  SELECT 'mail_address', topic || ' → ' || delivery, chosen_at, false, NULL FROM notice_choice WHERE subject = p_subject
  UNION ALL
  SELECT 'letter', sort || ' ' || state, made_at, false, NULL FROM mail_letter WHERE subject = p_subject
  ORDER BY 1, 3
$$;
COMMENT ON FUNCTION person_held IS 'Everything that is kept about a person; a new place for persons is added here and in replace_person.';
REVOKE ALL ON FUNCTION person_held FROM PUBLIC;
GRANT EXECUTE ON FUNCTION person_held TO ${app};

ALTER FUNCTION replace_person(text, text) RENAME TO replace_person_before_inbox;
CREATE FUNCTION replace_person(p_subject text, p_pseudonym text) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM replace_person_before_inbox(p_subject, p_pseudonym);
  DELETE FROM notice WHERE subject = p_subject;
  DELETE FROM notice_choice WHERE subject = p_subject;
  DELETE FROM mail_letter WHERE subject = p_subject;
  DELETE FROM mail_address WHERE subject = p_subject;
END $$;
REVOKE ALL ON FUNCTION replace_person FROM PUBLIC;
