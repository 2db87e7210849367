-- What those in quarantine are still to be told of their order; taken by whoever writes the messages.
-- Nobody updates it but to put one off, and SELECT … FOR UPDATE SKIP LOCKED needs the right.
CREATE TABLE order_notice (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES quarantine (case_id),
  compartment text NOT NULL DEFAULT 'health',
  scope text NOT NULL,
  notice text NOT NULL,
  left_at timestamptz NOT NULL,
  due_at timestamptz
);
CREATE INDEX order_notice_waiting ON order_notice (left_at, id);
CALL guard.protect('order_notice');
GRANT SELECT, INSERT, UPDATE, DELETE ON order_notice TO ${app};
