-- Food, medicine, a call: asked for, on its way, done.
CREATE TABLE welfare_request (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES case_file (id),
  compartment text NOT NULL DEFAULT 'health',
  scope text NOT NULL,
  need text NOT NULL CHECK (need IN ('food', 'medicine', 'call')),
  state text NOT NULL CHECK (state IN ('requested', 'on-its-way', 'done')),
  requested_at timestamptz NOT NULL,
  on_its_way_at timestamptz,
  done_at timestamptz
);
CREATE UNIQUE INDEX welfare_request_open ON welfare_request (case_id, need)
  WHERE state = 'requested';
CREATE INDEX welfare_request_case ON welfare_request (case_id);
CALL guard.protect('welfare_request');
GRANT SELECT, INSERT, UPDATE ON welfare_request TO ${app};
