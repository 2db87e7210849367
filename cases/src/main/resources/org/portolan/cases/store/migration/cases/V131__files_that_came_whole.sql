-- Files that came whole with a message, by e-mail for instance, under their day's key until they stand
-- on a case. The row's id is the file's name in the store of files.
CREATE TABLE arrived_file (
  id uuid PRIMARY KEY,
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT '*',
  key_day date NOT NULL,
  file_key bytea NOT NULL,
  bytes bigint NOT NULL,
  arrived_at timestamptz NOT NULL
);
CREATE INDEX arrived_file_key_day ON arrived_file (key_day);
CALL guard.protect('arrived_file');
GRANT SELECT, INSERT, DELETE ON arrived_file TO ${app};
