-- A rumour and what is right about it, as the public reads them in a language: written for that by
-- the information desk, beside what it heard, which stays sealed.
CREATE TABLE rumour_public (
  case_id uuid NOT NULL REFERENCES rumour (case_id),
  language text NOT NULL,
  -- what people say, and what is right, in words for everybody
  saying text NOT NULL,
  answer text NOT NULL,
  verdict text NOT NULL,
  -- the information page that puts it right
  page text,
  published_at timestamptz NOT NULL,
  published_by text NOT NULL,
  PRIMARY KEY (case_id, language)
);
CALL guard.publish('rumour_public', 'information');
GRANT SELECT, INSERT, UPDATE, DELETE ON rumour_public TO ${app};
