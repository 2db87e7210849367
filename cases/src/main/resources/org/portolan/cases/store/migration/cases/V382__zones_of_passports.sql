-- The machine readable zone of somebody's passport, as it was read from the paper.
ALTER TABLE visa_member ADD COLUMN zone bytea;
