-- Up to when the provider was asked what came in, and when it was asked last; in real time, as its own.
CREATE TABLE inbox_sweep (
  id int PRIMARY KEY CHECK (id = 1),
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT '*',
  upto timestamptz NOT NULL,
  asked_at timestamptz
);
CALL guard.protect('inbox_sweep');
GRANT SELECT, INSERT, UPDATE ON inbox_sweep TO ${app};
