-- Whether a mail server found that a message is not from where it says: a person looks at it.
ALTER TABLE inbox ADD doubtful boolean NOT NULL DEFAULT false;

-- Whose turn it is to look into the mailbox; when it cannot be, since when and why.
CREATE TABLE mailbox_turn (
  id int PRIMARY KEY CHECK (id = 1),
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT '*',
  due_at timestamptz NOT NULL,
  failing_since timestamptz,
  why text
);
CALL guard.protect('mailbox_turn');
GRANT SELECT, INSERT, UPDATE ON mailbox_turn TO ${app};

-- What came into the mailbox, counted by the hour: what machines write is not kept.
CREATE TABLE mail_count (
  hour timestamptz NOT NULL,
  what text NOT NULL,
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT '*',
  n bigint NOT NULL,
  PRIMARY KEY (hour, what)
);
CALL guard.protect('mail_count');
GRANT SELECT, INSERT, UPDATE, DELETE ON mail_count TO ${app};
