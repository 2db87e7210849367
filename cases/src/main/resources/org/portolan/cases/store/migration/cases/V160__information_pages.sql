-- Puts a table with a column compartment under the guard so that whoever works in the compartment,
-- at whatever post, works on all of it: for what is nobody's own, such as drafts of public pages.
CREATE PROCEDURE guard.share(shared regclass)
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', shared);
  EXECUTE format($policy$
    CREATE POLICY whole_compartment ON %s USING (EXISTS (
      SELECT FROM unnest((SELECT guard.grants())) g WHERE starts_with(g, compartment || '/')))
  $policy$, shared);
END $$;

-- Everybody reads it; whoever works in the compartment changes it. For what is public anyway.
CREATE PROCEDURE guard.publish(published regclass, keepers text)
LANGUAGE plpgsql AS $$
DECLARE
  keeps text := format('EXISTS (SELECT FROM unnest((SELECT guard.grants())) g'
    ' WHERE starts_with(g, %L))', keepers || '/');
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', published);
  EXECUTE format('CREATE POLICY everybody_reads ON %s FOR SELECT USING (true)', published);
  EXECUTE format('CREATE POLICY keepers_add ON %s FOR INSERT WITH CHECK (%s)', published, keeps);
  EXECUTE format('CREATE POLICY keepers_change ON %s FOR UPDATE USING (%s)', published, keeps);
  EXECUTE format('CREATE POLICY keepers_remove ON %s FOR DELETE USING (%s)', published, keeps);
END $$;
REVOKE ALL ON PROCEDURE guard.share(regclass), guard.publish(regclass, text) FROM PUBLIC;

CREATE TABLE portal_topic (
  -- part of the address
  slug text PRIMARY KEY,
  position int NOT NULL,
  -- by language
  titles jsonb NOT NULL
);
CALL guard.publish('portal_topic', 'information');
GRANT SELECT, INSERT, UPDATE ON portal_topic TO ${app};

-- A page, in whatever languages.
CREATE TABLE portal_page (
  id uuid PRIMARY KEY,
  compartment text NOT NULL DEFAULT 'information',
  -- part of the address
  slug text NOT NULL UNIQUE,
  topic text NOT NULL REFERENCES portal_topic,
  kind text NOT NULL CHECK (kind IN ('information', 'crisis', 'support')),
  position int NOT NULL,
  -- the language that the others are translated from
  reference text NOT NULL,
  -- what a text message asks for it by, in the reference language, and by language in the others
  keyword text NOT NULL,
  keywords jsonb NOT NULL,
  sources jsonb NOT NULL,
  -- as of when it is true, and by when it is to be read again
  dated date NOT NULL,
  review_by date NOT NULL
);
CALL guard.share('portal_page');
GRANT SELECT, INSERT, UPDATE ON portal_page TO ${app};

-- What was written: never changed, only followed by another.
CREATE TABLE portal_version (
  page uuid NOT NULL REFERENCES portal_page,
  language text NOT NULL,
  number int NOT NULL,
  compartment text NOT NULL DEFAULT 'information',
  title text NOT NULL,
  summary text NOT NULL,
  sms text NOT NULL,
  body text NOT NULL,
  -- drafted by a machine, and not written anew by a person since
  machine boolean NOT NULL,
  -- of a reference text: translations of what was before no longer say the same
  major boolean NOT NULL,
  -- of a translation: the number of the reference text that it says
  translates int,
  author text NOT NULL,
  written_at timestamptz NOT NULL,
  PRIMARY KEY (page, language, number)
);
CALL guard.share('portal_version');
GRANT SELECT, INSERT ON portal_version TO ${app};

-- Where the text of a page in a language stands.
CREATE TABLE portal_text (
  page uuid NOT NULL REFERENCES portal_page,
  language text NOT NULL,
  compartment text NOT NULL DEFAULT 'information',
  -- the newest version, and what is to become of it
  latest int NOT NULL,
  state text NOT NULL,
  approved_by text,
  -- whether whoever approved it read it as a native speaker
  native boolean NOT NULL DEFAULT false,
  publish_at timestamptz,
  withdraw_at timestamptz,
  -- the version that the public reads, if any
  published int,
  PRIMARY KEY (page, language),
  FOREIGN KEY (page, language, latest) REFERENCES portal_version (page, language, number)
);
CREATE INDEX portal_text_due ON portal_text (LEAST(publish_at, withdraw_at))
  WHERE publish_at IS NOT NULL OR withdraw_at IS NOT NULL;
CALL guard.share('portal_text');
GRANT SELECT, INSERT, UPDATE ON portal_text TO ${app};

-- Who did what to a page and when; only added to.
CREATE TABLE portal_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  page uuid NOT NULL REFERENCES portal_page,
  compartment text NOT NULL DEFAULT 'information',
  language text NOT NULL,
  number int NOT NULL,
  kind text NOT NULL,
  at timestamptz NOT NULL,
  actor text NOT NULL,
  -- for when, where it is about a time to come
  due timestamptz
);
CREATE INDEX portal_event_of_page ON portal_event (page, id);
CALL guard.share('portal_event');
GRANT SELECT, INSERT ON portal_event TO ${app};

-- What the public reads, as it was when it was published.
CREATE TABLE portal_published (
  page uuid NOT NULL REFERENCES portal_page,
  language text NOT NULL,
  number int NOT NULL,
  slug text NOT NULL,
  topic text NOT NULL REFERENCES portal_topic,
  kind text NOT NULL,
  position int NOT NULL,
  reference text NOT NULL,
  keyword text NOT NULL,
  sources jsonb NOT NULL,
  dated date NOT NULL,
  review_by date NOT NULL,
  title text NOT NULL,
  summary text NOT NULL,
  sms text NOT NULL,
  body text NOT NULL,
  machine boolean NOT NULL,
  native boolean NOT NULL,
  -- the original says something else by now
  outdated boolean NOT NULL,
  -- where its links lead, as they were written
  links text[] NOT NULL,
  published_at timestamptz NOT NULL,
  PRIMARY KEY (page, language),
  UNIQUE (slug, language),
  -- nothing that a machine drafted appears as read by a native speaker
  CHECK (NOT (machine AND native))
);
CALL guard.publish('portal_published', 'information');
GRANT SELECT, INSERT, UPDATE, DELETE ON portal_published TO ${app};

-- Grows with everything that changes what the public reads; looked at by every node.
CREATE TABLE portal_content (
  id int PRIMARY KEY CHECK (id = 1),
  version bigint NOT NULL,
  changed_at timestamptz NOT NULL
);
CALL guard.publish('portal_content', 'information');
GRANT SELECT, UPDATE ON portal_content TO ${app};
INSERT INTO portal_content (id, version, changed_at) VALUES (1, 1, '2026-01-01T00:00:00Z');
