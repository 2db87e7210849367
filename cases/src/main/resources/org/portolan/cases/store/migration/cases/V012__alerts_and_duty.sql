-- What a person must look at, and who is there to do so.
CREATE TABLE alert (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES case_file (id),
  compartment text NOT NULL DEFAULT 'health',
  scope text NOT NULL,
  kind text NOT NULL,
  severity text NOT NULL CHECK (severity IN ('alarm', 'attention')),
  raised_at timestamptz NOT NULL,
  answer_by timestamptz NOT NULL,
  next_step_at timestamptz,
  last_rank int NOT NULL DEFAULT 0,
  acknowledged_at timestamptz,
  acknowledged_by text,
  note bytea
);
-- A second alert of the same kind would say nothing that the open one does not.
CREATE UNIQUE INDEX alert_open ON alert (case_id, kind) WHERE acknowledged_at IS NULL;
CREATE INDEX alert_next_step ON alert (next_step_at) WHERE acknowledged_at IS NULL;
CREATE INDEX alert_case ON alert (case_id);
CALL guard.protect('alert');
GRANT SELECT, INSERT, UPDATE ON alert TO ${app};

-- Who is on duty for a post, in local hours of the post, by rank: 1 is told first.
CREATE TABLE duty_shift (
  scope text NOT NULL,
  rank int NOT NULL CHECK (rank > 0),
  compartment text NOT NULL DEFAULT 'health',
  staff_id uuid NOT NULL REFERENCES staff_account (id),
  language text NOT NULL,
  time_zone text NOT NULL,
  from_time time NOT NULL,
  until_time time NOT NULL,
  PRIMARY KEY (scope, rank)
);
CALL guard.protect('duty_shift');
GRANT SELECT, INSERT, UPDATE, DELETE ON duty_shift TO ${app};
