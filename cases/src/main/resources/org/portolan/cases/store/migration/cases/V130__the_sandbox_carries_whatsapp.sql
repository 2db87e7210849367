-- The provider's stand-in carries WhatsApp and what people attach.
ALTER TABLE sandbox_message ADD channel text NOT NULL DEFAULT 'sms';

CREATE TABLE sandbox_media (
  sid text PRIMARY KEY,
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT '*',
  message text NOT NULL REFERENCES sandbox_message (sid),
  media_type text NOT NULL,
  content bytea NOT NULL
);
CREATE INDEX sandbox_media_message ON sandbox_media (message);
CALL guard.protect('sandbox_media');
GRANT SELECT, INSERT ON sandbox_media TO ${app};
