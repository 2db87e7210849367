-- Messages from shared phones whose sender has not said whom they are about, the oldest first.
CREATE INDEX inbox_asking ON inbox (received_at) WHERE state = 'asking';
