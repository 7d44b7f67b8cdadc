-- Areas from which reports have stopped coming, by a person's word: kind 11.
CREATE TABLE silence_body (
    body INTEGER PRIMARY KEY REFERENCES fact (seq),
    rest TEXT    NOT NULL CHECK (json_valid(rest))
) STRICT;

CREATE TRIGGER silence_body_fixed BEFORE UPDATE ON silence_body
    BEGIN SELECT raise(ABORT, 'a silence is written once'); END;
CREATE TRIGGER silence_body_kept BEFORE DELETE ON silence_body
    BEGIN SELECT raise(ABORT, 'a silence is kept'); END;
