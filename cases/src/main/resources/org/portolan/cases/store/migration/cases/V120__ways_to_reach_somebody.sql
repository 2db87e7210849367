-- A person is reached by several channels: a row of contact_point for each of them and address. A
-- telephone's row ('sms') takes calls too; whether they may be made is said apart.
ALTER TABLE contact_point
  ADD voice_state text NOT NULL DEFAULT 'usable',
  -- when somebody last wrote or called from there: one channel takes free text for a day only
  ADD heard_at timestamptz,
  -- when somebody showed that they read what comes there, by writing from it or with a code
  ADD verified_at timestamptz,
  ADD CHECK (channel IN ('sms', 'whatsapp', 'voice', 'email'));

-- By which channel somebody would rather be reached; without, by that which the case names.
ALTER TABLE person
  ADD preferred_channel text CHECK (preferred_channel IN ('sms', 'whatsapp', 'voice', 'email'));

-- By which way a message goes, which it went before in vain, and which alone it may go.
ALTER TABLE outbox
  ADD channel text,
  ADD contact_id uuid,
  ADD by_channel text,
  -- channel and contact point of each way that failed, such as sms:3f…
  ADD tried text[] NOT NULL DEFAULT '{}',
  -- whether there is another way when this one fails
  ADD another_way boolean NOT NULL DEFAULT false;

ALTER TABLE inbox ADD channel text NOT NULL DEFAULT 'sms';
ALTER TABLE enquiry ADD channel text NOT NULL DEFAULT 'sms';
