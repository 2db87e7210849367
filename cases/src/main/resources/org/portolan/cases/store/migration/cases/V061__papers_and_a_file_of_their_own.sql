-- Papers that say who somebody is, found by their number through a keyed index.
CREATE TABLE travel_document (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person (id),
  compartment text NOT NULL DEFAULT 'identity',
  scope text NOT NULL,
  -- such as passport, identity-card, laissez-passer, refugee-travel-document
  kind text NOT NULL,
  -- ISO 3166-1 alpha-3, or a code of ICAO Doc 9303 part 3 such as UNO
  issuer text NOT NULL,
  number bytea NOT NULL,
  number_index bytea NOT NULL,
  expires_on date,
  added_at timestamptz NOT NULL
);
CREATE INDEX travel_document_number ON travel_document (number_index);
CREATE INDEX travel_document_person ON travel_document (person_id);
CALL guard.protect('travel_document');
GRANT SELECT, INSERT, UPDATE, DELETE ON travel_document TO ${app};

-- Counts up with every change, so that of two people who change at once the second is told.
ALTER TABLE person ADD COLUMN version bigint NOT NULL DEFAULT 0;
-- A number counts as shared until the person says that nobody else reads it.
ALTER TABLE contact_point ADD COLUMN shared boolean NOT NULL DEFAULT true;

-- A person's own file goes with the person: what happened to who they are is in its journal.
CREATE OR REPLACE FUNCTION forget_case(forgotten uuid, at timestamptz) RETURNS text[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_catalog, pg_temp AS $$
DECLARE
  whose uuid;
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
    names := names || ARRAY['person:' || whose, 'case:' || whose];
    CALL guard.delete_rows_of('person', 'person_id', whose);
    DELETE FROM person WHERE id = whose;
    UPDATE case_file SET erased_at = at WHERE id = whose AND kind = 'person';
  END IF;
  RETURN names;
END $$;
