-- What is kept how long, what is held, what was forgotten: the data protection officer's. No row
-- here says whose case it is.
ALTER TABLE case_file ADD COLUMN erased_at timestamptz;
-- Nor does whoever may only read a case mark it as erased.
DROP TRIGGER only_the_head ON case_file;
CREATE TRIGGER only_the_head BEFORE UPDATE ON case_file FOR EACH ROW
  WHEN ((OLD.id, OLD.compartment, OLD.scope, OLD.reference, OLD.kind, OLD.person_id, OLD.opened_at,
      OLD.closed_at, OLD.erased_at) IS DISTINCT FROM
    (NEW.id, NEW.compartment, NEW.scope, NEW.reference, NEW.kind, NEW.person_id, NEW.opened_at,
      NEW.closed_at, NEW.erased_at))
  EXECUTE FUNCTION guard.only_the_head();
CREATE INDEX case_file_closed ON case_file (compartment, closed_at) WHERE erased_at IS NULL;

CREATE TABLE erasure (
  case_id uuid PRIMARY KEY REFERENCES case_file (id),
  compartment text NOT NULL DEFAULT 'oversight',
  -- the organisation; its post beside it
  scope text NOT NULL,
  post text NOT NULL,
  of_compartment text NOT NULL,
  kind text NOT NULL,
  reference text NOT NULL,
  warned_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  erased_at timestamptz,
  -- names of the keys that go with the case, and when they were gone
  key_names text[] NOT NULL DEFAULT '{}',
  keys_destroyed_at timestamptz
);
CREATE INDEX erasure_due ON erasure (due_at) WHERE erased_at IS NULL;
CREATE INDEX erasure_unfinished ON erasure (erased_at) WHERE keys_destroyed_at IS NULL;
CREATE INDEX erasure_erased ON erasure (erased_at);
CALL guard.protect('erasure');
GRANT SELECT, INSERT, UPDATE ON erasure TO ${app};

-- Why a case may not be erased for now, in words that the case's key seals.
CREATE TABLE legal_hold (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES erasure (case_id),
  compartment text NOT NULL DEFAULT 'oversight',
  scope text NOT NULL,
  reason bytea NOT NULL,
  placed_by text NOT NULL,
  placed_at timestamptz NOT NULL,
  lifted_by text,
  lifted_at timestamptz
);
CREATE UNIQUE INDEX legal_hold_standing ON legal_hold (case_id) WHERE lifted_at IS NULL;
CALL guard.protect('legal_hold');
GRANT SELECT, INSERT, UPDATE ON legal_hold TO ${app};

-- All that is left of forgotten cases: how many.
CREATE TABLE forgotten_cases (
  compartment text NOT NULL DEFAULT 'oversight',
  scope text NOT NULL,
  post text NOT NULL,
  of_compartment text NOT NULL,
  kind text NOT NULL,
  opened_month date NOT NULL,
  cases int NOT NULL,
  PRIMARY KEY (post, of_compartment, kind, opened_month)
);
CALL guard.protect('forgotten_cases');
GRANT SELECT, INSERT, UPDATE ON forgotten_cases TO ${app};

-- Deletes every row that belongs to a case or a person, in whatever table: each column that refers
-- to one, or is named as if it did. What refers to what is deleted first decides the order.
CREATE PROCEDURE guard.delete_rows_of(referred regclass, named text, gone uuid)
LANGUAGE plpgsql SET search_path = public, pg_catalog, pg_temp AS $$
DECLARE
  kept CONSTANT text[] := '{case_file,journal_event,journal_feed,erasure,legal_hold}';
  waiting text[];
  left_over text[];
  statement text;
BEGIN
  SELECT array_agg(DISTINCT format('DELETE FROM %I WHERE %I = $1', t.relname, a.attname))
  INTO waiting
  FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
  WHERE t.relnamespace = 'public'::regnamespace AND t.relkind = 'r' AND t.relname <> ALL (kept)
    AND (a.attname = named AND a.atttypid = 'uuid'::regtype OR EXISTS (
      SELECT FROM pg_constraint c WHERE c.contype = 'f' AND c.conrelid = t.oid
        AND c.confrelid = referred AND c.conkey = ARRAY[a.attnum]));
  WHILE waiting IS NOT NULL LOOP
    left_over := NULL;
    FOREACH statement IN ARRAY waiting LOOP
      BEGIN
        EXECUTE statement USING gone;
      EXCEPTION WHEN foreign_key_violation THEN
        left_over := left_over || statement;
      END;
    END LOOP;
    IF left_over = waiting THEN
      RAISE EXCEPTION 'rows refer to each other: %', left_over;
    END IF;
    waiting := left_over;
  END LOOP;
END $$;

-- Forgets a case, and its person when it was their last; returns the names of the keys to destroy,
-- or null when it was forgotten before. Its journal stays, which nobody can read any more. For the
-- system's own erasure only, which alone may look into every organisation's oversight.
CREATE FUNCTION forget_case(forgotten uuid, at timestamptz) RETURNS text[]
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
    names := names || ('person:' || whose);
    CALL guard.delete_rows_of('person', 'person_id', whose);
    DELETE FROM person WHERE id = whose;
  END IF;
  RETURN names;
END $$;
REVOKE ALL ON FUNCTION forget_case(uuid, timestamptz) FROM PUBLIC;
REVOKE ALL ON PROCEDURE guard.delete_rows_of(regclass, text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_case(uuid, timestamptz) TO ${app};

-- Messages leave with the key of their day.
GRANT DELETE ON inbox, outbox TO ${app};
CREATE POLICY senders_clean_up ON outbox FOR DELETE
  USING ('transit/*' = ANY ((SELECT guard.grants())::text[]));
CREATE INDEX inbox_key_day ON inbox (key_day);
CREATE INDEX outbox_of_no_case ON outbox (created_at) WHERE case_id IS NULL;
