//! What can go wrong.

use std::{io, path::PathBuf};

use passage_model::{
    CalibrationError, ChangeId, EventTimeError, OverrideError, OwnValueError, ReviewError, RouteError, SilenceError,
};

use crate::{Entity, FileKind};

/// Why a database cannot be opened or made.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// There is no such file.
    #[error("{path} does not exist")]
    NotFound {
        /// The path given.
        path: PathBuf,
    },
    /// A new database would overwrite a file.
    #[error("{path} exists already")]
    AlreadyExists {
        /// The path given.
        path: PathBuf,
    },
    /// An empty passphrase, or one with a NUL character, would protect nothing.
    #[error("the passphrase is empty or holds a NUL character")]
    UnusablePassphrase,
    /// Not readable as it is: an encrypted database, or another file. Only a passphrase can tell.
    #[error("the file is encrypted, or it is no database of this program")]
    NeedsPassphraseOrForeign,
    /// The passphrase does not open it: another passphrase, a damaged first page, or another file.
    #[error("the passphrase does not open the file, or it is no database of this program")]
    WrongPassphraseOrForeign,
    /// A passphrase was given for a database that has none.
    #[error("the database is not encrypted, but a passphrase was given")]
    NotEncrypted,
    /// Clearly another file.
    #[error("the file is no database of this program ({what:?})")]
    Foreign {
        /// What it looks like.
        what: FileKind,
    },
    /// A database of this program that cannot be read.
    #[error("the database is damaged: {detail}")]
    Damaged {
        /// What was found.
        detail: String,
    },
    /// Its structure is not the one that this program makes: somebody has put something in, taken out or rewritten.
    #[error("the structure of the database was altered: {detail}")]
    Altered {
        /// One entry that is not as it should be.
        detail: String,
    },
    /// Made by a newer version of this program.
    #[error("the database has version {found}; this program knows versions up to {supported}")]
    Newer {
        /// Version of the file.
        found: i64,
        /// Newest version known here.
        supported: i64,
    },
    /// Another program holds it for itself.
    #[error("another program is using the database")]
    Locked,
    /// The file or its disk is write-protected.
    #[error("the database is write-protected")]
    ReadOnly,
    /// The folder cannot be written to, or the disk is full.
    #[error("cannot write to {path}: {detail}")]
    Unwritable {
        /// The path given.
        path: PathBuf,
        /// What the system said.
        detail: String,
    },
    /// The copy that is made before a migration failed; nothing was migrated.
    #[error("cannot make the backup {path} before the upgrade: {detail}")]
    Backup {
        /// Where the copy should have gone.
        path: PathBuf,
        /// What the system said.
        detail: String,
    },
    /// The file cannot be read.
    #[error("cannot read {path}: {error}")]
    Io {
        /// The path given.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// Any other failure of the database engine.
    #[error("database engine: {0}")]
    Engine(rusqlite::Error),
}

