-- Where a provider has what came with a message, sealed as its text is until it stands on a case.
ALTER TABLE inbox ADD attached bytea;
