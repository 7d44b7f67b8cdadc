//! Opening, creating, settings, undo, audit.

mod passphrase;
mod values;
mod work;

use std::path::Path;

use passage_model::{ChangeId, Time, TimePrecision};
use passage_store::{ChangeRecord, OpenError, Store};
use passage_words::Words;
use serde_json::json;

pub(crate) use passphrase::set_passphrase;

use crate::{
    Desk,
    cited::cited,
    context::Register,
    desk::{Open, words},
    dto::*,
    edit::Before,
    error::{ApiError, ErrorCode, Result},
    opening::{open_error, shown, store_error},
    starter,
};

/// Setting under which example data keeps its own moment.
pub(crate) const EXAMPLE_AS_OF: &str = "example_as_of";

pub(crate) fn status(desk: &mut Desk, args: impl Into<StatusArgs>) -> Result<StatusDto> {
    let args = args.into();
    let words = words(args.lang);
    if desk.open.is_none() && !desk.tried {
        desk.tried = true;
        let path = desk.default_path.clone();
        if path.exists() {
            let opened = if in_its_place(&path, args.known_encrypted.as_deref()) {
                Err(OpenError::NotEncrypted)
            } else {
                Store::open(&path, None, desk.now())
            };
            match opened {
                Ok(store) => desk.open = Some(Open::new(store, path, false)),
                Err(error) => desk.problem = Some(open_error(words, &path, &error)),
            }
        }
    }
    current(desk, words)
}

fn current(desk: &Desk, words: Words) -> Result<StatusDto> {
    let now = desk.now();
    let mut status = StatusDto {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        state: AppState::Missing,
        path: shown(&desk.default_path),
        problem: desk.problem.as_ref().map(|problem| problem.message.clone()),
        problem_code: desk.problem.as_ref().map(|problem| problem.code.code().to_owned()),
        encrypted: false,
        workspace: None,
        example: false,
        revision: 0,
        counts: CountsDto::default(),
        newest_report_at: None,
        newest_event: None,
        suggested_as_of: now,
        now,
        method: cited(words, passage_risk::Params::builtin()),
        undo: None,
        author: None,
        next_briefing: None,
    };
    let Some(open) = &desk.open else {
        status.state = match desk.problem.as_ref().map(|problem| problem.code) {
            Some(ErrorCode::NeedsPassphrase | ErrorCode::WrongPassphrase) => AppState::Locked,
            Some(_) => AppState::Unusable,
            None => AppState::Missing,
        };
        return Ok(status);
    };
    let store = &open.store;
    status.method = cited(words, &*desk.params(words, None)?);
    let fail = |error: passage_store::StoreError| store_error(words, &error);
    let counts = store.counts().map_err(fail)?;
    status.state = AppState::Open;
    status.next_briefing = Some(store.next_briefing_number().map_err(fail)?);
    status.path = shown(&open.path);
    status.problem = None;
    status.problem_code = None;
    status.encrypted = open.encrypted;
    status.workspace = desk.text_setting(words, "workspace")?;
    status.author = desk.author(words)?;
    status.revision = store.revision().map_err(fail)?;
    status.counts = CountsDto {
        routes: counts.routes.into(),
        crossings: counts.crossings.into(),
        places: counts.places.into(),
        sources: counts.sources.into(),
        events: counts.events.into(),
        reports: counts.reports.into(),
    };
    let example = desk.text_setting(words, EXAMPLE_AS_OF)?.and_then(|text| text.parse::<Time>().ok());
    status.example = example.is_some();
    status.newest_report_at = store.at(None).newest_report_at().map_err(fail)?;
    let newest = store.at(None).newest_event_at(now).map_err(fail)?;
    status.newest_event = newest.map(|(at, precision)| NewestEventDto { at, exact: precision == TimePrecision::Hour });
    // Example data lies years back: showing it as of now would show a region without a single recent report.
    status.suggested_as_of = match (example, status.newest_report_at) {
        (Some(example), newest) if newest.is_none_or(|newest| newest <= example) => example,
        _ => now,
    };
    status.undo = store
        .last_undoable_of(&desk.own_changes(), open.since)
        .map_err(fail)?
        .map(|record| UndoDto { change: record.id.to_string(), text: action_text(words, &record) });
    Ok(status)
}

/// Whether a file that lies open has taken the place of one that was encrypted. Told from its first bytes: opening it would
/// write to it.
fn in_its_place(path: &Path, known: Option<&[String]>) -> bool {
    known.is_some_and(|known| known.iter().any(|one| Path::new(one) == path)) && Store::lies_open(path)
}

