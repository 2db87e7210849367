ALTER TABLE outbox DROP CONSTRAINT outbox_recipient_kind_check;
ALTER TABLE outbox ADD CONSTRAINT outbox_recipient_kind_check
  CHECK (recipient_kind IN ('contact', 'staff', 'enquiry', 'caller', 'follower'));
