-- What is published of the entry rules is everybody's. What is not yet, or no longer, is shown to who
-- works in information, at whatever post, as drafts of pages are (ADR 26): it may be wrong, and must
-- not be read as if it were ours.
ALTER TABLE entry_rule_version ADD COLUMN compartment text NOT NULL DEFAULT 'information';
ALTER TABLE entry_rule_event ADD COLUMN compartment text NOT NULL DEFAULT 'information';
ALTER TABLE entry_change ADD COLUMN compartment text NOT NULL DEFAULT 'information';

DROP POLICY everybody_reads ON entry_rule_version;
DROP POLICY information_writes ON entry_rule_version;
DROP POLICY information_changes ON entry_rule_version;
CALL guard.share('entry_rule_version');
CREATE POLICY everybody_reads_what_is_published ON entry_rule_version
  FOR SELECT USING (state = 'published');

DROP POLICY information_reads ON entry_rule_event;
DROP POLICY information_adds ON entry_rule_event;
CALL guard.share('entry_rule_event');

DROP POLICY information ON entry_change;
CALL guard.share('entry_change');
