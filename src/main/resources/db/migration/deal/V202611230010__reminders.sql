-- Why: the parties of a deal are reminded of a term once at each of the days that the law's data name, and once when it is over.

CREATE TABLE deal_reminder (
  deal_id uuid NOT NULL REFERENCES deal ON DELETE CASCADE,
  term text NOT NULL CONSTRAINT deal_reminder_term_bounded CHECK (length(term) BETWEEN 1 AND 60),
  days_before integer NOT NULL CONSTRAINT deal_reminder_days_sensible CHECK (days_before BETWEEN -1 AND 3650),
  PRIMARY KEY (deal_id, term, days_before)
);
COMMENT ON TABLE deal_reminder IS 'Which reminder of which term went out: so many days before its end, -1 after it; append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON deal_reminder FROM ${app};
