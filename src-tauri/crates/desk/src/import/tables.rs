//! Tables of others: what a person says of their columns, kept for the next file with the same header.

mod fields;

use std::{collections::HashMap, io::Cursor};

use passage_exchange::{Batch, Glance, ReadError, ReadOptions};
use passage_store::{KeptMapping, StoreError};
use passage_words::Words;

use super::{
    difference,
    read::{self, FileRead, Kept, name_of},
    tell,
};
use crate::{Desk, context::Register, desk::words, dto::*, error::Result, opening::store_error, titles};

pub(crate) use fields::table_fields;

/// Rows that are tried.
const TRIED: usize = 5;

/// The readings that were said earlier, by the fingerprint of the header. One that cannot be read is as one never said.
pub(crate) fn kept(desk: &Desk, words: Words) -> Result<Kept> {
    let all = desk.store(words)?.mappings().map_err(|error| store_error(words, &error))?;
    Ok(all.into_iter().filter_map(|kept| Some((kept.header, serde_json::from_value(kept.mapping).ok()?))).collect())
}

/// Who said them, and when.
pub(crate) fn kept_dtos(desk: &Desk, words: Words) -> Result<HashMap<String, KeptReadingDto>> {
    Ok(list(desk, words)?.into_iter().map(|kept| (kept.fingerprint.clone(), kept)).collect())
}

fn list(desk: &Desk, words: Words) -> Result<Vec<KeptReadingDto>> {
    let all = desk.store(words)?.mappings().map_err(|error| store_error(words, &error))?;
    let dto = |kept: KeptMapping| KeptReadingDto {
        fingerprint: kept.header,
        label: kept.label,
        author: kept.author,
        used_at: kept.used_at,
    };
    Ok(all.into_iter().map(dto).collect())
}

/// The readings that were kept, those used last first.
pub(crate) fn kept_readings(desk: &mut Desk, args: LangArgs) -> Result<Vec<KeptReadingDto>> {
    list(desk, words(args.lang))
}

/// Forgets a reading: the next file with that header is asked about again.
pub(crate) fn forget_reading(desk: &mut Desk, args: ForgetReadingArgs) -> Result<Vec<KeptReadingDto>> {
    let words = words(args.lang);
    let forget = desk.opened(words)?.store.forget_mapping(&args.fingerprint);
    forget.map_err(|error| store_error(words, &error))?;
    list(desk, words)
}

/// Keeps how the tables of an import were read, once it is taken in.
pub(crate) fn keep(desk: &mut Desk, words: Words, files: &[FileRead]) -> Result<()> {
    for read in files.iter().filter(|read| read.batch.is_ok()) {
        let (Some(table), Some(reading)) = (&read.table, &read.reading) else { continue };
        let Ok(mapping) = serde_json::to_value(reading) else { continue };
        let kept = KeptMapping {
            header: table.fingerprint.clone(),
            label: name_of(&read.file).to_owned(),
            author: desk.author(words)?.unwrap_or_else(|| "—".to_owned()),
            used_at: desk.now(),
            mapping,
        };
        desk.opened(words)?.store.keep_mapping(&kept).map_err(|error: StoreError| store_error(words, &error))?;
    }
    Ok(())
}

/// The columns of a table, with the reading used or one to begin with.
pub(crate) fn dto(table: &Glance, read: &FileRead, kept: &HashMap<String, KeptReadingDto>) -> TableDto {
    let remembered = kept.get(&table.fingerprint).filter(|_| read.from_memory);
    TableDto {
        fingerprint: table.fingerprint.clone(),
        recognised: table.recognised.is_some(),
        columns: table.columns.clone(),
        header_row: table.header_row,
        rows: table.rows.clone(),
        sheet: table.sheet.clone(),
        sheets: table.sheets.clone(),
        reading: read.reading.clone().unwrap_or_else(|| fields::suggest(table)),
        kept: remembered.cloned(),
    }
}

/// Reads the first rows of a table as described. Nothing is stored.
pub(crate) fn try_reading(desk: &mut Desk, args: TryReadingArgs) -> Result<TryReadingDto> {
    let words = words(args.lang);
    let register = desk.register(words)?;
    let reading = TableReading { sheet: None, ..args.reading };
    let options = ReadOptions { now: Some(desk.now()), ..read::options(Some(&reading)) };
    let rows = args.rows.get(..TRIED).unwrap_or(&args.rows);
    let text = csv(&args.columns, rows);
    // The name tells the reader that it is a table, whatever the columns are called.
    Ok(match passage_exchange::read(Cursor::new(text), "table.csv", options) {
        Ok(batch) => TryReadingDto { problem: None, rows: tried(words, &register, &batch, rows.len()) },
        Err(error) => TryReadingDto { problem: Some(problem(words, &reading, &error)), rows: Vec::new() },
    })
}

/// Columns that are missing are named as the screen names them.
fn problem(words: Words, reading: &TableReading, error: &ReadError) -> String {
    match error {
        ReadError::MissingColumns { missing, .. } => {
            let kind = reading.kind.unwrap_or(ImportKind::Events);
            let labels: Vec<String> = missing.iter().map(|field| fields::label(words, kind, field)).collect();
            words.with("imports-fields-missing", &[("fields", words.list(&labels).into())])
        }
        other => tell::error_text(words, "table.csv", other),
    }
}

fn csv(columns: &[String], rows: &[Vec<String>]) -> String {
    let value = |text: &String| format!("\"{}\"", text.replace('"', "\"\""));
    let line = |values: &[String]| values.iter().map(value).collect::<Vec<_>>().join(",") + "\n";
    std::iter::once(line(columns)).chain(rows.iter().map(|row| line(row))).collect()
}

/// What became of each row. Rows stand on lines 2 and following; values may hold line ends, so lines are counted by the
/// order of what came out.
fn tried(words: Words, register: &Register, batch: &Batch, count: usize) -> Vec<TriedRowDto> {
    let blank = || TriedRowDto { title: None, when_text: None, at_text: None, messages: Vec::new() };
    let mut lines: Vec<u64> = batch.issues.iter().filter_map(|issue| issue.row).filter(|row| *row > 1).collect();
    lines.extend(batch.events.iter().map(|row| row.row));
    lines.extend(batch.places.iter().map(|row| row.row));
    lines.extend(batch.crossings.iter().map(|row| row.row));
    lines.sort_unstable();
    lines.dedup();
    let mut rows: Vec<TriedRowDto> = Vec::new();
    for line in lines {
        let mut row = blank();
        if let Some(found) = batch.events.iter().find(|row| row.row == line) {
            let event = super::plan::event_of(&found.record);
            row.title = Some(titles::title(words, register, &event));
            row.when_text = Some(difference::when(words, &event));
            row.at_text = Some(difference::geometry(words, event.geometry.as_ref()));
        } else if let Some(found) = batch.places.iter().find(|row| row.row == line) {
            row.title = Some(difference::called(&found.record.names, words.lang()));
            row.at_text = Some(difference::position(found.record.at));
        } else if let Some(found) = batch.crossings.iter().find(|row| row.row == line) {
            row.title = Some(difference::called(&found.record.names, words.lang()));
            row.at_text = Some(difference::position(found.record.at));
        }
        let issues = batch.issues.iter().filter(|issue| issue.row == Some(line));
        row.messages = issues.map(|issue| tell::issue_dto(words, issue).message).collect();
        rows.push(row);
    }
    rows.truncate(count);
    rows
}
