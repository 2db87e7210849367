-- A call whose number does not open, or that fails otherwise, waits behind the others and is given up
-- after some attempts.
ALTER TABLE missed_call
  ADD COLUMN attempts int NOT NULL DEFAULT 0,
  DROP CONSTRAINT missed_call_outcome_check,
  ADD CONSTRAINT missed_call_outcome_check
    CHECK (outcome IN ('called', 'stranger', 'limited', 'for-a-person', 'unread'));
