-- Why: what the front page of a publication says besides title, abstract and classes (INID 11 to 87) is shown and edited as
-- one thing and never asked for by its parts, except the publication numbers, by which people look a patent up.

ALTER TABLE patent
  ADD COLUMN front_page jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN publications text[] NOT NULL DEFAULT '{}',
  ADD COLUMN flags text[] NOT NULL DEFAULT '{}'
    CONSTRAINT patent_flags_known CHECK (flags <@ ARRAY['SECRET', 'STATE_FUNDED']);
CREATE INDEX patent_publications ON patent USING gin (publications);
COMMENT ON COLUMN patent.front_page IS 'Publications, priorities, division, PCT, applicants, agent and CPC, as the front page has them.';
COMMENT ON COLUMN patent.publications IS 'Digits of the publication numbers in the front page, without letters, for finding.';
COMMENT ON COLUMN patent.flags IS 'What the law asks to be handled with care: a secret patent, one made with public money.';
