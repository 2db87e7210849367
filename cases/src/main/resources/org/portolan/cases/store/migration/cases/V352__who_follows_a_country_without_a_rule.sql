-- Whoever was told that no rule is known for them follows the country: ISO 3166-1 alpha-3. Null for
-- who follows rules, or wants only a checklist.
ALTER TABLE entry_follower ADD COLUMN destination text;
CREATE INDEX entry_follower_destination ON entry_follower (destination)
  WHERE destination IS NOT NULL AND verified_at IS NOT NULL;
