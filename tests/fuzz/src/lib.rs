//! What the fuzz targets do with their bytes, and what must hold of every reading whatever the bytes are.
//!
//! Most targets hand their bytes to the reader as a file. Formats that are archives get their *members*, so that the
//! bytes that are turned are those of the sheet and not those of a checksum: the parts stand one behind the other,
//! with [`MARK`] between them.

mod draft;
mod files;
mod layouts;
mod roads;

use std::{io::Cursor, path::PathBuf, sync::LazyLock};

use passage_exchange::{Batch, BatchKind, Limits, ReadOptions, Severity, VALUE_CAP, read};

pub use draft::drafting;
pub use files::{MARK, as_file};
pub use roads::{importing, importing_pbf, opening};

/// Where to write the file that the bytes stand for, when one input is run: findings are kept as files.
static WRITE: LazyLock<Option<PathBuf>> = LazyLock::new(|| std::env::var_os("PASSAGE_FUZZ_WRITE").map(PathBuf::from));

/// Memory that the Rust side may take at once, bytes: readers may hold what [`limits`] allow, and a few copies of it.
const MEMORY: usize = 256 << 20;

#[global_allocator]
static MEMORY_CAP: cap::Cap<std::alloc::System> = cap::Cap::new(std::alloc::System, MEMORY);

/// Smaller than those of the program, so that what gets past them shows in a second.
pub fn limits() -> Limits {
    Limits { unpacked: 8 << 20, ..Limits::default() }
}

/// Reads the bytes as the target `target` does, and checks what must hold.
///
/// # Panics
/// Where it does not hold.
pub fn reading(target: &str, data: &[u8]) {
    let (name, bytes) = as_file(target, data);
    if let Some(path) = WRITE.as_ref() {
        std::fs::write(path, &bytes).expect("a file that can be written");
    }
    // What a person may ask for changes what is read; the length decides, so that the bytes stay those of a file.
    let kind = match data.len() % 8 {
        5 => Some(BatchKind::Events),
        6 => Some(BatchKind::Places),
        7 => Some(BatchKind::Crossings),
        _ => None,
    };
    let options = ReadOptions { kind, limits: limits(), ..ReadOptions::default() };
    if let Ok(batch) = read(Cursor::new(bytes.as_ref()), &name, options) {
        check(&batch);
    }
}

fn check(batch: &Batch) {
    assert_eq!(
        batch.rows_in,
        batch.rows_accepted + batch.rows_rejected + batch.rows_skipped,
        "rows are accounted for: {batch:?}"
    );
    let records =
        batch.events.len() + batch.routes.len() + batch.places.len() + batch.crossings.len() + batch.segments.len();
    assert_eq!(records == 0, batch.rows_accepted == 0, "accepted rows give records: {batch:?}");
    let rejected = batch.issues.iter().filter(|issue| issue.severity == Severity::Rejected).count();
    assert!(batch.rows_rejected == 0 || rejected > 0, "what is rejected has a reason: {batch:?}");
    for issue in &batch.issues {
        let long = issue.value.as_ref().is_some_and(|value| value.chars().count() > VALUE_CAP);
        assert!(!long, "values are cut: {issue:?}");
    }
    for route in &batch.routes {
        assert!(route.record.line.len() > 1 && !route.record.names.is_empty(), "{route:?}");
    }
}
