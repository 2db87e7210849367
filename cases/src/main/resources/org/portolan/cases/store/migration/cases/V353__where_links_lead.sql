-- What was found at the addresses that published pages lead to. Of nobody: pages are public.
CREATE TABLE portal_link (
  address text PRIMARY KEY,
  compartment text NOT NULL DEFAULT 'information',
  checked_at timestamptz NOT NULL,
  -- null while it was never answered
  result text,
  failing_since timestamptz
);
CREATE INDEX portal_link_failing ON portal_link (failing_since) WHERE failing_since IS NOT NULL;
CALL guard.share('portal_link');
GRANT SELECT, INSERT, UPDATE, DELETE ON portal_link TO ${app};
