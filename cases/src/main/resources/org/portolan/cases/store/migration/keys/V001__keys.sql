-- The key database: nothing here opens without the operator's master password.
CREATE TABLE master_keyset (
  id int PRIMARY KEY CHECK (id = 1),
  sealed text NOT NULL
);

CREATE TABLE named_secret (
  name text PRIMARY KEY,
  wrapped bytea NOT NULL
);

CREATE TABLE wrapped_key (
  owner text PRIMARY KEY,
  wrapped bytea NOT NULL
);
