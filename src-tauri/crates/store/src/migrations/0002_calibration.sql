-- Country calibrations: kind 8. A check cannot be altered in place, so the two tables that name the kinds are built anew;
-- the program holds the links back while a migration runs and checks them before it is kept.

CREATE TABLE touched_new (
    change  INTEGER NOT NULL REFERENCES change (seq),
    kind    INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 8),
    added   INTEGER NOT NULL CHECK (added >= 0),
    changed INTEGER NOT NULL CHECK (changed >= 0),
    removed INTEGER NOT NULL CHECK (removed >= 0),
    PRIMARY KEY (change, kind)
) STRICT, WITHOUT ROWID;
INSERT INTO touched_new (change, kind, added, changed, removed)
    SELECT change, kind, added, changed, removed FROM touched;
DROP TABLE touched;
ALTER TABLE touched_new RENAME TO touched;

-- `kind`: 1 place, 2 crossing, 3 route, 4 source, 5 report, 6 event, 7 override, 8 calibration. Otherwise as before.
CREATE TABLE fact_new (
    seq         INTEGER PRIMARY KEY,
    kind        INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 8),
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

-- A scale fitted on the user's own past, with its test; in use while it is chosen.
CREATE TABLE calibration_body (
    body      INTEGER PRIMARY KEY REFERENCES fact (seq),
    label     TEXT    NOT NULL CHECK (label <> ''),
    scale_a   REAL    NOT NULL CHECK (scale_a > 0),
    weeks     INTEGER NOT NULL CHECK (weeks >= 1),
    chosen_at INTEGER,
    chosen_by TEXT,
    -- All of it, the above included.
    rest      TEXT    NOT NULL CHECK (json_valid(rest)),
    CHECK ((chosen_at IS NULL) = (chosen_by IS NULL))
) STRICT;

CREATE TRIGGER touched_fixed BEFORE UPDATE ON touched BEGIN SELECT raise(ABORT, 'touched is written once'); END;
CREATE TRIGGER touched_kept BEFORE DELETE ON touched BEGIN SELECT raise(ABORT, 'touched is kept'); END;
CREATE TRIGGER fact_fixed BEFORE UPDATE ON fact BEGIN SELECT raise(ABORT, 'fact is written once'); END;
CREATE TRIGGER fact_kept BEFORE DELETE ON fact BEGIN SELECT raise(ABORT, 'fact is kept'); END;
CREATE TRIGGER calibration_body_fixed BEFORE UPDATE ON calibration_body
    BEGIN SELECT raise(ABORT, 'calibration is written once'); END;
CREATE TRIGGER calibration_body_kept BEFORE DELETE ON calibration_body
    BEGIN SELECT raise(ABORT, 'calibration is kept'); END;
