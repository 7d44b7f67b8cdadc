//! Nothing written is altered or removed, and what is altered from outside is found.

use passage_model::*;
use passage_store::{Problem, Store};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::common::*;

/// A database file with one of everything and a briefing.
fn file() -> (TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.passage");
    let mut store = Store::create(&path, None, at(0)).unwrap();
    change(&mut store, 1, |c| {
        c.put_place(&place(1))?;
        c.put_crossing(&crossing(1))?;
        c.put_source(&source(1))?;
        c.put_report(&report(1, "The crossing is closed."))?;
        c.put_route(&Route { crossings: vec![crossing_id(1)], ..route(1) })?;
        c.put_event(&Event { evidence: vec![evidence(1)], ..closure(1) })?;
        c.put_override(&level(1, 1))?;
        c.put_calibration(&calibration(1, None))?;
        c.put_review(&review(1, 1))?;
        c.put_own_value(&own_value(1, "7"))?;
        c.put_silence(&crate::silences::silence(1))?;
        c.put_imported_file(0, &crate::imports::imported())
    });
    let briefing = Briefing {
        id: briefing_id(500),
        number: 1,
        issued_at: at(2),
        as_of: at(2),
        known_at: at(2),
        valid_until: at(9),
        tlp: Tlp::Red,
        method: "1".into(),
        lang: "en".into(),
        author: None,
        routes: vec![],
        sha256: passage_store::page_hash("page"),
    };
    store.issue_briefing(&briefing, "page").unwrap();
    assert_eq!(store.check(), []);
    (folder, path)
}

/// Tables that hold what helps people and no fact.
const HELPS: [&str; 4] = ["setting", "event_alias", "event_double", "table_mapping"];

#[test]
fn triggers_keep_every_row_of_the_record() {
    let (_folder, path) = file();
    let conn = Connection::open(&path).unwrap();
    // What a row of a file said: none was imported here.
    let row = "INSERT INTO event_row (key, change, event, report, grade) \
               SELECT 'k', max(seq), zeroblob(16), zeroblob(16), 'B2' FROM change";
    conn.execute(row, []).unwrap();
    let tables = [
        ("change", "author = 'x'"),
        ("touched", "added = 0"),
        ("fact", "known_from = 0"),
        ("place_body", "lat = 0"),
        ("crossing_body", "lat = 0"),
        ("route_body", "code = 'x'"),
        ("route_link", "kind = 1"),
        ("source_body", "reliability = 'A'"),
        ("report_text", "said = 'x'"),
        ("report_body", "origin = 'x'"),
        ("event_body", "deaths = 0"),
        ("evidence", "stance = 'denies'"),
        ("override_body", "reason = 'x'"),
        ("briefing", "html = 'x'"),
        ("calibration_body", "label = 'x'"),
        ("review_body", "act = 'split'"),
        ("own_value_body", "parameter = 'x'"),
        ("silence_body", "rest = '{}'"),
        ("import_file", "added = 9"),
        ("chain", "hash = zeroblob(32)"),
        ("event_row", "grade = 'A1'"),
    ];
    for (table, set) in tables {
        let rows: u32 = conn.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
        assert!(rows > 0, "{table} has no row to try on");
        for sql in [format!("UPDATE {table} SET {set}"), format!("DELETE FROM {table}")] {
            let error = conn.execute(&sql, []).unwrap_err().to_string();
            assert!(error.contains("written once") || error.contains("kept"), "{sql}: {error}");
        }
    }
    // Every table is either guarded, or can be derived from guarded ones, or holds what helps people and no fact.
    let mut statement = conn.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").unwrap();
    let names: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
    for name in names {
        // Lists that others publish are taken in and given up as a whole.
        let published = name.starts_with("gazetteer");
        let free = name == "head" || HELPS.contains(&name.as_str()) || name.starts_with("search") || published;
        assert!(free || tables.iter().any(|(table, _)| *table == name), "{name} is not guarded");
    }
}

