-- Whoever writes for an applicant has that application and nothing else of its post: the verified
-- token names the case as one's own. What is written stays in the case's compartment and scope.
CREATE PROCEDURE guard.open_to_its_applicant(protected regclass)
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format($policy$
    CREATE POLICY as_its_applicant ON %s
    USING ('own/' || case_id = ANY ((SELECT guard.grants())::text[]))
    WITH CHECK ('own/' || case_id = ANY ((SELECT guard.grants())::text[])
      AND EXISTS (SELECT FROM case_file f WHERE f.id = case_id
        AND (f.compartment, f.scope) = (%s.compartment, %s.scope)))
  $policy$, protected, protected, protected);
END $$;
REVOKE ALL ON PROCEDURE guard.open_to_its_applicant(regclass) FROM PUBLIC;

CALL guard.open_to_its_applicant('visa_application');
CALL guard.open_to_its_applicant('visa_member');
CALL guard.open_to_its_applicant('visa_step');
CALL guard.open_to_its_applicant('visa_document');
CALL guard.open_to_its_applicant('visa_request');
CALL guard.open_to_its_applicant('visa_papers');
CALL guard.open_to_its_applicant('visa_notice');
CALL guard.open_to_its_applicant('attachment');

-- With what an applicant does their matter may end or begin anew; they change nothing else of it.
CREATE OR REPLACE FUNCTION guard.only_the_head() RETURNS trigger
LANGUAGE plpgsql SET search_path = guard, pg_catalog, pg_temp AS $$
DECLARE
  granted text[];
BEGIN
  -- whom no policy binds is not bound here either
  IF NOT row_security_active(TG_RELID) THEN
    RETURN NEW;
  END IF;
  granted := guard.grants();
  IF ARRAY[OLD.compartment || '/' || OLD.scope, OLD.compartment || '/*'] && granted THEN
    RETURN NEW;
  END IF;
  IF 'own/' || OLD.id = ANY (granted) AND
      (OLD.id, OLD.compartment, OLD.scope, OLD.reference, OLD.kind, OLD.person_id, OLD.opened_at,
        OLD.erased_at) IS NOT DISTINCT FROM
      (NEW.id, NEW.compartment, NEW.scope, NEW.reference, NEW.kind, NEW.person_id, NEW.opened_at,
        NEW.erased_at) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a case opened in an emergency is only read'
    USING ERRCODE = 'insufficient_privilege';
END $$;
