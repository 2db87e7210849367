-- The attempt at whose end nobody has begun to write: of an e-mail it is certain that no server has it.
-- Empty as soon as its end is, and where a version claimed the message that does not know of this.
ALTER TABLE outbox ADD COLUMN unended_attempt int;
