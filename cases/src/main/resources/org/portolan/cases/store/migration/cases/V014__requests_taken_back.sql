-- Somebody who says in a later text that they need nothing has taken their request back.
ALTER TABLE welfare_request DROP CONSTRAINT welfare_request_state_check;
ALTER TABLE welfare_request ADD CONSTRAINT welfare_request_state_check
  CHECK (state IN ('requested', 'on-its-way', 'done', 'withdrawn'));
