-- Visas that were issued, one for each whom an application is for. What a visa says is its seal.
CREATE TABLE visa_issued (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES visa_application (case_id),
  compartment text NOT NULL DEFAULT 'visa',
  scope text NOT NULL,
  member_id uuid NOT NULL REFERENCES visa_member (id),
  -- of its number: no two visas have the same
  number_index bytea NOT NULL UNIQUE,
  seal bytea NOT NULL,
  -- by which the seal is taken back, also when nothing of the case can be opened any more
  seal_reference text NOT NULL UNIQUE,
  issued_by text NOT NULL,
  issued_at timestamptz NOT NULL,
  revoked_at timestamptz
);
CREATE INDEX visa_issued_of_case ON visa_issued (case_id, issued_at);
CREATE INDEX visa_issued_of_member ON visa_issued (member_id);
CALL guard.protect('visa_issued');
GRANT SELECT, INSERT, UPDATE ON visa_issued TO ${app};
