-- Why: what the bank charges went out of the account and stood nowhere in the book; and a payment that the bank refuses without a
-- line on its statement would have stayed on its way for ever. Both are an officer's word, the second one two officers'.

ALTER TABLE money_account ALTER COLUMN debit
  SET EXPRESSION AS (kind IN ('BANK', 'CLAIM', 'DIRECT_PAID', 'BUDGET', 'AWARDED', 'CHARGES'));
ALTER TABLE money_account
  DROP CONSTRAINT money_account_kind_known,
  ADD CONSTRAINT money_account_kind_known CHECK (kind IN
    ('BANK', 'RECEIPTS', 'CLAIM', 'ENTITLEMENT', 'PAYABLE', 'REFUNDABLE', 'DEPOSIT', 'OUTGOING', 'CHARGES', 'DIRECT_PAID',
     'DIRECT_RECEIVED', 'BUDGET', 'APPROPRIATION', 'AWARDED'));
ALTER TABLE money_entry
  DROP CONSTRAINT money_entry_purpose_known,
  ADD CONSTRAINT money_entry_purpose_known CHECK (purpose IN
    ('DEPOSIT', 'PRICE', 'INSTALMENT', 'REFUND', 'AWARD', 'CHARGE', 'UNKNOWN'));
ALTER TABLE money_line
  DROP CONSTRAINT money_line_state_known,
  ADD CONSTRAINT money_line_state_known CHECK (state IN
    ('MATCHED', 'BOOKED', 'SUGGESTED', 'UNKNOWN', 'SET_ASIDE', 'PAID', 'RETURNED', 'CHARGED'));

ALTER TABLE money_payout
  ADD COLUMN rejection_reason text CONSTRAINT money_payout_rejection_bounded CHECK (length(rejection_reason) BETWEEN 1 AND 500),
  ADD COLUMN rejected_by text,
  ADD COLUMN rejected_for uuid,
  ADD COLUMN rejected_at timestamptz,
  ADD COLUMN confirmed_by text,
  ADD COLUMN confirmed_for uuid,
  ADD COLUMN confirmed_at timestamptz,
  DROP CONSTRAINT money_payout_state_known,
  ADD CONSTRAINT money_payout_state_known CHECK (state IN
    ('PROPOSED', 'RELEASED', 'EXPORTED', 'PAID', 'RETURNED', 'REJECTED', 'CANCELLED')),
  DROP CONSTRAINT money_payout_exported_in_a_file,
  ADD CONSTRAINT money_payout_exported_in_a_file CHECK (
    (state IN ('EXPORTED', 'PAID', 'RETURNED', 'REJECTED')) = (file_id IS NOT NULL)),
  ADD CONSTRAINT money_payout_rejection_whole CHECK (
    num_nonnulls(rejection_reason, rejected_by, rejected_for, rejected_at) IN (0, 4)),
  ADD CONSTRAINT money_payout_confirmation_whole CHECK (num_nonnulls(confirmed_by, confirmed_for, confirmed_at) IN (0, 3)),
  ADD CONSTRAINT money_payout_rejected_by_two CHECK (
    (state = 'REJECTED') = (confirmed_at IS NOT NULL) AND (confirmed_at IS NULL OR rejected_at IS NOT NULL)),
  ADD CONSTRAINT money_payout_two_reject CHECK (confirmed_by <> rejected_by);
GRANT UPDATE (rejection_reason, rejected_by, rejected_for, rejected_at, confirmed_by, confirmed_for, confirmed_at)
  ON money_payout TO ${app};

ALTER FUNCTION person_held(text, text, uuid) RENAME TO person_held_before_rejections;
REVOKE EXECUTE ON FUNCTION person_held_before_rejections FROM ${app};
CREATE FUNCTION person_held(p_subject text, p_name text, p_organisation uuid)
  RETURNS TABLE (kind text, what text, since timestamptz, stays boolean, until date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT * FROM person_held_before_rejections(p_subject, p_name, p_organisation)
  UNION ALL
  SELECT 'money_payout', 'payout-rejection/' || id, rejected_at, false, NULL::date
    FROM money_payout WHERE p_subject IN (rejected_by, confirmed_by)
  ORDER BY 1, 3
$$;
COMMENT ON FUNCTION person_held IS 'Everything that is kept about a person; a new place for persons is added here and in replace_person.';
REVOKE ALL ON FUNCTION person_held FROM PUBLIC;
GRANT EXECUTE ON FUNCTION person_held TO ${app};

ALTER FUNCTION replace_person(text, text) RENAME TO replace_person_before_rejections;
CREATE FUNCTION replace_person(p_subject text, p_pseudonym text) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM replace_person_before_rejections(p_subject, p_pseudonym);
  UPDATE money_payout SET rejected_by = p_pseudonym WHERE rejected_by = p_subject;
  UPDATE money_payout SET confirmed_by = p_pseudonym WHERE confirmed_by = p_subject;
END $$;
REVOKE ALL ON FUNCTION replace_person FROM PUBLIC;
