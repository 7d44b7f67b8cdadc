-- What a row of a file said when it was taken in: the next file is compared with that, not with what people have made of
-- the event since. The newest row of a key holds whose change has not been taken back; rows of older databases follow from
-- the history.
CREATE TABLE event_row (
    key      TEXT    NOT NULL CHECK (key <> ''),
    change   INTEGER NOT NULL REFERENCES change (seq),
    -- The event behind which its report stands.
    event    BLOB    NOT NULL CHECK (length(event) = 16),
    report   BLOB    NOT NULL CHECK (length(report) = 16),
    grade    TEXT    NOT NULL CHECK (length(grade) = 2),
    -- The row's own mark of its version, where it has one.
    coded_at INTEGER,
    -- The event as the row alone gives it; NULL: as this change wrote it.
    said     TEXT    CHECK (said IS NULL OR json_valid(said)),
    PRIMARY KEY (key, change)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER event_row_fixed BEFORE UPDATE ON event_row BEGIN SELECT raise(ABORT, 'a row is written once'); END;
CREATE TRIGGER event_row_kept BEFORE DELETE ON event_row BEGIN SELECT raise(ABORT, 'a row is kept'); END;

-- Under which key a report came.
CREATE INDEX event_alias_report ON event_alias (report);
