-- Applicants who asked to be called, and in which hours of theirs. One wish at a time is open.
CREATE TABLE visa_call (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES visa_application (case_id),
  compartment text NOT NULL DEFAULT 'visa',
  scope text NOT NULL,
  -- of the day, where the applicant is
  hours text NOT NULL,
  -- what it is about
  words bytea,
  asked_at timestamptz NOT NULL,
  done_at timestamptz,
  done_by text
);
CREATE UNIQUE INDEX visa_call_open ON visa_call (case_id) WHERE done_at IS NULL;
CREATE INDEX visa_call_waiting ON visa_call (scope, asked_at) WHERE done_at IS NULL;
CALL guard.protect('visa_call');
CALL guard.open_to_its_applicant('visa_call');
GRANT SELECT, INSERT, UPDATE ON visa_call TO ${app};
