-- Keyed hash of what was sent in the form in which spaces, case and the like do not count: whoever
-- shows us a text that they doubt does not always bring it back to the letter.
ALTER TABLE outbox ADD shown_hash bytea;
