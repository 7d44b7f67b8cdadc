-- What people did with the drafts read from a report's text: kind 9. The two tables that name the kinds are built anew, this
-- time without an upper end: the program knows its kinds, and a later one needs no such rebuilding.

CREATE TABLE touched_new (
    change  INTEGER NOT NULL REFERENCES change (seq),
    kind    INTEGER NOT NULL CHECK (kind >= 1),
    added   INTEGER NOT NULL CHECK (added >= 0),
    changed INTEGER NOT NULL CHECK (changed >= 0),
    removed INTEGER NOT NULL CHECK (removed >= 0),
    PRIMARY KEY (change, kind)
) STRICT, WITHOUT ROWID;
INSERT INTO touched_new (change, kind, added, changed, removed)
    SELECT change, kind, added, changed, removed FROM touched;
DROP TABLE touched;
ALTER TABLE touched_new RENAME TO touched;

-- `kind`: 1 place, 2 crossing, 3 route, 4 source, 5 report, 6 event, 7 override, 8 calibration, 9 review. Otherwise as before.
CREATE TABLE fact_new (
    seq         INTEGER PRIMARY KEY,
    kind        INTEGER NOT NULL CHECK (kind >= 1),
    id          BLOB    NOT NULL CHECK (length(id) = 16),
    version     INTEGER NOT NULL CHECK (version >= 1),
    change      INTEGER NOT NULL REFERENCES change (seq),
    known_from  INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    body        INTEGER REFERENCES fact (seq) CHECK (body <= seq)
) STRICT;
INSERT INTO fact_new (seq, kind, id, version, change, known_from, recorded_at, body)
    SELECT seq, kind, id, version, change, known_from, recorded_at, body FROM fact;
DROP TABLE fact;
ALTER TABLE fact_new RENAME TO fact;
CREATE UNIQUE INDEX fact_known ON fact (kind, id, known_from, version, body);
CREATE INDEX fact_change ON fact (change);

-- That a text was taken in, or what became of one of its drafts. Drafts themselves are worked out from the text.
CREATE TABLE review_body (
    body   INTEGER PRIMARY KEY REFERENCES fact (seq),
    report BLOB    NOT NULL CHECK (length(report) = 16),
    act    TEXT    NOT NULL CHECK (act IN ('taken_in', 'accepted', 'merged', 'rejected', 'split')),
    -- All of it, the above included.
    rest   TEXT    NOT NULL CHECK (json_valid(rest))
) STRICT;
CREATE INDEX review_body_report ON review_body (report);

CREATE TRIGGER touched_fixed BEFORE UPDATE ON touched BEGIN SELECT raise(ABORT, 'touched is written once'); END;
CREATE TRIGGER touched_kept BEFORE DELETE ON touched BEGIN SELECT raise(ABORT, 'touched is kept'); END;
CREATE TRIGGER fact_fixed BEFORE UPDATE ON fact BEGIN SELECT raise(ABORT, 'fact is written once'); END;
CREATE TRIGGER fact_kept BEFORE DELETE ON fact BEGIN SELECT raise(ABORT, 'fact is kept'); END;
CREATE TRIGGER review_body_fixed BEFORE UPDATE ON review_body BEGIN SELECT raise(ABORT, 'review is written once'); END;
CREATE TRIGGER review_body_kept BEFORE DELETE ON review_body BEGIN SELECT raise(ABORT, 'review is kept'); END;
