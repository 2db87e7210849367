-- Whoever has given an application up, because of who the applicant is to them, reads none of its
-- answers and files, by whatever page they ask.
CREATE INDEX visa_recusal_of_actor ON visa_recusal (('staff:' || CAST(staff_id AS text)));

CREATE FUNCTION guard.given_up() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = guard, pg_catalog, pg_temp AS $$
  SELECT ARRAY(SELECT r.case_id FROM public.visa_recusal r
    WHERE 'staff:' || CAST(r.staff_id AS text) = (SELECT guard.actor()))
$$;
REVOKE ALL ON FUNCTION guard.given_up() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION guard.given_up() TO ${app};

CREATE POLICY not_given_up ON visa_member AS RESTRICTIVE
  USING (CASE WHEN case_id = ANY ((SELECT guard.given_up())::uuid[]) THEN false ELSE true END);
CREATE POLICY not_given_up ON visa_document AS RESTRICTIVE
  USING (CASE WHEN case_id = ANY ((SELECT guard.given_up())::uuid[]) THEN false ELSE true END);
CREATE POLICY not_given_up ON visa_request AS RESTRICTIVE
  USING (CASE WHEN case_id = ANY ((SELECT guard.given_up())::uuid[]) THEN false ELSE true END);
CREATE POLICY not_given_up ON attachment AS RESTRICTIVE
  USING (CASE WHEN case_id = ANY ((SELECT guard.given_up())::uuid[]) THEN false ELSE true END);
