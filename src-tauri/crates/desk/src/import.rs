//! Importing files: read, compare with what is there, say what would happen, and take it in as one change.
//!
//! The command line does it in one call; the window reads in the background ([`job`]), shows what would happen, and takes
//! in what was read when a person says so.

pub(crate) mod difference;
mod doubles;
mod job;
mod past;
mod plan;
mod read;
mod tables;
mod tell;

use passage_store::ImportedFile;
use passage_words::Words;

pub(crate) use doubles::settle_double;
pub(crate) use job::Job;
pub(crate) use past::{event_origin, imports};
#[cfg(test)]
pub(crate) use plan::event_of;
pub(crate) use tables::{forget_reading, kept_readings, table_fields, try_reading};
pub(crate) use tell::{error_text, issue_dto};

use crate::{
    Desk,
    desk::words,
    dto::*,
    edit::{self, Before, Refused},
    error::{ApiError, ErrorCode, Result},
    opening::store_error,
};
use plan::{Plan, Tally};
use read::{FileRead, name_of};

/// The import of the command line, in one call. What was said earlier of a table with the same header holds where nothing
/// is said now; what is said now is kept for the next time.
pub(crate) fn import(desk: &mut Desk, args: ImportArgs) -> Result<ImportDto> {
    let words = words(args.lang);
    let reading = TableReading {
        kind: args.kind,
        sheet: args.sheet.clone(),
        columns: args.map.iter().map(|pair| field_value(words, "invalid-map", pair)).collect::<Result<_>>()?,
        fixed: args.set.iter().map(|pair| field_value(words, "imports-invalid-set", pair)).collect::<Result<_>>()?,
        dates: args.dates,
        pairs: args.pairs,
    };
    let said = Some(&reading).filter(|reading| **reading != TableReading::default());
    let (now, kept) = (desk.now(), tables::kept(desk, words)?);
    let sources = read::whole(args.files.iter().map(|file| ImportSource::file(file)).collect());
    let files: Vec<FileRead> = sources.iter().map(|source| read::read(source, said, &kept, now, None)).collect();
    let wanted = |answer: &ImportDto| !args.dry_run && (!has_rejected(answer) || args.accept_partial);
    let answer = planned(desk, words, &files, &args.doubles, |answer| Ok(wanted(answer)))?;
    if answer.applied && !(reading.columns.is_empty() && reading.fixed.is_empty()) {
        tables::keep(desk, words, &files)?;
    }
    Ok(answer)
}

/// Begins to read; a reading that runs is stopped.
pub(crate) fn import_start(desk: &mut Desk, args: ImportStartArgs) -> Result<ImportJobDto> {
    let words = words(args.lang);
    let kept = tables::kept(desk, words)?;
    let number = desk.jobs.wrapping_add(1);
    desk.jobs = number;
    let job = Job::start(number, read::whole(args.sources), args.reading, kept, desk.now());
    desk.opened(words)?.job = Some(job);
    Ok(ImportJobDto { job: number })
}

/// How far a reading is and, once it is done, what it would do.
pub(crate) fn import_progress(desk: &mut Desk, args: ImportJobArgs) -> Result<ImportProgressDto> {
    let words = words(args.lang);
    let Some(mut job) = taken(desk, args.job) else {
        return Ok(ImportProgressDto {
            state: ImportState::Gone,
            file: None,
            number: 0,
            files: 0,
            share: 0.0,
            preview: None,
        });
    };
    let mut progress = job.progress();
    let told = match job.done() {
        Some(files) if progress.state == ImportState::Ready => preview(desk, words, files, &args.doubles).map(Some),
        _ => Ok(None),
    };
    desk.opened(words)?.job = Some(job);
    progress.preview = told?.map(|(preview, _)| preview);
    Ok(progress)
}

/// Stops a reading, or lets go of what was read.
#[allow(clippy::unnecessary_wraps)] // the form of a command
pub(crate) fn import_cancel(desk: &mut Desk, args: ImportJobArgs) -> Result<ImportJobDto> {
    taken(desk, args.job);
    Ok(ImportJobDto { job: args.job })
}

/// The reading of this number, taken from its database.
fn taken(desk: &mut Desk, number: u32) -> Option<Job> {
    desk.open.as_mut()?.job.take_if(|job| job.number == number)
}

/// Takes in what was read, as one change.
pub(crate) fn import_apply(desk: &mut Desk, args: ImportApplyArgs) -> Result<ImportDto> {
    let words = words(args.lang);
    let gone = || ApiError::invalid(words, "imports-gone", &[]);
    let mut job = taken(desk, args.job).ok_or_else(gone)?;
    let done = match job.done() {
        Some(files) => take_in(desk, words, files, &args),
        None => Err(gone()),
    };
    if done.is_err() {
        // The person may choose otherwise and try again.
        desk.opened(words)?.job = Some(job);
    }
    done
}

