-- What a provider tells of messages of ours, as it came: stored before anything is made of it, gone
-- when that has been done. Ids and a word; nothing of anybody.
CREATE TABLE delivery_callback (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT '*',
  -- as it came back in the address; of other messages none
  outbox_id text,
  message_id text NOT NULL,
  status text NOT NULL,
  error_code int,
  received_at timestamptz NOT NULL,
  attempts int NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL
);
CALL guard.protect('delivery_callback');
GRANT SELECT, INSERT, UPDATE, DELETE ON delivery_callback TO ${app};

-- The oldest that are due, locked. However many wait, and whatever the planner believes about them,
-- the search goes along the key and ends with the batch.
CREATE FUNCTION delivery_callback_oldest(at timestamptz, most int)
RETURNS SETOF bigint LANGUAGE sql
SET enable_sort = off SET enable_bitmapscan = off SET enable_seqscan = off
AS $$
  SELECT c.id FROM delivery_callback c
  WHERE c.due_at <= at ORDER BY c.id LIMIT most FOR UPDATE SKIP LOCKED
$$;
