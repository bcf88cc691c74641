-- Why: owners are warned of each due day of an annuity a few times and told once when it has passed, whichever server looks
-- and however often; and patents are gone through once a day, not at every look.

CREATE TABLE annuity_notice (
  number text NOT NULL REFERENCES patent,
  due_on date NOT NULL,
  days integer NOT NULL CONSTRAINT annuity_notice_days CHECK (days BETWEEN -1 AND 366),
  told_at timestamptz NOT NULL,
  CONSTRAINT annuity_notice_once PRIMARY KEY (number, due_on, days)
);
COMMENT ON TABLE annuity_notice IS 'Which warning of which due day was given: days before it, or -1 once it had passed; append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON annuity_notice FROM ${app};

CREATE TABLE annuity_round (
  only_row boolean PRIMARY KEY DEFAULT true CONSTRAINT annuity_round_only_row CHECK (only_row),
  day date NOT NULL
);
COMMENT ON TABLE annuity_round IS 'At most one row: the last legal day for which all patents were gone through.';
