//! A database gets a first passphrase, and another one.

use passage_model::Lang;
use passage_store::Store;

use crate::{Desk, app, dto::*};

fn set(desk: &mut Desk, current: Option<&str>, passphrase: &str) -> Result<StatusDto, String> {
    let args =
        PassphraseArgs { lang: Lang::En, current: current.map(str::to_owned), passphrase: passphrase.to_owned() };
    app::set_passphrase(desk, args).map_err(|error| error.code.code().to_owned())
}

#[test]
fn a_passphrase_is_set_and_changed_by_whoever_knows_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let mut desk = Desk::new(&path);
    let create = CreateArgs { path: None, passphrase: None, starter: true, lang: Lang::En };
    let routes = app::create_database(&mut desk, create).unwrap().counts.routes;
    assert!(Store::lies_open(&path));

    assert_eq!(set(&mut desk, None, "").unwrap_err(), "invalid");
    let status = set(&mut desk, None, "the first one").unwrap();
    assert!(status.encrypted && status.counts.routes == routes);
    assert!(!Store::lies_open(&path));
    // Work goes on, and who has done it is on record.
    let trail = app::audit(&mut desk, AuditArgs { lang: Lang::En, limit: Some(1) }).unwrap();
    assert_eq!(trail[0].text, "Passphrase set or changed");

    for wrong in [None, Some(""), Some("not it")] {
        assert!(set(&mut desk, wrong, "the second one").is_err());
    }
    assert!(Store::open(&path, Some("the first one"), desk.now()).is_ok());
    set(&mut desk, Some("the first one"), "the second one").unwrap();
    drop(desk);

    let now = "2024-12-01T00:00:00Z".parse().unwrap();
    for shut in [None, Some("the first one")] {
        assert!(Store::open(&path, shut, now).is_err());
    }
    assert_eq!(u64::from(Store::open(&path, Some("the second one"), now).unwrap().counts().unwrap().routes), routes);
}

/// Another window at the same file would go on writing into the old one.
#[test]
fn it_stays_as_it_is_while_another_program_has_the_database() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let mut desk = Desk::new(&path);
    let create = CreateArgs { path: None, passphrase: Some("the first one".into()), starter: false, lang: Lang::En };
    app::create_database(&mut desk, create).unwrap();
    let other = Store::open(&path, Some("the first one"), desk.now()).unwrap();
    other.counts().unwrap();
    assert_eq!(set(&mut desk, Some("the first one"), "the second one").unwrap_err(), "busy");
    drop(other);
    set(&mut desk, Some("the first one"), "the second one").unwrap();
}
