-- Why: what was deposited, paid, refunded and awarded must add up at any instant, whatever a server does. So the book is double
-- entry, the database itself keeps the balances, and the server's role can neither change a posting nor write a balance.

CREATE TABLE money_account (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  kind text NOT NULL CONSTRAINT money_account_kind_known CHECK (kind IN
    ('BANK', 'RECEIPTS', 'CLAIM', 'ENTITLEMENT', 'PAYABLE', 'REFUNDABLE', 'DEPOSIT', 'OUTGOING', 'DIRECT_PAID',
     'DIRECT_RECEIVED', 'BUDGET', 'APPROPRIATION', 'AWARDED')),
  holder text NOT NULL CONSTRAINT money_account_holder_bounded CHECK (length(holder) <= 100),
  debit boolean NOT NULL GENERATED ALWAYS AS (kind IN ('BANK', 'CLAIM', 'DIRECT_PAID', 'BUDGET', 'AWARDED')) STORED,
  balance_fen bigint NOT NULL DEFAULT 0,
  held_fen bigint NOT NULL DEFAULT 0 CONSTRAINT money_account_held_not_negative CHECK (held_fen >= 0),
  CONSTRAINT money_account_once UNIQUE (kind, holder),
  -- what the bank says is booked whatever it is; everything else is never below zero
  CONSTRAINT money_account_not_below_zero CHECK (kind = 'BANK' OR balance_fen >= 0),
  CONSTRAINT money_account_available CHECK (held_fen = 0 OR balance_fen >= held_fen),
  CONSTRAINT money_account_holds_where_allowed CHECK (held_fen = 0 OR kind IN ('DEPOSIT', 'PAYABLE', 'REFUNDABLE', 'RECEIPTS', 'BUDGET'))
);
COMMENT ON TABLE money_account IS 'Accounts of the book with what stands on them on their natural side, and what of it is held; written by the database''s own functions.';
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON money_account FROM ${app};
GRANT INSERT (kind, holder) ON money_account TO ${app};

CREATE TABLE money_entry (
  id uuid PRIMARY KEY,
  act text NOT NULL,
  purpose text NOT NULL CONSTRAINT money_entry_purpose_known CHECK (purpose IN
    ('DEPOSIT', 'PRICE', 'INSTALMENT', 'REFUND', 'AWARD', 'UNKNOWN')),
  source text NOT NULL CONSTRAINT money_entry_booked_once UNIQUE
    CONSTRAINT money_entry_source_bounded CHECK (length(source) BETWEEN 1 AND 200),
  about text NOT NULL CONSTRAINT money_entry_about_bounded CHECK (length(about) <= 100),
  value_on date NOT NULL,
  postings smallint NOT NULL CONSTRAINT money_entry_is_double CHECK (postings >= 2),
  corrects uuid CONSTRAINT money_entry_corrected_once UNIQUE REFERENCES money_entry,
  reason text NOT NULL CONSTRAINT money_entry_reason_bounded CHECK (length(reason) <= 500),
  booked_by text,
  booked_for uuid,
  booked_at timestamptz NOT NULL,
  CONSTRAINT money_entry_booked_whole CHECK ((booked_by IS NULL) = (booked_for IS NULL)),
  CONSTRAINT money_entry_correction_has_reason CHECK (corrects IS NULL OR reason <> '')
);
CREATE INDEX money_entry_of_matter ON money_entry (about, id) WHERE about <> '';
COMMENT ON TABLE money_entry IS 'What was booked, each source once; a correction names what it corrects; nobody booked what follows from a deal by rule; append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON money_entry FROM ${app};

CREATE TABLE money_posting (
  entry_id uuid NOT NULL REFERENCES money_entry,
  position smallint NOT NULL CONSTRAINT money_posting_numbered CHECK (position >= 1),
  account_id uuid NOT NULL REFERENCES money_account,
  amount_fen bigint NOT NULL CONSTRAINT money_posting_of_something CHECK (amount_fen <> 0),
  PRIMARY KEY (entry_id, position)
);
CREATE INDEX money_posting_of_account ON money_posting (account_id, entry_id);
COMMENT ON TABLE money_posting IS 'The lines of entries in fen, debit above and credit below zero; those of an entry sum to zero; append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON money_posting FROM ${app};

-- All postings of an entry come in one statement: no more can be added later, since their number stands in the entry.
CREATE FUNCTION money_post() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF EXISTS (
    SELECT 1
      FROM (SELECT entry_id, sum(amount_fen) AS total, count(*) AS lines, max(position) AS last
              FROM added GROUP BY entry_id) AS posted
      JOIN money_entry ON money_entry.id = posted.entry_id
     WHERE posted.total <> 0 OR posted.lines <> money_entry.postings OR posted.last <> money_entry.postings)
  THEN
    RAISE EXCEPTION 'an entry does not balance' USING ERRCODE = 'check_violation', CONSTRAINT = 'money_entry_balances';
  END IF;
  PERFORM 1 FROM money_account WHERE id IN (SELECT account_id FROM added) ORDER BY id FOR UPDATE;
  UPDATE money_account
     SET balance_fen = balance_fen + CASE WHEN debit THEN moved.fen ELSE -moved.fen END
    FROM (SELECT account_id, sum(amount_fen)::bigint AS fen FROM added GROUP BY account_id) AS moved
   WHERE money_account.id = moved.account_id;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION money_post FROM PUBLIC;
