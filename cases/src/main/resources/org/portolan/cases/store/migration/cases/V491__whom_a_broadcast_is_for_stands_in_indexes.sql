-- Whom a broadcast is for is answered from three indexes: reading a slice of numbers was four fifths of
-- handing it over, most of it rows that lie anywhere in their tables. What the policies ask for is in
-- them too. These columns change seldom; when somebody was heard from is not among them.
DROP INDEX contact_point_of_post;
CREATE INDEX contact_point_of_post ON contact_point (scope, value_index)
  INCLUDE (id, person_id, region, state, news, compartment) WHERE channel = 'sms';
DROP INDEX contact_point_person;
CREATE INDEX contact_point_person ON contact_point (person_id)
  INCLUDE (id, channel, state, scope, compartment);
CREATE INDEX person_reader ON person (id) INCLUDE (language, merged_into, scope, compartment);

-- As before; but the people of a slice are gone through in the order of the two indexes that know them,
-- so that a page of these is looked at once for all who are on it.
CREATE OR REPLACE FUNCTION broadcast_candidates(
  asked uuid, post text, above bytea, upto bytea, only_this bytea)
RETURNS TABLE (contact uuid, number bytea, region text, language text, standing text)
LANGUAGE plpgsql STABLE
SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off
AS $$
DECLARE
  b broadcast;
BEGIN
  SELECT * INTO STRICT b FROM broadcast WHERE case_id = asked;
  RETURN QUERY
  SELECT DISTINCT ON (c.value_index, COALESCE(k.language, p.language))
    c.id, c.value_index, c.region, COALESCE(k.language, p.language),
    CASE WHEN c.state = 'usable' AND NOT c.news THEN 'no-news' ELSE c.state END
  FROM (
      SELECT n.id, n.person_id, n.value_index, n.region, n.state, n.news
      FROM contact_point n
      WHERE n.channel = 'sms' AND n.scope = post AND n.state <> 'wrong-person'
        AND (only_this IS NULL OR n.value_index = only_this)
        AND (above IS NULL OR n.value_index > above) AND (upto IS NULL OR n.value_index <= upto)
        AND (cardinality(b.regions) = 0 OR n.region = ANY (b.regions))
      ORDER BY n.person_id OFFSET 0) c
    JOIN person p ON p.id = c.person_id
    LEFT JOIN person k ON k.id = p.merged_into
  WHERE (cardinality(b.languages) = 0 OR COALESCE(k.language, p.language) = ANY (b.languages))
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