pub(crate) fn open_database(desk: &mut Desk, args: OpenArgs) -> Result<StatusDto> {
    let words = words(args.lang);
    let path = desk.path_or_default(args.path.as_deref());
    desk.tried = true;
    desk.open = None;
    // An empty passphrase is none that a person gave, but a file that was not filled: the store says so.
    let passphrase = args.passphrase.as_deref();
    // A file that lies open in the place of the encrypted one is perhaps another's work, and everything typed into it lies
    // open too. Its owner is not locked out, but has to say so.
    let all_the_same = args.unencrypted == Some(true);
    let opened = if passphrase.is_none() && in_its_place(&path, args.known_encrypted.as_deref()) {
        Err(OpenError::NotEncrypted)
    } else {
        Store::open(&path, passphrase, desk.now())
    };
    let opened = match opened {
        Err(OpenError::NotEncrypted) if all_the_same => Store::open(&path, None, desk.now()),
        opened => opened,
    };
    match opened {
        Ok(store) => {
            desk.problem = None;
            let encrypted = store.is_encrypted();
            desk.open = Some(Open::new(store, path, encrypted));
            current(desk, words)
        }
        Err(error) => {
            let error = open_error(words, &path, &error);
            desk.problem = Some(error.clone());
            Err(error)
        }
    }
}

pub(crate) fn create_database(desk: &mut Desk, args: CreateArgs) -> Result<StatusDto> {
    let words = words(args.lang);
    let path = desk.path_or_default(args.path.as_deref());
    let passphrase = args.passphrase.as_deref();
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        crate::handed::folder(folder).map_err(|error| {
            ApiError::new(words, ErrorCode::Unwritable, &[("path", shown(folder).into())]).with_detail(error)
        })?;
    }
    let store = Store::create(&path, passphrase, desk.now()).map_err(|error| open_error(words, &path, &error))?;
    desk.tried = true;
    desk.problem = None;
    desk.open = Some(Open::new(store, path.clone(), passphrase.is_some()));
    if args.starter
        && let Err(error) = starter::fill(desk, words)
    {
        // A half-made database would be refused as "exists already" at the next try.
        desk.open = None;
        let _ = std::fs::remove_file(&path);
        return Err(error);
    }
    // What it was made with is not to be taken back by a slip of the hand.
    let open = desk.opened(words)?;
    open.since = open.store.revision().map_err(|error| store_error(words, &error))?;
    current(desk, words)
}

pub(crate) fn close_database(desk: &mut Desk, args: LangArgs) -> Result<StatusDto> {
    let words = words(args.lang);
    if let Some(open) = desk.open.take() {
        desk.default_path.clone_from(&open.path);
        if open.encrypted {
            desk.problem =
                Some(ApiError::new(words, ErrorCode::NeedsPassphrase, &[("path", shown(&open.path).into())]));
        }
    }
    current(desk, words)
}

pub(crate) fn set_settings(desk: &mut Desk, args: SettingsArgs) -> Result<StatusDto> {
    let words = words(args.lang);
    for (key, value) in [("author", &args.author), ("workspace", &args.workspace)] {
        if let Some(value) = value {
            let value = passage_model::plain(value).trim().chars().take(120).collect::<String>();
            // From here on this person signs.
            if key == "author" && desk.asker.author.is_some() {
                desk.asker.author = Some(value.clone());
            }
            set_down(desk, words, key, &value)?;
            desk.opened(words)?.store.set_setting(key, &json!(value)).map_err(|error| store_error(words, &error))?;
        }
    }
    current(desk, words)
}

/// Who signs, and for what operation, is in the audit trail as any other change: what follows is under the new name.
fn set_down(desk: &mut Desk, words: Words, key: &str, value: &str) -> Result<()> {
    let before = desk.text_setting(words, key)?.unwrap_or_default();
    if before == value {
        return Ok(());
    }
    let name = |name: &str| if name.is_empty() { "—".to_owned() } else { name.to_owned() };
    desk.write_down(words, &format!("settings.{key}"), &format!("{} → {}", name(&before), name(value)))
}

pub(crate) fn undo(desk: &mut Desk, args: UndoArgs) -> Result<ChangedDto> {
    let words = words(args.lang);
    let since = desk.opened(words)?.since;
    let store = desk.store(words)?;
    let change = match &args.change {
        Some(text) => text.parse().map_err(|_| ApiError::new(words, ErrorCode::NoSuchThing, &[]))?,
        None => {
            store
                .last_undoable_of(&desk.own_changes(), since)
                .map_err(|error| store_error(words, &error))?
                .ok_or_else(|| ApiError::new(words, ErrorCode::NothingToUndo, &[]))?
                .id
        }
    };
    take_back(desk, words, change, "undo")
}

pub(crate) fn redo(desk: &mut Desk, args: LangArgs) -> Result<ChangedDto> {
    let words = words(args.lang);
    let since = desk.opened(words)?.since;
    let store = desk.store(words)?;
    let change = store
        .last_redoable_of(&desk.own_changes(), since)
        .map_err(|error| store_error(words, &error))?
        .ok_or_else(|| ApiError::new(words, ErrorCode::NothingToRedo, &[]))?
        .id;
    take_back(desk, words, change, "redo")
}

