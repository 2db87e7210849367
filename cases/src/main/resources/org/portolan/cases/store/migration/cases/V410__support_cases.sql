-- Where a support case stands: who has it, until when the person is to be contacted next, how it ended.
-- What was said stands on the case's timeline, sealed under its key.
CREATE TABLE support_case (
  case_id uuid PRIMARY KEY REFERENCES case_file (id),
  compartment text NOT NULL DEFAULT 'support',
  scope text NOT NULL,
  -- goes up with each act, so that whoever acts on an older one is told
  version bigint NOT NULL DEFAULT 0,
  state text NOT NULL,
  urgency text NOT NULL,
  -- the account that has it; null while nobody has
  worker uuid,
  -- null once it is closed
  next_contact_on date,
  -- null until it is closed
  outcome text
);
CREATE INDEX support_case_due ON support_case (compartment, scope, state, next_contact_on, case_id);
CALL guard.protect('support_case');
GRANT SELECT, INSERT, UPDATE ON support_case TO ${app};

-- What the provider is told is one of the case's notes. They take a referral on, and give it back.
ALTER TABLE referral ADD COLUMN told_entry uuid;
ALTER TABLE referral ADD COLUMN accepted_at timestamptz;
ALTER TABLE referral ADD COLUMN given_back_at timestamptz;
