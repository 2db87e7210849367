-- The provider's stand-in plays calls: where each is, what was said in it, and what it owes us.
CREATE TABLE sandbox_call (
  sid text PRIMARY KEY,
  position bigint GENERATED ALWAYS AS IDENTITY,
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT '*',
  -- somebody calls us
  inbound boolean NOT NULL,
  phone bytea NOT NULL,
  phone_index bytea NOT NULL,
  status text NOT NULL,
  -- what is said is asked for here, and how it goes is told there
  url text,
  status_callback text,
  -- real time, as a provider's
  created_at timestamptz NOT NULL,
  rings_until timestamptz,
  -- when the next thing happens by itself; null when the call is over
  due_at timestamptz,
  -- what is fetched next; null while it rings
  next_url text,
  -- sealed: what was said so far, and the keys pressed since it was asked for
  said bytea,
  digits bytea,
  -- how keys are asked for, when they are
  asks text,
  -- how it was told to fail
  machine boolean NOT NULL DEFAULT false,
  late_seconds int NOT NULL DEFAULT 0,
  twice boolean NOT NULL DEFAULT false,
  reversed boolean NOT NULL DEFAULT false
);
CREATE INDEX sandbox_call_phone ON sandbox_call (phone_index, position);
CREATE INDEX sandbox_call_due ON sandbox_call (due_at) WHERE due_at IS NOT NULL;
CALL guard.protect('sandbox_call');
GRANT SELECT, INSERT, UPDATE ON sandbox_call TO ${app};

CREATE TABLE sandbox_call_post (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT '*',
  sid text NOT NULL REFERENCES sandbox_call (sid),
  status text NOT NULL,
  code int,
  due_at timestamptz NOT NULL,
  attempts int NOT NULL DEFAULT 0,
  done boolean NOT NULL DEFAULT false
);
CREATE INDEX sandbox_call_post_due ON sandbox_call_post (due_at) WHERE NOT done;
CALL guard.protect('sandbox_call_post');
GRANT SELECT, INSERT, UPDATE ON sandbox_call_post TO ${app};
