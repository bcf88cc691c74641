-- Why: people look for patents by what the classification's places are about, in Chinese and English. Its official files
-- come once a year, and patents bear symbols of the edition of their day, so every edition that was imported stays.

CREATE TABLE ipc_edition (
  edition text PRIMARY KEY CONSTRAINT ipc_edition_form CHECK (edition ~ '^(19|20)[0-9]{2}\.(0[1-9]|1[0-2])$'),
  imported_at timestamptz NOT NULL
);
COMMENT ON TABLE ipc_edition IS 'Editions of the International Patent Classification that were imported, and when last.';
REVOKE DELETE, TRUNCATE ON ipc_edition FROM ${app};

CREATE TABLE ipc_entry (
  edition text NOT NULL CONSTRAINT ipc_entry_edition_form CHECK (edition ~ '^(19|20)[0-9]{2}\.(0[1-9]|1[0-2])$'),
  symbol text NOT NULL CONSTRAINT ipc_symbol_form
    CHECK (symbol ~ '^[A-H]([0-9]{2}([A-Z]([0-9]{1,4}(/[0-9]{2,6})?)?)?)?$'),
  depth smallint NOT NULL CONSTRAINT ipc_depth_bounded CHECK (depth BETWEEN 0 AND 20),
  title_zh text NOT NULL CONSTRAINT ipc_title_zh_bounded CHECK (length(title_zh) <= 4000),
  title_en text NOT NULL CONSTRAINT ipc_title_en_bounded CHECK (length(title_en) <= 4000),
  successors text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (edition, symbol),
  CONSTRAINT ipc_title_given CHECK (title_zh <> '' OR title_en <> '')
);
COMMENT ON TABLE ipc_entry IS 'What each place of the classification is about, by edition; 10/00 of H01M is H01M10.';
REVOKE DELETE, TRUNCATE ON ipc_entry FROM ${app};