/// Why something was not recorded or not read. After an error inside a change nothing of that change is kept.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// What was to be recorded breaks a rule; nothing was written for it.
    #[error("{entity}: {reason}")]
    Invalid {
        /// Which entity.
        entity: Entity,
        /// Which rule.
        reason: Invalid,
    },
    /// It does not exist, or it is deleted.
    #[error("there is no {0}")]
    NoSuch(Entity),
    /// It cannot be deleted, since something else rests on it.
    #[error("{entity} is used by {by}")]
    InUse {
        /// What was to go.
        entity: Entity,
        /// One of the entities that rest on it.
        by: Entity,
    },
    /// It rests on something that does not exist or is deleted.
    #[error("{entity} needs {missing}, which is not there")]
    Dangling {
        /// What was recorded.
        entity: Entity,
        /// What is missing.
        missing: Entity,
    },
    /// Two routes would have the same code.
    #[error("the route code {code} is used twice")]
    DuplicateCode {
        /// The code.
        code: String,
    },
    /// The id of the change has been used before.
    #[error("change {0} has been recorded before")]
    DuplicateChange(ChangeId),
    /// There is no such change.
    #[error("there is no change {0}")]
    NoSuchChange(ChangeId),
    /// The change recorded nothing that could be taken back.
    #[error("change {0} recorded nothing that can be undone")]
    NothingToUndo(ChangeId),
    /// The change is undone already.
    #[error("change {change} has been undone by {by}")]
    AlreadyUndone {
        /// The change.
        change: ChangeId,
        /// The undo.
        by: ChangeId,
    },
    /// A later change touched the same entity; undo that one first.
    #[error("change {change} cannot be undone: {later} has changed {entity} since")]
    UndoConflict {
        /// The change to undo.
        change: ChangeId,
        /// The newest later change in the way.
        later: ChangeId,
        /// One of the entities that both touched.
        entity: Entity,
    },
    /// The change was carried on after one of its writes had failed; nothing was kept.
    #[error("a write of this change failed before: {0}")]
    Poisoned(String),
    /// The briefing does not continue the numbering.
    #[error("briefing number {given} does not follow; the next is {next}")]
    BriefingNumber {
        /// Number given.
        given: u32,
        /// Number expected.
        next: u32,
    },
    /// The hash of the briefing is not that of its page, or its id has been used before.
    #[error("the briefing's hash {given} is not that of its page, {found}")]
    BriefingHash {
        /// Hash given.
        given: String,
        /// Hash of the page.
        found: String,
    },
    /// Stored content cannot be understood.
    #[error("stored content cannot be read: {0}")]
    Unreadable(String),
    /// The file is damaged.
    #[error("the database is damaged: {0}")]
    Damaged(String),
    /// Another program is writing.
    #[error("another program is writing to the database")]
    Busy,
    /// The disk is full, or failed while it was written.
    #[error("the disk is full or failing")]
    DiskFull,
    /// The database or its disk is write-protected.
    #[error("the database is write-protected")]
    ReadOnly,
    /// A passphrase that would protect nothing.
    #[error("the passphrase is empty or holds a NUL character")]
    UnusablePassphrase,
    /// A database in memory has no passphrase.
    #[error("the database is in memory only")]
    InMemory,
    /// The target of a copy exists already.
    #[error("{0} exists already")]
    AlreadyExists(PathBuf),
    /// A file operation failed.
    #[error("{path}: {error}")]
    Io {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The database could not be opened again after its passphrase was changed.
    #[error(transparent)]
    Reopen(Box<OpenError>),
    /// Any other failure of the database engine.
    #[error("database engine: {0}")]
    Engine(rusqlite::Error),
}

/// Which rule a thing to be recorded breaks.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Invalid {
    /// A route.
    #[error(transparent)]
    Route(#[from] RouteError),
    /// An override.
    #[error(transparent)]
    Override(#[from] OverrideError),
    /// A country calibration.
    #[error(transparent)]
    Calibration(#[from] CalibrationError),
    /// What a person did with a draft.
    #[error(transparent)]
    Review(#[from] ReviewError),
    /// A number that an organisation has set for itself.
    #[error(transparent)]
    OwnValue(#[from] OwnValueError),
    /// An area from which reports have stopped coming.
    #[error(transparent)]
    Silence(#[from] SilenceError),
    /// A time span turned round.
    #[error(transparent)]
    Time(#[from] EventTimeError),
    /// A line with fewer than two positions or an area with fewer than three.
    #[error("a {shape} with {points} positions")]
    Shape {
        /// `line` or `area`.
        shape: &'static str,
        /// Positions given.
        points: usize,
    },
    /// The hash of a report is not that of its text.
    #[error("the hash is not that of the text")]
    Hash,
    /// The text of a report would change.
    #[error("the text of a report never changes")]
    TextFixed,
    /// A report without text.
    #[error("a report without text")]
    NoText,
    /// It would not be read back as it was given (a number that is not finite).
    #[error("it holds a value that cannot be stored: {0}")]
    NotStorable(String),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DiskFull | ErrorCode::SystemIoFailure) => Self::DiskFull,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            // The key was right when the database was opened: now it means a page that does not decrypt.
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged(error.to_string()),
            _ => match error {
                rusqlite::Error::FromSqlConversionFailure(..)
                | rusqlite::Error::InvalidColumnType(..)
                | rusqlite::Error::IntegralValueOutOfRange(..) => Self::Unreadable(error.to_string()),
                error => Self::Engine(error),
            },
        }
    }
}
