-- People without any case are announced, held and erased by the file that says who they are. An
-- announcement is withdrawn when they get a case, or something of theirs changes; it may come again.
ALTER TABLE erasure ADD COLUMN withdrawn_at timestamptz;

-- Forgets a case, and its person when it was their last; or a person without a case, by their own
-- file. A person whose own file is held stays. Null when it was forgotten before, or when the person
-- has a case.
CREATE OR REPLACE FUNCTION forget_case(forgotten uuid, at timestamptz) RETURNS text[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_catalog, pg_temp AS $$
DECLARE
  whose uuid;
  what text;
  one uuid;
  names text[] := ARRAY['case:' || forgotten];
BEGIN
  IF NOT 'oversight/*' = ANY (guard.grants()) THEN
    RAISE EXCEPTION 'not for this actor' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT person_id, kind INTO whose, what FROM case_file
  WHERE id = forgotten AND erased_at IS NULL FOR UPDATE;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  IF what = 'person' THEN
    whose := forgotten;
    names := '{}';
    IF EXISTS (SELECT FROM case_file WHERE person_id = whose) THEN
      RETURN NULL;
    END IF;
  END IF;
  CALL guard.delete_rows_of('case_file', 'case_id', forgotten);
  UPDATE case_file SET erased_at = at, person_id = NULL WHERE id = forgotten;
  IF whose IS NOT NULL AND NOT EXISTS (SELECT FROM case_file WHERE person_id = whose)
    AND (what = 'person' OR NOT EXISTS (
      SELECT FROM legal_hold h JOIN person p ON p.id = h.case_id
      WHERE h.lifted_at IS NULL AND (p.id = whose OR p.merged_into = whose))) THEN
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
