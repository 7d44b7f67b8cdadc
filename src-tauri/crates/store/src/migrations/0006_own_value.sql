-- What an organisation puts in the place of a shipped parameter of the method: kind 10.
CREATE TABLE own_value_body (
    body      INTEGER PRIMARY KEY REFERENCES fact (seq),
    parameter TEXT    NOT NULL CHECK (parameter <> ''),
    -- All of it, the above included.
    rest      TEXT    NOT NULL CHECK (json_valid(rest))
) STRICT;

CREATE TRIGGER own_value_body_fixed BEFORE UPDATE ON own_value_body
    BEGIN SELECT raise(ABORT, 'an own value is written once'); END;
CREATE TRIGGER own_value_body_kept BEFORE DELETE ON own_value_body
    BEGIN SELECT raise(ABORT, 'an own value is kept'); END;
