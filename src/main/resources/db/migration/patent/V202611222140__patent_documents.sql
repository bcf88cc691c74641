-- Why: who reads a patent wants to see its drawings and claims, which the front page does not hold. Both are optional; a drawing
-- comes with words for those who cannot see it.

CREATE TABLE patent_document (
  id uuid PRIMARY KEY,
  number text NOT NULL REFERENCES patent,
  kind text NOT NULL CONSTRAINT patent_document_kind_known CHECK (kind IN ('DRAWINGS', 'CLAIMS')),
  words_zh text NOT NULL CONSTRAINT patent_document_words_zh CHECK (length(words_zh) <= 1000),
  words_en text NOT NULL CONSTRAINT patent_document_words_en CHECK (length(words_en) <= 2000),
  sha256 bytea NOT NULL,
  size bigint NOT NULL,
  media_type text NOT NULL,
  organisation_id uuid NOT NULL,
  added_at timestamptz NOT NULL,
  CONSTRAINT patent_document_once UNIQUE (number, sha256),
  CONSTRAINT patent_document_in_words CHECK (kind <> 'DRAWINGS' OR words_zh <> '' OR words_en <> '')
);
COMMENT ON TABLE patent_document IS 'Drawings and claims of patents as files, each with what it shows in words.';

CREATE TABLE patent_claims (
  number text PRIMARY KEY REFERENCES patent,
  text_zh text NOT NULL,
  text_en text NOT NULL,
  organisation_id uuid NOT NULL,
  said_at timestamptz NOT NULL
);
COMMENT ON TABLE patent_claims IS 'Claims of patents as text, as far as they were given.';
