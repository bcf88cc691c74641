-- Why: what the platform pays is proposed by one officer and released by another, goes out as a file for the bank, and counts as
-- paid only when the statement says so; until then its money is held.

CREATE TABLE money_payee_account (
  position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organisation_id uuid NOT NULL,
  holder_name text NOT NULL CONSTRAINT money_payee_holder_bounded CHECK (length(holder_name) BETWEEN 1 AND 140),
  number text NOT NULL CONSTRAINT money_payee_number_form CHECK (number ~ '^[0-9A-Z]{5,34}$'),
  bank text NOT NULL CONSTRAINT money_payee_bank_bounded CHECK (length(bank) <= 140),
  bank_code text NOT NULL CONSTRAINT money_payee_bank_code_form CHECK (bank_code ~ '^([0-9]{12})?$'),
  stated_by text NOT NULL,
  stated_at timestamptz NOT NULL
);
CREATE INDEX money_payee_account_of ON money_payee_account (organisation_id, position DESC);
COMMENT ON TABLE money_payee_account IS 'To which account a party is paid; the latest counts; append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON money_payee_account FROM ${app};

CREATE TABLE money_payout_file (
  id uuid PRIMARY KEY,
  payments integer NOT NULL CONSTRAINT money_payout_file_of_some CHECK (payments > 0),
  total_fen bigint NOT NULL CONSTRAINT money_payout_file_positive CHECK (total_fen > 0),
  exported_by text NOT NULL,
  exported_for uuid NOT NULL,
  exported_at timestamptz NOT NULL
);
COMMENT ON TABLE money_payout_file IS 'Files of payments that were handed over for the bank; append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON money_payout_file FROM ${app};

CREATE TABLE money_payout (
  id uuid PRIMARY KEY,
  from_kind text NOT NULL CONSTRAINT money_payout_from_known CHECK (from_kind IN ('PAYABLE', 'REFUNDABLE', 'DEPOSIT', 'RECEIPTS')),
  from_holder text NOT NULL,
  holder_name text NOT NULL,
  number text NOT NULL CONSTRAINT money_payout_number_form CHECK (number ~ '^[0-9A-Z]{5,34}$'),
  bank text NOT NULL,
  bank_code text NOT NULL,
  amount_fen bigint NOT NULL CONSTRAINT money_payout_positive CHECK (amount_fen > 0),
  purpose text NOT NULL CONSTRAINT money_payout_purpose_known CHECK (purpose IN ('PRICE', 'REFUND')),
  about text NOT NULL CONSTRAINT money_payout_about_bounded CHECK (length(about) <= 140),
  state text NOT NULL CONSTRAINT money_payout_state_known CHECK (state IN
    ('PROPOSED', 'RELEASED', 'EXPORTED', 'PAID', 'RETURNED', 'CANCELLED')),
  hold_id uuid NOT NULL CONSTRAINT money_payout_hold_once UNIQUE REFERENCES money_hold,
  proposed_by text NOT NULL,
  proposed_for uuid NOT NULL,
  proposed_at timestamptz NOT NULL,
  released_by text,
  released_for uuid,
  released_at timestamptz,
  file_id uuid REFERENCES money_payout_file,
  CONSTRAINT money_payout_two_persons CHECK (released_by <> proposed_by),
  CONSTRAINT money_payout_released_whole CHECK (num_nonnulls(released_by, released_for, released_at) IN (0, 3)),
  CONSTRAINT money_payout_released_by_somebody CHECK (state IN ('PROPOSED', 'CANCELLED') OR released_at IS NOT NULL),
  CONSTRAINT money_payout_exported_in_a_file CHECK ((state IN ('EXPORTED', 'PAID', 'RETURNED')) = (file_id IS NOT NULL))
);
CREATE INDEX money_payout_in_state ON money_payout (state, id);
CREATE INDEX money_payout_of_holder ON money_payout (from_holder, id);
CREATE INDEX money_payout_sent_back ON money_payout (about) WHERE from_kind = 'RECEIPTS';
CREATE INDEX money_payout_of_file ON money_payout (file_id, id) WHERE file_id IS NOT NULL;
COMMENT ON TABLE money_payout IS 'Payments of the platform, from the proposal to the word of the bank''s statement.';
REVOKE UPDATE, DELETE, TRUNCATE ON money_payout FROM ${app};
GRANT UPDATE (state, released_by, released_for, released_at, file_id) ON money_payout TO ${app};

ALTER FUNCTION person_held(text, text, uuid) RENAME TO person_held_before_payouts;
REVOKE EXECUTE ON FUNCTION person_held_before_payouts FROM ${app};
CREATE FUNCTION person_held(p_subject text, p_name text, p_organisation uuid)
  RETURNS TABLE (kind text, what text, since timestamptz, stays boolean, until date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT * FROM person_held_before_payouts(p_subject, p_name, p_organisation)
  UNION ALL
  SELECT 'money_payout', 'payout/' || id, proposed_at, false, NULL::date
    FROM money_payout WHERE p_subject IN (proposed_by, released_by)
  UNION ALL
  SELECT 'money_payout', 'payout-file/' || id, exported_at, false, NULL
    FROM money_payout_file WHERE exported_by = p_subject
  UNION ALL
  SELECT 'money_payout', 'payee-account ' || bank, stated_at, false, NULL
    FROM money_payee_account WHERE stated_by = p_subject
  UNION ALL
  SELECT 'money_payout', 'payout/' || id || ' ' || holder_name, proposed_at, true, NULL
    FROM money_payout WHERE p_name <> '' AND holder_name = p_name
  ORDER BY 1, 3
$$;
COMMENT ON FUNCTION person_held IS 'Everything that is kept about a person; a new place for persons is added here and in replace_person.';
REVOKE ALL ON FUNCTION person_held FROM PUBLIC;
GRANT EXECUTE ON FUNCTION person_held TO ${app};

ALTER FUNCTION replace_person(text, text) RENAME TO replace_person_before_payouts;
CREATE FUNCTION replace_person(p_subject text, p_pseudonym text) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM replace_person_before_payouts(p_subject, p_pseudonym);
  UPDATE money_payout SET proposed_by = p_pseudonym WHERE proposed_by = p_subject;
  UPDATE money_payout SET released_by = p_pseudonym WHERE released_by = p_subject;
  UPDATE money_payout_file SET exported_by = p_pseudonym WHERE exported_by = p_subject;
  UPDATE money_payee_account SET stated_by = p_pseudonym WHERE stated_by = p_subject;
END $$;
REVOKE ALL ON FUNCTION replace_person FROM PUBLIC;
