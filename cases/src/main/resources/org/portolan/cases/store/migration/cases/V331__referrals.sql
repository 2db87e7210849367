-- A support case that somebody was referred with, to a provider: their account reads it until a
-- time, or until a support worker ends it. What the person agreed to stands in the case's journal.
-- The provider's verified token names the case as in an emergency, and not the person. The case is
-- in a column of another name, so that reading it does not tell whom else it was referred to.
CREATE TABLE referral (
  id uuid PRIMARY KEY,
  compartment text NOT NULL DEFAULT 'support',
  scope text NOT NULL,
  referred_case uuid NOT NULL REFERENCES case_file (id),
  provider uuid NOT NULL REFERENCES staff_account (id),
  made_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  ended_at timestamptz
);
CREATE UNIQUE INDEX referral_open ON referral (referred_case, provider) WHERE ended_at IS NULL;
CREATE INDEX referral_provider ON referral (provider, ends_at);
CALL guard.protect('referral');
GRANT SELECT, INSERT, UPDATE ON referral TO ${app};
