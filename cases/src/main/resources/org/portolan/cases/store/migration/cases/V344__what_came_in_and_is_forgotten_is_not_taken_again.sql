-- The provider's ids of messages and calls whose rows are gone, hashed: a signed request that somebody
-- kept and sends again after the seven days is known for what it is. Of nobody: a provider draws them.
CREATE TABLE inbox_forgotten (
  id_hash bytea PRIMARY KEY,
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT '*',
  forgotten_on date NOT NULL
);
CREATE INDEX inbox_forgotten_day ON inbox_forgotten (forgotten_on);
CALL guard.protect('inbox_forgotten');
GRANT SELECT, INSERT, DELETE ON inbox_forgotten TO ${app};

CREATE FUNCTION inbox_hash(provider text, provider_id text) RETURNS bytea LANGUAGE sql IMMUTABLE
RETURN sha256(convert_to(provider || ' ' || provider_id, 'UTF8'));
