-- Who is at the numbers of a post, as broadcast_audience was until now; of all or of one number.
CREATE FUNCTION broadcast_candidates(
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
  FROM contact_point c
    JOIN person p ON p.id = c.person_id
    LEFT JOIN person k ON k.id = p.merged_into
  WHERE c.channel = 'sms' AND c.scope = post AND c.state <> 'wrong-person'
    AND (only_this IS NULL OR c.value_index = only_this)
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

-- The same of a broadcast: a number that is known at several of its posts is written to by one of
-- them, where it may be used or, where that makes no difference, at the first. Few numbers are; only
-- for those the other posts are looked at.
CREATE OR REPLACE FUNCTION broadcast_audience(asked uuid, post text, above bytea, upto bytea)
RETURNS TABLE (contact uuid, region text, language text, standing text)
LANGUAGE plpgsql STABLE
SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off
AS $$
DECLARE
  whole text;
  several boolean;
BEGIN
  SELECT b.scope INTO STRICT whole FROM broadcast b WHERE b.case_id = asked;
  several := EXISTS (SELECT FROM broadcast_posts(whole) p WHERE p.post <> broadcast_audience.post);
  RETURN QUERY
  SELECT c.contact, c.region, c.language, c.standing
  FROM broadcast_candidates(asked, post, above, upto, NULL) c
  WHERE NOT several OR NOT EXISTS (
    SELECT FROM contact_point o
      CROSS JOIN LATERAL broadcast_candidates(asked, o.scope, NULL, NULL, c.number) e
    WHERE o.value_index = c.number AND o.channel = 'sms'
      AND o.scope <> broadcast_audience.post
      AND (o.scope = whole OR starts_with(o.scope, whole || '/'))
      AND e.language = c.language
      AND (COALESCE(array_position(ARRAY['usable', 'no-news'], e.standing), 3), o.scope)
        < (COALESCE(array_position(ARRAY['usable', 'no-news'], c.standing), 3),
          broadcast_audience.post));
END $$;
