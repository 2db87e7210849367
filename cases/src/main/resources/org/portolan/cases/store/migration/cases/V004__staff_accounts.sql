-- Who works here. Read by sign-in and by the alerting of those on duty, not by officers.
CREATE TABLE staff_account (
  id uuid PRIMARY KEY,
  compartment text NOT NULL DEFAULT 'access',
  scope text NOT NULL,
  role text NOT NULL,
  language text NOT NULL,
  name bytea NOT NULL,
  email bytea NOT NULL,
  email_index bytea NOT NULL UNIQUE,
  phone bytea,
  password_hash text NOT NULL,
  totp_secret bytea NOT NULL,
  totp_last_step bigint NOT NULL DEFAULT 0,
  failures int NOT NULL DEFAULT 0,
  locked_until timestamptz
);
CALL guard.protect('staff_account');
GRANT SELECT, INSERT, UPDATE ON staff_account TO ${app};
