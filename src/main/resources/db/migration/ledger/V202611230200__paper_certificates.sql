-- Why: a paper can be checked without asking only when the certificate under which it was signed stays known for ever.

CREATE TABLE paper_certificate (
  sha256 bytea PRIMARY KEY CONSTRAINT paper_certificate_digest CHECK (sha256 = sha256(certificate)),
  certificate bytea NOT NULL,
  first_used_at timestamptz NOT NULL
);
COMMENT ON TABLE paper_certificate IS 'Certificates (X.509) under which papers were signed; append-only.';
REVOKE UPDATE, DELETE, TRUNCATE ON paper_certificate FROM ${app};
