-- Who acts, as the verified token says: staff:… or system:…
CREATE FUNCTION guard.actor() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = guard, pg_catalog, pg_temp AS $$
  SELECT CASE WHEN guard.grants() IS NOT NULL
    THEN split_part(current_setting('portolan.actor', true), '|', 2) END
$$;
REVOKE ALL ON FUNCTION guard.actor() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION guard.actor() TO ${app};

-- Role and scope of an account are changed by somebody else, or not at all.
CREATE FUNCTION guard.not_oneself() RETURNS trigger
LANGUAGE plpgsql SET search_path = guard, pg_catalog, pg_temp AS $$
BEGIN
  IF guard.actor() = 'staff:' || OLD.id::text AND
      (NEW.role, NEW.scope) IS DISTINCT FROM (OLD.role, OLD.scope) THEN
    RAISE EXCEPTION 'nobody changes their own role' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER not_oneself BEFORE UPDATE ON staff_account
  FOR EACH ROW EXECUTE FUNCTION guard.not_oneself();
