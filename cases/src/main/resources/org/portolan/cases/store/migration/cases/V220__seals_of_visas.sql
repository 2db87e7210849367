-- Of the seals that visas carry: their references, which tell nothing of anybody, until when the
-- visa is valid, and which were taken back. The seal itself is kept with its visa.
CREATE TABLE issued_seal (
  -- 16 bytes of a hash of the signature's first number, in hexadecimal
  reference text PRIMARY KEY,
  compartment text NOT NULL DEFAULT 'visa',
  scope text NOT NULL,
  -- the certificate under which it was signed
  signer text NOT NULL,
  valid_until date NOT NULL,
  issued_at timestamptz NOT NULL,
  revoked_at timestamptz,
  -- a key
  reason text,
  CHECK ((revoked_at IS NULL) = (reason IS NULL))
);
CALL guard.protect('issued_seal');
GRANT SELECT, INSERT, UPDATE ON issued_seal TO ${app};

-- What everybody may know of those that were taken back, and nothing takes away again.
CREATE TABLE revoked_seal (
  reference text PRIMARY KEY,
  valid_until date NOT NULL,
  revoked_at timestamptz NOT NULL
);
CREATE INDEX revoked_seal_valid_until ON revoked_seal (valid_until);
CALL guard.publish('revoked_seal', 'visa');
GRANT SELECT, INSERT ON revoked_seal TO ${app};
