-- What the provider billed for a message, which it tells some time after it was delivered.
ALTER TABLE outbox
  ADD billed numeric(14, 6),
  -- ISO 4217
  ADD billed_currency text;

-- How far the provider's lists have been gone through for prices, by the provider's time.
CREATE TABLE price_asking (
  -- messages or calls; -late: once more, a day later
  what text PRIMARY KEY,
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT '*',
  asked_until timestamptz NOT NULL,
  -- the end of the part that is being asked for, and where in it the list goes on
  part_until timestamptz NOT NULL,
  page text,
  -- real time
  claimed_until timestamptz NOT NULL
);
CALL guard.protect('price_asking');
GRANT SELECT, INSERT, UPDATE ON price_asking TO ${app};

-- The sandbox lists what it sent by date.
CREATE INDEX sandbox_message_created ON sandbox_message USING brin (created_at);
