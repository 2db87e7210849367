-- Who said that two are not one, and why; the note is sealed under the key of person_id. Those who
-- said so before nobody asked why have no reason.
ALTER TABLE duplicate_dismissed
  ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid(),
  ADD COLUMN reason text
    CHECK (reason IN ('born', 'papers', 'relatives', 'namesakes', 'asked', 'other')),
  ADD COLUMN note bytea,
  ADD COLUMN dismissed_by text;
CREATE UNIQUE INDEX duplicate_dismissed_id ON duplicate_dismissed (id);
-- Sealed again when keys are renewed.
GRANT UPDATE (note) ON duplicate_dismissed TO ${app};
