-- Pictures, recordings and papers that came with messages. The bytes lie in the store of files,
-- sealed under a key of their own, which is sealed here under the case's key.
CREATE TABLE attachment (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES case_file (id),
  compartment text NOT NULL,
  scope text NOT NULL,
  -- the message on the case's timeline, and the place among what came with it
  entry_id uuid NOT NULL,
  place int NOT NULL,
  arrived_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'stored', 'refused')),
  settled_at timestamptz,
  -- by the file's own bytes, whatever its sender says
  media_type text,
  bytes bigint,
  refusal text,
  -- what its sender called it
  name bytea,
  file_id uuid,
  file_key bytea,
  UNIQUE (case_id, entry_id, place)
);
CREATE UNIQUE INDEX attachment_file ON attachment (file_id);
CALL guard.protect('attachment');
GRANT SELECT, INSERT, UPDATE ON attachment TO ${app};

-- What is still to be fetched from a provider. A row is its own queue entry.
CREATE TABLE attachment_fetch (
  id uuid PRIMARY KEY REFERENCES attachment (id),
  case_id uuid NOT NULL,
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT '*',
  -- the message it came with: whoever sent it is told when it is not kept
  inbox_id uuid NOT NULL,
  -- where the provider has it, sealed under the case's key
  address bytea NOT NULL,
  attempts int NOT NULL DEFAULT 0,
  -- moves while somebody has it in hand
  due_at timestamptz NOT NULL,
  give_up_at timestamptz NOT NULL
);
CREATE INDEX attachment_fetch_due ON attachment_fetch (due_at);
CALL guard.protect('attachment_fetch');
GRANT SELECT, INSERT, UPDATE, DELETE ON attachment_fetch TO ${app};
