-- Not only the last who wrote at a version: who wrote all of it before a colleague corrected a comma
-- does not approve it either.
CREATE FUNCTION entry_rule_approved_by_another() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
      SELECT FROM entry_rule_event e WHERE e.rule = NEW.rule AND e.version = NEW.version
        AND e.kind = 'written' AND e.actor = NEW.approved_by) THEN
    RAISE EXCEPTION 'whoever wrote at a version does not approve it'
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER approved_by_another BEFORE INSERT OR UPDATE OF approved_by ON entry_rule_version
  FOR EACH ROW WHEN (NEW.approved_by IS NOT NULL)
  EXECUTE FUNCTION entry_rule_approved_by_another();
