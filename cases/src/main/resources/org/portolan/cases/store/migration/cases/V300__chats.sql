-- A conversation with a person while both are there. What is said stands on its case's timeline,
-- sealed as all messages are; here stand who talks to whom, who waits, and in which order it was said.
CREATE TABLE chat (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES case_file (id),
  compartment text NOT NULL,
  scope text NOT NULL,
  -- keyed hash of what the visitor comes back with
  visitor_index bytea NOT NULL,
  language text NOT NULL,
  state text NOT NULL,
  opened_at timestamptz NOT NULL,
  -- since when nobody has it; null while somebody has
  waiting_since timestamptz,
  -- the actor who has it
  officer text,
  -- the actor who helps with the language, and may say something too
  interpreter text,
  first_taken_at timestamptz,
  ended_at timestamptz,
  -- the number of the last message; the numbers have no gaps
  last_seq bigint NOT NULL DEFAULT 0,
  -- how far each side has read
  visitor_read bigint NOT NULL DEFAULT 0,
  desk_read bigint NOT NULL DEFAULT 0,
  visitor_typed_at timestamptz,
  desk_typed_at timestamptz,
  -- how many messages the visitor wrote since when
  paced_from timestamptz NOT NULL,
  paced int NOT NULL DEFAULT 0,
  helped boolean
);
CREATE UNIQUE INDEX chat_open_of_visitor ON chat (visitor_index) WHERE state <> 'ended';
CREATE INDEX chat_of_visitor ON chat (visitor_index, opened_at);
CREATE INDEX chat_of_case ON chat (case_id, opened_at);
CREATE INDEX chat_waiting ON chat (compartment, scope, waiting_since) WHERE state = 'waiting';
CREATE INDEX chat_of_officer ON chat (officer) WHERE state = 'talking';
CREATE INDEX chat_taken ON chat (compartment, scope, first_taken_at);
CALL guard.protect('chat');
GRANT SELECT, INSERT, UPDATE ON chat TO ${app};

-- Which entry of the timeline is which message of a chat. The same message never stands twice.
CREATE TABLE chat_message (
  chat_id uuid NOT NULL REFERENCES chat (id),
  seq bigint NOT NULL,
  case_id uuid NOT NULL REFERENCES case_file (id),
  compartment text NOT NULL,
  scope text NOT NULL,
  entry_id uuid NOT NULL UNIQUE REFERENCES timeline_entry (id),
  side text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (chat_id, seq)
);
CREATE INDEX chat_message_of_case ON chat_message (case_id);
CALL guard.protect('chat_message');
GRANT SELECT, INSERT ON chat_message TO ${app};

-- When somebody sits at a desk to chat; without any line nothing is promised and nobody is told that
-- the desk is closed.
CREATE TABLE chat_hours (
  id uuid PRIMARY KEY,
  compartment text NOT NULL,
  scope text NOT NULL,
  -- BCP 47; null for every language that has no line of its own
  language text,
  time_zone text NOT NULL,
  -- ISO 8601: 1 is Monday
  weekdays int[] NOT NULL,
  from_time time NOT NULL,
  -- excluded; before from_time when it runs past midnight, the same when it lasts all day
  until_time time NOT NULL
);
CREATE INDEX chat_hours_of_desk ON chat_hours (compartment, scope);
CALL guard.protect('chat_hours');
GRANT SELECT, INSERT, DELETE ON chat_hours TO ${app};
