-- The keys of the master keyset under which something may be wrapped. A key that was taken out is
-- not here: a node that has not heard of it is refused when it wraps under it, and asks again.
CREATE TABLE master_key (
  id bigint PRIMARY KEY
);
ALTER TABLE wrapped_key ADD COLUMN master_key bigint REFERENCES master_key (id);
ALTER TABLE named_secret ADD COLUMN master_key bigint REFERENCES master_key (id);
CREATE INDEX wrapped_key_master_key ON wrapped_key (master_key);

-- When an owner's key got a new version, and when all that can change was sealed under it again.
ALTER TABLE wrapped_key ADD COLUMN renewed_at timestamptz;
ALTER TABLE wrapped_key ADD COLUMN resealed_at timestamptz;
CREATE INDEX wrapped_key_renewed ON wrapped_key (renewed_at NULLS FIRST);
CREATE INDEX wrapped_key_to_reseal ON wrapped_key (renewed_at)
  WHERE resealed_at IS NULL OR resealed_at < renewed_at;
