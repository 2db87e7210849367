-- Two who were registered and are one: the one points at the other, whose its cases are from then
-- on. Nothing sealed moves, so that taking it back leaves no trace but in the journals.
ALTER TABLE person ADD COLUMN merged_into uuid REFERENCES person (id);
CREATE INDEX person_merged_into ON person (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE person_merge (
  id uuid PRIMARY KEY,
  -- whoever was kept
  person_id uuid NOT NULL REFERENCES person (id),
  compartment text NOT NULL DEFAULT 'identity',
  scope text NOT NULL,
  merged_id uuid NOT NULL REFERENCES person (id),
  -- what came with them, to be given back
  cases uuid[] NOT NULL,
  people uuid[] NOT NULL,
  merged_at timestamptz NOT NULL,
  undone_at timestamptz
);
CREATE INDEX person_merge_person ON person_merge (person_id);
CREATE INDEX person_merge_merged ON person_merge (merged_id);
CALL guard.protect('person_merge');
GRANT SELECT ON person_merge TO ${app};

-- Two of whom somebody said that they are not one; said once for both.
CREATE TABLE duplicate_dismissed (
  person_id uuid NOT NULL REFERENCES person (id),
  other_id uuid NOT NULL REFERENCES person (id),
  compartment text NOT NULL DEFAULT 'identity',
  scope text NOT NULL,
  dismissed_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, other_id),
  CHECK (person_id < other_id)
);
CREATE INDEX duplicate_dismissed_other ON duplicate_dismissed (other_id);
CALL guard.protect('duplicate_dismissed');
GRANT SELECT, INSERT, DELETE ON duplicate_dismissed TO ${app};

-- Whom somebody is one with is said by two functions and in no other way: who could say it
-- for a person of theirs and another post's would have that one's cases sent to their own telephone.
CREATE FUNCTION guard.only_by_a_merge() RETURNS trigger
LANGUAGE plpgsql SET search_path = guard, pg_catalog, pg_temp AS $$
BEGIN
  -- whom no policy binds is not bound here either
  IF row_security_active(TG_RELID) THEN
    RAISE EXCEPTION 'people are made one by a merge' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION guard.only_by_a_merge() FROM PUBLIC;
CREATE TRIGGER registered_as_one BEFORE INSERT ON person FOR EACH ROW
  WHEN (NEW.merged_into IS NOT NULL) EXECUTE FUNCTION guard.only_by_a_merge();
CREATE TRIGGER only_by_a_merge BEFORE UPDATE ON person FOR EACH ROW
  WHEN (OLD.merged_into IS DISTINCT FROM NEW.merged_into)
  EXECUTE FUNCTION guard.only_by_a_merge();

-- Merges all of somebody's cases into another person, also those that the actor may not see: who
-- sees both people may say that they are one. Two stay two whose posts differ, since the one's post
-- would lose sight of its cases with the person; or who are noted as belonging to each other; or while
-- each has an order that runs, whose daily questions would be taken for each other's. One after the
-- other, so that two merges do not cross.
CREATE FUNCTION guard.merge_people(kept uuid, gone uuid, merge uuid, at timestamptz)
RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_catalog, pg_temp AS $$
DECLARE
  verified text[] := guard.grants();
  posts text[];
  ones uuid[];
  others uuid[];
BEGIN
  PERFORM pg_advisory_xact_lock(109);
  SELECT array_agg(locked.scope) INTO posts FROM (
    SELECT scope FROM person
    WHERE id IN (kept, gone) AND merged_into IS NULL
      AND ARRAY['identity/' || scope, 'identity/*'] && verified
    ORDER BY id FOR UPDATE) AS locked;
  IF cardinality(posts) IS DISTINCT FROM 2 THEN
    RETURN 'not-found';
  END IF;
  IF posts[1] <> posts[2] THEN
    RETURN 'elsewhere';
  END IF;
  ones := ARRAY(SELECT id FROM person WHERE id = kept OR merged_into = kept);
  others := ARRAY(SELECT id FROM person WHERE id = gone OR merged_into = gone);
  IF EXISTS (SELECT FROM person_relation WHERE ended_at IS NULL
      AND (person_id = ANY (ones) AND other_id = ANY (others)
        OR person_id = ANY (others) AND other_id = ANY (ones))) THEN
    RETURN 'related';
  END IF;
  IF (SELECT count(DISTINCT person_id) FROM quarantine
      WHERE person_id IN (kept, gone) AND ended_at IS NULL) = 2 THEN
    RETURN 'not-now';
  END IF;
  INSERT INTO person_merge (id, person_id, scope, merged_id, cases, people, merged_at)
  SELECT merge, kept, p.scope, gone,
    ARRAY(SELECT id FROM case_file WHERE person_id = gone),
    ARRAY(SELECT id FROM person WHERE merged_into = gone), at
  FROM person p WHERE p.id = kept;
  UPDATE case_file SET person_id = kept WHERE person_id = gone;
  UPDATE quarantine SET person_id = kept WHERE person_id = gone;
  UPDATE person SET merged_into = kept WHERE id = gone OR merged_into = gone;
  RETURN 'merged';
