-- Numbers and addresses from which somebody said STOP, or of which a provider said so, whether or not
-- we know anybody there: who is registered with one later gets nothing either until START. Kept by
-- keyed index alone, also when the person is forgotten: the choice is the number's.
CREATE TABLE stopped_number (
  value_index bytea NOT NULL,
  channel text NOT NULL,
  compartment text NOT NULL DEFAULT 'identity',
  scope text NOT NULL DEFAULT '*',
  stopped_at timestamptz NOT NULL,
  PRIMARY KEY (value_index, channel)
);
CALL guard.protect('stopped_number');
GRANT SELECT, INSERT, DELETE ON stopped_number TO ${app};
INSERT INTO stopped_number (value_index, channel, stopped_at)
SELECT value_index, channel, timestamptz '2026-01-01' FROM contact_point WHERE state = 'opted-out'
UNION
SELECT value_index, 'voice', timestamptz '2026-01-01' FROM contact_point WHERE voice_state = 'opted-out';

-- How a new contact point stands: for who registers somebody at one post and may not see whether
-- another post knows the number. Asked with the keyed index of a number that they have before them.
CREATE FUNCTION contact_state_of(asked_index bytea, asked_channel text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_catalog, pg_temp AS $$
  SELECT CASE WHEN guard.grants() IS NOT NULL AND EXISTS (
    SELECT FROM stopped_number s
    WHERE s.value_index = asked_index AND s.channel = asked_channel)
  THEN 'opted-out' ELSE 'usable' END
$$;
REVOKE ALL ON FUNCTION contact_state_of(bytea, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION contact_state_of(bytea, text) TO ${app};
