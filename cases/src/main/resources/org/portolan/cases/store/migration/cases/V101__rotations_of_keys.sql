-- Rotations of keys that an administrator started, wherever they run. How far one is, the key
-- database knows; here is that it was wanted, and by whom.
CREATE TABLE key_rotation (
  id uuid PRIMARY KEY,
  compartment text NOT NULL DEFAULT 'access',
  scope text NOT NULL DEFAULT '*',
  kind text NOT NULL CHECK (kind IN ('master', 'cases')),
  started_by text NOT NULL,
  started_at timestamptz NOT NULL,
  -- real time, also in the sandbox: what a node may still have in memory goes by it
  wanted_at timestamptz NOT NULL,
  -- whether the new key is there already
  begun boolean NOT NULL DEFAULT false,
  ended_at timestamptz
);
-- At most one of a kind at a time.
CREATE UNIQUE INDEX key_rotation_open ON key_rotation (kind) WHERE ended_at IS NULL;
CREATE INDEX key_rotation_wanted ON key_rotation (kind, wanted_at);
CALL guard.protect('key_rotation');
GRANT SELECT, INSERT, UPDATE ON key_rotation TO ${app};
