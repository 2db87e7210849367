-- A file waits for a scanner that cannot be asked; the very same file is found in other cases by a
-- keyed hash of what is kept of it.
ALTER TABLE attachment
  ADD COLUMN unchecked boolean NOT NULL DEFAULT false,
  ADD COLUMN content_index bytea;
CREATE INDEX attachment_content ON attachment (content_index) WHERE content_index IS NOT NULL;