END $$;

-- Gives back what came with a merge, wherever later merges took it. It is then no longer what came
-- with a later merge, so that taking that one back as well does not take along who was merged anew
-- in the meantime.
CREATE FUNCTION guard.undo_merge(merge uuid, at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_catalog, pg_temp AS $$
DECLARE
  verified text[] := guard.grants();
  undone person_merge;
  holder uuid;
BEGIN
  PERFORM pg_advisory_xact_lock(109);
  SELECT m.* INTO undone FROM person_merge m
  JOIN person k ON k.id = m.person_id JOIN person g ON g.id = m.merged_id
  WHERE m.id = merge AND m.undone_at IS NULL
    AND ARRAY['identity/' || k.scope, 'identity/*'] && verified
    AND ARRAY['identity/' || g.scope, 'identity/*'] && verified
  FOR UPDATE;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  SELECT COALESCE(merged_into, id) INTO holder FROM person WHERE id = undone.person_id;
  UPDATE person SET merged_into = NULL WHERE id = undone.merged_id;
  UPDATE person SET merged_into = undone.merged_id
  WHERE id = ANY (undone.people) AND merged_into = holder;
  UPDATE quarantine SET person_id = undone.merged_id
  WHERE case_id = ANY (undone.cases) AND person_id = holder;
  UPDATE case_file SET person_id = undone.merged_id
  WHERE id = ANY (undone.cases) AND person_id = holder;
  UPDATE person_merge SET undone_at = at WHERE id = merge;
  UPDATE person_merge m SET
    cases = ARRAY(SELECT unnest(m.cases) EXCEPT SELECT unnest(undone.cases)),
    people = ARRAY(SELECT unnest(m.people)
      EXCEPT SELECT unnest(undone.people || undone.merged_id))
  WHERE undone.merged_id = ANY (m.people) AND m.undone_at IS NULL;
  RETURN true;
END $$;
REVOKE ALL ON FUNCTION guard.merge_people(uuid, uuid, uuid, timestamptz) FROM PUBLIC;
REVOKE ALL ON FUNCTION guard.undo_merge(uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION guard.merge_people(uuid, uuid, uuid, timestamptz) TO ${app};
GRANT EXECUTE ON FUNCTION guard.undo_merge(uuid, timestamptz) TO ${app};

-- Who was merged into somebody goes with them.
CREATE OR REPLACE FUNCTION forget_case(forgotten uuid, at timestamptz) RETURNS text[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_catalog, pg_temp AS $$
DECLARE
  whose uuid;
  one uuid;
  names text[] := ARRAY['case:' || forgotten];
BEGIN
  IF NOT 'oversight/*' = ANY (guard.grants()) THEN
    RAISE EXCEPTION 'not for this actor' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT person_id INTO whose FROM case_file
  WHERE id = forgotten AND erased_at IS NULL FOR UPDATE;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  CALL guard.delete_rows_of('case_file', 'case_id', forgotten);
  UPDATE case_file SET erased_at = at, person_id = NULL WHERE id = forgotten;
  IF whose IS NOT NULL AND NOT EXISTS (SELECT FROM case_file WHERE person_id = whose) THEN
    FOR one IN SELECT id FROM person WHERE id = whose OR merged_into = whose
      ORDER BY merged_into NULLS LAST LOOP
      names := names || ARRAY['person:' || one, 'case:' || one];
      CALL guard.delete_rows_of('person', 'person_id', one);
      DELETE FROM person WHERE id = one;
      UPDATE case_file SET erased_at = at WHERE id = one AND kind = 'person';
    END LOOP;
  END IF;
  RETURN names;
END $$;

-- Who was registered last is compared with everybody at the post.
CREATE INDEX person_created ON person (created_at);
