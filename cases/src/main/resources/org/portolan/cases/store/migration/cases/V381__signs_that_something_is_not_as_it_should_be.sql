-- By what people and papers of applications are met again: keyed hashes, never what they say.
CREATE TABLE visa_holder (
  member_id uuid PRIMARY KEY REFERENCES visa_member (id),
  case_id uuid NOT NULL REFERENCES visa_application (case_id),
  compartment text NOT NULL DEFAULT 'visa',
  scope text NOT NULL,
  -- of the number of the paper that they travel with
  document_index bytea,
  -- of a name as it sounds, in whatever order, and the day of birth
  holder_index bytea,
  -- ISO 3166-1 alpha-3, or a code of ICAO Doc 9303 part 3
  nationality text
);
CREATE INDEX visa_holder_of_case ON visa_holder (case_id);
CREATE INDEX visa_holder_document ON visa_holder (document_index) WHERE document_index IS NOT NULL;
CREATE INDEX visa_holder_holder ON visa_holder (holder_index) WHERE holder_index IS NOT NULL;
CALL guard.protect('visa_holder');
GRANT SELECT, INSERT, UPDATE, DELETE ON visa_holder TO ${app};

-- What an officer is to look at before they decide, and how they settled it.
CREATE TABLE visa_signal (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES visa_application (case_id),
  compartment text NOT NULL DEFAULT 'visa',
  scope text NOT NULL,
  -- whom of the application it is about; null for all of it
  member_id uuid REFERENCES visa_member (id),
  kind text NOT NULL,
  detail bytea NOT NULL,
  -- keyed hash of what it is about: the same is not raised again once it was settled
  about_index bytea NOT NULL,
  raised_at timestamptz NOT NULL,
  settled_at timestamptz,
  settled_by text,
  reason text,
  note bytea,
  UNIQUE (case_id, about_index)
);
CREATE INDEX visa_signal_of_member ON visa_signal (member_id);
CREATE INDEX visa_signal_raised ON visa_signal (scope, raised_at);
CALL guard.protect('visa_signal');
GRANT SELECT, INSERT, UPDATE, DELETE ON visa_signal TO ${app};
CREATE POLICY not_given_up ON visa_signal AS RESTRICTIVE
  USING (CASE WHEN case_id = ANY ((SELECT guard.given_up())::uuid[]) THEN false ELSE true END);

-- When an application is to be looked through, and how many signals of it nobody has settled.
ALTER TABLE visa_application
  ADD COLUMN screen_at timestamptz,
  ADD COLUMN open_signals int NOT NULL DEFAULT 0;
CREATE INDEX visa_application_to_screen ON visa_application (screen_at)
  WHERE screen_at IS NOT NULL;
CREATE INDEX visa_application_of_contact ON visa_application (contact_point_id);

-- Numbers and addresses that many apply from, and rightly: a household's, a camp's, a helper's.
CREATE TABLE visa_common_contact (
  value_index bytea NOT NULL,
  compartment text NOT NULL DEFAULT 'visa',
  scope text NOT NULL,
  whose text NOT NULL,
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (value_index, scope)
);
CALL guard.protect('visa_common_contact');
GRANT SELECT, INSERT, UPDATE, DELETE ON visa_common_contact TO ${app};

-- Lists of papers that were lost or stolen: who brought which in, and keyed hashes of the numbers.
CREATE TABLE lost_list (
  id uuid PRIMARY KEY,
  compartment text NOT NULL DEFAULT 'visa',
  scope text NOT NULL,
  imported_by text NOT NULL,
  imported_at timestamptz NOT NULL,
  entries int NOT NULL
);
CALL guard.protect('lost_list');
GRANT SELECT, INSERT, DELETE ON lost_list TO ${app};

CREATE TABLE lost_document (
  number_index bytea NOT NULL,
  -- who issued it, ISO 3166-1 alpha-3 or a code of ICAO Doc 9303 part 3
  issuer text NOT NULL,
  list_id uuid NOT NULL REFERENCES lost_list (id),
  compartment text NOT NULL DEFAULT 'visa',
  scope text NOT NULL,
  PRIMARY KEY (number_index, issuer, list_id)
);
CREATE INDEX lost_document_of_list ON lost_document (list_id);
CALL guard.protect('lost_document');
GRANT SELECT, INSERT, DELETE ON lost_document TO ${app};
