-- One-time codes to the phones of travellers: only a keyed hash, good for one entry. Asking about
-- nobody leaves a row as well, with no person and a code that nobody was told, so that what follows
-- is the same. In transit: no role of staff has it, administrators neither; and no column is named
-- as those by which an emergency opens a person's rows.
CREATE TABLE traveller_code (
  id uuid PRIMARY KEY,
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT '*',
  of_person uuid REFERENCES person (id) ON DELETE CASCADE,
  sent_to uuid REFERENCES contact_point (id) ON DELETE CASCADE,
  code bytea NOT NULL,
  tries int NOT NULL DEFAULT 0,
  expires_at timestamptz NOT NULL
);
CREATE INDEX traveller_code_expiry ON traveller_code (expires_at);
CREATE INDEX traveller_code_person ON traveller_code (of_person);
CREATE INDEX traveller_code_contact ON traveller_code (sent_to);
CALL guard.protect('traveller_code');
GRANT SELECT, INSERT, UPDATE, DELETE ON traveller_code TO ${app};

-- How often codes were asked for since a window began, by keyed hash of who or what was named.
CREATE TABLE traveller_turn (
  subject bytea PRIMARY KEY,
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT '*',
  began_at timestamptz NOT NULL,
  taken int NOT NULL
);
CREATE INDEX traveller_turn_began ON traveller_turn (began_at);
CALL guard.protect('traveller_turn');
GRANT SELECT, INSERT, UPDATE, DELETE ON traveller_turn TO ${app};
