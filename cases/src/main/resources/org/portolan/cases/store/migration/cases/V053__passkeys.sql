-- Public keys that accounts sign in with; each sealed under the account's own key.
CREATE TABLE passkey (
  id uuid PRIMARY KEY,
  compartment text NOT NULL DEFAULT 'access',
  scope text NOT NULL DEFAULT '*',
  staff_id uuid NOT NULL REFERENCES staff_account (id),
  credential_index bytea NOT NULL UNIQUE,
  credential bytea NOT NULL,
  name bytea,
  -- what the authenticator counts; a smaller one comes from a copy
  counter bigint NOT NULL,
  backup_eligible boolean NOT NULL,
  added_at timestamptz NOT NULL
);
CREATE INDEX passkey_staff ON passkey (staff_id);
CALL guard.protect('passkey');
GRANT SELECT, INSERT, UPDATE, DELETE ON passkey TO ${app};

-- What an authenticator is asked to sign: good for one answer.
CREATE TABLE passkey_challenge (
  challenge bytea PRIMARY KEY,
  compartment text NOT NULL DEFAULT 'access',
  scope text NOT NULL DEFAULT '*',
  -- who registers a passkey; null for somebody who signs in
  staff_id uuid REFERENCES staff_account (id),
  expires_at timestamptz NOT NULL
);
CREATE INDEX passkey_challenge_expiry ON passkey_challenge (expires_at);
CALL guard.protect('passkey_challenge');
GRANT SELECT, INSERT, DELETE ON passkey_challenge TO ${app};
