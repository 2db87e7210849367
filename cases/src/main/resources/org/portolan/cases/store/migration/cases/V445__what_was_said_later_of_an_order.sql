-- Before what is told of an order is sent, it is asked whether something later was: few messages are
-- of that kind, and the others have no entry.
CREATE INDEX outbox_of_order ON outbox (case_id, position) WHERE purpose IN ('order', 'closing');
