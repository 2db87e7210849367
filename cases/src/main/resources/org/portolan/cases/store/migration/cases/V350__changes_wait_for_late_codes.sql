-- A change stays for as long as somebody may still enter a code that they asked for before it: they
-- are told of it then.
ALTER TABLE entry_change ADD COLUMN told_at timestamptz;
CREATE INDEX entry_change_untold ON entry_change (at, id) WHERE told_at IS NULL;
