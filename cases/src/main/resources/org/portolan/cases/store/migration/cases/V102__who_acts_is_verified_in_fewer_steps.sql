-- The same verdict in fewer steps: it is asked for in every statement. What is authenticated is all
-- that stands before the code of 64 hexadecimal digits, so that nothing needs to be taken apart before.
CREATE OR REPLACE FUNCTION guard.grants() RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = guard, pg_catalog, pg_temp AS $$
DECLARE
  token text := current_setting('portolan.actor', true);
BEGIN
  IF token IS NULL OR token = '' THEN
    RAISE EXCEPTION 'no actor' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF left(token, 3) <> 'v1|' THEN
    RAISE EXCEPTION 'not an actor token' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF right(token, 65) IS DISTINCT FROM '|' || encode(
      crypto.hmac(convert_to(left(token, -65), 'UTF8'),
                 (SELECT key FROM guard.actor_key WHERE id = 1), 'sha256'), 'hex') THEN
    RAISE EXCEPTION 'forged actor token' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF split_part(token, '|', 4)::bigint < extract(epoch FROM clock_timestamp()) THEN
    RAISE EXCEPTION 'stale actor token' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN string_to_array(split_part(token, '|', 3), ',');
END $$;
