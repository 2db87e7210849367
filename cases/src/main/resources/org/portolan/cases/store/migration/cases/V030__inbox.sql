-- Messages as they came in: stored before anybody decides anything. A row is its own queue entry.
CREATE TABLE inbox (
  id uuid PRIMARY KEY,
  position bigint GENERATED ALWAYS AS IDENTITY,
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT '*',
  provider text NOT NULL,
  provider_id text NOT NULL,
  key_day date NOT NULL,
  sender bytea NOT NULL,
  sender_index bytea NOT NULL,
  -- the start of sender_index as a number, for the advisory lock that keeps a sender's order
  sender_lock bigint NOT NULL,
  -- emptied once the message stands on a case's timeline
  body bytea,
  body_index bytea NOT NULL,
  media int NOT NULL,
  received_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'waiting'
    CHECK (state IN ('waiting', 'asking', 'handled', 'held')),
  attempts int NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL,
  handled_at timestamptz,
  outcome text,
  UNIQUE (provider, provider_id)
);
CREATE INDEX inbox_waiting ON inbox (position) WHERE state = 'waiting';
CREATE INDEX inbox_open_of_sender ON inbox (sender_index, position)
  WHERE state IN ('waiting', 'asking');
CREATE INDEX inbox_sender ON inbox (sender_index, body_index, received_at);
CREATE INDEX inbox_held ON inbox (received_at) WHERE state = 'held';
CALL guard.protect('inbox');
GRANT SELECT, INSERT, UPDATE ON inbox TO ${app};

-- Whom the messages from a shared phone are about, as its holder last said.
CREATE TABLE shared_phone_choice (
  sender_index bytea PRIMARY KEY,
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT '*',
  -- the contact points in the order in which they were offered
  offered uuid[] NOT NULL,
  chosen uuid,
  chosen_until timestamptz
);
CALL guard.protect('shared_phone_choice');
GRANT SELECT, INSERT, UPDATE, DELETE ON shared_phone_choice TO ${app};

-- The oldest due message of each of some senders, locked. However long the queue, and whatever the
-- planner believes about its length, the search goes along it and ends with the batch.
CREATE FUNCTION inbox_oldest(at timestamptz, most int) RETURNS SETOF inbox LANGUAGE sql
SET enable_sort = off SET enable_bitmapscan = off SET enable_seqscan = off
SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
  SELECT i.* FROM inbox i
  WHERE i.state = 'waiting' AND i.due_at <= at
    AND NOT EXISTS (
      SELECT 1 FROM inbox e
      WHERE e.sender_index = i.sender_index AND e.state = 'waiting' AND e.position < i.position)
  ORDER BY i.position LIMIT most FOR UPDATE SKIP LOCKED
$$;

-- One message, locked, when it is due and its sender's oldest.
CREATE FUNCTION inbox_if_oldest(at timestamptz, asked uuid) RETURNS SETOF inbox LANGUAGE sql
AS $$
  SELECT i.* FROM inbox i
  WHERE i.id = asked AND i.state = 'waiting' AND i.due_at <= at
    AND NOT EXISTS (
      SELECT 1 FROM inbox e
      WHERE e.sender_index = i.sender_index AND e.state = 'waiting' AND e.position < i.position)
  FOR UPDATE SKIP LOCKED
$$;
