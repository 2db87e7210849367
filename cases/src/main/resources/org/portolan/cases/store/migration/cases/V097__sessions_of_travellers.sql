-- A traveller who entered their code, until they go or do nothing for a while: only a keyed hash of
-- what their browser holds. In transit, with columns named as those of their codes.
CREATE TABLE traveller_session (
  id bytea PRIMARY KEY,
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT '*',
  of_person uuid NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  sent_to uuid NOT NULL REFERENCES contact_point (id) ON DELETE CASCADE,
  began_at timestamptz NOT NULL,
  acted_at timestamptz NOT NULL
);
CREATE INDEX traveller_session_began ON traveller_session (began_at);
CREATE INDEX traveller_session_person ON traveller_session (of_person);
CREATE INDEX traveller_session_contact ON traveller_session (sent_to);
CALL guard.protect('traveller_session');
GRANT SELECT, INSERT, UPDATE, DELETE ON traveller_session TO ${app};
