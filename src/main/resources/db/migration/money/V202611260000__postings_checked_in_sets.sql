-- Why: a statement of a hundred thousand lines makes two hundred thousand postings, nearly all on the same two accounts, and a
-- quarter of the time of writing them went into asking, row by row, whether those accounts and the entries exist. The trigger that
-- keeps the balances knows all rows of a statement anyway, so it asks once. What the foreign keys refused is refused still.

CREATE OR REPLACE FUNCTION money_post() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  accounts bigint;
BEGIN
  IF EXISTS (
    SELECT 1
      FROM (SELECT entry_id, sum(amount_fen) AS total, count(*) AS lines, max(position) AS last
              FROM added GROUP BY entry_id) AS posted
      LEFT JOIN money_entry ON money_entry.id = posted.entry_id
     WHERE money_entry.id IS NULL
        OR posted.total <> 0 OR posted.lines <> money_entry.postings OR posted.last <> money_entry.postings)
  THEN
    RAISE EXCEPTION 'an entry does not balance' USING ERRCODE = 'check_violation', CONSTRAINT = 'money_entry_balances';
  END IF;
  PERFORM 1 FROM money_account WHERE id IN (SELECT account_id FROM added) ORDER BY id FOR UPDATE;
  UPDATE money_account
     SET balance_fen = balance_fen + CASE WHEN debit THEN moved.fen ELSE -moved.fen END
    FROM (SELECT account_id, sum(amount_fen)::bigint AS fen FROM added GROUP BY account_id) AS moved
   WHERE money_account.id = moved.account_id;
  GET DIAGNOSTICS accounts = ROW_COUNT;
  IF accounts <> (SELECT count(DISTINCT account_id) FROM added) THEN
    RAISE EXCEPTION 'a posting is on an account that exists'
      USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'money_posting_on_an_account';
  END IF;
  RETURN NULL;
END $$;

-- The other half of the foreign keys: nobody, the owner included, takes an account or an entry away from under its postings.
CREATE FUNCTION money_posted_stays() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  RAISE EXCEPTION 'what postings stand on stays'
    USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'money_posting_stands_on_something';
END $$;

CREATE FUNCTION money_gone() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF EXISTS (SELECT FROM gone JOIN money_posting ON TG_TABLE_NAME = 'money_entry' AND entry_id = gone.id)
    OR EXISTS (SELECT FROM gone JOIN money_posting ON TG_TABLE_NAME = 'money_account' AND account_id = gone.id)
  THEN
    RAISE EXCEPTION 'what postings stand on stays'
      USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'money_posting_stands_on_something';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER money_entry_stays AFTER DELETE ON money_entry
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION money_gone();
CREATE TRIGGER money_account_stays AFTER DELETE ON money_account
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION money_gone();
CREATE TRIGGER money_entry_keeps_its_id BEFORE UPDATE OF id ON money_entry
  FOR EACH ROW WHEN (OLD.id <> NEW.id) EXECUTE FUNCTION money_posted_stays();
CREATE TRIGGER money_account_keeps_its_id BEFORE UPDATE OF id ON money_account
  FOR EACH ROW WHEN (OLD.id <> NEW.id) EXECUTE FUNCTION money_posted_stays();
CREATE TRIGGER money_posting_keeps_its_place BEFORE UPDATE ON money_posting
  FOR EACH ROW EXECUTE FUNCTION money_posted_stays();

ALTER TABLE money_posting
  DROP CONSTRAINT money_posting_entry_id_fkey,
  DROP CONSTRAINT money_posting_account_id_fkey;
