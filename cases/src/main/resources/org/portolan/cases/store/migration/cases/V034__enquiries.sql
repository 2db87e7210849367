-- A question from outside any other matter. Its number is sealed under the case's own key.
CREATE TABLE enquiry (
  case_id uuid PRIMARY KEY REFERENCES case_file (id),
  compartment text NOT NULL DEFAULT 'information',
  scope text NOT NULL,
  sender bytea NOT NULL,
  sender_index bytea NOT NULL,
  language text NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
  last_message_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX enquiry_open_of_sender ON enquiry (sender_index) WHERE state = 'open';
CALL guard.protect('enquiry');
GRANT SELECT, INSERT, UPDATE ON enquiry TO ${app};
