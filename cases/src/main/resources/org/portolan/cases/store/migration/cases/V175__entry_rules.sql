-- Entry rules are public: everybody may read them; who works in information writes them.
CREATE SEQUENCE entry_rule_number;
GRANT USAGE ON SEQUENCE entry_rule_number TO ${app};

-- One version of a rule. Once it was submitted, what it says never changes.
CREATE TABLE entry_rule_version (
  rule int NOT NULL,
  version int NOT NULL CHECK (version > 0),
  state text NOT NULL DEFAULT 'draft'
    CHECK (state IN ('draft', 'submitted', 'approved', 'published', 'superseded', 'withdrawn')),
  -- made up to show how rules look; said wherever it is shown
  sample boolean NOT NULL DEFAULT false,
  -- ISO 3166-1 alpha-3
  destination text NOT NULL,
  rank smallint NOT NULL,
  -- days of arrival in the destination's time zone
  valid_from date NOT NULL,
  valid_until date,
  reviewed_on date NOT NULL,
  -- IHR (2005), article 43: within three months
  review_by date NOT NULL,
  conditions jsonb NOT NULL,
  effect jsonb NOT NULL,
  wording jsonb NOT NULL,
  author text NOT NULL,
  created_at timestamptz NOT NULL,
  approved_by text CHECK (approved_by <> author),
  -- from when it is published; at once when null
  publish_at timestamptz,
  published_at timestamptz,
  ended_at timestamptz,
  PRIMARY KEY (rule, version)
);
CREATE UNIQUE INDEX entry_rule_published ON entry_rule_version (rule) WHERE state = 'published';
CREATE UNIQUE INDEX entry_rule_in_work ON entry_rule_version (rule)
  WHERE state IN ('draft', 'submitted', 'approved');
CREATE INDEX entry_rule_due ON entry_rule_version (publish_at) WHERE state = 'approved';
ALTER TABLE entry_rule_version ENABLE ROW LEVEL SECURITY;
CREATE POLICY everybody_reads ON entry_rule_version FOR SELECT USING (true);
CREATE POLICY information_writes ON entry_rule_version FOR INSERT WITH CHECK (EXISTS (
  SELECT FROM unnest((SELECT guard.grants())) g WHERE g LIKE 'information/%'));
CREATE POLICY information_changes ON entry_rule_version FOR UPDATE USING (EXISTS (
  SELECT FROM unnest((SELECT guard.grants())) g WHERE g LIKE 'information/%'));
GRANT SELECT, INSERT, UPDATE ON entry_rule_version TO ${app};

CREATE FUNCTION entry_rule_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'draft' AND NEW.state <> 'draft'
      AND (OLD.destination, OLD.rank, OLD.valid_from, OLD.valid_until, OLD.reviewed_on,
        OLD.review_by, OLD.conditions, OLD.effect, OLD.wording)
      IS DISTINCT FROM (NEW.destination, NEW.rank, NEW.valid_from, NEW.valid_until,
        NEW.reviewed_on, NEW.review_by, NEW.conditions, NEW.effect, NEW.wording) THEN
    RAISE EXCEPTION 'a version that was submitted does not change';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stays BEFORE UPDATE ON entry_rule_version
  FOR EACH ROW EXECUTE FUNCTION entry_rule_stays();

-- Who did what to a version, in order.
CREATE TABLE entry_rule_event (
  rule int NOT NULL,
  version int NOT NULL,
  at timestamptz NOT NULL,
  actor text NOT NULL,
  kind text NOT NULL
);
CREATE INDEX entry_rule_history ON entry_rule_event (rule, at);
ALTER TABLE entry_rule_event ENABLE ROW LEVEL SECURITY;
CREATE POLICY information_reads ON entry_rule_event FOR SELECT USING (EXISTS (
  SELECT FROM unnest((SELECT guard.grants())) g WHERE g LIKE 'information/%'));
CREATE POLICY information_adds ON entry_rule_event FOR INSERT WITH CHECK (EXISTS (
  SELECT FROM unnest((SELECT guard.grants())) g WHERE g LIKE 'information/%'));
GRANT SELECT, INSERT ON entry_rule_event TO ${app};

-- Goes up with every change of what is published; nodes compile the rules again when it has.
CREATE TABLE entry_rules_edition (
  id int PRIMARY KEY CHECK (id = 1),
  edition bigint NOT NULL
);
INSERT INTO entry_rules_edition (id, edition) VALUES (1, 0);
ALTER TABLE entry_rules_edition ENABLE ROW LEVEL SECURITY;
CREATE POLICY everybody_reads ON entry_rules_edition FOR SELECT USING (true);
CREATE POLICY information_changes ON entry_rules_edition FOR UPDATE USING (EXISTS (
  SELECT FROM unnest((SELECT guard.grants())) g WHERE g LIKE 'information/%'));
GRANT SELECT, UPDATE ON entry_rules_edition TO ${app};
