//! Files that are no database, or not one for this program: refused with a reason, and never touched.

use std::fs;
use std::path::Path;

use super::{Desk, text};

#[track_caller]
fn refuses(desk: &Desk, db: &Path) {
    let before = fs::read(db).ok();
    for command in [&["assess"][..], &["check"], &["queue"]] {
        let run = desk.run_on(db, command);
        let message = run.refused(3);
        let name = text(Path::new(db.file_name().expect("a name")));
        assert!(message.contains(&name), "it must name the file: {message}");
    }
    assert_eq!(fs::read(db).ok(), before, "the file was touched");
}

#[test]
fn there_is_none() {
    let Some(desk) = Desk::empty() else { return };
    refuses(&desk, &desk.path("none.db"));
    // The names that a report is read with are those of the database.
    desk.run_on(&desk.path("none.db"), &["draft", &desk.file("report.txt", "Road closed at Saraqib.")]).refused(3);
    assert!(!desk.path("none.db").exists(), "asking must not create one");
}

#[test]
fn foreign_files() {
    let Some(desk) = Desk::empty() else { return };
    desk.file("empty.db", "");
    desk.file("text.db", "id,date_start\n1,2024-11-30\n");
    desk.file("noise.db", (0..9000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect::<Vec<u8>>());
    let other = desk.path("other.db");
    let connection = rusqlite::Connection::open(&other).expect("a database");
    connection.execute_batch("CREATE TABLE routes (id INTEGER PRIMARY KEY, name TEXT)").expect("a table");
    drop(connection);
    for name in ["empty.db", "text.db", "noise.db", "other.db"] {
        refuses(&desk, &desk.path(name));
    }
}

#[test]
fn damaged() {
    let Some(desk) = Desk::starter() else { return };
    let whole = fs::read(desk.db()).expect("the database");
    // The head is right, the rest is cut off, or overwritten.
    desk.file("cut.db", &whole[..whole.len() / 3]);
    let mut overwritten = whole.clone();
    let from = overwritten.len() / 4;
    overwritten[from..].fill(0xAA);
    desk.file("overwritten.db", overwritten);
    for name in ["cut.db", "overwritten.db"] {
        let run = desk.run_on(&desk.path(name), &["check"]);
        assert!(matches!(run.code, Some(1 | 3)), "{name}: {}{}", run.out, run.err);
    }
}

#[test]
fn newer() {
    let Some(desk) = Desk::starter() else { return };
    let connection = rusqlite::Connection::open(desk.db()).expect("the database");
    connection.pragma_update(None, "user_version", 9999).expect("a version");
    drop(connection);
    refuses(&desk, &desk.db());
    assert!(desk.run(&["check"]).err.contains("9999"), "it must say which version it is");
}

/// A trigger that takes back what is entered: the file is not opened, and says why.
#[test]
fn of_another_structure() {
    let Some(desk) = Desk::starter() else { return };
    let connection = rusqlite::Connection::open(desk.db()).expect("the database");
    let sly = "CREATE TRIGGER sly AFTER INSERT ON event_body BEGIN SELECT 1; END";
    connection.execute_batch(sly).expect("a trigger");
    drop(connection);
    refuses(&desk, &desk.db());
    let told = desk.run(&["check"]).err;
    assert!(told.contains("Nothing in it can be relied on") && told.contains("sly"), "{told}");
}

/// Every event taken back behind the program, and the guards put back: well formed, and found.
#[test]
fn rewritten_from_outside() {
    let Some(desk) = Desk::starter() else { return };
    let connection = rusqlite::Connection::open(desk.db()).expect("the database");
    let sql = "SELECT sql FROM sqlite_schema WHERE name = 'event_body_fixed'";
    let guard: String = connection.query_row(sql, [], |row| row.get(0)).expect("the guard");
    let retract = "DROP TRIGGER event_body_fixed; UPDATE event_body SET status = 'retracted'";
    connection.execute_batch(&format!("{retract}; {guard}")).expect("an edit");
    drop(connection);
    let check = desk.run(&["check"]);
    assert_eq!(check.code, Some(1), "{}", check.err);
    assert!(check.out.contains("altered outside of Passage"), "{}", check.out);
}

#[test]
fn encrypted() {
    let Some(desk) = Desk::empty() else { return };
    let right = desk.file("right", "correct horse battery staple\n");
    let wrong = desk.file("wrong", "incorrect horse\n");
    desk.json(&["init", "--starter", "--passphrase-file", &right]);
    let bytes = fs::read(desk.db()).expect("the database");
    assert!(!bytes.starts_with(b"SQLite format 3"), "it is not encrypted");
    assert!(!bytes.windows(6).any(|window| window == b"Aleppo"), "it is not encrypted");

    refuses(&desk, &desk.db());
    desk.run(&["assess", "--passphrase-file", &wrong]).refused(3);
    desk.run(&["assess", "--passphrase-file", "no such file"]).refused(1);
    assert_eq!(desk.json(&["check", "--passphrase-file", &right])["ok"], true);
}

/// A passphrase file without a passphrase: a secret that was not mounted, or a line too many.
#[test]
fn a_passphrase_that_is_empty_or_marked() {
    let Some(desk) = Desk::empty() else { return };
    for text in ["", "\n", "\ncorrect horse\n", "\u{feff}", "\u{feff}\r\ncorrect horse"] {
        let file = desk.file("empty", text);
        assert!(desk.run(&["init", "--passphrase-file", &file]).refused(1).contains("protects nothing"));
        assert!(!desk.db().exists(), "{text:?}");
    }
    // As an editor saves it, and as a person types it.
    let marked = desk.file("marked", "\u{feff}correct horse\r\n");
    let typed = desk.file("typed", "correct horse\n");
    desk.json(&["init", "--passphrase-file", &marked]);
    for file in [&marked, &typed] {
        assert_eq!(desk.json(&["check", "--passphrase-file", file])["ok"], true);
    }
}

#[test]
fn a_plain_file_in_the_place_of_an_encrypted_one() {
    let Some(desk) = Desk::starter() else { return };
    let pass = desk.file("pass", "correct horse\n");
    for command in [&["assess"][..], &["check"]] {
        let args = [command, &["--passphrase-file", &pass]].concat();
        let run = desk.run(&args);
        let message = run.refused(3);
        assert!(message.contains("not encrypted") && message.contains("--unencrypted"), "{message}");
        desk.json(&[&args[..], &["--unencrypted"]].concat());
    }
}

#[test]
fn a_folder() {
    let Some(desk) = Desk::empty() else { return };
    fs::create_dir(desk.path("folder.db")).expect("a folder");
    desk.run_on(&desk.path("folder.db"), &["check"]).refused(3);
}
