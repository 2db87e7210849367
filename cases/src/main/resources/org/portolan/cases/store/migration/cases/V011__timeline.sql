-- Every message of a case and every note, in the order of their time.
CREATE TABLE timeline_entry (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES case_file (id),
  compartment text NOT NULL,
  scope text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('received', 'sent', 'note')),
  at timestamptz NOT NULL,
  channel text,
  language text,
  author text,
  body bytea NOT NULL,
  understood bytea,
  delivery text,
  delivery_rank int NOT NULL DEFAULT 0
);
CREATE INDEX timeline_entry_case ON timeline_entry (case_id, at);
CALL guard.protect('timeline_entry');
GRANT SELECT, INSERT, UPDATE ON timeline_entry TO ${app};
