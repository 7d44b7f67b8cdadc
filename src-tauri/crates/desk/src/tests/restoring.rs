//! A backup put in the place of the database.

use std::{fs, path::Path};

use passage_model::Lang;

use super::case::{AS_OF, again, starter};
use crate::{Desk, app, check, dto::*, error::ErrorCode};

fn counts(desk: &mut Desk) -> u64 {
    app::status(desk, LangArgs { lang: Lang::En }).unwrap().counts.routes
}

fn restore(db: &Path, backup: &Path) -> crate::error::Result<RestoreDto> {
    check::restore(db, backup, None, Lang::En, AS_OF.parse().unwrap())
}

#[test]
fn a_backup_takes_the_place_of_the_database_which_is_kept() {
    let (mut desk, folder) = starter();
    let (db, backup) = (folder.path().join("case.db"), folder.path().join("backup.db"));
    let args = BackupArgs { file: backup.display().to_string(), lang: Lang::En };
    let sha256 = check::backup(&mut desk, args).unwrap().sha256;
    // While it is open nothing happens.
    assert_eq!(restore(&db, &backup).unwrap_err().code, ErrorCode::Busy);
    assert_eq!(restore(&db, &db).unwrap_err().code, ErrorCode::Invalid);
    drop(desk);
    // A damaged backup is found out first.
    let mut bad = fs::read(&backup).unwrap();
    let middle = bad.len() / 2;
    bad[middle..middle + 8192].fill(0);
    let broken = folder.path().join("broken.db");
    fs::write(&broken, &bad).unwrap();
    let before = fs::read(&db).unwrap();
    assert_eq!(restore(&db, &broken).unwrap_err().code, ErrorCode::Damaged);
    assert_eq!(restore(&db, &folder.path().join("none.db")).unwrap_err().code, ErrorCode::NotFound);
    assert_eq!(fs::read(&db).unwrap(), before);
    // A database that cannot be opened gives way, and is kept as it was.
    fs::write(&db, &bad[..20_000]).unwrap();
    let done = restore(&db, &backup).unwrap();
    assert_eq!(done.sha256, sha256);
    let kept = done.replaced.unwrap();
    assert!(kept.contains("case.db.replaced-20241130T180000Z"), "{kept}");
    assert_eq!(fs::read(&kept).unwrap(), bad[..20_000]);
    assert!(counts(&mut again(&folder)) > 20);
    assert!(restore(&db, &backup).unwrap().replaced.unwrap().ends_with("-2"));
    assert!(!folder.path().join("case.db.restoring").exists());
    // Where there is none it is simply put there.
    assert_eq!(restore(&folder.path().join("new.db"), &backup).unwrap().replaced, None);
}
