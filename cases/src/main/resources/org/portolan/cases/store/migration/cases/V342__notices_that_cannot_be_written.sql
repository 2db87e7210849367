-- A notice that cannot be written waits until then, and the others go.
ALTER TABLE visa_notice ADD COLUMN due_at timestamptz;
