//! The desk: an open database, the clock, and the ids it gives out.

use std::{
    cell::RefCell,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use chrono::Utc;
use passage_model::{ChangeId, Lang, Time};
use passage_store::{ChangeNote, Store, StoreError};
use passage_words::Words;
use serde::Deserialize;
use serde_json::Value;

use crate::{
    api,
    context::{Known, Picture, Register},
    error::{ApiError, ErrorCode, Result},
    handed,
    import::Job,
    opening::store_error,
};

/// An open database and what has been read of it.
pub(crate) struct Open {
    pub(crate) store: Store,
    pub(crate) path: PathBuf,
    pub(crate) encrypted: bool,
    /// The revision that was found at opening: undo without a name reaches no farther back. Work of yesterday, or of a
    /// colleague, is taken back by name.
    pub(crate) since: i64,
    /// The changes made through this desk since, the newest last, each with the window that made it: undo without a name takes
    /// back none of anybody else's.
    pub(crate) made: RefCell<Vec<(ChangeId, Option<String>)>>,
    /// Prepared routes and crossings, with the revision as of which they are up to date.
    pub(crate) register: Option<(i64, Arc<Register>)>,
    /// Events and reports.
    pub(crate) known: Option<Arc<Known>>,
    /// The question asked last, answered.
    pub(crate) picture: Option<Picture>,
    /// Texts of the Inbox as they were read last.
    pub(crate) readings: crate::inbox::Readings,
    /// The names that texts are read with.
    pub(crate) names: Option<Arc<crate::draft::KnownNames>>,
    /// The country scale that is being fitted.
    pub(crate) fitting: Option<crate::calibrate::FitJob>,
    /// The reading of files that runs or waits for a person's word. It is for this database and goes with it.
    pub(crate) job: Option<Job>,
}

impl Open {
    pub(crate) fn new(store: Store, path: PathBuf, encrypted: bool) -> Self {
        Self {
            // Where it cannot be told, nothing is taken back without a name.
            since: store.revision().unwrap_or(i64::MAX),
            store,
            path,
            encrypted,
            made: RefCell::default(),
            register: None,
            known: None,
            picture: None,
            readings: crate::inbox::Readings::default(),
            names: None,
            fitting: None,
            job: None,
        }
    }
}

/// Who asks, as a window says it with every question. The command line says nothing.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Asker {
    /// Which window.
    #[serde(default)]
    pub(crate) window: Option<String>,
    /// The name that the person at this computer goes by. Empty: none was given here. `None`: the one that the database was
    /// given last, which may be anybody's.
    #[serde(default)]
    pub(crate) author: Option<String>,
}

/// The argument in which it is said.
const ASKER: &str = "sent_by";

/// The use-cases' state: at most one open database.
pub struct Desk {
    pub(crate) default_path: PathBuf,
    pub(crate) open: Option<Open>,
    /// Why the file at the default path could not be opened.
    pub(crate) problem: Option<ApiError>,
    /// Whether opening at the default path has been tried.
    pub(crate) tried: bool,
    /// Readings and fits so far.
    pub(crate) jobs: u32,
    /// Plans of this session, and the roads they rest on.
    pub(crate) plans: crate::plan::Plans,
    /// Who asks.
    pub(crate) asker: Asker,
    clock: Box<dyn Fn() -> Time + Send>,
}

impl Desk {
    /// A desk with the machine's clock. Nothing is opened yet.
    pub fn new(default_path: impl Into<PathBuf>) -> Self {
        Self::with_clock(default_path, Utc::now)
    }

    /// A desk with a clock of its own, for tests and reproducible runs.
    pub fn with_clock(default_path: impl Into<PathBuf>, clock: impl Fn() -> Time + Send + 'static) -> Self {
        Self {
            default_path: default_path.into(),
            open: None,
            problem: None,
            tried: false,
            jobs: 0,
            plans: crate::plan::Plans::default(),
            asker: Asker::default(),
            clock: Box::new(clock),
        }
    }

    /// Now, to the millisecond (what the database keeps).
    pub fn now(&self) -> Time {
        let now = (self.clock)();
        Time::from_timestamp_millis(now.timestamp_millis()).unwrap_or(now)
    }

    /// Runs a command by name: JSON in, JSON out.
    pub fn call(&mut self, command: &str, mut args: Value) -> Result<Value> {
        let asker = args.as_object_mut().and_then(|args| args.remove(ASKER));
        self.asker = asker.and_then(|asker| serde_json::from_value(asker).ok()).unwrap_or_default();
        let lang = [args.get("lang"), args.pointer("/question/lang")].into_iter().flatten().next().cloned();
        let done = api::dispatch(self, command, args);
        done.map_err(|error| match self.open.as_ref().and_then(|open| open.store.path()) {
            Some(path) => {
                let lang = lang.and_then(|lang| serde_json::from_value(lang).ok()).unwrap_or(Lang::En);
                error.of_database(words(lang), path)
            }
            None => error,
        })
    }

    pub(crate) fn opened(&mut self, words: Words) -> Result<&mut Open> {
        self.open.as_mut().ok_or_else(|| ApiError::new(words, ErrorCode::NotOpen, &[]))
    }

    /// The store of the open database.
    pub(crate) fn store(&self, words: Words) -> Result<&Store> {
        match &self.open {
            Some(open) => Ok(&open.store),
            None => Err(ApiError::new(words, ErrorCode::NotOpen, &[])),
        }
    }

