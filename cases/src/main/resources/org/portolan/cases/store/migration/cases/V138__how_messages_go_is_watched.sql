-- How messages go as a whole, since when, and when those who run the system were last told.
CREATE TABLE traffic_watch (
  id int PRIMARY KEY CHECK (id = 1),
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT '*',
  state text NOT NULL DEFAULT 'well' CHECK (state IN ('well', 'late', 'failing')),
  since timestamptz,
  checked_at timestamptz,
  told_at timestamptz
);
CALL guard.protect('traffic_watch');
GRANT SELECT, INSERT, UPDATE ON traffic_watch TO ${app};
