-- What was destroyed, so that neither a restored dump nor a late writer brings it back.
CREATE TABLE destroyed_key (
  owner text PRIMARY KEY,
  destroyed_at timestamptz NOT NULL
);
