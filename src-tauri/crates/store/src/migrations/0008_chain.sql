-- A chain over the record: for every change a SHA-256 over what it wrote and the hash of the change before. What is altered,
-- taken out or put in between afterwards no longer fits. The program works the hashes out; for what is on record already it
-- does so when this migration runs.
CREATE TABLE chain (
    change INTEGER PRIMARY KEY REFERENCES change (seq),
    hash   BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT;

-- What a change wrote is looked up by its number.
CREATE INDEX briefing_change ON briefing (change);

CREATE TRIGGER chain_fixed BEFORE UPDATE ON chain BEGIN SELECT raise(ABORT, 'the chain is written once'); END;
CREATE TRIGGER chain_kept BEFORE DELETE ON chain BEGIN SELECT raise(ABORT, 'the chain is kept'); END;
