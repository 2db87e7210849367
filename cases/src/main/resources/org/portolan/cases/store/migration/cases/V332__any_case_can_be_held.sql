-- A case may be needed by a court before anybody thought of erasing it: open, or closed a week ago.
-- What its organisation's data protection officer needs to find it again stands beside the hold.
ALTER TABLE legal_hold
  DROP CONSTRAINT legal_hold_case_id_fkey,
  ADD FOREIGN KEY (case_id) REFERENCES case_file (id),
  ADD COLUMN of_compartment text,
  ADD COLUMN post text,
  ADD COLUMN reference text;
UPDATE legal_hold h SET of_compartment = e.of_compartment, post = e.post, reference = e.reference
FROM erasure e WHERE e.case_id = h.case_id;
ALTER TABLE legal_hold
  ALTER COLUMN of_compartment SET NOT NULL,
  ALTER COLUMN post SET NOT NULL,
  ALTER COLUMN reference SET NOT NULL;
