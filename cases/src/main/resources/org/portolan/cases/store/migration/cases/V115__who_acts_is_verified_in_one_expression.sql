-- The same verdict again, in one expression: what a statement pays is less the hash than that each
-- expression is made ready anew in every transaction. Why a token is refused is asked only then.
CREATE FUNCTION guard.refuse(token text, genuine boolean) RETURNS text[]
LANGUAGE plpgsql SET search_path = guard, pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION '%', CASE
      WHEN token IS NULL OR token = '' THEN 'no actor'
      WHEN left(token, 3) <> 'v1|' THEN 'not an actor token'
      WHEN genuine THEN 'stale actor token'
      ELSE 'forged actor token'
    END USING ERRCODE = 'insufficient_privilege';
END $$;
REVOKE ALL ON FUNCTION guard.refuse(text, boolean) FROM PUBLIC;

-- Each CASE asks in this order: nothing of a token is read before its hash fits. Without a key none
-- does. The table of the key is read as a whole, which is one row, because its index costs more.
CREATE OR REPLACE FUNCTION guard.grants() RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = guard, pg_catalog, pg_temp AS $$
  SELECT CASE
    WHEN left(current_setting('portolan.actor', true), 3) = 'v1|'
      AND right(current_setting('portolan.actor', true), 65) = '|' || encode(crypto.hmac(
        convert_to(left(current_setting('portolan.actor', true), -65), 'UTF8'),
        (SELECT key FROM guard.actor_key), 'sha256'), 'hex')
    THEN CASE
      WHEN to_timestamp(split_part(current_setting('portolan.actor', true), '|', 4)::float8)
        >= clock_timestamp()
      THEN string_to_array(split_part(current_setting('portolan.actor', true), '|', 3), ',')
      ELSE guard.refuse(current_setting('portolan.actor', true), true)
    END
    ELSE guard.refuse(current_setting('portolan.actor', true), false)
  END
$$;
