-- From the answer to which enquiry a page was begun: for who may see that enquiry, and gone with it.
CREATE TABLE portal_origin (
  page uuid PRIMARY KEY REFERENCES portal_page,
  case_id uuid NOT NULL REFERENCES case_file (id),
  compartment text NOT NULL DEFAULT 'information',
  scope text NOT NULL
);
CREATE INDEX portal_origin_of_case ON portal_origin (case_id);
CALL guard.protect('portal_origin');
GRANT SELECT, INSERT ON portal_origin TO ${app};
