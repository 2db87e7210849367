-- One message to many: a file of the community workers' compartment. Its texts, in however many
-- languages, are sealed once under the file's own key, never once for each recipient.
CREATE TABLE broadcast (
  case_id uuid PRIMARY KEY REFERENCES case_file (id),
  compartment text NOT NULL DEFAULT 'outreach',
  scope text NOT NULL,
  state text NOT NULL,
  -- what it is called among colleagues, and what it says by language
  wording bytea NOT NULL,
  -- in which languages it says something; these are no secret
  written text[] NOT NULL,
  -- whom it is for: of these languages, numbers of these countries, in quarantine or not; empty and
  -- null ask for nothing. Listed: the people in broadcast_listed and nobody else
  languages text[] NOT NULL DEFAULT '{}',
  regions text[] NOT NULL DEFAULT '{}',
  in_quarantine boolean,
  listed boolean NOT NULL DEFAULT false,
  not_before timestamptz,
  author text NOT NULL,
  created_at timestamptz NOT NULL,
  submitted_at timestamptz,
  -- numbers to be written to, and what it would cost, as its author saw them
  expected int,
  expected_price numeric(14, 6),
  currency text,
  approved_by text,
  approved_at timestamptz,
  started_at timestamptz,
  ended_at timestamptz,
  -- null, or why it stands still: budget
  stands_because text,
  -- how far it has been handed over: the posts in order, and the last number's index within one
  queued_scope text,
  queued_upto bytea,
  queued_at timestamptz,
  queued int NOT NULL DEFAULT 0,
  -- when only counts are left of it
  summed_at timestamptz
);
CREATE INDEX broadcast_of_scope ON broadcast (scope, created_at);
CREATE INDEX broadcast_at_work ON broadcast (state) WHERE state IN ('approved', 'sending');
CALL guard.protect('broadcast');
GRANT SELECT, INSERT, UPDATE ON broadcast TO ${app};

-- People named by the references of an uploaded list. Whoever uploaded it learns how many were
-- found and nothing of whom: in transit, which no role of staff reads.
CREATE TABLE broadcast_listed (
  case_id uuid NOT NULL REFERENCES broadcast (case_id),
  person_id uuid NOT NULL REFERENCES person (id),
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT '*',
  PRIMARY KEY (case_id, person_id)
);
CREATE INDEX broadcast_listed_person ON broadcast_listed (person_id);
CALL guard.protect('broadcast_listed');
GRANT SELECT, INSERT, DELETE ON broadcast_listed TO ${app};

-- What is left of a broadcast whose messages are gone: how many, by what became of them and where.
CREATE TABLE broadcast_outcome (
  case_id uuid NOT NULL REFERENCES broadcast (case_id),
  compartment text NOT NULL DEFAULT 'outreach',
  scope text NOT NULL,
  outcome text NOT NULL,
  reason text NOT NULL,
  country text NOT NULL,
  messages int NOT NULL,
  PRIMARY KEY (case_id, outcome, reason, country)
);
CALL guard.protect('broadcast_outcome');
GRANT SELECT, INSERT ON broadcast_outcome TO ${app};

-- Whether somebody wants broadcasts at this number or address; what concerns their own matter is
-- another question.
ALTER TABLE contact_point ADD COLUMN news boolean NOT NULL DEFAULT true;
-- Along a post's numbers in slices.
CREATE INDEX contact_point_of_post ON contact_point (scope, value_index) WHERE channel = 'sms';

-- Who is at the numbers of a post between two indexes, for a broadcast: one row for each number and
-- language, however many of a household share the phone, and of who has several numbers the first
-- that may be used. standing says whether they want it. Runs with the rights of who asks.
CREATE FUNCTION broadcast_audience(asked uuid, post text, above bytea, upto bytea)
RETURNS TABLE (contact uuid, region text, language text, standing text)
LANGUAGE plpgsql STABLE
SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off
AS $$
DECLARE
  b broadcast;
BEGIN
  SELECT * INTO STRICT b FROM broadcast WHERE case_id = asked;
  RETURN QUERY
  SELECT DISTINCT ON (c.value_index, COALESCE(k.language, p.language))
    c.id, c.region, COALESCE(k.language, p.language),
    CASE WHEN c.state = 'usable' AND NOT c.news THEN 'no-news' ELSE c.state END
  FROM contact_point c
    JOIN person p ON p.id = c.person_id
    LEFT JOIN person k ON k.id = p.merged_into
  WHERE c.channel = 'sms' AND c.scope = post AND c.state <> 'wrong-person'
    AND (above IS NULL OR c.value_index > above) AND (upto IS NULL OR c.value_index <= upto)
    AND (cardinality(b.regions) = 0 OR c.region = ANY (b.regions))
    AND (cardinality(b.languages) = 0 OR COALESCE(k.language, p.language) = ANY (b.languages))
    AND (b.in_quarantine IS NULL OR b.in_quarantine = EXISTS (
      SELECT FROM quarantine q
      WHERE q.person_id = COALESCE(p.merged_into, p.id) AND q.ended_at IS NULL))
    AND (NOT b.listed OR EXISTS (
      SELECT FROM broadcast_listed l
      WHERE l.case_id = asked AND l.person_id = COALESCE(p.merged_into, p.id)))
    AND NOT EXISTS (
      SELECT FROM contact_point o
      WHERE o.person_id = c.person_id AND o.channel = 'sms' AND o.id <> c.id
        AND (o.state = 'usable') >= (c.state = 'usable')
        AND ((o.state = 'usable') > (c.state = 'usable') OR o.id < c.id)
        AND o.state <> 'wrong-person')
    AND (p.merged_into IS NULL OR NOT EXISTS (
      SELECT FROM contact_point o
      WHERE o.person_id = p.merged_into AND o.channel = 'sms' AND o.state = 'usable'))
  ORDER BY c.value_index, COALESCE(k.language, p.language), (c.state = 'usable') DESC, c.news DESC,
    c.id;
END $$;

-- The posts of an organisation or, given a post, this one; each at which anybody has a number.
CREATE FUNCTION broadcast_posts(within text) RETURNS TABLE (post text)
LANGUAGE sql STABLE AS $$
  WITH RECURSIVE posts AS (
    (SELECT c.scope FROM contact_point c WHERE c.channel = 'sms' ORDER BY c.scope LIMIT 1)
    UNION ALL
    SELECT (SELECT c.scope FROM contact_point c
      WHERE c.channel = 'sms' AND c.scope > posts.scope ORDER BY c.scope LIMIT 1)
    FROM posts WHERE posts.scope IS NOT NULL)
  SELECT scope FROM posts WHERE scope = within OR starts_with(scope, within || '/') ORDER BY scope
$$;

-- For messaging, which looks at no table of a case's.
CREATE FUNCTION broadcast_is_cancelled(asked uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM broadcast WHERE case_id = asked AND state = 'cancelled')
$$;
CREATE FUNCTION broadcast_kept(asked uuid)
RETURNS TABLE (outcome text, reason text, country text, messages int) LANGUAGE sql STABLE AS $$
  SELECT outcome, reason, country, messages FROM broadcast_outcome WHERE case_id = asked
  ORDER BY messages DESC, outcome, reason, country
$$;
