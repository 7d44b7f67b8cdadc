//! What fuzzing has found, read again: every file of `tests/corpus`, and the seeds of the fuzz targets, as what they are
//! called, as everything that may be asked for, and under the names of other formats.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use passage_exchange::{BatchKind, Limits, ReadOptions};

use crate::support::try_read;

/// Names that lead to another reader where the content does not decide.
const NAMES: [&str; 6] = ["a", "a.csv", "a.xlsx", "a.ods", "a.kmz", "a.geojsonl"];

/// Longest that one file may take, in a debug build on a slow machine. All of them are small.
const LONGEST: Duration = Duration::from_secs(5);

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

#[test]
fn everything_that_was_found_is_borne() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    files(&here.join("tests/corpus"), &mut found);
    files(&here.join("../../../tests/fuzz/seeds"), &mut found);
    found.sort();
    assert!(found.len() > 20, "the corpus is there");
    for path in found {
        let bytes = fs::read(&path).unwrap();
        let own = path.file_name().unwrap().to_string_lossy().into_owned();
        let kinds = BatchKind::ALL.into_iter().map(Some).chain([None]);
        let tries = kinds.map(|kind| (own.as_str(), kind)).chain(NAMES.map(|name| (name, None)));
        for (name, kind) in tries {
            let start = Instant::now();
            let limits = Limits { unpacked: 8 << 20, ..Limits::default() };
            let _ = try_read(name, &bytes, ReadOptions { kind, limits, ..ReadOptions::default() });
            assert!(start.elapsed() < LONGEST, "{} takes {:?}", path.display(), start.elapsed());
        }
    }
}