CREATE TRIGGER money_posting_balances AFTER INSERT ON money_posting
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION money_post();

-- The other half of it, at commit: there is no entry without its postings.
CREATE FUNCTION money_entry_posted() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM money_posting WHERE entry_id = NEW.id) THEN
    RAISE EXCEPTION 'an entry has no postings' USING ERRCODE = 'check_violation', CONSTRAINT = 'money_entry_balances';
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION money_entry_posted FROM PUBLIC;
CREATE CONSTRAINT TRIGGER money_entry_has_postings AFTER INSERT ON money_entry
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION money_entry_posted();

-- Who touches several accounts one after the other locks them first, in one order, so that nobody waits for each other.
CREATE FUNCTION money_lock(p_kinds text[], p_holders text[]) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM 1
     FROM money_account
     JOIN unnest(p_kinds, p_holders) AS asked (kind, holder) USING (kind, holder)
    ORDER BY money_account.id
      FOR UPDATE OF money_account;
END $$;
REVOKE ALL ON FUNCTION money_lock FROM PUBLIC;
GRANT EXECUTE ON FUNCTION money_lock TO ${app};

CREATE TABLE money_hold (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES money_account,
  amount_fen bigint NOT NULL CONSTRAINT money_hold_positive CHECK (amount_fen > 0),
  purpose text NOT NULL CONSTRAINT money_hold_purpose_known CHECK (purpose IN
    ('DEPOSIT', 'PRICE', 'INSTALMENT', 'REFUND', 'AWARD')),
  source text NOT NULL CONSTRAINT money_hold_once UNIQUE
    CONSTRAINT money_hold_source_bounded CHECK (length(source) BETWEEN 1 AND 200),
  state text NOT NULL CONSTRAINT money_hold_state_known CHECK (state IN ('PENDING', 'POSTED', 'VOIDED', 'EXPIRED')),
  placed_by text,
  placed_for uuid,
  placed_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_by text,
  ended_at timestamptz,
  entry_id uuid CONSTRAINT money_hold_entry_once UNIQUE REFERENCES money_entry DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT money_hold_forward CHECK (expires_at > placed_at),
  CONSTRAINT money_hold_pending_has_no_end CHECK ((state = 'PENDING') = (ended_at IS NULL)),
  CONSTRAINT money_hold_posted_by_entry CHECK ((state = 'POSTED') = (entry_id IS NOT NULL))
);
CREATE INDEX money_hold_of_account ON money_hold (account_id, id);
CREATE INDEX money_hold_pending ON money_hold (expires_at) WHERE state = 'PENDING';
COMMENT ON TABLE money_hold IS 'Money set aside on an account: pending, then posted by one entry, voided or expired, once; nothing of it is deleted.';
REVOKE UPDATE, DELETE, TRUNCATE ON money_hold FROM ${app};
GRANT UPDATE (state, ended_by, ended_at, entry_id) ON money_hold TO ${app};

CREATE FUNCTION money_hold_moves() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'PENDING' THEN
      RAISE EXCEPTION 'a hold begins pending' USING ERRCODE = 'check_violation', CONSTRAINT = 'money_hold_ended_once';
    END IF;
    UPDATE money_account SET held_fen = held_fen + NEW.amount_fen WHERE id = NEW.account_id;
    RETURN NEW;
  END IF;
  IF OLD.state <> 'PENDING' OR NEW.state = 'PENDING' THEN
    RAISE EXCEPTION 'a hold ends once' USING ERRCODE = 'check_violation', CONSTRAINT = 'money_hold_ended_once';
  END IF;
  IF NEW.state = 'POSTED' AND penglai_now() >= OLD.expires_at THEN
    RAISE EXCEPTION 'a hold is posted in time' USING ERRCODE = 'check_violation', CONSTRAINT = 'money_hold_in_time';
  END IF;
  IF NEW.state = 'EXPIRED' AND penglai_now() < OLD.expires_at THEN
    RAISE EXCEPTION 'a hold expires in time' USING ERRCODE = 'check_violation', CONSTRAINT = 'money_hold_in_time';
  END IF;
  UPDATE money_account SET held_fen = held_fen - OLD.amount_fen WHERE id = OLD.account_id;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION money_hold_moves FROM PUBLIC;
CREATE TRIGGER money_hold_held BEFORE INSERT OR UPDATE OF state, ended_at, entry_id ON money_hold
  FOR EACH ROW EXECUTE FUNCTION money_hold_moves();

-- Only an erasure, which is the owner's, writes into what has ended.
CREATE FUNCTION money_hold_stays() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF current_user = '${app}' THEN
    RAISE EXCEPTION 'a hold ends once' USING ERRCODE = 'check_violation', CONSTRAINT = 'money_hold_ended_once';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER money_hold_ended BEFORE UPDATE ON money_hold
  FOR EACH ROW WHEN (OLD.state <> 'PENDING') EXECUTE FUNCTION money_hold_stays();

