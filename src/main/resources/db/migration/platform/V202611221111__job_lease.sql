-- Why: with several servers a job must run on one of them at a time, and on another soon after that one died; the database
-- that they share decides who, by its own clock.

CREATE TABLE job_lease (
  name text PRIMARY KEY,
  term bigint NOT NULL CONSTRAINT job_lease_term_positive CHECK (term > 0),
  holder text NOT NULL,
  taken_at timestamptz NOT NULL,
  held_until timestamptz NOT NULL,
  due_at timestamptz NOT NULL
);
COMMENT ON TABLE job_lease IS
  'One row for each job: who runs it in which term and until when unless renewed, and when its next turn is.';
