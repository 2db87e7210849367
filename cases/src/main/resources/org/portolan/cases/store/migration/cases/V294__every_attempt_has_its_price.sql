-- What a provider took of a message before it was sent once more, by the same way or another: each
-- such attempt is billed.
CREATE TABLE outbox_attempt (
  provider_id text PRIMARY KEY,
  message_id uuid NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT '*',
  -- ISO 3166-1 alpha-2
  country text,
  accepted_at timestamptz NOT NULL,
  -- as it was known when it was sent, and as the provider billed it; ISO 4217
  price numeric(14, 6),
  currency text,
  billed numeric(14, 6),
  billed_currency text
);
CREATE INDEX outbox_attempt_message ON outbox_attempt (message_id);
CREATE INDEX outbox_attempt_accepted ON outbox_attempt (accepted_at);
CALL guard.protect('outbox_attempt');
GRANT SELECT, INSERT, UPDATE ON outbox_attempt TO ${app};
-- Of attempts before this one nobody noted what was expected; what is billed yet comes to them.
INSERT INTO outbox_attempt (provider_id, message_id, country, accepted_at)
SELECT DISTINCT ON (past) past, id, country, accepted_at
FROM outbox, unnest(past_provider_ids) past WHERE accepted_at IS NOT NULL ORDER BY past, id;

-- What was taken for a broadcast whose messages are gone.
CREATE TABLE broadcast_charge (
  case_id uuid NOT NULL REFERENCES broadcast (case_id),
  compartment text NOT NULL DEFAULT 'outreach',
  scope text NOT NULL,
  -- ISO 4217
  currency text NOT NULL,
  -- by the provider; or else only expected, by the list of prices
  billed boolean NOT NULL,
  amount numeric(18, 6) NOT NULL,
  PRIMARY KEY (case_id, currency, billed)
);
CALL guard.protect('broadcast_charge');
GRANT SELECT, INSERT ON broadcast_charge TO ${app};
-- For messaging, which looks at no table of a case's.
CREATE FUNCTION broadcast_charges_kept(asked uuid)
RETURNS TABLE (currency text, billed boolean, amount numeric) LANGUAGE sql STABLE AS $$
  SELECT currency, billed, amount FROM broadcast_charge WHERE case_id = asked ORDER BY amount DESC
$$;
