-- Everything that is known, when it became known, and by which change. Times are milliseconds since 1970 UTC; ids are
-- the sixteen bytes of a UUID. Rows of `change`, `fact`, the `*_body` tables and `briefing` are written once: triggers
-- at the end refuse to alter or remove them. Only `head`, `search*` and `setting` are rewritten, and the first two can
-- be derived from the rest.

CREATE TABLE change (
    seq         INTEGER PRIMARY KEY,
    id          BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
    author      TEXT    NOT NULL,
    action      TEXT    NOT NULL CHECK (action <> ''),
    reason      TEXT,
    recorded_at INTEGER NOT NULL,
    known_from  INTEGER NOT NULL,
    undoes      INTEGER REFERENCES change (seq),
    -- 0: work; odd: an undo; even above 0: a redo (the undo of an undo).
    undo_depth  INTEGER NOT NULL CHECK (undo_depth >= 0 AND (undoes IS NULL) = (undo_depth = 0))
) STRICT;
CREATE INDEX change_undoes ON change (undoes) WHERE undoes IS NOT NULL;

-- How many entities of each kind a change touched, counted when it ended.
CREATE TABLE touched (
    change  INTEGER NOT NULL REFERENCES change (seq),
    kind    INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 7),
    added   INTEGER NOT NULL CHECK (added >= 0),
    changed INTEGER NOT NULL CHECK (changed >= 0),
    removed INTEGER NOT NULL CHECK (removed >= 0),
    PRIMARY KEY (change, kind)
) STRICT, WITHOUT ROWID;

-- One version of one entity. `kind`: 1 place, 2 crossing, 3 route, 4 source, 5 report, 6 event, 7 override.
-- `body` names the fact that brought the content (itself, or an older one when an undo restores it); NULL: deleted.
CREATE TABLE fact (
    seq         INTEGER PRIMARY KEY,
    kind        INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 7),
    id          BLOB    NOT NULL CHECK (length(id) = 16),
    version     INTEGER NOT NULL CHECK (version >= 1),
    change      INTEGER NOT NULL REFERENCES change (seq),
    known_from  INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    body        INTEGER REFERENCES fact (seq) CHECK (body <= seq)
) STRICT;
-- Covers the reads of what was known at a time.
CREATE UNIQUE INDEX fact_known ON fact (kind, id, known_from, version, body);
CREATE INDEX fact_change ON fact (change);

