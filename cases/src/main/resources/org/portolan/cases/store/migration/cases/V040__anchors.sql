-- How far the journals are anchored outside this database. What stands in the anchors' file decides;
-- these rows only spare reading it again. System actors only.
CREATE TABLE journal_anchored (
  case_id uuid PRIMARY KEY,
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT 'journal',
  seq bigint NOT NULL
);
CALL guard.protect('journal_anchored');
GRANT SELECT, INSERT, UPDATE, DELETE ON journal_anchored TO ${app};

-- One row: the newest anchor, and when the next is due. Whoever has it locked makes the next.
CREATE TABLE journal_anchoring (
  id int PRIMARY KEY CHECK (id = 1),
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT 'journal',
  due_at timestamptz NOT NULL,
  number bigint NOT NULL DEFAULT 0,
  made_at timestamptz,
  digest bytea NOT NULL DEFAULT '',
  file_begins bigint NOT NULL DEFAULT 0
);
INSERT INTO journal_anchoring (id, due_at) VALUES (1, 'epoch');
CALL guard.protect('journal_anchoring');
GRANT SELECT, UPDATE ON journal_anchoring TO ${app};
