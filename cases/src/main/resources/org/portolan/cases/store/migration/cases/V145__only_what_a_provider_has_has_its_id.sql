-- A message has a provider's id once the provider has it: what waits, and each time it is written
-- before that, has no entry in the index.
ALTER TABLE outbox DROP CONSTRAINT outbox_provider_id_key;
CREATE UNIQUE INDEX outbox_provider_id ON outbox (provider_id) WHERE provider_id IS NOT NULL;
