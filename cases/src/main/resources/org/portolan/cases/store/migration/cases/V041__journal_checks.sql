-- Verifications that somebody started from a page, wherever they run. System actors only; who may
-- read which finding is decided by the case's compartment and scope.
CREATE TABLE journal_check (
  id uuid PRIMARY KEY,
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT 'journal',
  state text NOT NULL CHECK (state IN ('waiting', 'running', 'ended', 'failed')),
  started_by text NOT NULL,
  started_at timestamptz NOT NULL,
  -- a running one that is not seen for a while has lost its node, and is begun again
  seen_at timestamptz NOT NULL,
  ended_at timestamptz,
  expected bigint NOT NULL DEFAULT 0,
  events bigint NOT NULL DEFAULT 0,
  cases bigint NOT NULL DEFAULT 0,
  anchors bigint NOT NULL DEFAULT 0,
  not_named bigint NOT NULL DEFAULT 0
);
CREATE INDEX journal_check_started ON journal_check (started_at);
-- At most one at a time.
CREATE UNIQUE INDEX journal_check_open ON journal_check ((true)) WHERE state IN ('waiting', 'running');
CALL guard.protect('journal_check');
GRANT SELECT, INSERT, UPDATE ON journal_check TO ${app};

CREATE TABLE journal_finding (
  check_id uuid NOT NULL REFERENCES journal_check (id),
  position int NOT NULL,
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT 'journal',
  -- null of an anchor; named so that it stays when the case is forgotten, as evidence does
  damaged_case uuid,
  reference text,
  case_compartment text,
  case_scope text,
  number bigint NOT NULL,
  damage text NOT NULL,
  PRIMARY KEY (check_id, position)
);
CALL guard.protect('journal_finding');
GRANT SELECT, INSERT ON journal_finding TO ${app};
