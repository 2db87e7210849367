-- Accounts that sign in at the organisation's own provider (OpenID Connect) have no password here.
ALTER TABLE staff_account ADD COLUMN by_provider boolean NOT NULL DEFAULT false;

-- Whom the provider means by an account: a keyed hash of issuer and subject, which together never
-- change (OpenID Connect Core 1.0, 5.7); an e-mail address may.
CREATE TABLE provider_identity (
  staff_id uuid PRIMARY KEY REFERENCES staff_account (id),
  compartment text NOT NULL DEFAULT 'access',
  scope text NOT NULL DEFAULT '*',
  subject_index bytea NOT NULL UNIQUE,
  linked_at timestamptz NOT NULL
);
CALL guard.protect('provider_identity');
GRANT SELECT, INSERT, DELETE ON provider_identity TO ${app};
