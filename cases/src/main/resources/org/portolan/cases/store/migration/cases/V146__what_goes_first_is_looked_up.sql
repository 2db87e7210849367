-- Whether something goes before a message is looked up for that message alone: OFFSET 0 keeps the
-- planner from joining. Where its statistics say that nothing waits, as they do when they were taken
-- while nothing did, a join compares each message with all, and ten thousand that come at once stand
-- for minutes.
CREATE OR REPLACE FUNCTION inbox_oldest(at timestamptz, most int) RETURNS SETOF inbox LANGUAGE sql
SET enable_sort = off SET enable_bitmapscan = off SET enable_seqscan = off
SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
  SELECT i.* FROM inbox i
  WHERE i.state = 'waiting' AND i.due_at <= at
    AND NOT EXISTS (
      SELECT 1 FROM inbox e
      WHERE e.sender_index = i.sender_index AND e.state = 'waiting' AND e.position < i.position
      OFFSET 0)
  ORDER BY i.position LIMIT most FOR UPDATE SKIP LOCKED
$$;

CREATE OR REPLACE FUNCTION outbox_oldest(wanted smallint, at timestamptz, recently timestamptz, most int)
RETURNS TABLE (id uuid) LANGUAGE sql
SET enable_sort = off SET enable_bitmapscan = off SET enable_seqscan = off
SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
  SELECT o.id FROM outbox o
  WHERE o.state = 'waiting' AND o.broadcast_id IS NULL AND o.rank = wanted AND o.due_at <= at
    AND NOT EXISTS (
      SELECT 1 FROM outbox e
      WHERE e.recipient_id = o.recipient_id AND e.state IN ('waiting', 'sending')
        AND e.id <> o.id
        AND (e.state = 'waiting' AND e.due_at <= at
            AND (e.rank < o.rank OR e.rank = o.rank AND e.position < o.position)
          OR e.state = 'sending' AND e.sending_since > recently)
      OFFSET 0)
  ORDER BY o.due_at, o.position LIMIT most FOR UPDATE SKIP LOCKED
$$;

CREATE OR REPLACE FUNCTION outbox_of_lane(
  wanted uuid, lane text, at timestamptz, recently timestamptz, most int)
RETURNS TABLE (id uuid) LANGUAGE sql
SET enable_sort = off SET enable_bitmapscan = off SET enable_seqscan = off
SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
  SELECT o.id FROM outbox o
  WHERE o.state = 'waiting' AND o.broadcast_id = wanted AND o.sender = lane AND o.due_at <= at
    AND NOT EXISTS (
      SELECT 1 FROM outbox e
      WHERE e.recipient_id = o.recipient_id AND e.state IN ('waiting', 'sending')
        AND e.id <> o.id
        AND (e.state = 'waiting' AND e.due_at <= at
            AND (e.rank < o.rank OR e.rank = o.rank AND e.position < o.position)
          OR e.state = 'sending' AND e.sending_since > recently)
      OFFSET 0)
  ORDER BY o.due_at, o.position LIMIT most FOR UPDATE SKIP LOCKED
$$;
