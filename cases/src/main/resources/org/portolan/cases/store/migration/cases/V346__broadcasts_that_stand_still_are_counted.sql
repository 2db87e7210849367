-- How many broadcasts stand still by themselves, such as for want of money: for whoever watches how
-- messages go and may not see what any of them is about.
CREATE FUNCTION broadcasts_standing() RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_catalog, pg_temp AS $$
BEGIN
  IF NOT '{transit/*}' <@ guard.grants() THEN
    RAISE EXCEPTION 'not for this actor' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN (SELECT count(*) FROM broadcast WHERE state = 'paused' AND stands_because IS NOT NULL);
END $$;
REVOKE ALL ON FUNCTION broadcasts_standing() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION broadcasts_standing() TO ${app};
