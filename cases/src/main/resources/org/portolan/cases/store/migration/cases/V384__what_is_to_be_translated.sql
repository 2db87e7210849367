-- Which languages somebody reads beside the one that they work in.
ALTER TABLE staff_account ADD COLUMN reads text[] NOT NULL DEFAULT '{}';

-- What applicants wrote in their own words and whoever decides cannot read, until a colleague has
-- translated it.
CREATE TABLE visa_translation (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES visa_application (case_id),
  compartment text NOT NULL DEFAULT 'visa',
  scope text NOT NULL,
  member_id uuid NOT NULL REFERENCES visa_member (id),
  question text NOT NULL,
  -- the version of the answers with which it was answered so: another answer needs another
  answer_version bigint NOT NULL,
  -- in which they applied
  language text NOT NULL,
  asked_by text NOT NULL,
  asked_at timestamptz NOT NULL,
  body bytea,
  translated_by text,
  translated_at timestamptz,
  UNIQUE (member_id, question)
);
CREATE INDEX visa_translation_of_case ON visa_translation (case_id);
CREATE INDEX visa_translation_waiting ON visa_translation (scope, asked_at)
  WHERE translated_at IS NULL;
CALL guard.protect('visa_translation');
GRANT SELECT, INSERT, UPDATE ON visa_translation TO ${app};
CREATE POLICY not_given_up ON visa_translation AS RESTRICTIVE
  USING (CASE WHEN case_id = ANY ((SELECT guard.given_up())::uuid[]) THEN false ELSE true END);