    /// Ten random bytes and the clock, for a new id.
    pub(crate) fn id_parts(&self, words: Words) -> Result<(u64, [u8; 10])> {
        let mut random = [0; 10];
        getrandom::fill(&mut random).map_err(|error| ApiError::internal(words, error))?;
        Ok((u64::try_from(self.now().timestamp_millis()).unwrap_or(0), random))
    }

    /// Writes into the audit trail what changes nothing on record: a list of names taken in, a sheet issued, a movement
    /// that waits.
    pub(crate) fn write_down(&mut self, words: Words, action: &str, what: &str) -> Result<()> {
        let note = self.note(words, action, Some(what))?;
        let done = self.opened(words)?.store.change(note, |_| Ok::<(), StoreError>(()));
        done.map(|_| ()).map_err(|error| store_error(words, &error))
    }

    /// What is written beside a change: who, what, why, when.
    pub(crate) fn note(&self, words: Words, action: &str, reason: Option<&str>) -> Result<ChangeNote> {
        self.note_of(words, action, reason, None)
    }

    /// The same of a change with which a person is named: where no name was given at this computer, it is that one's.
    pub(crate) fn note_of(
        &self,
        words: Words,
        action: &str,
        reason: Option<&str>,
        named: Option<&str>,
    ) -> Result<ChangeNote> {
        let (ms, random) = self.id_parts(words)?;
        let given = |name: &str| !name.trim().is_empty();
        let author = self.author(words)?.filter(|author| given(author));
        let author = author
            .or_else(|| named.map(|name| passage_model::plain(name).trim().to_owned()).filter(|name| given(name)));
        let author = author.unwrap_or_else(|| "—".to_owned());
        let id = ChangeId::from_parts(ms, random);
        if let Some(open) = &self.open {
            open.made.borrow_mut().push((id, self.asker.window.clone()));
        }
        Ok(ChangeNote {
            id,
            author,
            reason: reason.map(str::trim).filter(|reason| !reason.is_empty()).map(str::to_owned),
            action: action.to_owned(),
            recorded_at: self.now(),
            known_from: None,
        })
    }

    /// The changes of the window that asks, the newest last; where no window asks, all of this desk.
    pub(crate) fn own_changes(&self) -> Vec<ChangeId> {
        let Some(open) = &self.open else { return Vec::new() };
        let made = open.made.borrow();
        let own = made.iter().filter(|(_, window)| self.asker.window.is_none() || *window == self.asker.window);
        own.map(|(id, _)| *id).collect()
    }

    /// The name of the person at work: the one given at the computer that asks.
    pub(crate) fn author(&self, words: Words) -> Result<Option<String>> {
        match &self.asker.author {
            Some(name) => Ok(Some(passage_model::plain(name).trim().to_owned()).filter(|name| !name.is_empty())),
            None => self.text_setting(words, "author"),
        }
    }

    /// Who stands behind a word: who is named with it, else the person at work. Empty: nobody.
    pub(crate) fn signed(&self, words: Words, named: Option<String>) -> Result<String> {
        let named = named.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
        match named {
            Some(name) => Ok(name),
            None => Ok(self.author(words)?.unwrap_or_default().trim().to_owned()),
        }
    }

    /// A setting that is a text.
    pub(crate) fn text_setting(&self, words: Words, key: &str) -> Result<Option<String>> {
        let value = self.store(words)?.setting(key).map_err(|error| crate::opening::store_error(words, &error))?;
        Ok(value.as_ref().and_then(Value::as_str).map(|text| passage_model::plain(text).into_owned()))
    }

    /// The path of a call, or the default one.
    pub(crate) fn path_or_default(&self, path: Option<&str>) -> PathBuf {
        path.map_or_else(|| self.default_path.clone(), |path| Path::new(path).to_path_buf())
    }
}

/// Makes a new id of the given type.
macro_rules! new_id {
    ($desk:expr, $words:expr, $id:ty) => {{
        let (ms, random) = $desk.id_parts($words)?;
        <$id>::from_parts(ms, random)
    }};
}
pub(crate) use new_id;

/// A desk that can be shared between threads: the border of the shell and the host.
pub struct Session {
    desk: Mutex<Desk>,
}

impl Session {
    /// A session over the database at `path`; nothing is opened yet.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self::from_desk(Desk::new(path))
    }

    /// A session over a prepared desk.
    pub fn from_desk(desk: Desk) -> Self {
        Self { desk: Mutex::new(desk) }
    }

    /// Runs a command: JSON in, JSON out. Calls run one after the other.
    pub fn call(&self, command: &str, args: Value) -> Result<Value> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner).call(command, args)
    }

    /// Refuses a place at which the database lies, what belongs to it, or anything but a file that begins alike.
    pub fn spare(&self, words: Words, place: &Path, begins: &[u8]) -> Result<()> {
        let desk = self.desk.lock().unwrap_or_else(PoisonError::into_inner);
        if desk.open.is_some() { handed::spare(&desk, words, place) } else { handed::spare_any(words, place) }?;
        handed::replaceable(words, place, begins)
    }

    /// Writes into the audit trail that a page was handed out on paper.
    pub fn printed(&self, words: Words, place: &Path) -> Result<()> {
        let mut desk = self.desk.lock().unwrap_or_else(PoisonError::into_inner);
        let name = place.file_name().unwrap_or_default().to_string_lossy();
        if desk.open.is_some() { desk.write_down(words, "print", &name) } else { Ok(()) }
    }
}

/// The wording of a language.
pub(crate) fn words(lang: Lang) -> Words {
    Words::new(lang)
}
