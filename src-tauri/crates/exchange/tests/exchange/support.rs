use std::io::Cursor;

use passage_exchange::{Batch, BatchKind, ReadError, ReadOptions, read};

/// Reads bytes and checks what must hold of every reading.
pub(crate) fn try_read(name: &str, bytes: &[u8], options: ReadOptions<'_>) -> Result<Batch, ReadError> {
    let batch = read(Cursor::new(bytes), name, options)?;
    assert_eq!(
        batch.rows_in,
        batch.rows_accepted + batch.rows_rejected + batch.rows_skipped,
        "{name}: rows are accounted for"
    );
    let records =
        batch.events.len() + batch.routes.len() + batch.places.len() + batch.crossings.len() + batch.segments.len();
    assert_eq!(records == 0, batch.rows_accepted == 0, "{name}: accepted rows give records");
    if batch.rows_rejected > 0 {
        let rejected = |i: &passage_exchange::Issue| i.severity == passage_exchange::Severity::Rejected;
        assert!(batch.issues.iter().any(rejected), "{name}: what is rejected has a reason");
    }
    Ok(batch)
}

pub(crate) fn read_text(name: &str, text: &str) -> Batch {
    try_read(name, text.as_bytes(), ReadOptions::default()).unwrap()
}

pub(crate) fn read_as(name: &str, text: &str, kind: BatchKind) -> Batch {
    try_read(name, text.as_bytes(), ReadOptions { kind: Some(kind), ..ReadOptions::default() }).unwrap()
}

/// Codes of the issues with their rows.
pub(crate) fn codes(batch: &Batch) -> Vec<(Option<u64>, &'static str)> {
    batch.issues.iter().map(|issue| (issue.row, issue.code.code())).collect()
}
