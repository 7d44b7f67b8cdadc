-- What was taken in from files, how the columns of tables were understood, and which events two sources may both tell of.

-- One row per file of a change that imported files; who and when are those of the change.
CREATE TABLE import_file (
    change    INTEGER NOT NULL REFERENCES change (seq),
    ordinal   INTEGER NOT NULL CHECK (ordinal >= 0),
    file      TEXT    NOT NULL CHECK (file <> ''),
    sha256    TEXT    NOT NULL CHECK (length(sha256) = 64),
    format    TEXT    NOT NULL CHECK (format <> ''),
    -- What it holds, as a code; NULL: several things.
    kind      TEXT,
    rows_in   INTEGER NOT NULL CHECK (rows_in >= 0),
    added     INTEGER NOT NULL CHECK (added >= 0),
    updated   INTEGER NOT NULL CHECK (updated >= 0),
    unchanged INTEGER NOT NULL CHECK (unchanged >= 0),
    -- Taken as a second report of an event on record.
    joined    INTEGER NOT NULL CHECK (joined >= 0),
    rejected  INTEGER NOT NULL CHECK (rejected >= 0),
    skipped   INTEGER NOT NULL CHECK (skipped >= 0),
    PRIMARY KEY (change, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER import_file_fixed BEFORE UPDATE ON import_file BEGIN SELECT raise(ABORT, 'import is written once'); END;
CREATE TRIGGER import_file_kept BEFORE DELETE ON import_file BEGIN SELECT raise(ABORT, 'import is kept'); END;

-- A row of a file that a person took as a further report of an event of another key. It holds while the report stands
-- behind the event, so that undo and redo need not know of it.
CREATE TABLE event_alias (
    key    TEXT NOT NULL CHECK (key <> ''),
    event  BLOB NOT NULL CHECK (length(event) = 16),
    report BLOB NOT NULL CHECK (length(report) = 16),
    PRIMARY KEY (key, report)
) STRICT, WITHOUT ROWID;

-- Two events that may be one, until a person says so or that they are two. They are no links: either may be gone.
CREATE TABLE event_double (
    event   BLOB    NOT NULL CHECK (length(event) = 16),
    other   BLOB    NOT NULL CHECK (length(other) = 16),
    hours   REAL    NOT NULL CHECK (hours >= 0),
    km      REAL    NOT NULL CHECK (km >= 0),
    settled INTEGER NOT NULL DEFAULT 0 CHECK (settled IN (0, 1)),
    PRIMARY KEY (event, other),
    CHECK (event <> other)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_double_other ON event_double (other);

-- How a person has said that a table with this header is to be read. A setting: without history and undo.
CREATE TABLE table_mapping (
    header  TEXT    PRIMARY KEY CHECK (header <> ''),
    label   TEXT    NOT NULL,
    author  TEXT    NOT NULL,
    used_at INTEGER NOT NULL,
    mapping TEXT    NOT NULL CHECK (json_valid(mapping))
) STRICT, WITHOUT ROWID;
