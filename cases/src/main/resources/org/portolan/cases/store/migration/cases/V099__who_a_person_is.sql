-- Of which countries somebody is a citizen: ISO 3166-1 alpha-3, or a code of ICAO Doc 9303 part 3.
ALTER TABLE person ADD COLUMN nationalities text[] NOT NULL DEFAULT '{}';

-- When somebody is not to be woken, in their own time; without, the hours that hold for everybody.
ALTER TABLE person ADD COLUMN quiet_from time;
ALTER TABLE person ADD COLUMN quiet_until time;
ALTER TABLE person ADD CHECK ((quiet_from IS NULL) = (quiet_until IS NULL));

-- Who belongs to whom: members of one household, and guardians with their wards. One row for the
-- two of them; both are of the post that noted it.
CREATE TABLE person_relation (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person (id),
  compartment text NOT NULL DEFAULT 'identity',
  scope text NOT NULL,
  -- of a guardian, the ward
  other_id uuid NOT NULL REFERENCES person (id),
  kind text NOT NULL CHECK (kind IN ('household', 'guardian')),
  noted_at timestamptz NOT NULL,
  ended_at timestamptz,
  CHECK (person_id <> other_id)
);
CREATE UNIQUE INDEX person_relation_standing
  ON person_relation (LEAST(person_id, other_id), GREATEST(person_id, other_id), kind)
  WHERE ended_at IS NULL;
CREATE INDEX person_relation_person ON person_relation (person_id);
CREATE INDEX person_relation_other ON person_relation (other_id);
CALL guard.protect('person_relation');
GRANT SELECT, INSERT, UPDATE ON person_relation TO ${app};
