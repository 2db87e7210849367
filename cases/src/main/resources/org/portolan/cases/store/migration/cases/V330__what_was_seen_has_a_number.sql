-- Whoever decides on a draft names which state of it they have read; whoever writes one anew, which
-- state they began from.
ALTER TABLE broadcast ADD COLUMN version bigint NOT NULL DEFAULT 1;
ALTER TABLE entry_rule_version ADD COLUMN revision bigint NOT NULL DEFAULT 1;
