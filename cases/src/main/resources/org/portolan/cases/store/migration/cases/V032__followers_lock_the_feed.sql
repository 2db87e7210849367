-- SELECT … FOR UPDATE SKIP LOCKED needs the right and a policy to update, though nobody does.
CREATE POLICY followers_lock ON journal_feed FOR UPDATE
  USING ('transit/*' = ANY ((SELECT guard.grants())::text[]));
GRANT UPDATE ON journal_feed TO ${app};
