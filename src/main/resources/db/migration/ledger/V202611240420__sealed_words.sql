-- Why: the digest of a reason could be found by trying likely texts, and people write names into reasons. So reasons are salted like
-- persons; the text stands where it was said, the salt here under who said it, and goes with that person.

COMMENT ON TABLE ledger_sealed IS 'Salts of what entries vouch for by digest – persons, and what they said: never changed, removed when the person is forgotten.';
COMMENT ON COLUMN ledger_sealed.person_subject IS 'Who is sealed, or who said what is.';
