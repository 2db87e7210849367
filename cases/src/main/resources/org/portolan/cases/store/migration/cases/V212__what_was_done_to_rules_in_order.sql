-- Approved and published in one transaction, a version has two events of the same moment.
ALTER TABLE entry_rule_event ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY;
