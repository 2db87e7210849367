-- An enquiry waits from its first unanswered message; what was closed can be opened again.
ALTER TABLE enquiry ADD COLUMN waiting_since timestamptz;
ALTER TABLE enquiry ADD COLUMN answered_at timestamptz;
ALTER TABLE enquiry ADD COLUMN closed_at timestamptz;
UPDATE enquiry SET waiting_since = last_message_at;
CREATE INDEX enquiry_waiting ON enquiry (waiting_since)
  WHERE state = 'open' AND waiting_since IS NOT NULL;
CREATE INDEX enquiry_answered ON enquiry (last_message_at)
  WHERE state = 'open' AND waiting_since IS NULL;
CREATE INDEX enquiry_closed ON enquiry (closed_at) WHERE state = 'closed';
