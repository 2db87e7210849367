-- What officers decided, or proposed, in a period.
CREATE INDEX visa_step_decisions ON visa_step (at)
  WHERE act IN ('grant', 'refuse', 'propose-grant', 'propose-refusal');
