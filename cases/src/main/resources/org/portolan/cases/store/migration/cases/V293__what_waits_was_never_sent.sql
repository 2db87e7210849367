-- What was sent to a recipient is asked of messages that a provider has taken. What waits, such as a
-- million of a broadcast, has no entry in that index: of what writing one of those took, it was a
-- fifth.
UPDATE outbox SET accepted_at = created_at
WHERE accepted_at IS NULL AND (provider_id IS NOT NULL OR past_provider_ids <> '{}');
DROP INDEX outbox_recipient;
CREATE INDEX outbox_recipient ON outbox (recipient_id) WHERE accepted_at IS NOT NULL;

CREATE OR REPLACE FUNCTION broadcast_replies(asked uuid, since timestamptz, within interval)
RETURNS TABLE (outcome text, country text, people bigint) LANGUAGE sql STABLE AS $$
  SELECT came.outcome, came.country, count(*) FROM (
    SELECT DISTINCT ON (o.id) o.id, i.outcome, o.country
    FROM inbox i JOIN contact_point c ON c.value_index = i.sender_index
      JOIN outbox o ON o.recipient_id = c.id AND o.broadcast_id = asked
        AND o.accepted_at IS NOT NULL
    WHERE i.key_day >= (since AT TIME ZONE 'UTC')::date AND i.state = 'handled'
      AND i.received_at > o.accepted_at AND i.received_at < o.accepted_at + within
    ORDER BY o.id, i.received_at) came
  GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2
$$;
