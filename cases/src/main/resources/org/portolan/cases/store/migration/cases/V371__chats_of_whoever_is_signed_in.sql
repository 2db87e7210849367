-- Whoever was signed in when they began a chat finds it again on another device.
ALTER TABLE chat
  -- keyed hash of whose it is, and what opens it, sealed
  ADD COLUMN holder_index bytea,
  ADD COLUMN ticket bytea;
CREATE INDEX chat_open_of_holder ON chat (holder_index, opened_at)
  WHERE holder_index IS NOT NULL AND state <> 'ended';
