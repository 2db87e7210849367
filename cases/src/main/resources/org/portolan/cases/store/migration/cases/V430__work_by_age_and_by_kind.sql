-- A post's work is also looked through by how long it has waited, and by kind: both along an index,
-- since under row-level security each row that is passed over costs as much as one that is shown.
CREATE INDEX visa_application_by_age ON visa_application (scope, state, submitted_at, case_id);
CREATE INDEX visa_application_by_type ON visa_application (scope, state, type, due_at, case_id);