/// Alters the file behind the triggers and says what the check finds.
fn tampered(sql: &str) -> Vec<Problem> {
    let (_folder, path) = file();
    let conn = Connection::open(&path).unwrap();
    let mut statement = conn.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").unwrap();
    let triggers: Vec<(String, String)> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().collect::<Result<_, _>>().unwrap();
    drop(statement);
    for (name, _) in &triggers {
        conn.execute(&format!("DROP TRIGGER {name}"), []).unwrap();
    }
    conn.pragma_update(None, "foreign_keys", false).unwrap();
    conn.execute_batch(sql).unwrap();
    // Whoever does this has the sense to put the guards back.
    for (_, sql) in triggers {
        conn.execute(&sql, []).unwrap();
    }
    drop(conn);
    Store::open(&path, None, at(5)).unwrap().check()
}

#[test]
fn what_was_altered_from_outside_is_found() {
    let report = report_id(1);
    let (first, issued) =
        (Problem::Chain { change: 1, recorded_at: at(1) }, Problem::Chain { change: 2, recorded_at: at(2) });
    let said = "UPDATE report_text SET said = 'open'";
    assert_eq!(tampered(said), [Problem::ReportHash { report }, first.clone()]);
    let briefing = briefing_id(500);
    assert_eq!(tampered("UPDATE briefing SET html = 'other'"), [Problem::BriefingHash { briefing }, issued.clone()]);
    let sql = "UPDATE briefing SET data = json_set(data, '$.sha256', 'x')";
    assert_eq!(tampered(sql), [Problem::BriefingHash { briefing }, issued.clone()]);
    let found = tampered("UPDATE event_body SET detail = '{}'");
    assert!(found.iter().any(|p| matches!(p, Problem::Unreadable { .. })), "{found:?}");
    let found = tampered("UPDATE event_body SET kind = 'strike'");
    assert!(found.iter().any(|p| matches!(p, Problem::Unreadable { .. })), "{found:?}");
    let found = tampered("DELETE FROM place_body");
    assert!(found.iter().any(|p| matches!(p, Problem::Unreadable { .. })), "{found:?}");
    let found = tampered("DELETE FROM route_body");
    assert!(found.iter().any(|p| matches!(p, Problem::ForeignKey { table, .. } if table == "route_link")), "{found:?}");
    let found = tampered("UPDATE head SET body = NULL WHERE kind = 6");
    assert!(found.iter().any(|p| matches!(p, Problem::Present { .. })), "{found:?}");
    let found = tampered("DELETE FROM head WHERE kind = 7");
    assert_eq!(found, [Problem::Present { entity: passage_store::Entity::Override(override_id(1)) }]);
    assert!(matches!(tampered("DELETE FROM search_doc WHERE doc = 1")[..], [Problem::Search { astray: 2 }]));
    assert!(matches!(tampered("DELETE FROM search WHERE rowid = 1")[..], [Problem::Search { astray: 1 }]));
}

/// What no other check can see: the rows are well formed, and only not those that were written.
#[test]
fn what_was_rewritten_is_found_by_the_chain() {
    let (first, issued) =
        (Problem::Chain { change: 1, recorded_at: at(1) }, Problem::Chain { change: 2, recorded_at: at(2) });
    for sql in [
        "UPDATE event_body SET status = 'retracted'",
        "UPDATE event_body SET time_from = time_from - 7776000000, time_until = NULL",
        "UPDATE evidence SET stance = 'denies', credibility = '6'",
        "DELETE FROM evidence",
        "UPDATE source_body SET reliability = 'F'",
        "UPDATE override_body SET level = 'low'",
        "UPDATE override_body SET author = 'another'",
        "UPDATE place_body SET lat = lat + 0.001",
        "UPDATE report_body SET received_at = received_at + 1",
        "UPDATE route_body SET code = 'R-99'",
        "UPDATE own_value_body SET rest = json_set(rest, '$.by', 'another')",
        "UPDATE calibration_body SET weeks = weeks + 1",
        "UPDATE review_body SET rest = json_set(rest, '$.x', 1)",
        "UPDATE silence_body SET rest = json_set(rest, '$.x', 1)",
        "UPDATE import_file SET added = added + 1",
        "UPDATE change SET author = 'another' WHERE seq = 1",
        "UPDATE change SET reason = 'another' WHERE seq = 1",
        "UPDATE touched SET added = added + 1 WHERE kind = 1",
        "UPDATE fact SET recorded_at = recorded_at + 1",
        "UPDATE chain SET hash = zeroblob(32) WHERE change = 1",
        "DELETE FROM chain",
        // All of an override, as if there had never been one.
        "DELETE FROM override_body; DELETE FROM head WHERE kind = 7; DELETE FROM fact WHERE kind = 7; \
         DELETE FROM touched WHERE kind = 7; DELETE FROM search_doc WHERE kind = 7",
    ] {
        assert_eq!(tampered(sql).iter().find(|p| matches!(p, Problem::Chain { .. })), Some(&first), "{sql}");
    }
    let page = passage_store::page_hash("other");
    for sql in [
        // A page with the hash that goes with it.
        format!("UPDATE briefing SET html = 'other', sha256 = '{page}', data = json_set(data, '$.sha256', '{page}')"),
        "UPDATE change SET recorded_at = recorded_at WHERE seq = 1; UPDATE change SET author = 'x' WHERE seq = 2"
            .into(),
        "UPDATE chain SET hash = zeroblob(32) WHERE change = 2".into(),
        "DELETE FROM chain WHERE change = 2".into(),
    ] {
        let found = tampered(&sql).into_iter().find(|p| matches!(p, Problem::Chain { .. }));
        let Some(Problem::Chain { change, .. }) = found else { panic!("{sql}") };
        assert_eq!(change, 2, "{sql}");
    }
    assert!(matches!(issued, Problem::Chain { .. }));
}

