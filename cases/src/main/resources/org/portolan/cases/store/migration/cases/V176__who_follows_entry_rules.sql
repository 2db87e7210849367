-- Who is told when a rule changes. A list of people who plan to leave: it holds a sealed contact,
-- the rules and the day of arrival, under a key of the row's own, and nothing of who they are. The
-- row and its key go when that day is over. The index lets STOP find it.
CREATE TABLE entry_follower (
  id uuid PRIMARY KEY,
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT '*',
  contact bytea NOT NULL,
  contact_index bytea NOT NULL,
  -- BCP 47 tag
  language text NOT NULL,
  rules int[] NOT NULL,
  until date NOT NULL,
  -- keyed hash of the code that shows who reads there; null once it was entered
  code_hash bytea,
  tries int NOT NULL DEFAULT 0,
  code_until timestamptz,
  verified_at timestamptz
);
CREATE INDEX entry_follower_contact ON entry_follower (contact_index);
CREATE INDEX entry_follower_until ON entry_follower (until);
CREATE INDEX entry_follower_rules ON entry_follower USING gin (rules) WHERE verified_at IS NOT NULL;
CALL guard.protect('entry_follower');
GRANT SELECT, INSERT, UPDATE, DELETE ON entry_follower TO ${app};

-- A change of what is published that followers are still to be told of. Of nobody.
CREATE TABLE entry_change (
  id uuid PRIMARY KEY,
  rule int NOT NULL,
  at timestamptz NOT NULL,
  -- the version that was published before, and the one that is now; null when there is none
  was int,
  is_now int,
  -- the last follower who was told
  upto uuid
);
ALTER TABLE entry_change ENABLE ROW LEVEL SECURITY;
CREATE POLICY information ON entry_change USING (EXISTS (
  SELECT FROM unnest((SELECT guard.grants())) g WHERE g LIKE 'information/%'));
GRANT SELECT, INSERT, UPDATE, DELETE ON entry_change TO ${app};
