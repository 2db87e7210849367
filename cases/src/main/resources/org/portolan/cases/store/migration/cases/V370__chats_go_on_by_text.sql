-- A visitor leaves the page and goes on by text: with a code of the page that they text to us, so that
-- nobody gets texts who has not written to us from there.
ALTER TABLE chat
  -- keyed hash of the code, and until when it is good
  ADD COLUMN text_index bytea,
  ADD COLUMN text_until timestamptz,
  -- whether the visitor wrote by text last: then what the desk says goes there too
  ADD COLUMN by_text boolean NOT NULL DEFAULT false;
CREATE UNIQUE INDEX chat_text ON chat (text_index) WHERE text_index IS NOT NULL;
