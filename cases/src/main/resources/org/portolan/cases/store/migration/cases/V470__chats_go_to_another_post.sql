-- A guest's chat goes to the post that can help. It stays an enquiry; with it go what was said, its
-- alerts and its journal, so that whoever has it next sees how it came there, and whoever had it no more.
ALTER TABLE chat
  -- the post that passed it on last
  ADD COLUMN came_from text;

-- When somebody is there to chat is no matter of visas: any post says so for all its visitors.
UPDATE chat_hours SET compartment = 'information' WHERE compartment <> 'information';

-- Moves an enquiry to another post, in every table that holds rows of it. Only for an actor who is
-- granted both posts: nobody is, but for the length of the one transaction in which they hand it over.
-- The journal's chain does not name the post, and holds as before.
CREATE FUNCTION guard.pass_enquiry(passed uuid, post text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_catalog, pg_temp AS $$
DECLARE
  verified text[] := guard.grants();
  former text;
  its regclass;
BEGIN
  SELECT scope INTO former FROM case_file
  WHERE id = passed AND kind = 'enquiry' AND compartment = 'information' AND erased_at IS NULL
    AND scope <> post
    AND ARRAY['information/' || scope, 'information/*'] && verified
    AND ARRAY['information/' || post, 'information/*'] && verified
  FOR UPDATE;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  FOR its IN
    SELECT t.oid FROM pg_class t
    WHERE t.relnamespace = 'public'::regnamespace AND t.relkind = 'r'
      AND 3 = (SELECT count(*) FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attnum > 0
        AND NOT a.attisdropped AND a.attname IN ('case_id', 'compartment', 'scope'))
    ORDER BY t.relname
  LOOP
    EXECUTE format($move$
      UPDATE %s SET scope = $2
      WHERE case_id = $1 AND compartment = 'information' AND scope = $3
    $move$, its) USING passed, post, former;
  END LOOP;
  UPDATE case_file SET scope = post WHERE id = passed;
  RETURN true;
END $$;
REVOKE ALL ON FUNCTION guard.pass_enquiry(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION guard.pass_enquiry(uuid, text) TO ${app};
