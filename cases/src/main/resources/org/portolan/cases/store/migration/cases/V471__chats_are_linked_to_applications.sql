-- A guest turns out to be an applicant: what is said in their chat stands on the application's timeline
-- too, sealed under its key. The guest sees nothing of the application by that.
ALTER TABLE chat
  -- the application's case; names no row here, so that the chat stays when that is forgotten
  ADD COLUMN linked_case uuid,
  -- up to which message it stands there
  ADD COLUMN linked_upto bigint NOT NULL DEFAULT 0;

-- Which entries of an application came from which chat, so that a wrong link can be taken back.
CREATE TABLE chat_copy (
  -- the application's
  case_id uuid NOT NULL REFERENCES case_file (id),
  compartment text NOT NULL,
  scope text NOT NULL,
  -- no reference: it may be forgotten before the application
  chat uuid NOT NULL,
  seq bigint NOT NULL,
  entry_id uuid NOT NULL REFERENCES timeline_entry (id),
  PRIMARY KEY (case_id, chat, seq)
);
CREATE INDEX chat_copy_entry ON chat_copy (entry_id);
CALL guard.protect('chat_copy');
GRANT SELECT, INSERT ON chat_copy TO ${app};

-- The same file may lie on the enquiry and on the application.
DROP INDEX attachment_file;
CREATE INDEX attachment_file ON attachment (file_id);

-- Takes what came from a chat off an application's timeline again: it is another person's. Nothing
-- else can be deleted by this. Returns how many entries it took, null when the actor has no such case.
CREATE FUNCTION guard.take_back_copies(of_case uuid, of_chat uuid) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_catalog, pg_temp AS $$
DECLARE
  verified text[] := guard.grants();
  entries uuid[];
BEGIN
  PERFORM FROM case_file WHERE id = of_case
    AND ARRAY[compartment || '/' || scope, compartment || '/*'] && verified;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  entries := ARRAY(SELECT entry_id FROM chat_copy WHERE case_id = of_case AND chat = of_chat);
  DELETE FROM chat_copy WHERE case_id = of_case AND chat = of_chat;
  DELETE FROM attachment WHERE case_id = of_case AND entry_id = ANY (entries);
  DELETE FROM timeline_entry WHERE case_id = of_case AND id = ANY (entries);
  RETURN cardinality(entries);
END $$;
REVOKE ALL ON FUNCTION guard.take_back_copies(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION guard.take_back_copies(uuid, uuid) TO ${app};
