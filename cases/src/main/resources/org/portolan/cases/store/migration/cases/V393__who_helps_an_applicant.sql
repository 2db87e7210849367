-- Somebody who helps with an application, as its applicant has agreed to. They come with a code of
-- their own, of which a keyed hash is kept, and with nothing once that was withdrawn.
CREATE TABLE visa_helper (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES visa_application (case_id),
  compartment text NOT NULL DEFAULT 'visa',
  scope text NOT NULL,
  name bytea NOT NULL,
  -- the helper's telephone is known as a helper's: many may apply with it
  phone bytea,
  phone_index bytea,
  code_index bytea NOT NULL UNIQUE,
  -- whether they may answer and send documents, or only look
  writes boolean NOT NULL,
  consented_at timestamptz NOT NULL,
  withdrawn_at timestamptz
);
CREATE INDEX visa_helper_of_case ON visa_helper (case_id, consented_at);
CREATE INDEX visa_helper_phone ON visa_helper (phone_index)
  WHERE phone_index IS NOT NULL AND withdrawn_at IS NULL;
CALL guard.protect('visa_helper');
CALL guard.open_to_its_applicant('visa_helper');
GRANT SELECT, INSERT, UPDATE ON visa_helper TO ${app};
