-- Who a person is: names sealed under the person's key, found by keyed tokens.
CREATE TABLE person (
  id uuid PRIMARY KEY,
  compartment text NOT NULL DEFAULT 'identity',
  scope text NOT NULL,
  name bytea NOT NULL,
  latin_name bytea,
  birth_date bytea,
  language text NOT NULL,
  time_zone text NOT NULL,
  created_at timestamptz NOT NULL
);
CALL guard.protect('person');
GRANT SELECT, INSERT, UPDATE ON person TO ${app};

-- One row per token: under row-level security only plain equality uses an index.
CREATE TABLE person_name_token (
  token bytea NOT NULL,
  person_id uuid NOT NULL REFERENCES person (id),
  compartment text NOT NULL DEFAULT 'identity',
  scope text NOT NULL,
  PRIMARY KEY (token, person_id)
);
CALL guard.protect('person_name_token');
GRANT SELECT, INSERT, DELETE ON person_name_token TO ${app};

-- How a person is reached. Several people may share one number; each has a row.
CREATE TABLE contact_point (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person (id),
  compartment text NOT NULL DEFAULT 'identity',
  scope text NOT NULL,
  channel text NOT NULL,
  value bytea NOT NULL,
  value_index bytea NOT NULL,
  region text NOT NULL,
  state text NOT NULL DEFAULT 'usable'
);
CREATE INDEX contact_point_value ON contact_point (value_index);
CREATE INDEX contact_point_person ON contact_point (person_id);
CALL guard.protect('contact_point');
GRANT SELECT, INSERT, UPDATE ON contact_point TO ${app};
