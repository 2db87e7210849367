-- Where somebody whom we do not know asked for a public page by text message: what the reply needs
-- to find its way, gone with the key of the day. Which page it was stands nowhere.
CREATE TABLE page_asker (
  id uuid PRIMARY KEY,
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT '*',
  -- of the key that seals the number or address
  key_day date NOT NULL,
  channel text NOT NULL,
  sender bytea NOT NULL,
  sender_index bytea NOT NULL,
  asked_at timestamptz NOT NULL
);
CREATE INDEX page_asker_sender ON page_asker (sender_index, asked_at);
CREATE INDEX page_asker_asked ON page_asker (asked_at);
CALL guard.protect('page_asker');
GRANT SELECT, INSERT, DELETE ON page_asker TO ${app};

ALTER TABLE outbox DROP CONSTRAINT outbox_recipient_kind_check;
ALTER TABLE outbox ADD CONSTRAINT outbox_recipient_kind_check
  CHECK (recipient_kind IN ('contact', 'staff', 'enquiry', 'caller', 'follower', 'asker'));
