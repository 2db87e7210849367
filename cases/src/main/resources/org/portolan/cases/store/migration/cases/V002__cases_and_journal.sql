-- A case is one traveller's one matter. It carries the head of its journal.
CREATE TABLE case_file (
  id uuid PRIMARY KEY,
  compartment text NOT NULL,
  scope text NOT NULL,
  reference text NOT NULL UNIQUE,
  kind text NOT NULL,
  person_id uuid,
  opened_at timestamptz NOT NULL,
  closed_at timestamptz,
  journal_seq bigint NOT NULL DEFAULT 0,
  journal_mac bytea
);
CREATE INDEX case_file_person ON case_file (person_id);
CALL guard.protect('case_file');
GRANT SELECT, INSERT, UPDATE ON case_file TO ${app};

-- Append-only: the application's role may neither change nor remove an entry.
CREATE TABLE journal_event (
  case_id uuid NOT NULL REFERENCES case_file (id),
  seq bigint NOT NULL,
  compartment text NOT NULL,
  scope text NOT NULL,
  at timestamptz NOT NULL,
  actor text NOT NULL,
  kind text NOT NULL,
  detail bytea NOT NULL,
  mac bytea NOT NULL,
  PRIMARY KEY (case_id, seq)
);
CALL guard.protect('journal_event');
GRANT SELECT, INSERT ON journal_event TO ${app};

-- Which case moved, for those who follow: ids only. Consumed with SKIP LOCKED, never by a cursor.
CREATE TABLE journal_feed (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id uuid NOT NULL,
  seq bigint NOT NULL
);
ALTER TABLE journal_feed ENABLE ROW LEVEL SECURITY;
CREATE POLICY anyone_feeds ON journal_feed FOR INSERT
  WITH CHECK ((SELECT guard.grants()) IS NOT NULL);
CREATE POLICY followers_read ON journal_feed FOR SELECT
  USING ('transit/*' = ANY ((SELECT guard.grants())::text[]));
CREATE POLICY followers_take ON journal_feed FOR DELETE
  USING ('transit/*' = ANY ((SELECT guard.grants())::text[]));
GRANT SELECT, INSERT, DELETE ON journal_feed TO ${app};
