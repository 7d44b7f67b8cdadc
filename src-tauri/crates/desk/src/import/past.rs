//! The imports of the past, and where an event comes from.

use passage_model::{EventId, ReportId};
use passage_store::StoreError;

use super::doubles;
use crate::{
    Desk,
    context::parse_id,
    desk::words,
    dto::*,
    error::{ApiError, ErrorCode, Result},
    opening::store_error,
};

/// Imports that are listed.
const MOST: u32 = 200;

/// The imports of the past, newest first.
pub(crate) fn imports(desk: &mut Desk, args: LangArgs) -> Result<Vec<PastImportDto>> {
    let words = words(args.lang);
    let found = desk.store(words)?.imports(MOST).map_err(|error| store_error(words, &error))?;
    let file = |file: passage_store::ImportedFile| PastFileDto {
        held: held(&file),
        file: file.file,
        sha256: file.sha256,
        format: file.format,
        rows: file.rows,
        added: file.added,
        updated: file.updated,
        unchanged: file.unchanged,
        joined: file.joined,
        rejected: file.rejected,
        skipped: file.skipped,
    };
    let mut imports = Vec::with_capacity(found.len());
    for import in found {
        let change = import.change;
        let undone = match change.undone_by {
            None => false,
            // An undo that was itself taken back leaves the import in force.
            Some(undo) => {
                let undo = desk.store(words)?.change_record(undo).map_err(|error| store_error(words, &error))?;
                undo.is_none_or(|undo| undo.undone_by.is_none())
            }
        };
        imports.push(PastImportDto {
            change: change.id.to_string(),
            at: change.recorded_at,
            author: change.author,
            undone,
            files: import.files.into_iter().map(file).collect(),
        });
    }
    Ok(imports)
}

/// Rows that were not taken because of what was on record: they are in none of the other counts. Of other things than events
/// several rows make one, and none is held.
fn held(file: &passage_store::ImportedFile) -> u64 {
    let told = file.added + file.updated + file.unchanged + file.joined + file.rejected + file.skipped;
    match file.kind.as_deref() {
        None | Some("events" | "mixed") => file.rows.saturating_sub(told),
        Some(_) => 0,
    }
}

/// The files behind an event, and which others may be the same.
pub(crate) fn event_origin(desk: &mut Desk, args: IdArgs) -> Result<EventOriginDto> {
    let words = words(args.lang);
    let id: EventId = parse_id(words, &args.id)?;
    let register = desk.register(words)?;
    let fail = |error: StoreError| store_error(words, &error);
    let view = desk.store(words)?.at(None);
    let event = view.event(id).map_err(fail)?.ok_or_else(|| ApiError::new(words, ErrorCode::NoSuchThing, &[]))?;
    let ids: Vec<ReportId> = event.evidence.iter().map(|evidence| evidence.report).collect();
    let reports = view.reports(&ids).map_err(fail)?;
    let origin = |report: &passage_model::Report| {
        let (file, sha256, row) = origin(report.provenance.as_deref()?)?;
        Some(OriginDto {
            report: report.id.to_string(),
            source: register.source_name(words.lang(), report.source).unwrap_or_else(|| "—".to_owned()),
            file: file.to_owned(),
            sha256: sha256.to_owned(),
            row,
            received_at: report.received_at,
        })
    };
    let files = ids.iter().filter_map(|id| reports.iter().find(|report| report.id == *id)).filter_map(origin);
    Ok(EventOriginDto { files: files.collect(), doubles: doubles::of_event(desk, words, id)? })
}

/// File, hash and row of what [`passage_exchange::Batch::provenance`] wrote. The name comes first and may hold anything.
fn origin(provenance: &str) -> Option<(&str, &str, u64)> {
    let (rest, row) = provenance.rsplit_once(", row ")?;
    let (file, sha256) = rest.rsplit_once(", sha256 ")?;
    Some((file, sha256, row.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn provenance_is_read_back() {
        assert_eq!(origin("a, row 1, b.csv, sha256 00ff, row 7"), Some(("a, row 1, b.csv", "00ff", 7)));
        assert_eq!(origin("by telephone"), None);
        assert_eq!(origin("a.csv, sha256 00ff, row x"), None);
    }
}
