-- What an applicant has set before their application where others hold the phone too: a slow hash.
-- Without it a code to that phone opens all else, and not this.
CREATE TABLE visa_secret (
  case_id uuid PRIMARY KEY REFERENCES visa_application (case_id),
  compartment text NOT NULL DEFAULT 'visa',
  scope text NOT NULL,
  hash text NOT NULL,
  set_at timestamptz NOT NULL,
  -- in a row, and the last of them
  tries int NOT NULL DEFAULT 0,
  tried_at timestamptz
);
CALL guard.protect('visa_secret');
CALL guard.open_to_its_applicant('visa_secret');
GRANT SELECT, INSERT, UPDATE, DELETE ON visa_secret TO ${app};

-- Which of their applications that have a secret somebody has opened in a session.
ALTER TABLE traveller_session ADD COLUMN unlocked uuid[] NOT NULL DEFAULT '{}';

-- Adults who apply together. Each has an application of their own and sees their own row alone; who
-- works on them sees all.
CREATE TABLE visa_family (
  case_id uuid PRIMARY KEY REFERENCES visa_application (case_id),
  compartment text NOT NULL DEFAULT 'visa',
  scope text NOT NULL,
  family_id uuid NOT NULL,
  joined_at timestamptz NOT NULL
);
CREATE INDEX visa_family_together ON visa_family (family_id);
CALL guard.protect('visa_family');
CALL guard.open_to_its_applicant('visa_family');
GRANT SELECT, INSERT, UPDATE, DELETE ON visa_family TO ${app};

-- Codes that one adult gives another by hand to apply together: a keyed hash, good once.
CREATE TABLE visa_family_code (
  code_index bytea PRIMARY KEY,
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT '*',
  family_id uuid NOT NULL,
  -- the scope that all of them apply to
  of_post text NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX visa_family_code_expiry ON visa_family_code (expires_at);
CREATE INDEX visa_family_code_family ON visa_family_code (family_id);
CALL guard.protect('visa_family_code');
GRANT SELECT, INSERT, DELETE ON visa_family_code TO ${app};
