-- When those on duty for the system were last told of a kind of trouble, so that a thousand messages
-- with the same fault are told of once.
CREATE TABLE trouble_told (
  what text PRIMARY KEY,
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT '*',
  told_at timestamptz NOT NULL
);
CALL guard.protect('trouble_told');
GRANT SELECT, INSERT, UPDATE ON trouble_told TO ${app};
