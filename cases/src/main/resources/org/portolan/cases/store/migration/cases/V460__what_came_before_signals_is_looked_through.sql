-- What was handed in before applications were looked through is due too, also what is decided: who is
-- met on a later one is known from then on.
UPDATE visa_application a SET screen_at = a.submitted_at
WHERE a.submitted_at IS NOT NULL AND a.screen_at IS NULL
  AND NOT EXISTS (SELECT FROM visa_holder h WHERE h.case_id = a.case_id);

-- A helper's telephone is asked for by the application that they help with.
DROP INDEX visa_helper_phone;