-- At commit: what was held is what the entry took, from that account.
CREATE FUNCTION money_hold_posted() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM money_posting JOIN money_account ON money_account.id = account_id
     WHERE entry_id = NEW.entry_id AND account_id = NEW.account_id
       AND amount_fen = CASE WHEN debit THEN -NEW.amount_fen ELSE NEW.amount_fen END)
  THEN
    RAISE EXCEPTION 'a hold is posted in full' USING ERRCODE = 'check_violation', CONSTRAINT = 'money_hold_posted_in_full';
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION money_hold_posted FROM PUBLIC;
CREATE CONSTRAINT TRIGGER money_hold_taken AFTER UPDATE ON money_hold
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.state = 'PENDING' AND NEW.state = 'POSTED') EXECUTE FUNCTION money_hold_posted();

-- What somebody is expected to pay: the claims of the book one by one, each with the reference to be quoted.
CREATE SEQUENCE money_reference_running;
CREATE TABLE money_expectation (
  id uuid PRIMARY KEY,
  reference text NOT NULL CONSTRAINT money_expectation_reference_once UNIQUE
    CONSTRAINT money_expectation_reference_form CHECK (reference ~ '^RF[0-9]{2}[0-9A-Z]{1,21}$'),
  about text NOT NULL CONSTRAINT money_expectation_once UNIQUE,
  purpose text NOT NULL CONSTRAINT money_expectation_purpose_known CHECK (purpose IN ('DEPOSIT', 'PRICE', 'INSTALMENT')),
  payer_id uuid NOT NULL,
  payee_id uuid,
  amount_fen bigint NOT NULL CONSTRAINT money_expectation_not_negative CHECK (amount_fen >= 0),
  open_ended boolean NOT NULL,
  paid_fen bigint NOT NULL DEFAULT 0 CONSTRAINT money_expectation_paid_at_most CHECK (paid_fen BETWEEN 0 AND amount_fen),
  withdrawn_at timestamptz,
  expected_at timestamptz NOT NULL,
  CONSTRAINT money_expectation_payee_but_of_deposits CHECK ((payee_id IS NULL) = (purpose = 'DEPOSIT')),
  CONSTRAINT money_expectation_of_something CHECK (amount_fen > 0 OR open_ended)
);
CREATE INDEX money_expectation_of_payer ON money_expectation (payer_id, id);
CREATE INDEX money_expectation_of_payee ON money_expectation (payee_id, id) WHERE payee_id IS NOT NULL;
COMMENT ON TABLE money_expectation IS 'What an organisation has to pay and to whom, by the reference it quotes; of an open-ended one more may come than is fixed.';
REVOKE UPDATE, DELETE, TRUNCATE ON money_expectation FROM ${app};
GRANT UPDATE (paid_fen, withdrawn_at) ON money_expectation TO ${app};

CREATE TABLE money_expectation_part (
  expectation_id uuid NOT NULL REFERENCES money_expectation,
  position smallint NOT NULL,
  amount_fen bigint NOT NULL CONSTRAINT money_expectation_part_positive CHECK (amount_fen > 0),
  due_on date,
  PRIMARY KEY (expectation_id, position)
);
COMMENT ON TABLE money_expectation_part IS 'When which part of it is due; append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON money_expectation_part FROM ${app};

ALTER FUNCTION person_held(text, text, uuid) RENAME TO person_held_before_money;
REVOKE EXECUTE ON FUNCTION person_held_before_money FROM ${app};
CREATE FUNCTION person_held(p_subject text, p_name text, p_organisation uuid)
  RETURNS TABLE (kind text, what text, since timestamptz, stays boolean, until date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT * FROM person_held_before_money(p_subject, p_name, p_organisation)
  UNION ALL
  SELECT 'money_book', 'money/' || act || ' × ' || count(*), max(booked_at), false, NULL::date
    FROM money_entry WHERE booked_by = p_subject GROUP BY act
  UNION ALL
  SELECT 'money_book', 'hold/' || id, placed_at, false, NULL FROM money_hold WHERE p_subject IN (placed_by, ended_by)
  ORDER BY 1, 3
$$;
COMMENT ON FUNCTION person_held IS 'Everything that is kept about a person; a new place for persons is added here and in replace_person.';
REVOKE ALL ON FUNCTION person_held FROM PUBLIC;
GRANT EXECUTE ON FUNCTION person_held TO ${app};

ALTER FUNCTION replace_person(text, text) RENAME TO replace_person_before_money;
CREATE FUNCTION replace_person(p_subject text, p_pseudonym text) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM replace_person_before_money(p_subject, p_pseudonym);
  UPDATE money_entry SET booked_by = p_pseudonym WHERE booked_by = p_subject;
  UPDATE money_hold SET placed_by = p_pseudonym WHERE placed_by = p_subject;
  UPDATE money_hold SET ended_by = p_pseudonym WHERE ended_by = p_subject;
END $$;
REVOKE ALL ON FUNCTION replace_person FROM PUBLIC;