-- The newest version of each entity by (known_from, version), so that reading the present needs no history.
CREATE TABLE head (
    kind       INTEGER NOT NULL,
    id         BLOB    NOT NULL,
    fact       INTEGER NOT NULL REFERENCES fact (seq),
    known_from INTEGER NOT NULL,
    body       INTEGER REFERENCES fact (seq),
    versions   INTEGER NOT NULL CHECK (versions >= 1),
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE place_body (
    body INTEGER PRIMARY KEY REFERENCES fact (seq),
    lat  REAL NOT NULL CHECK (lat BETWEEN -90 AND 90),
    lon  REAL NOT NULL CHECK (lon BETWEEN -180 AND 180),
    kind TEXT NOT NULL CHECK (kind IN ('city', 'town', 'village', 'other')),
    rest TEXT NOT NULL CHECK (json_valid(rest))
) STRICT;

CREATE TABLE crossing_body (
    body INTEGER PRIMARY KEY REFERENCES fact (seq),
    lat  REAL NOT NULL CHECK (lat BETWEEN -90 AND 90),
    lon  REAL NOT NULL CHECK (lon BETWEEN -180 AND 180),
    kind TEXT NOT NULL CHECK (kind IN ('border', 'internal_line', 'checkpoint', 'bridge', 'ferry')),
    rest TEXT NOT NULL CHECK (json_valid(rest))
) STRICT;

CREATE TABLE route_body (
    body INTEGER PRIMARY KEY REFERENCES fact (seq),
    code TEXT NOT NULL CHECK (code <> ''),
    -- Positions as pairs of little-endian doubles: latitude, longitude.
    line BLOB NOT NULL CHECK (length(line) >= 32 AND length(line) % 16 = 0),
    rest TEXT NOT NULL CHECK (json_valid(rest))
) STRICT;

-- What a route cannot do without: its crossings (kind 2) and the places among its waypoints (kind 1).
CREATE TABLE route_link (
    body INTEGER NOT NULL REFERENCES route_body (body),
    kind INTEGER NOT NULL CHECK (kind IN (1, 2)),
    id   BLOB    NOT NULL CHECK (length(id) = 16),
    PRIMARY KEY (body, kind, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX route_link_target ON route_link (kind, id);

CREATE TABLE source_body (
    body        INTEGER PRIMARY KEY REFERENCES fact (seq),
    kind        TEXT NOT NULL CHECK (kind IN ('authority', 'ministry', 'armed_party', 'news_agency',
                    'monitoring_group', 'own_staff', 'partner', 'social_media', 'other')),
    reliability TEXT NOT NULL CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')),
    rest        TEXT NOT NULL CHECK (json_valid(rest))
) STRICT;

-- What was said, word for word. One row per report for ever, however often its circumstances are corrected.
CREATE TABLE report_text (
    text INTEGER PRIMARY KEY REFERENCES fact (seq),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    said TEXT NOT NULL
) STRICT;
CREATE INDEX report_text_hash ON report_text (hash);

-- Long lists of codes are written with OR in the busy tables: for IN, SQLite builds a little table with every row.
CREATE TABLE report_body (
    body         INTEGER PRIMARY KEY REFERENCES fact (seq),
    text         INTEGER NOT NULL REFERENCES report_text (text),
    source       BLOB    NOT NULL CHECK (length(source) = 16),
    origin       TEXT,
    received_at  INTEGER NOT NULL,
    published_at INTEGER,
    lang         TEXT    NOT NULL CHECK (lang = 'en' OR lang = 'ar' OR lang = 'fr' OR lang = 'ku' OR lang = 'tr'
                        OR lang = 'other'),
    example      INTEGER NOT NULL CHECK (example IN (0, 1)),
    provenance   TEXT
) STRICT;
CREATE INDEX report_body_source ON report_body (source);

CREATE TABLE event_body (
    body            INTEGER PRIMARY KEY REFERENCES fact (seq),
    kind            TEXT    NOT NULL CHECK (kind = 'closure' OR kind = 'reopening' OR kind = 'control_change'
                        OR kind = 'front_line' OR kind = 'strike' OR kind = 'armed_clash'
                        OR kind = 'attack_on_site' OR kind = 'ambush' OR kind = 'explosive_hazard'
                        OR kind = 'checkpoint' OR kind = 'ceasefire' OR kind = 'obstruction'
                        OR kind = 'detention_or_denial' OR kind = 'passage'),
    status          TEXT    NOT NULL CHECK (status = 'rumour' OR status = 'claimed' OR status = 'reported'
                        OR status = 'corroborated' OR status = 'confirmed' OR status = 'contradicted'
                        OR status = 'retracted'),
    time_from       INTEGER NOT NULL,
    time_until      INTEGER CHECK (time_until >= time_from),
    time_precision  TEXT    NOT NULL CHECK (time_precision = 'hour' OR time_precision = 'day' OR time_precision = 'week'
                        OR time_precision = 'month' OR time_precision = 'coarse'),
    place_precision TEXT    NOT NULL CHECK (place_precision = 'exact' OR place_precision = 'near'
                        OR place_precision = 'district' OR place_precision = 'coarse'
                        OR place_precision = 'linear'),
    -- NULL: not placed. The box holds every vertex; of a point it is the point.
    shape           TEXT    CHECK (shape = 'point' OR shape = 'line' OR shape = 'area'),
    south           REAL    CHECK (south BETWEEN -90 AND 90),
    west            REAL    CHECK (west BETWEEN -180 AND 180),
    north           REAL    CHECK (north BETWEEN south AND 90),
    east            REAL    CHECK (east BETWEEN west AND 180),
    points          BLOB    CHECK (length(points) % 16 = 0),
    category        TEXT    CHECK (category = 'armed_conflict' OR category = 'terrorism' OR category = 'crime'
                        OR category = 'civil_unrest' OR category = 'hazards'),
    deaths          INTEGER CHECK (deaths >= 0),
    confirmed_at    INTEGER,
    example         INTEGER NOT NULL CHECK (example IN (0, 1)),
    place           BLOB    CHECK (length(place) = 16),
    crossing        BLOB    CHECK (length(crossing) = 16),
    place_text      TEXT,
    title           TEXT    CHECK (json_valid(title)),
    source_key      TEXT,
    actors          TEXT    CHECK (json_valid(actors)),
    detail          TEXT    NOT NULL CHECK (json_valid(detail)),
    CHECK ((shape IS NULL) = (south IS NULL) AND (shape IS NULL) = (west IS NULL)
       AND (shape IS NULL) = (north IS NULL) AND (shape IS NULL) = (east IS NULL)),
    CHECK ((shape IS NOT NULL AND shape <> 'point') = (points IS NOT NULL))
) STRICT;
CREATE INDEX event_body_source_key ON event_body (source_key) WHERE source_key IS NOT NULL;

CREATE TABLE evidence (
    body        INTEGER NOT NULL REFERENCES event_body (body),
    ordinal     INTEGER NOT NULL CHECK (ordinal >= 0),
    report      BLOB    NOT NULL CHECK (length(report) = 16),
    stance      TEXT    NOT NULL CHECK (stance IN ('supports', 'denies')),
    credibility TEXT    NOT NULL CHECK (credibility = '1' OR credibility = '2' OR credibility = '3'
                        OR credibility = '4' OR credibility = '5' OR credibility = '6'),
    PRIMARY KEY (body, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX evidence_report ON evidence (report);

CREATE TABLE override_body (
    body    INTEGER PRIMARY KEY REFERENCES fact (seq),
    route   BLOB    NOT NULL CHECK (length(route) = 16),
    level   TEXT    NOT NULL CHECK (level IN ('unknown', 'very_low', 'low', 'medium', 'high', 'very_high',
                'unacceptable')),
    reason  TEXT    NOT NULL CHECK (reason <> ''),
    author  TEXT    NOT NULL CHECK (author <> ''),
    start   INTEGER NOT NULL,
    expires INTEGER NOT NULL CHECK (expires > start)
) STRICT;

-- An issued briefing with its page as it was handed out.
CREATE TABLE briefing (
    number INTEGER PRIMARY KEY CHECK (number >= 1),
    id     BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    change INTEGER NOT NULL REFERENCES change (seq),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    data   TEXT NOT NULL CHECK (json_valid(data)),
    html   TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
    key   TEXT PRIMARY KEY CHECK (key <> ''),
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

-- One row per searchable text of the present. `label` NULL: the label is read from the report itself.
CREATE TABLE search_doc (
    doc   INTEGER PRIMARY KEY,
    kind  INTEGER NOT NULL,
    id    BLOB    NOT NULL,
    lang  TEXT    NOT NULL,
    label TEXT
) STRICT;
CREATE INDEX search_doc_entity ON search_doc (kind, id);
-- The words come in folded and separated by single spaces; `ascii` splits at those and nowhere else.
CREATE VIRTUAL TABLE search USING fts5 (words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');

CREATE TRIGGER change_fixed BEFORE UPDATE ON change BEGIN SELECT raise(ABORT, 'change is written once'); END;
CREATE TRIGGER change_kept BEFORE DELETE ON change BEGIN SELECT raise(ABORT, 'change is kept'); END;
CREATE TRIGGER touched_fixed BEFORE UPDATE ON touched BEGIN SELECT raise(ABORT, 'touched is written once'); END;
CREATE TRIGGER touched_kept BEFORE DELETE ON touched BEGIN SELECT raise(ABORT, 'touched is kept'); END;
CREATE TRIGGER fact_fixed BEFORE UPDATE ON fact BEGIN SELECT raise(ABORT, 'fact is written once'); END;
CREATE TRIGGER fact_kept BEFORE DELETE ON fact BEGIN SELECT raise(ABORT, 'fact is kept'); END;
CREATE TRIGGER place_body_fixed BEFORE UPDATE ON place_body BEGIN SELECT raise(ABORT, 'place is written once'); END;
CREATE TRIGGER place_body_kept BEFORE DELETE ON place_body BEGIN SELECT raise(ABORT, 'place is kept'); END;
CREATE TRIGGER crossing_body_fixed BEFORE UPDATE ON crossing_body BEGIN SELECT raise(ABORT, 'crossing is written once'); END;
CREATE TRIGGER crossing_body_kept BEFORE DELETE ON crossing_body BEGIN SELECT raise(ABORT, 'crossing is kept'); END;
CREATE TRIGGER route_body_fixed BEFORE UPDATE ON route_body BEGIN SELECT raise(ABORT, 'route is written once'); END;
CREATE TRIGGER route_body_kept BEFORE DELETE ON route_body BEGIN SELECT raise(ABORT, 'route is kept'); END;
CREATE TRIGGER route_link_fixed BEFORE UPDATE ON route_link BEGIN SELECT raise(ABORT, 'route link is written once'); END;
CREATE TRIGGER route_link_kept BEFORE DELETE ON route_link BEGIN SELECT raise(ABORT, 'route link is kept'); END;
CREATE TRIGGER source_body_fixed BEFORE UPDATE ON source_body BEGIN SELECT raise(ABORT, 'source is written once'); END;
CREATE TRIGGER source_body_kept BEFORE DELETE ON source_body BEGIN SELECT raise(ABORT, 'source is kept'); END;
CREATE TRIGGER report_text_fixed BEFORE UPDATE ON report_text BEGIN SELECT raise(ABORT, 'report text is written once'); END;
CREATE TRIGGER report_text_kept BEFORE DELETE ON report_text BEGIN SELECT raise(ABORT, 'report text is kept'); END;
CREATE TRIGGER report_body_fixed BEFORE UPDATE ON report_body BEGIN SELECT raise(ABORT, 'report is written once'); END;
CREATE TRIGGER report_body_kept BEFORE DELETE ON report_body BEGIN SELECT raise(ABORT, 'report is kept'); END;
CREATE TRIGGER event_body_fixed BEFORE UPDATE ON event_body BEGIN SELECT raise(ABORT, 'event is written once'); END;
CREATE TRIGGER event_body_kept BEFORE DELETE ON event_body BEGIN SELECT raise(ABORT, 'event is kept'); END;
CREATE TRIGGER evidence_fixed BEFORE UPDATE ON evidence BEGIN SELECT raise(ABORT, 'evidence is written once'); END;
CREATE TRIGGER evidence_kept BEFORE DELETE ON evidence BEGIN SELECT raise(ABORT, 'evidence is kept'); END;
CREATE TRIGGER override_body_fixed BEFORE UPDATE ON override_body BEGIN SELECT raise(ABORT, 'override is written once'); END;
CREATE TRIGGER override_body_kept BEFORE DELETE ON override_body BEGIN SELECT raise(ABORT, 'override is kept'); END;
CREATE TRIGGER briefing_fixed BEFORE UPDATE ON briefing BEGIN SELECT raise(ABORT, 'briefing is written once'); END;
CREATE TRIGGER briefing_kept BEFORE DELETE ON briefing BEGIN SELECT raise(ABORT, 'briefing is kept'); END;
