-- What people tell each other that may not be true: a file of the information desk's compartment,
-- with each time that somebody there heard of it.
CREATE TABLE rumour (
  case_id uuid PRIMARY KEY REFERENCES case_file (id),
  compartment text NOT NULL DEFAULT 'information',
  scope text NOT NULL,
  state text NOT NULL DEFAULT 'open',
  -- what is said, as it was heard
  saying bytea NOT NULL,
  -- what is right, once somebody has found out
  verdict text,
  answer bytea,
  -- the information page that says so
  page text,
  recorded_at timestamptz NOT NULL,
  answered_at timestamptz,
  answered_by text
);
CREATE INDEX rumour_of_scope ON rumour (scope, state, recorded_at);
CALL guard.protect('rumour');
GRANT SELECT, INSERT, UPDATE ON rumour TO ${app};

CREATE TABLE rumour_hearing (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES rumour (case_id),
  compartment text NOT NULL DEFAULT 'information',
  scope text NOT NULL,
  heard_on date NOT NULL,
  -- ISO 3166-1 alpha-3; null where nobody knows
  country text,
  -- a camp, a port, a group: as colleagues call it
  place bytea,
  -- BCP 47, in which it is told
  language text NOT NULL,
  medium text NOT NULL,
  reach text NOT NULL,
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL
);
CREATE INDEX rumour_hearing_of_case ON rumour_hearing (case_id, heard_on);
CREATE INDEX rumour_hearing_of_scope ON rumour_hearing (scope, heard_on);
CALL guard.protect('rumour_hearing');
GRANT SELECT, INSERT, UPDATE ON rumour_hearing TO ${app};
