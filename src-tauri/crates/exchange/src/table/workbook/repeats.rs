//! Repeat groups of forms: a sheet whose rows point to the submission, in another sheet, to which they belong. Each row of
//! the group is read together with what its submission says.

use std::collections::HashMap;

use super::Workbook;
use crate::{
    ReadError,
    table::{Columns, Record},
};

/// Columns by which a row of a group names its submission, and the column of the submission that is meant.
const LINKS: [(&str, &str); 2] = [("_parent_index", "_index"), ("parent_key", "key")];

/// The link of a sheet with these headers to its submissions, or `None` where it is no group.
fn link(header: &Record) -> Option<(usize, &'static str)> {
    let (columns, _) = Columns::new(header.iter());
    LINKS.iter().find_map(|(child, parent)| Some((columns.any(&[child])?, *parent)))
}

/// The first sheet that is a repeat group and whose submissions are in another: the name of the group's sheet, and its rows
/// with the columns of the submissions behind their own. `limit`: most bytes held.
pub(super) fn joined(
    book: &mut dyn Workbook,
    sheets: &[String],
    file: &str,
    limit: u64,
) -> Result<Option<(String, Vec<Record>)>, ReadError> {
    let mut headers = Vec::new();
    for sheet in sheets.iter().take(super::MAX_SHEETS) {
        let mut record = Record::new();
        // A broken sheet is told where it is the one to be read.
        let found = book.rows(sheet).and_then(|mut rows| rows.next(&mut record));
        if found.is_ok_and(|found| found) {
            headers.push((sheet, record));
        }
    }
    for (child, header) in &headers {
        let Some((at, key)) = link(header) else { continue };
        let parent = headers.iter().find_map(|(sheet, other)| {
            let (columns, _) = Columns::new(other.iter());
            (link(other).is_none()).then(|| columns.any(&[key]).map(|key| (*sheet, key)))?
        });
        if let Some((parent, key)) = parent {
            return Ok(Some(((*child).clone(), join(book, (child, at), (parent, key), file, limit)?)));
        }
    }
    Ok(None)
}

fn join(
    book: &mut dyn Workbook,
    (child, at): (&str, usize),
    (parent, key): (&str, usize),
    file: &str,
    limit: u64,
) -> Result<Vec<Record>, ReadError> {
    let mut left = limit;
    let mut spend = |record: &Record| {
        let bytes = record.iter().map(|value| value.len() as u64 + 16).sum::<u64>();
        left = left.checked_sub(bytes).ok_or_else(|| ReadError::TooBig { name: file.to_owned(), limit })?;
        Ok::<(), ReadError>(())
    };
    let mut submissions: HashMap<String, Record> = HashMap::new();
    let (mut record, mut names) = (Record::new(), None);
    let mut rows = book.rows(parent)?;
    while rows.next(&mut record)? {
        if names.is_none() {
            names = Some(record.clone());
            continue;
        }
        spend(&record)?;
        submissions.insert(record.get(key).trim().to_owned(), record.clone());
    }
    drop(rows);
    let names = names.unwrap_or_else(Record::new);
    let mut rows = book.rows(child)?;
    let mut out: Vec<Record> = Vec::new();
    let (mut width, mut added) = (0, Vec::new());
    while rows.next(&mut record)? {
        if out.is_empty() {
            let (own, _) = Columns::new(record.iter());
            width = record.len();
            added = (0..names.len()).filter(|at| !own.has(&names.get(*at).trim().to_lowercase())).collect();
            for at in &added {
                record.push(names.get(*at));
            }
        } else {
            while record.len() < width {
                record.push("");
            }
            // Values beyond the header are found out later; those of the submission would hide them.
            if let Some(submission) = submissions.get(record.get(at).trim()).filter(|_| record.len() == width) {
                for at in &added {
                    record.push(submission.get(*at));
                }
            }
        }
        spend(&record)?;
        out.push(record.clone());
    }
    Ok(out)
}
