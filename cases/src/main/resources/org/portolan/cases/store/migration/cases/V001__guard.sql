-- Who acts, verified. The policies of every table believe only guard.grants().
CREATE SCHEMA guard;
CREATE SCHEMA crypto;
CREATE EXTENSION pgcrypto SCHEMA crypto;

-- The application's role cannot read this key; only functions that run as the owner can.
CREATE TABLE guard.actor_key (
  id int PRIMARY KEY CHECK (id = 1),
  key bytea NOT NULL
);

-- The grants of the transaction's actor, such as {health/authority/harbour,transit/*}.
-- Raises when the token is missing, forged or stale; never returns nothing in silence.
-- The expiry is real time: the one place where SQL reads its own clock.
CREATE FUNCTION guard.grants() RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = guard, pg_catalog, pg_temp AS $$
DECLARE
  token text := current_setting('portolan.actor', true);
  parts text[];
BEGIN
  IF token IS NULL OR token = '' THEN
    RAISE EXCEPTION 'no actor' USING ERRCODE = 'insufficient_privilege';
  END IF;
  parts := string_to_array(token, '|');
  IF array_length(parts, 1) IS DISTINCT FROM 5 OR parts[1] <> 'v1' THEN
    RAISE EXCEPTION 'not an actor token' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF parts[5] IS DISTINCT FROM encode(
      crypto.hmac(convert_to(array_to_string(parts[1:4], '|'), 'UTF8'),
                 (SELECT key FROM guard.actor_key WHERE id = 1), 'sha256'), 'hex') THEN
    RAISE EXCEPTION 'forged actor token' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF parts[4]::bigint < extract(epoch FROM clock_timestamp()) THEN
    RAISE EXCEPTION 'stale actor token' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN string_to_array(parts[3], ',');
END $$;

-- Puts a table with columns compartment and scope under the guard. The CASE tells the planner to
-- expect half of the rows and not one in two hundred: whoever asks mostly may.
CREATE PROCEDURE guard.protect(protected regclass)
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', protected);
  EXECUTE format($policy$
    CREATE POLICY compartments ON %s
    USING (CASE WHEN ARRAY[compartment || '/' || scope, compartment || '/*']
      && (SELECT guard.grants()) THEN true ELSE false END)
    WITH CHECK (ARRAY[compartment || '/' || scope, compartment || '/*'] && (SELECT guard.grants()))
  $policy$, protected);
END $$;

-- Functions are open to everybody unless said otherwise: only the verdict is for the application.
REVOKE ALL ON ALL ROUTINES IN SCHEMA guard FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA guard FROM PUBLIC;
GRANT USAGE ON SCHEMA guard TO ${app};
GRANT EXECUTE ON FUNCTION guard.grants() TO ${app};
GRANT USAGE ON SCHEMA public TO ${app};
