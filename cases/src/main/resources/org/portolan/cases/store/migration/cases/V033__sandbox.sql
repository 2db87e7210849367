-- The provider's stand-in: what it accepted, what it owes us, how it was told to fail.
CREATE TABLE sandbox_message (
  sid text PRIMARY KEY,
  position bigint GENERATED ALWAYS AS IDENTITY,
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT '*',
  inbound boolean NOT NULL,
  phone bytea NOT NULL,
  phone_index bytea NOT NULL,
  body bytea NOT NULL,
  status text NOT NULL,
  error_code int,
  status_callback text,
  -- real time, as a provider's
  created_at timestamptz NOT NULL,
  -- the application's time, for the handset
  shown_at timestamptz NOT NULL
);
CREATE INDEX sandbox_message_phone ON sandbox_message (phone_index, position);
CALL guard.protect('sandbox_message');
GRANT SELECT, INSERT, UPDATE ON sandbox_message TO ${app};

CREATE TABLE sandbox_post (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT '*',
  sid text NOT NULL REFERENCES sandbox_message (sid),
  -- the status to tell; null tells the message itself
  status text,
  -- its place among the posts of its message; due_at moves while somebody has it in hand
  turn timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  attempts int NOT NULL DEFAULT 0,
  done boolean NOT NULL DEFAULT false
);
CREATE INDEX sandbox_post_due ON sandbox_post (due_at) WHERE NOT done;
CREATE INDEX sandbox_post_sid ON sandbox_post (sid) WHERE NOT done;
CALL guard.protect('sandbox_post');
GRANT SELECT, INSERT, UPDATE ON sandbox_post TO ${app};

CREATE TABLE sandbox_phone (
  phone_index bytea PRIMARY KEY,
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT '*',
  phone bytea NOT NULL,
  language text NOT NULL,
  position int NOT NULL
);
CALL guard.protect('sandbox_phone');
GRANT SELECT, INSERT, UPDATE, DELETE ON sandbox_phone TO ${app};

CREATE TABLE sandbox_fault (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT '*',
  -- null: every phone
  phone_index bytea,
  kind text NOT NULL,
  value int NOT NULL DEFAULT 0,
  remaining int NOT NULL
);
CALL guard.protect('sandbox_fault');
GRANT SELECT, INSERT, UPDATE, DELETE ON sandbox_fault TO ${app};

CREATE TABLE sandbox_clock (
  id int PRIMARY KEY CHECK (id = 1),
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT '*',
  ahead_ms bigint NOT NULL
);
CALL guard.protect('sandbox_clock');
GRANT SELECT, INSERT, UPDATE ON sandbox_clock TO ${app};
