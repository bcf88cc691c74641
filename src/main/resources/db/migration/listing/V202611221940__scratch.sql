-- Why: what is typed into the long form of a listing is kept as it is typed, readable or not, until the form is saved as a
-- draft, so that no error, lost session or closed window takes it away.

CREATE TABLE listing_scratch (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  listing_id uuid REFERENCES listing ON DELETE CASCADE,
  form jsonb NOT NULL,
  saved_at timestamptz NOT NULL,
  CONSTRAINT listing_scratch_bounded CHECK (length(form::text) <= 200000)
);
CREATE INDEX listing_scratch_of_organisation ON listing_scratch (organisation_id, saved_at);
CREATE INDEX listing_scratch_saved ON listing_scratch (saved_at);
COMMENT ON TABLE listing_scratch IS 'Unfinished forms of listings as typed, one for each form that was begun or draft that is edited; gone with the save.';
