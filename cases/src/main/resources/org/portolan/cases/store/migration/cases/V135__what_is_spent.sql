-- What texts have cost, by day of UTC and what they were for; the nodes add what they sent every
-- second. Of nobody.
CREATE TABLE spending (
  day date NOT NULL,
  -- broadcast, notice, case or staff
  what_for text NOT NULL,
  -- ISO 4217; empty where no price is set
  currency text NOT NULL,
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT '*',
  amount numeric(18, 6) NOT NULL,
  messages bigint NOT NULL,
  parts bigint NOT NULL,
  PRIMARY KEY (day, what_for, currency)
);
CALL guard.protect('spending');
GRANT SELECT, INSERT, UPDATE ON spending TO ${app};

-- How many texts that a form of ours set off went to numbers which never wrote to us and were never
-- verified, by minute: to each country, and to each range of ten thousand numbers. Whoever
-- earns by texts to numbers of their own asks for many of one range.
CREATE TABLE unverified_traffic (
  at timestamptz NOT NULL,
  -- ISO 3166-1 alpha-2, a number without its last four digits, or the keyed hash of a number
  area text NOT NULL,
  compartment text NOT NULL DEFAULT 'transit',
  scope text NOT NULL DEFAULT '*',
  messages int NOT NULL,
  PRIMARY KEY (area, at)
);
CALL guard.protect('unverified_traffic');
GRANT SELECT, INSERT, UPDATE, DELETE ON unverified_traffic TO ${app};