/// The head goes on with every change, stays with a copy, and is the same wherever the same was recorded.
#[test]
fn the_head_of_the_chain_stands_for_the_record() {
    let folder = tempfile::tempdir().unwrap();
    let make = |name: &str| {
        let mut store = Store::create(&folder.path().join(name), None, at(0)).unwrap();
        assert_eq!(store.chain_head().unwrap(), None);
        change(&mut store, 1, |c| c.put_place(&place(1)));
        store
    };
    let (mut store, other) = (make("a"), make("b"));
    let head = store.chain_head().unwrap();
    assert!(head.is_some() && head == other.chain_head().unwrap());
    change(&mut store, 2, |c| c.put_place(&place(2)));
    let next = store.chain_head().unwrap();
    assert_ne!(head, next);
    store.undo(change_id(2), note(3)).unwrap();
    assert_ne!(next, store.chain_head().unwrap());
    let copy = folder.path().join("copy");
    store.backup_to(&copy).unwrap();
    let copy = Store::open(&copy, None, at(9)).unwrap();
    assert_eq!(copy.chain_head().unwrap(), store.chain_head().unwrap());
    assert_eq!((store.check(), copy.check()), (vec![], vec![]));
}

#[test]
fn codes_and_ranges_are_checked_by_the_database_too() {
    let (_folder, path) = file();
    let conn = Connection::open(&path).unwrap();
    conn.execute_batch(
        "INSERT INTO fact (seq, kind, id, version, change, known_from, recorded_at, body) \
         VALUES (900, 1, zeroblob(16), 1, 1, 0, 0, 900)",
    )
    .unwrap();
    for sql in [
        "INSERT INTO place_body VALUES (900, 91.0, 0, 'city', '{}')",
        "INSERT INTO place_body VALUES (900, 0, 0, 'metropolis', '{}')",
        "INSERT INTO place_body VALUES (900, 0, 0, 'city', 'no json')",
        "INSERT INTO place_body VALUES (900, 'north', 0, 'city', '{}')",
        "INSERT INTO place_body VALUES (901, 0, 0, 'city', '{}')",
        "INSERT INTO evidence VALUES (900, 0, zeroblob(16), 'supports', '1')",
        "INSERT INTO fact VALUES (901, 0, zeroblob(16), 1, 1, 0, 0, 901)",
        "INSERT INTO fact VALUES (901, 1, zeroblob(15), 1, 1, 0, 0, 901)",
        "INSERT INTO fact VALUES (901, 1, zeroblob(16), 1, 77, 0, 0, 901)",
        "INSERT INTO change VALUES (77, zeroblob(16), 'a', '', NULL, 0, 0, NULL, 0)",
        "INSERT INTO change VALUES (77, zeroblob(16), 'a', 'b', NULL, 0, 0, NULL, 1)",
    ] {
        assert!(conn.execute(sql, []).is_err(), "{sql}");
    }
}
