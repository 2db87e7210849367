-- Where members of staff work and as what: no secret, and what a history and an access log say of
-- them. Their names, addresses and everything else of their accounts stay closed.
CREATE FUNCTION guard.posts_of(accounts uuid[])
RETURNS TABLE (account uuid, role text, scope text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_catalog, pg_temp AS $$
BEGIN
  -- raises for whoever has no verified actor
  PERFORM guard.grants();
  RETURN QUERY SELECT s.id, s.role, s.scope FROM public.staff_account s WHERE s.id = ANY (accounts);
END $$;
REVOKE ALL ON FUNCTION guard.posts_of(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION guard.posts_of(uuid[]) TO ${app};
