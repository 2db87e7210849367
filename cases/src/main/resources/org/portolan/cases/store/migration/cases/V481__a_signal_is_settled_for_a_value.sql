-- Keyed hash of the values that a signal rests on: what was settled is settled for these. Of those that
-- were raised before it is not known, and taken to be what is found next.
ALTER TABLE visa_signal ADD COLUMN behind_index bytea;
ALTER TABLE visa_signal DROP CONSTRAINT visa_signal_case_id_about_index_key;
ALTER TABLE visa_signal ADD CONSTRAINT visa_signal_once
  UNIQUE NULLS NOT DISTINCT (case_id, about_index, behind_index);
