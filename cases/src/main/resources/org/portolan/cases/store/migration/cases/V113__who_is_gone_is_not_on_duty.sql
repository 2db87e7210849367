-- Who cannot be told of an alert any more, or works elsewhere, is on no duty list: an alert would
-- wait for somebody who never reads it, and people in danger be told that somebody does. Whoever
-- changes accounts sees no list.
CREATE FUNCTION guard.off_duty() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_catalog, pg_temp AS $$
BEGIN
  DELETE FROM duty_shift WHERE staff_id = NEW.id
    AND (NEW.disabled_at IS NOT NULL OR NEW.phone IS NULL OR scope <> NEW.scope);
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION guard.off_duty() FROM PUBLIC;
CREATE TRIGGER off_duty AFTER UPDATE ON staff_account FOR EACH ROW
  WHEN ((OLD.disabled_at IS NULL, OLD.phone IS NULL, OLD.scope)
    IS DISTINCT FROM (NEW.disabled_at IS NULL, NEW.phone IS NULL, NEW.scope))
  EXECUTE FUNCTION guard.off_duty();
CREATE INDEX duty_shift_staff ON duty_shift (staff_id);
