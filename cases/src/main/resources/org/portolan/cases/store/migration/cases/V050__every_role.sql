-- A role that nobody knows opens nothing, and is not stored either.
ALTER TABLE staff_account ADD CONSTRAINT staff_account_role CHECK (role IN (
  'information-worker', 'community-worker', 'quarantine-officer', 'consular-officer', 'supervisor',
  'support-worker', 'provider', 'data-protection-officer', 'administrator'));
