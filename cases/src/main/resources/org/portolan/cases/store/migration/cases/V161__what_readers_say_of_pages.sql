-- Whether a page helped, from somebody of whom nothing is known. What they wrote is sealed under the
-- key of its month, which is destroyed when the last of the month is forgotten.
CREATE TABLE portal_feedback (
  id uuid PRIMARY KEY,
  compartment text NOT NULL DEFAULT 'information',
  page uuid NOT NULL REFERENCES portal_page,
  language text NOT NULL,
  -- of the version that they read
  number int NOT NULL,
  helped boolean NOT NULL,
  said bytea,
  -- the first day of the month whose key seals it
  month date NOT NULL,
  given_at timestamptz NOT NULL
);
CREATE INDEX portal_feedback_of_page ON portal_feedback (page, language, given_at);
CREATE INDEX portal_feedback_of_month ON portal_feedback (month);
CALL guard.share('portal_feedback');
GRANT SELECT, INSERT, DELETE ON portal_feedback TO ${app};
