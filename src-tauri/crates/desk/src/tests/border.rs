//! The border's TypeScript is what the window was built against.

use std::{fs, path::Path};

/// Rewrites the file when `PASSAGE_WRITE_TYPES` is set; otherwise fails when it differs.
#[test]
fn the_windows_types_are_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/generated/api.ts");
    let now = crate::typescript();
    if std::env::var_os("PASSAGE_WRITE_TYPES").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &now).unwrap();
    }
    let there = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(
        there == now,
        "ui/src/generated/api.ts is not what the Rust types say; run PASSAGE_WRITE_TYPES=1 cargo test -p passage-desk"
    );
}
