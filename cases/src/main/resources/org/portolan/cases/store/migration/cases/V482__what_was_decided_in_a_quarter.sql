-- What ended with a decision in a period, or is decided anew: what comes later changes none of it.
DROP INDEX visa_step_decisions;
CREATE INDEX visa_step_decided ON visa_step (at)
  WHERE act IN ('grant', 'refuse', 'confirm', 'reopen');
