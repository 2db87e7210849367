-- In which way; null when it was waived, and of what was recorded before this was asked.
ALTER TABLE visa_fee ADD COLUMN way text;
