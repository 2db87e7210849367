-- Sentences of the product read aloud, for languages that no voice of a provider's reads. They are as
-- public as the texts they read: everybody may hear them.
CREATE TABLE voice_prompt (
  language text NOT NULL,
  -- such as question.mood, or voice.press:3
  id text NOT NULL,
  -- made of its content; under this it is fetched
  name text NOT NULL UNIQUE,
  -- the text as it was when it was read; when the text has changed, this is not played any more
  said text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('WAV', 'MP3')),
  seconds int NOT NULL,
  content bytea NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by uuid NOT NULL,
  PRIMARY KEY (language, id)
);
ALTER TABLE voice_prompt ENABLE ROW LEVEL SECURITY;
CREATE POLICY everybody_hears ON voice_prompt FOR SELECT USING (true);
-- The information desk looks after what people are told; administrators after what runs.
CREATE POLICY information_records ON voice_prompt FOR INSERT WITH CHECK (EXISTS (
  SELECT FROM unnest((SELECT guard.grants())) g WHERE g LIKE 'information/%' OR g LIKE 'access/%'));
CREATE POLICY information_replaces ON voice_prompt FOR DELETE USING (EXISTS (
  SELECT FROM unnest((SELECT guard.grants())) g WHERE g LIKE 'information/%' OR g LIKE 'access/%'));
GRANT SELECT, INSERT, DELETE ON voice_prompt TO ${app};
