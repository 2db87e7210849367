-- When somebody said to a person that they will not answer the question of this day. Silence of which
-- the reason is known is none.
ALTER TABLE check_in ADD COLUMN refused_at timestamptz;
