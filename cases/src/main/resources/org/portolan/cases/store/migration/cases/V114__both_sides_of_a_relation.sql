-- A relation stands once for two people: either reads it of themselves, whoever it was noted at.
CREATE POLICY by_emergency_other ON person_relation FOR SELECT
  USING ('person/' || other_id = ANY ((SELECT guard.grants())::text[]));
