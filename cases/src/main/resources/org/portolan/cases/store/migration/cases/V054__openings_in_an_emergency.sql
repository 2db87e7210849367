-- A case opened in an emergency: to one officer, for some hours, to be read. The officer's verified
-- token then names the case and its person beside the compartments; a token that does not opens
-- nothing. Every table under the guard that has a case or a person follows the same rule.
CREATE PROCEDURE guard.open_in_emergency(protected regclass)
LANGUAGE plpgsql AS $$
DECLARE
  has text[] := ARRAY(SELECT attname::text FROM pg_attribute
    WHERE attrelid = protected AND attnum > 0 AND NOT attisdropped);
  rule text := CASE
    WHEN protected = 'case_file'::regclass THEN $r$'case/' || id$r$
    WHEN protected = 'person'::regclass THEN $r$'person/' || id$r$
    WHEN 'case_id' = ANY (has) THEN $r$'case/' || case_id$r$
    WHEN 'person_id' = ANY (has) THEN $r$'person/' || person_id$r$
  END;
BEGIN
  -- PostgreSQL asks policies from the last name to the first: this one after the compartments, and
  -- only for rows that these do not open
  IF rule IS NOT NULL THEN
    EXECUTE format(
      'CREATE POLICY by_emergency ON %s FOR SELECT USING (%s = ANY ((SELECT guard.grants())::text[]))',
      protected, rule);
  END IF;
END $$;

CREATE OR REPLACE PROCEDURE guard.protect(protected regclass)
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', protected);
  EXECUTE format($policy$
    CREATE POLICY compartments ON %s
    USING (CASE WHEN ARRAY[compartment || '/' || scope, compartment || '/*']
      && (SELECT guard.grants()) THEN true ELSE false END)
    WITH CHECK (ARRAY[compartment || '/' || scope, compartment || '/*'] && (SELECT guard.grants()))
  $policy$, protected);
  CALL guard.open_in_emergency(protected);
END $$;
REVOKE ALL ON PROCEDURE guard.open_in_emergency(regclass) FROM PUBLIC;

DO $$
DECLARE guarded regclass;
BEGIN
  FOR guarded IN SELECT polrelid::regclass FROM pg_policy WHERE polname = 'compartments' LOOP
    CALL guard.open_in_emergency(guarded);
  END LOOP;
END $$;

-- Reading is an entry of the journal: the officer extends it, and changes nothing else of the case.
CREATE POLICY by_emergency_head ON case_file FOR UPDATE
  USING ('case/' || id = ANY ((SELECT guard.grants())::text[]));
CREATE POLICY by_emergency_entry ON journal_event FOR INSERT
  WITH CHECK ('case/' || case_id = ANY ((SELECT guard.grants())::text[]));
CREATE FUNCTION guard.only_the_head() RETURNS trigger
LANGUAGE plpgsql SET search_path = guard, pg_catalog, pg_temp AS $$
BEGIN
  -- whom no policy binds is not bound here either
  IF row_security_active(TG_RELID) AND NOT
      ARRAY[OLD.compartment || '/' || OLD.scope, OLD.compartment || '/*'] && guard.grants() THEN
    RAISE EXCEPTION 'a case opened in an emergency is only read'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER only_the_head BEFORE UPDATE ON case_file FOR EACH ROW
  WHEN ((OLD.id, OLD.compartment, OLD.scope, OLD.reference, OLD.kind, OLD.person_id, OLD.opened_at,
      OLD.closed_at) IS DISTINCT FROM
    (NEW.id, NEW.compartment, NEW.scope, NEW.reference, NEW.kind, NEW.person_id, NEW.opened_at,
      NEW.closed_at))
  EXECUTE FUNCTION guard.only_the_head();

-- Who opened what and why: the notice to the data protection officer. Its case is in a column of
-- another name, so that opening the case does not open the notices about it.
CREATE TABLE emergency_opening (
  id uuid PRIMARY KEY,
  compartment text NOT NULL DEFAULT 'oversight',
  -- the organisation
  scope text NOT NULL,
  staff_id uuid NOT NULL REFERENCES staff_account (id),
  opened_case uuid NOT NULL REFERENCES case_file (id),
  opened_person uuid,
  reference text NOT NULL,
  -- sealed under the case's key
  officer bytea NOT NULL,
  reason bytea NOT NULL,
  opened_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  seen_at timestamptz
);
CREATE INDEX emergency_opening_staff ON emergency_opening (staff_id, ends_at);
CALL guard.protect('emergency_opening');
GRANT SELECT, INSERT, UPDATE ON emergency_opening TO ${app};
