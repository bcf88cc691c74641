-- Why: what came in was put on the wrong deal, and nothing could take it off again. A booking is still never changed: what takes it
-- back stands beside it, and the bank's number may then be booked once more, where it belongs.

ALTER TABLE deal_payment
  ADD COLUMN turn smallint NOT NULL DEFAULT 1 CONSTRAINT deal_payment_turn_positive CHECK (turn >= 1),
  DROP CONSTRAINT deal_payment_booked_once,
  ADD CONSTRAINT deal_payment_booked_once PRIMARY KEY (bank_reference, turn);
COMMENT ON COLUMN deal_payment.turn IS 'One more than how often the transfer was taken back before.';

CREATE TABLE deal_payment_reversal (
  bank_reference text NOT NULL,
  turn smallint NOT NULL,
  reason text NOT NULL CONSTRAINT deal_payment_reversal_bounded CHECK (length(reason) BETWEEN 1 AND 500),
  reversed_by text NOT NULL,
  reversed_for uuid NOT NULL,
  reversed_at timestamptz NOT NULL,
  PRIMARY KEY (bank_reference, turn),
  FOREIGN KEY (bank_reference, turn) REFERENCES deal_payment ON DELETE CASCADE
);
COMMENT ON TABLE deal_payment_reversal IS 'Payments that were booked on a deal by mistake, by whom and why they count no more; append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON deal_payment_reversal FROM ${app};

ALTER FUNCTION person_held(text, text, uuid) RENAME TO person_held_before_reversals;
REVOKE EXECUTE ON FUNCTION person_held_before_reversals FROM ${app};
CREATE FUNCTION person_held(p_subject text, p_name text, p_organisation uuid)
  RETURNS TABLE (kind text, what text, since timestamptz, stays boolean, until date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT * FROM person_held_before_reversals(p_subject, p_name, p_organisation)
  UNION ALL
  SELECT 'deal', 'payment/' || bank_reference, reversed_at, false, NULL::date
    FROM deal_payment_reversal WHERE reversed_by = p_subject
  ORDER BY 1, 3
$$;
COMMENT ON FUNCTION person_held IS 'Everything that is kept about a person; a new place for persons is added here and in replace_person.';
REVOKE ALL ON FUNCTION person_held FROM PUBLIC;
GRANT EXECUTE ON FUNCTION person_held TO ${app};

ALTER FUNCTION replace_person(text, text) RENAME TO replace_person_before_reversals;
CREATE FUNCTION replace_person(p_subject text, p_pseudonym text) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM replace_person_before_reversals(p_subject, p_pseudonym);
  UPDATE deal_payment_reversal SET reversed_by = p_pseudonym WHERE reversed_by = p_subject;
END $$;
REVOKE ALL ON FUNCTION replace_person FROM PUBLIC;
