-- Kinds of visas that staff write, beside those that the product ships as files. What was ever public
-- is everybody's, for applications were begun with it; what is not yet is shown to who works on visas,
-- at whatever post (ADR 71).
CREATE TABLE visa_type_version (
  type text NOT NULL,
  version int NOT NULL CHECK (version > 0),
  compartment text NOT NULL DEFAULT 'visa',
  state text NOT NULL DEFAULT 'draft'
    CHECK (state IN ('draft', 'submitted', 'approved', 'published', 'superseded', 'withdrawn')),
  -- as the files of the product are
  content jsonb NOT NULL,
  -- what staff wrote for it, by key: in the language it was written in first, and translated
  words jsonb NOT NULL,
  revision bigint NOT NULL DEFAULT 1,
  author text NOT NULL,
  created_at timestamptz NOT NULL,
  approved_by text CHECK (approved_by <> author),
  -- from when it is offered; at once when null
  publish_at timestamptz,
  published_at timestamptz,
  ended_at timestamptz,
  PRIMARY KEY (type, version)
);
CREATE UNIQUE INDEX visa_type_published ON visa_type_version (type) WHERE state = 'published';
CREATE UNIQUE INDEX visa_type_in_work ON visa_type_version (type)
  WHERE state IN ('draft', 'submitted', 'approved');
CREATE INDEX visa_type_due ON visa_type_version (publish_at) WHERE state = 'approved';
CALL guard.share('visa_type_version');
CREATE POLICY everybody_reads_what_was_public ON visa_type_version
  FOR SELECT USING (published_at IS NOT NULL);
GRANT SELECT, INSERT, UPDATE ON visa_type_version TO ${app};

-- What was read by a second person does not change, and what was public never does.
CREATE FUNCTION visa_type_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.state <> 'draft' OR OLD.published_at IS NOT NULL)
      AND (OLD.type, OLD.version, OLD.content, OLD.words)
      IS DISTINCT FROM (NEW.type, NEW.version, NEW.content, NEW.words) THEN
    RAISE EXCEPTION 'a version that was submitted does not change';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stays BEFORE UPDATE ON visa_type_version
  FOR EACH ROW EXECUTE FUNCTION visa_type_stays();

-- Who did what to a version, in order.
CREATE TABLE visa_type_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  type text NOT NULL,
  version int NOT NULL,
  compartment text NOT NULL DEFAULT 'visa',
  at timestamptz NOT NULL,
  actor text NOT NULL,
  kind text NOT NULL
);
CREATE INDEX visa_type_history ON visa_type_event (type, id);
CALL guard.share('visa_type_event');
GRANT SELECT, INSERT ON visa_type_event TO ${app};

-- Whoever wrote at a version does not approve it, whoever wrote last.
CREATE FUNCTION visa_type_approved_by_another() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
      SELECT FROM visa_type_event e WHERE e.type = NEW.type AND e.version = NEW.version
        AND e.kind = 'written' AND e.actor = NEW.approved_by) THEN
    RAISE EXCEPTION 'whoever wrote at a version does not approve it'
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER approved_by_another BEFORE INSERT OR UPDATE OF approved_by ON visa_type_version
  FOR EACH ROW WHEN (NEW.approved_by IS NOT NULL)
  EXECUTE FUNCTION visa_type_approved_by_another();

-- Goes up with every change of what is offered; nodes read the types again when it has.
CREATE TABLE visa_types_edition (
  id int PRIMARY KEY CHECK (id = 1),
  edition bigint NOT NULL
);
INSERT INTO visa_types_edition (id, edition) VALUES (1, 0);
CALL guard.publish('visa_types_edition', 'visa');
GRANT SELECT, UPDATE ON visa_types_edition TO ${app};
