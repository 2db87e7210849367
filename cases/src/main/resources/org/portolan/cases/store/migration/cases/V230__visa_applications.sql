-- Applications for visas. What people answered, asked and decided is sealed under the case's key;
-- in clear stands only what work is found by.
CREATE TABLE visa_application (
  case_id uuid PRIMARY KEY REFERENCES case_file (id),
  compartment text NOT NULL DEFAULT 'visa',
  scope text NOT NULL,
  contact_point_id uuid NOT NULL REFERENCES contact_point (id),
  type text NOT NULL,
  type_version int NOT NULL,
  language text NOT NULL,
  time_zone text NOT NULL,
  state text NOT NULL,
  -- counts up with every act, so that of two people who act at once the second is told
  version bigint NOT NULL,
  begun_at timestamptz NOT NULL,
  saved_at timestamptz NOT NULL,
  submitted_at timestamptz,
  due_at timestamptz,
  -- the account of the officer who has it
  assigned_to uuid,
  decided_by text,
  decided_at timestamptz,
  lapses_at timestamptz NOT NULL,
  needs bytea,
  decision bytea,
  appeal bytea,
  interview bytea,
  visa_number bytea
);
CREATE INDEX visa_application_work ON visa_application (scope, state, due_at, case_id);
CREATE INDEX visa_application_of_officer ON visa_application (assigned_to, state, due_at, case_id)
  WHERE assigned_to IS NOT NULL;
CREATE INDEX visa_application_lapsing ON visa_application (lapses_at) WHERE state = 'draft';
CALL guard.protect('visa_application');
GRANT SELECT, INSERT, UPDATE ON visa_application TO ${app};

-- Everybody whom an application is for. Every answer belongs to one of them.
CREATE TABLE visa_member (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES visa_application (case_id),
  compartment text NOT NULL DEFAULT 'visa',
  scope text NOT NULL,
  kind text NOT NULL,
  position int NOT NULL,
  version bigint NOT NULL,
  answers bytea NOT NULL,
  UNIQUE (case_id, position)
);
CALL guard.protect('visa_member');
GRANT SELECT, INSERT, UPDATE ON visa_member TO ${app};

-- What was done, by whom and when, without what it says: that is in the journal.
CREATE TABLE visa_step (
  case_id uuid NOT NULL REFERENCES visa_application (case_id),
  version bigint NOT NULL,
  compartment text NOT NULL DEFAULT 'visa',
  scope text NOT NULL,
  act text NOT NULL,
  state text NOT NULL,
  actor text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (case_id, version)
);
CALL guard.protect('visa_step');
GRANT SELECT, INSERT ON visa_step TO ${app};

-- Documents that were sent; the file is an attachment whose entry is this row.
CREATE TABLE visa_document (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES visa_application (case_id),
  compartment text NOT NULL DEFAULT 'visa',
  scope text NOT NULL,
  member_id uuid NOT NULL REFERENCES visa_member (id),
  -- as the type names it
  document text NOT NULL,
  state text NOT NULL,
  reason text,
  received_at timestamptz NOT NULL,
  judged_by text,
  judged_at timestamptz
);
CREATE INDEX visa_document_of_case ON visa_document (case_id, received_at);
CREATE INDEX visa_document_of_member ON visa_document (member_id);
CALL guard.protect('visa_document');
GRANT SELECT, INSERT, UPDATE ON visa_document TO ${app};

-- What more was asked for, until when. One at a time is open.
CREATE TABLE visa_request (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES visa_application (case_id),
  compartment text NOT NULL DEFAULT 'visa',
  scope text NOT NULL,
  wanted bytea NOT NULL,
  asked_at timestamptz NOT NULL,
  asked_by text NOT NULL,
  until timestamptz NOT NULL,
  remind_at timestamptz,
  closed_at timestamptz
);
CREATE UNIQUE INDEX visa_request_open ON visa_request (case_id) WHERE closed_at IS NULL;
CREATE INDEX visa_request_reminding ON visa_request (remind_at) WHERE closed_at IS NULL;
CREATE INDEX visa_request_ending ON visa_request (until) WHERE closed_at IS NULL;
CALL guard.protect('visa_request');
GRANT SELECT, INSERT, UPDATE ON visa_request TO ${app};

-- Fees that were paid, and why some were not wanted.
CREATE TABLE visa_fee (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES visa_application (case_id),
  compartment text NOT NULL DEFAULT 'visa',
  scope text NOT NULL,
  -- in the currency's smallest unit; null when it was waived
  minor int,
  currency text,
  waiver text,
  -- of the payment, as the bank or the desk has it
  reference bytea,
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL
);
CREATE INDEX visa_fee_of_case ON visa_fee (case_id);
CALL guard.protect('visa_fee');
GRANT SELECT, INSERT, UPDATE ON visa_fee TO ${app};

-- Originals on their way: sent to us, received, returned.
CREATE TABLE visa_papers (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES visa_application (case_id),
  compartment text NOT NULL DEFAULT 'visa',
  scope text NOT NULL,
  way text NOT NULL,
  on_day date NOT NULL,
  -- what a courier's label says
  number bytea NOT NULL,
  number_index bytea NOT NULL,
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL
);
CREATE INDEX visa_papers_of_case ON visa_papers (case_id);
CREATE INDEX visa_papers_number ON visa_papers (number_index);
CALL guard.protect('visa_papers');
GRANT SELECT, INSERT, UPDATE ON visa_papers TO ${app};

-- Who has nothing to do with an application, because of who the applicant is to them.
CREATE TABLE visa_recusal (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES visa_application (case_id),
  staff_id uuid NOT NULL,
  compartment text NOT NULL DEFAULT 'visa',
  scope text NOT NULL,
  reason bytea NOT NULL,
  recused_at timestamptz NOT NULL,
  UNIQUE (case_id, staff_id)
);
CALL guard.protect('visa_recusal');
GRANT SELECT, INSERT, UPDATE ON visa_recusal TO ${app};

-- What applicants are still to be told; taken by whoever writes the messages. Nobody updates it:
-- SELECT … FOR UPDATE SKIP LOCKED needs the right.
CREATE TABLE visa_notice (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES visa_application (case_id),
  compartment text NOT NULL DEFAULT 'visa',
  scope text NOT NULL,
  contact_point_id uuid NOT NULL REFERENCES contact_point (id),
  notice text NOT NULL,
  left_at timestamptz NOT NULL
);
CREATE INDEX visa_notice_waiting ON visa_notice (left_at, id);
CALL guard.protect('visa_notice');
GRANT SELECT, INSERT, UPDATE, DELETE ON visa_notice TO ${app};
