-- By which number texts go to a country, and whether an answer comes back on that way. * is every
-- country that has no line of its own.
CREATE TABLE route (
  -- ISO 3166-1 alpha-2, or *
  country text PRIMARY KEY,
  compartment text NOT NULL DEFAULT 'access',
  scope text NOT NULL DEFAULT '*',
  -- a number in E.164, the id of a messaging service, or a name of letters; empty: as the settings say
  sender text NOT NULL DEFAULT '',
  replies boolean NOT NULL DEFAULT true,
  -- where texts do not come back, the number that people can write to, in E.164; may be missing
  reply_to text NOT NULL DEFAULT '',
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL
);
CALL guard.protect('route');
GRANT SELECT, INSERT, UPDATE, DELETE ON route TO ${app};
