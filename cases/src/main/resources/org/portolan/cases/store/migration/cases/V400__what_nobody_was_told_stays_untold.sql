-- With nobody on duty for the system nobody is told: since when, until somebody is.
ALTER TABLE trouble_told ALTER COLUMN told_at DROP NOT NULL, ADD COLUMN untold_since timestamptz;
