-- The provider's id of the message of ours that this one answers, where the channel tells: in an answer
-- to yesterday's question nobody says how they are today. It says nothing to anybody else.
ALTER TABLE inbox ADD COLUMN answers text;