fn take_in(desk: &mut Desk, words: Words, files: &[FileRead], args: &ImportApplyArgs) -> Result<ImportDto> {
    let answer = planned(desk, words, files, &args.doubles, |answer| {
        if has_rejected(answer) && !args.accept_partial {
            return Err(ApiError::new(words, ErrorCode::RowsRejected, &[]));
        }
        Ok(true)
    })?;
    tables::keep(desk, words, files)?;
    Ok(answer)
}

/// So often a plan is made anew where other programs write at the same time.
const TRIES: u32 = 5;

/// What files do, done where that is wanted. A plan that another program has overtaken is made anew: what it took for new
/// may be there now.
fn planned(
    desk: &mut Desk,
    words: Words,
    files: &[FileRead],
    doubles: &DoublesArgs,
    wanted: impl Fn(&ImportDto) -> Result<bool>,
) -> Result<ImportDto> {
    let mut tries = 0;
    loop {
        let revision = desk.revision(words)?;
        let (mut answer, plan) = preview(desk, words, files, doubles)?;
        if !wanted(&answer)? {
            return Ok(answer);
        }
        answer.applied = true;
        match apply(desk, words, files, (&answer, &plan), revision)? {
            Ok(change) => return Ok(ImportDto { change, ..answer }),
            Err(Refused::Overtaken) if tries < TRIES => tries += 1,
            Err(refused) => return Err(refused.told(words)),
        }
    }
}

/// What files would do. Nothing is stored.
fn preview(desk: &mut Desk, words: Words, files: &[FileRead], doubles: &DoublesArgs) -> Result<(ImportDto, Plan)> {
    let kept = tables::kept_dtos(desk, words)?;
    let mut plan = Plan::new(desk, words, doubles)?;
    let params = desk.own_params(words, None)?.params;
    let tallies = plan.add(desk, words, files)?;
    let told =
        files.iter().zip(tallies).map(|(file, tally)| tell::file(words, file, tally, (&kept, &params))).collect();
    let carried = foreseen(desk, words, &plan)?;
    Ok((ImportDto { files: told, carried, change: None, applied: false }, plan))
}

/// What would become of reports that name the routes of a plan by km, in words.
fn foreseen(desk: &Desk, words: Words, plan: &Plan) -> Result<Option<String>> {
    let Some(routes) = plan.routes() else { return Ok(None) };
    let view = desk.store(words)?.at(None);
    let fail = |error| store_error(words, &error);
    let (events, overrides) = (view.events(&edit::of_roads()).map_err(fail)?, view.overrides().map_err(fail)?);
    let params = desk.params(words, None)?;
    let before = Before { words, register: plan.register(), params: &params, now: desk.now() };
    let carried = before.foresee(&routes, events, &overrides).map_err(|refused| refused.told(words))?;
    Ok(carried.text(words))
}

/// Writes a plan that was made at a revision as one change; `None`: there is nothing to write.
fn apply(
    desk: &mut Desk,
    words: Words,
    files: &[FileRead],
    (told, plan): (&ImportDto, &Plan),
    revision: i64,
) -> Result<std::result::Result<Option<String>, Refused>> {
    if plan.is_empty() {
        return Ok(Ok(None));
    }
    let names: Vec<&str> = files.iter().map(|file| name_of(&file.file)).collect();
    let note = desk.note(words, "import", Some(&names.join(", ")))?;
    let records: Vec<ImportedFile> =
        files.iter().zip(&told.files).filter_map(|(file, told)| imported(file, told)).collect();
    let params = desk.params(words, None)?;
    let before = Before { words, register: plan.register(), params: &params, now: desk.now() };
    let written = desk.opened(words)?.store.change(note, |change| {
        if change.before()? != revision {
            return Err(Refused::Overtaken);
        }
        plan.write(change, &records)?;
        if plan.routes().is_some() {
            before.carry(change)?;
        }
        Ok(())
    });
    Ok(written.map(|((), id)| Some(id.to_string())))
}

/// What is kept of a file; `None`: it could not be read.
fn imported(file: &FileRead, told: &ImportFileDto) -> Option<ImportedFile> {
    let batch = file.batch.as_ref().ok()?;
    Some(ImportedFile {
        file: name_of(&file.file).to_owned(),
        sha256: batch.sha256.clone(),
        format: batch.format.to_owned(),
        kind: Some(batch.kind.code().to_owned()),
        rows: batch.rows_in,
        added: told.added,
        updated: told.updated,
        unchanged: told.unchanged,
        joined: told.joined,
        rejected: batch.rows_rejected,
        skipped: batch.rows_skipped,
    })
}

/// Whether something in the files could not be taken.
fn has_rejected(told: &ImportDto) -> bool {
    told.files.iter().any(|file| file.format.is_none() || file.rejected > 0)
}

fn field_value(words: Words, error: &str, pair: &str) -> Result<FieldValue> {
    match pair.split_once('=') {
        Some((field, value)) if !field.trim().is_empty() && !value.trim().is_empty() => {
            Ok(FieldValue { field: field.trim().to_owned(), value: value.trim().to_owned() })
        }
        _ => Err(ApiError::invalid(words, error, &[("value", pair.chars().take(80).collect::<String>().into())])),
    }
}
