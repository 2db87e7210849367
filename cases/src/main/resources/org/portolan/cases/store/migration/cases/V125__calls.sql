-- Calls that say a message of the outbox, by its id.
CREATE TABLE voice_call (
  id uuid PRIMARY KEY,
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT '*',
  number_index bytea NOT NULL,
  language text NOT NULL,
  -- the provider's id, once it has the call
  sid text UNIQUE,
  -- of the calls before this one that did not bring the message
  past_sids text[] NOT NULL DEFAULT '{}',
  placed_at timestamptz NOT NULL,
  -- when somebody last was on the line
  seen_at timestamptz,
  -- when a key said that the right person listens
  confirmed_at timestamptz,
  ended_at timestamptz
);
CREATE INDEX voice_call_number ON voice_call (number_index) WHERE ended_at IS NULL;
CREATE INDEX voice_call_placed ON voice_call (placed_at);
CALL guard.protect('voice_call');
GRANT SELECT, INSERT, UPDATE, DELETE ON voice_call TO ${app};

-- What is to be said in a call that goes on: replies to what was pressed, by their ids in the outbox.
CREATE TABLE voice_line (
  message_id uuid PRIMARY KEY,
  position bigint GENERATED ALWAYS AS IDENTITY,
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT '*',
  call_id uuid NOT NULL REFERENCES voice_call (id) ON DELETE CASCADE,
  said_at timestamptz
);
CREATE INDEX voice_line_call ON voice_line (call_id, position);
CALL guard.protect('voice_line');
GRANT SELECT, INSERT, UPDATE, DELETE ON voice_line TO ${app};

-- Calls to us, each declined unanswered, and called back.
CREATE TABLE missed_call (
  id uuid PRIMARY KEY,
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT '*',
  provider_id text NOT NULL UNIQUE,
  -- of the key that seals the number
  key_day date NOT NULL,
  number bytea NOT NULL,
  number_index bytea NOT NULL,
  country text NOT NULL,
  received_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  -- what became of it: called back, or why not
  outcome text CHECK (outcome IN ('called', 'stranger', 'limited', 'for-a-person'))
);
CREATE INDEX missed_call_due ON missed_call (due_at) WHERE outcome IS NULL;
CREATE INDEX missed_call_number ON missed_call (number_index, received_at);
CREATE INDEX missed_call_received ON missed_call (received_at);
CALL guard.protect('missed_call');
GRANT SELECT, INSERT, UPDATE, DELETE ON missed_call TO ${app};

-- Who called and is nobody we know is called back under the id of the call.
ALTER TABLE outbox DROP CONSTRAINT outbox_recipient_kind_check;
ALTER TABLE outbox ADD CONSTRAINT outbox_recipient_kind_check
  CHECK (recipient_kind IN ('contact', 'staff', 'enquiry', 'caller'));
