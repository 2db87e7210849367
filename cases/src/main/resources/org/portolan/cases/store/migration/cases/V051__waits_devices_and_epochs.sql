-- Sign-in: waits between attempts, devices that are known, and an end to all sessions at once.
ALTER TABLE staff_account DROP COLUMN failures, DROP COLUMN locked_until;
-- Sessions begun under an earlier epoch have ended.
ALTER TABLE staff_account ADD COLUMN epoch int NOT NULL DEFAULT 0;
ALTER TABLE staff_account ADD COLUMN disabled_at timestamptz;
ALTER TABLE staff_account ADD COLUMN must_change_password boolean NOT NULL DEFAULT false;

-- Failures by keyed hash of who tries: an account from an address, an address, an account, a device.
CREATE TABLE sign_in_attempts (
  subject bytea PRIMARY KEY,
  compartment text NOT NULL DEFAULT 'access',
  scope text NOT NULL DEFAULT '*',
  failures int NOT NULL,
  last_at timestamptz NOT NULL,
  open_at timestamptz NOT NULL
);
CREATE INDEX sign_in_attempts_last ON sign_in_attempts (last_at);
CALL guard.protect('sign_in_attempts');
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_attempts TO ${app};

-- Browsers that an account has signed in with: keyed hashes of their cookies.
CREATE TABLE known_device (
  token bytea PRIMARY KEY,
  staff_id uuid NOT NULL REFERENCES staff_account (id),
  compartment text NOT NULL DEFAULT 'access',
  scope text NOT NULL DEFAULT '*',
  last_used_at timestamptz NOT NULL
);
CREATE INDEX known_device_staff ON known_device (staff_id);
CALL guard.protect('known_device');
GRANT SELECT, INSERT, UPDATE, DELETE ON known_device TO ${app};
