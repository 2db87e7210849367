-- Messages on their way out: recipient, purpose and sealed wording, never a number or a text.
CREATE TABLE outbox (
  id uuid PRIMARY KEY,
  position bigint GENERATED ALWAYS AS IDENTITY,
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT '*',
  purpose text NOT NULL,
  recipient_kind text NOT NULL CHECK (recipient_kind IN ('contact', 'staff', 'enquiry')),
  recipient_id uuid NOT NULL,
  -- for recipients who have no language of their own in the store
  language text,
  case_id uuid,
  -- the name of the key that the wording is sealed under
  sealed_under text NOT NULL,
  wording bytea NOT NULL,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN (
    'waiting', 'held', 'sending', 'accepted', 'delivered', 'failed', 'suppressed', 'expired',
    'uncertain')),
  reason text,
  created_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  deadline timestamptz NOT NULL,
  attempts int NOT NULL DEFAULT 0,
  -- real time, also in the sandbox: how long ago the provider was called
  sending_since timestamptz,
  asked_at timestamptz,
  -- keyed hash of what was sent, to recognise it in the provider's list
  text_hash bytea,
  provider_id text UNIQUE,
  past_provider_ids text[] NOT NULL DEFAULT '{}',
  delivery text,
  error_code int
);
CREATE INDEX outbox_waiting ON outbox (position) WHERE state = 'waiting';
CREATE INDEX outbox_open_of_recipient ON outbox (recipient_id, position)
  WHERE state IN ('waiting', 'sending');
CREATE INDEX outbox_recipient ON outbox (recipient_id);
CREATE INDEX outbox_sending ON outbox (sending_since) WHERE state = 'sending';
CREATE INDEX outbox_wants_a_person ON outbox (created_at)
  WHERE state IN ('held', 'uncertain', 'failed');
ALTER TABLE outbox ENABLE ROW LEVEL SECURITY;
-- Whoever may act on a case may have something said; only the sender reads what is to be said.
CREATE POLICY anyone_enqueues ON outbox FOR INSERT
  WITH CHECK ((SELECT guard.grants()) IS NOT NULL AND state = 'waiting');
CREATE POLICY senders_read ON outbox FOR SELECT
  USING ('transit/*' = ANY ((SELECT guard.grants())::text[]));
CREATE POLICY senders_move ON outbox FOR UPDATE
  USING ('transit/*' = ANY ((SELECT guard.grants())::text[]));
GRANT SELECT, INSERT, UPDATE ON outbox TO ${app};

-- The oldest due message to each of some recipients, locked; one being sent since a moment ago keeps
-- the next waiting. As in inbox_oldest, the search ends with the batch.
CREATE FUNCTION outbox_oldest(at timestamptz, recently timestamptz, most int)
RETURNS SETOF outbox LANGUAGE sql
SET enable_sort = off SET enable_bitmapscan = off SET enable_seqscan = off
SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
  SELECT o.* FROM outbox o
  WHERE o.state = 'waiting' AND o.due_at <= at
    AND NOT EXISTS (
      SELECT 1 FROM outbox e
      WHERE e.recipient_id = o.recipient_id AND e.position < o.position
        AND e.state IN ('waiting', 'sending')
        AND (e.state = 'waiting' AND e.due_at <= at
          OR e.state = 'sending' AND e.sending_since > recently))
  ORDER BY o.position LIMIT most FOR UPDATE SKIP LOCKED
$$;
