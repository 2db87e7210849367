-- Somebody asked by text where their matter stands. Whoever holds conversations sees no application;
-- who does sees whom it is about, and answers. A row is gone with its answer. Nobody updates it but to
-- put it off, and SELECT … FOR UPDATE SKIP LOCKED needs the right.
CREATE TABLE status_question (
  id uuid PRIMARY KEY,
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT '*',
  -- of everybody who is reached where it was asked; the first is answered
  contact_points uuid[] NOT NULL,
  channel text NOT NULL,
  language text NOT NULL,
  asked_at timestamptz NOT NULL,
  due_at timestamptz
);
CREATE INDEX status_question_waiting ON status_question (asked_at, id);
CALL guard.protect('status_question');
GRANT SELECT, INSERT, UPDATE, DELETE ON status_question TO ${app};
