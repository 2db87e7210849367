-- What people ask of us about their own data, and by when they must have an answer. Both texts are
-- sealed under the person's key.
CREATE TABLE data_request (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person (id),
  compartment text NOT NULL DEFAULT 'identity',
  scope text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('correction', 'objection')),
  body bytea NOT NULL,
  contact_point_id uuid NOT NULL REFERENCES contact_point (id),
  asked_at timestamptz NOT NULL,
  answer_by timestamptz NOT NULL,
  outcome text CHECK (outcome IN ('accepted', 'refused')),
  answer bytea,
  answered_at timestamptz,
  answered_by text
);
CREATE INDEX data_request_open ON data_request (answer_by) WHERE answered_at IS NULL;
CREATE INDEX data_request_person ON data_request (person_id);
CALL guard.protect('data_request');
GRANT SELECT, INSERT, UPDATE ON data_request TO ${app};

-- How many wait, and how many of them too long, at each post of an organisation: for whoever
-- watches over its use of the store and may not read what anybody asked.
CREATE FUNCTION guard.waiting_requests(at timestamptz)
RETURNS TABLE (post text, waiting bigint, late bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_catalog, pg_temp AS $$
DECLARE
  verified text[] := guard.grants();
BEGIN
  RETURN QUERY SELECT r.scope, count(*), count(*) FILTER (WHERE r.answer_by < at)
  FROM public.data_request r
  WHERE r.answered_at IS NULL
    AND ARRAY['oversight/' || split_part(r.scope, '/', 1), 'oversight/*'] && verified
  GROUP BY r.scope ORDER BY r.scope;
END $$;
REVOKE ALL ON FUNCTION guard.waiting_requests(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION guard.waiting_requests(timestamptz) TO ${app};
