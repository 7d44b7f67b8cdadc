-- Lists of the names of places that others publish. Reference data: not what the organisation knows, so without versions and
-- history; a list is taken in and given up as a whole.

CREATE TABLE gazetteer (
    seq         INTEGER PRIMARY KEY,
    name        TEXT    NOT NULL UNIQUE CHECK (name <> ''),
    -- Who publishes it, as of when, under which terms; NULL: not stated.
    source      TEXT,
    dated       TEXT,
    licence     TEXT,
    file        TEXT    NOT NULL,
    format      TEXT    NOT NULL,
    sha256      TEXT    NOT NULL CHECK (length(sha256) = 64),
    imported_at INTEGER NOT NULL,
    imported_by TEXT    NOT NULL,
    places      INTEGER NOT NULL CHECK (places >= 0),
    names       INTEGER NOT NULL CHECK (names >= 0),
    -- Version of the rules by which its names are numbered.
    filing      INTEGER NOT NULL,
    -- Its places are numbered without gaps.
    first_place INTEGER NOT NULL,
    last_place  INTEGER NOT NULL
) STRICT;

CREATE TABLE gazetteer_place (
    seq        INTEGER PRIMARY KEY,
    -- Its id in the list.
    key        TEXT    NOT NULL,
    lat        REAL    NOT NULL CHECK (lat BETWEEN -90 AND 90),
    lon        REAL    NOT NULL CHECK (lon BETWEEN -180 AND 180),
    feature    TEXT,
    size       TEXT,
    population INTEGER CHECK (population > 0),
    country    TEXT,
    admin1     TEXT,
    -- A code of gazetteer_area.
    admin1_code TEXT,
    -- One a line: language, a space for a name or + for another spelling, the name.
    names      TEXT    NOT NULL
) STRICT;

-- What the codes of first administrative levels stand for; names one a line.
CREATE TABLE gazetteer_area (
    gazetteer INTEGER NOT NULL REFERENCES gazetteer (seq),
    country   TEXT    NOT NULL,
    code      TEXT    NOT NULL,
    names     TEXT    NOT NULL,
    PRIMARY KEY (gazetteer, country, code)
) STRICT, WITHOUT ROWID;

-- Under which numbers places are found: hashes of names and of what is left of them without what spellings disagree on.
-- Whole degrees, so that what is far away need not be fetched.
CREATE TABLE gazetteer_name (
    number INTEGER NOT NULL,
    place  INTEGER NOT NULL,
    lat    INTEGER NOT NULL,
    lon    INTEGER NOT NULL,
    PRIMARY KEY (number, place)
) STRICT, WITHOUT ROWID;
