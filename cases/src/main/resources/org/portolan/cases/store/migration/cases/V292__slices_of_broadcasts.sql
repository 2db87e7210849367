-- A broadcast is handed over in slices of a post's numbers, so that several workers do it at once and
-- whatever one of them was killed over is done by another. They are gone when all have been.
CREATE TABLE broadcast_slice (
  case_id uuid NOT NULL REFERENCES broadcast (case_id),
  position int NOT NULL,
  compartment text NOT NULL DEFAULT 'outreach',
  scope text NOT NULL,
  post text NOT NULL,
  -- indexes of numbers: those after the one and up to the other; null from the first, to the last
  above bytea,
  upto bytea,
  queued_at timestamptz,
  -- as how many messages
  messages int NOT NULL DEFAULT 0,
  PRIMARY KEY (case_id, position)
);
CREATE INDEX broadcast_slice_open ON broadcast_slice (case_id, position) WHERE queued_at IS NULL;
CALL guard.protect('broadcast_slice');
GRANT SELECT, INSERT, UPDATE, DELETE ON broadcast_slice TO ${app};

-- The index of the last number of a slice; null when fewer are left. Along the index alone and with
-- the right to it asked once: twenty thousand rows would each be looked up for their policy while the
-- broadcast is locked.
CREATE FUNCTION broadcast_slice_end(post text, above bytea, size int) RETURNS bytea
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_catalog, pg_temp AS $$
BEGIN
  IF NOT '{identity/*,outreach/*}' <@ guard.grants() THEN
    RAISE EXCEPTION 'not for this actor' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN (SELECT c.value_index FROM contact_point c
    WHERE c.channel = 'sms' AND c.scope = post AND c.value_index > above
    ORDER BY c.value_index OFFSET size - 1 LIMIT 1);
END $$;
REVOKE ALL ON FUNCTION broadcast_slice_end(text, bytea, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION broadcast_slice_end(text, bytea, int) TO ${app};
