-- An order to stay in quarantine, and the daily check-ins that follow a person through it.
CREATE TABLE quarantine (
  case_id uuid PRIMARY KEY REFERENCES case_file (id),
  compartment text NOT NULL DEFAULT 'health',
  scope text NOT NULL,
  person_id uuid NOT NULL REFERENCES person (id),
  contact_point_id uuid NOT NULL REFERENCES contact_point (id),
  protocol text NOT NULL,
  protocol_version int NOT NULL,
  time_zone text NOT NULL,
  first_day date NOT NULL,
  last_day date NOT NULL,
  place bytea,
  -- when the next question is due: the start of a decent morning where the person is
  next_ask_at timestamptz,
  closes_at timestamptz NOT NULL,
  ended_at timestamptz,
  CHECK (last_day >= first_day)
);
CREATE INDEX quarantine_due ON quarantine (next_ask_at) WHERE ended_at IS NULL;
CREATE INDEX quarantine_closing ON quarantine (closes_at) WHERE ended_at IS NULL;
CREATE INDEX quarantine_person ON quarantine (person_id);
CALL guard.protect('quarantine');
GRANT SELECT, INSERT, UPDATE ON quarantine TO ${app};

-- One a day and case, whatever happens: the constraint is what keeps a person from being asked twice.
CREATE TABLE check_in (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES quarantine (case_id),
  day date NOT NULL,
  compartment text NOT NULL DEFAULT 'health',
  scope text NOT NULL,
  state text NOT NULL,
  asked_at timestamptz,
  question_message uuid,
  reached_at timestamptz,
  answered_at timestamptz,
  open_question text,
  unclear int NOT NULL DEFAULT 0,
  well boolean,
  answers bytea,
  UNIQUE (case_id, day)
);
CREATE INDEX check_in_question ON check_in (question_message);
CALL guard.protect('check_in');
GRANT SELECT, INSERT, UPDATE ON check_in TO ${app};
