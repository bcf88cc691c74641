-- Why: what is written to the search index bears a number taken before its rows were read, so that of two writes the one
-- with the greater number has seen all that the other has, whichever server sends it and however late it comes.

CREATE SEQUENCE index_reading AS bigint START WITH 1000000;
COMMENT ON SEQUENCE index_reading IS
  'Numbers of readings for the search index; begins above every version of a listing, which an older index bears.';
