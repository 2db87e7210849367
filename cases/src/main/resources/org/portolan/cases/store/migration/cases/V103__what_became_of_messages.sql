-- Of each message: to which country it went, of how many parts, and when it got how far. Who runs the
-- system sees these and nothing else of it.
ALTER TABLE outbox
  -- ISO 3166-1 alpha-2, of the number it was sent to
  ADD country text,
  ADD parts int,
  ADD accepted_at timestamptz,
  ADD ended_at timestamptz,
  -- somebody has seen that it failed, and wants nothing more of it
  ADD put_away_at timestamptz,
  DROP CONSTRAINT outbox_state_check,
  ADD CONSTRAINT outbox_state_check CHECK (state IN (
    'waiting', 'held', 'sending', 'accepted', 'delivered', 'failed', 'suppressed', 'expired',
    'uncertain', 'cancelled'));
-- Rows lie in the order of time: an index of their blocks costs who writes next to nothing.
CREATE INDEX outbox_created ON outbox USING brin (created_at);
