-- What is urgent is claimed first, then what concerns somebody's own matter, then broadcasts.
ALTER TABLE outbox
  -- 0: somebody waits for it now; 1: about their own matter; 2: a broadcast
  ADD rank smallint NOT NULL DEFAULT 1,
  -- the broadcast it belongs to, whose texts it shares
  ADD broadcast_id uuid,
  -- the number or service it was meant to go from, or went from; null: the one of the settings
  ADD sender text,
  -- what the provider takes for it, as it was known when it was sent
  ADD price numeric(14, 6),
  ADD currency text,
  ALTER wording DROP NOT NULL;
UPDATE outbox SET rank = 0
WHERE purpose IN ('reply', 'code', 'opt-confirmation', 'duty-alert', 'answer')
  AND state IN ('waiting', 'held', 'sending');
DROP INDEX outbox_waiting;
CREATE INDEX outbox_due ON outbox (rank, due_at, position)
  WHERE state = 'waiting' AND broadcast_id IS NULL;
CREATE INDEX outbox_due_of_broadcast ON outbox (broadcast_id, sender, due_at, position)
  WHERE state = 'waiting' AND broadcast_id IS NOT NULL;
CREATE INDEX outbox_of_broadcast ON outbox (broadcast_id, state) WHERE broadcast_id IS NOT NULL;
-- What belongs to no case and to no broadcast leaves with the key of its day.
DROP INDEX outbox_of_no_case;
CREATE INDEX outbox_of_no_case ON outbox (created_at)
  WHERE case_id IS NULL AND broadcast_id IS NULL;
-- The system's own parts also note who is not written to, and why.
CREATE POLICY senders_note ON outbox FOR INSERT
  WITH CHECK ('transit/*' = ANY ((SELECT guard.grants())::text[]));

-- A broadcast as one sender carries it. A broadcast that stands still has no say here: whether it
-- may go is asked of the broadcast itself.
CREATE TABLE outbox_lane (
  broadcast_id uuid NOT NULL,
  -- empty: the sender of the settings
  sender text NOT NULL,
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT '*',
  PRIMARY KEY (broadcast_id, sender)
);
CALL guard.protect('outbox_lane');
GRANT SELECT, INSERT, DELETE ON outbox_lane TO ${app};

-- What a sender may still take of broadcasts at this moment: filled by time, emptied by each claim.
CREATE TABLE sender_pace (
  sender text PRIMARY KEY,
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT '*',
  left_over double precision NOT NULL,
  -- real time, as a provider's
  filled_at timestamptz NOT NULL
);
CALL guard.protect('sender_pace');
GRANT SELECT, INSERT, UPDATE ON sender_pace TO ${app};

DROP FUNCTION outbox_oldest(timestamptz, timestamptz, int);
-- The oldest due messages of a rank, of each recipient only the first, locked; one being sent since
-- a moment ago keeps the next waiting, and a broadcast that waits keeps nothing back. As in
-- inbox_oldest, the search ends with the batch.
CREATE FUNCTION outbox_oldest(wanted smallint, at timestamptz, recently timestamptz, most int)
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
          OR e.state = 'sending' AND e.sending_since > recently))
  ORDER BY o.due_at, o.position LIMIT most FOR UPDATE SKIP LOCKED
$$;

-- The same of one broadcast and sender.
CREATE FUNCTION outbox_of_lane(
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
          OR e.state = 'sending' AND e.sending_since > recently))
  ORDER BY o.due_at, o.position LIMIT most FOR UPDATE SKIP LOCKED
$$;

-- What goes out next: of each rank the oldest. Whatever the ranks before it leave, a rank gets its
-- share of the batch, so that all of them progress: a fifth for people's own matters, a tenth for
-- broadcasts, which besides keep to a pace of their own at each sender and take turns.
CREATE FUNCTION outbox_next(
  at timestamptz, real_at timestamptz, recently timestamptz, most int, pace double precision)
RETURNS TABLE (id uuid) LANGUAGE plpgsql AS $$
DECLARE
  taken int;
  claimed int := 0;
  may int;
  pieces int;
  lane record;
BEGIN
  RETURN QUERY SELECT o.id FROM outbox_oldest(0::smallint, at, recently, most) o;
  GET DIAGNOSTICS taken = ROW_COUNT;
  claimed := taken;
  RETURN QUERY SELECT o.id FROM outbox_oldest(1::smallint, at, recently,
    GREATEST(most - claimed, (most + 4) / 5)) o;
  GET DIAGNOSTICS taken = ROW_COUNT;
  may := GREATEST(most - claimed - taken, (most + 9) / 10);
  FOR lane IN
    SELECT l.broadcast_id, l.sender FROM outbox_lane l
      JOIN broadcast b ON b.case_id = l.broadcast_id JOIN sender_pace p ON p.sender = l.sender
    WHERE b.state = 'sending' ORDER BY random() FOR UPDATE OF p SKIP LOCKED
  LOOP
    EXIT WHEN may <= 0;
    UPDATE sender_pace p SET filled_at = GREATEST(p.filled_at, real_at), left_over = LEAST(
      GREATEST(1, pace),
      p.left_over + GREATEST(0, LEAST(3600, extract(epoch FROM real_at - p.filled_at))) * pace)
    WHERE p.sender = lane.sender RETURNING floor(p.left_over)::int INTO pieces;
    CONTINUE WHEN pieces <= 0;
    RETURN QUERY SELECT o.id FROM outbox_of_lane(
      lane.broadcast_id, lane.sender, at, recently, LEAST(may, pieces)) o;
    GET DIAGNOSTICS taken = ROW_COUNT;
    may := may - taken;
    UPDATE sender_pace p SET left_over = p.left_over - taken WHERE p.sender = lane.sender;
  END LOOP;
END $$;

-- Who wrote back after a broadcast reached them, by what their first message was taken for and
-- where; one row for each number. Along what came in since it began, which is little against what
-- went out. Runs with the rights of who asks.
CREATE FUNCTION broadcast_replies(asked uuid, since timestamptz, within interval)
RETURNS TABLE (outcome text, country text, people bigint) LANGUAGE sql STABLE AS $$
  SELECT came.outcome, came.country, count(*) FROM (
    SELECT DISTINCT ON (o.id) o.id, i.outcome, o.country
    FROM inbox i JOIN contact_point c ON c.value_index = i.sender_index
      JOIN outbox o ON o.recipient_id = c.id AND o.broadcast_id = asked
    WHERE i.key_day >= (since AT TIME ZONE 'UTC')::date AND i.state = 'handled'
      AND i.received_at > o.accepted_at AND i.received_at < o.accepted_at + within
    ORDER BY o.id, i.received_at) came
  GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2
$$;