/// Takes a change back. Where a route gets the line back that it had, or a report the km that it had, both say the same as
/// before.
fn take_back(desk: &mut Desk, words: Words, change: ChangeId, action: &str) -> Result<ChangedDto> {
    let fail = |error: passage_store::StoreError| store_error(words, &error);
    let register = desk.register(words)?;
    let params = desk.params(words, None)?;
    let before = Before { words, register: &register, params: &params, now: desk.now() };
    let note = desk.note(words, action, None)?;
    let record = work::record(desk, words, change)?;
    let what = work::told(desk, words, &register, &record, note.author.as_str())?;
    let store = &mut desk.opened(words)?.store;
    let then = store.routes_before(change).map_err(fail)?;
    let came = store.events_of(change).map_err(fail)?.into_iter().collect();
    let undone = store.undo_and(change, note, |change| before.carry_back(change, &came, &then));
    let (id, carried) = undone.map_err(|refused| refused.told(words))?;
    let done = words.with(&format!("done-{action}"), &[("what", what.into())]);
    let text = carried.told(words, done);
    changed(desk, words, id.to_string(), text, None)
}

/// The answer of a change.
pub(crate) fn changed(
    desk: &mut Desk,
    words: Words,
    change: String,
    text: String,
    id: Option<String>,
) -> Result<ChangedDto> {
    let revision = desk.store(words)?.revision().map_err(|error| store_error(words, &error))?;
    Ok(ChangedDto { change, text, id, revision })
}

pub(crate) fn audit(desk: &mut Desk, args: AuditArgs) -> Result<Vec<AuditDto>> {
    let words = words(args.lang);
    let limit = args.limit.unwrap_or(100).clamp(1, 500);
    let register = desk.register(words)?;
    let records = desk.store(words)?.audit(limit, None).map_err(|error| store_error(words, &error))?;
    records.into_iter().map(|record| row(desk, words, &register, record)).collect()
}

/// A row of the audit trail. An undo names what it took back.
fn row(desk: &Desk, words: Words, register: &Register, record: ChangeRecord) -> Result<AuditDto> {
    let what = work::told(desk, words, register, &record, &record.author)?;
    let text = match record.undoes {
        None => what,
        Some(_) if record.action == "redo" => words.with("done-redo", &[("what", what.into())]),
        Some(_) => words.with("done-undo", &[("what", what.into())]),
    };
    let things = work::in_detail(desk, words, register, &record)?;
    let named = if work::is_nobody(&record.author) { work::named(desk, words, &record)? } else { None };
    Ok(AuditDto {
        change: record.id.to_string(),
        at: record.recorded_at,
        text,
        things,
        author: named.unwrap_or(record.author),
        reason: record.reason,
    })
}

/// So many changes are told by name; of more only that there are more.
const TOLD: u32 = 20;

/// What was changed after a revision, and by whom. Asked every few seconds: where nothing was, that is all that is looked up.
pub(crate) fn changes_since(desk: &mut Desk, args: ChangesSinceArgs) -> Result<ChangesSinceDto> {
    let words = words(args.lang);
    let fail = |error: passage_store::StoreError| store_error(words, &error);
    let revision = desk.revision(words)?;
    if revision == args.since {
        return Ok(ChangesSinceDto { revision, changes: Vec::new(), more: false });
    }
    let mut records = desk.store(words)?.changes_since(args.since, TOLD + 1).map_err(fail)?;
    let more = records.len() > TOLD as usize;
    records.truncate(TOLD as usize);
    let own = desk.own_changes();
    let register = desk.register(words)?;
    let told = |record: ChangeRecord| {
        let what = work::told(desk, words, &register, &record, &record.author)?;
        let text = match (record.undoes, record.action.as_str()) {
            (None, _) => what,
            (Some(_), "redo") => words.with("done-redo", &[("what", what.into())]),
            (Some(_), _) => words.with("done-undo", &[("what", what.into())]),
        };
        Ok(ChangeToldDto {
            own: own.contains(&record.id),
            quiet: record.touched.is_empty(),
            change: record.id.to_string(),
            text,
            author: record.author,
        })
    };
    let changes = records.into_iter().map(told).collect::<Result<_>>()?;
    Ok(ChangesSinceDto { revision, changes, more })
}

/// What a change did, in words. Of an action that this version does not know, that it was one: a code says nothing to anybody.
pub(crate) fn action_text(words: Words, record: &ChangeRecord) -> String {
    let id = format!("action-{}", record.action.replace('.', "-"));
    let known = words.has(&id) || Words::new(passage_model::Lang::En).has(&id);
    words.text(if known { &id } else { "action-other" })
}
