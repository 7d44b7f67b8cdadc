//! Errors at the border: a stable code, a plain sentence, the values that explain it.

use std::path::Path;

use passage_words::{Arg, Words};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Stable codes. The window maps a code to its action; the sentence comes ready-made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ErrorCode {
    /// The call's arguments are not of the command's form: a defect of the caller.
    BadArguments,
    /// There is no such command.
    UnknownCommand,
    /// No database is open.
    NotOpen,
    /// No file at the path.
    NotFound,
    /// There is a file at the path already.
    AlreadyExists,
    /// The file is encrypted, or no database at all; a passphrase is needed.
    NeedsPassphrase,
    /// The passphrase does not fit.
    WrongPassphrase,
    /// The file is not encrypted, and it should be: it may be another one in its place.
    NotEncrypted,
    /// The file is something else.
    Foreign,
    /// The file is damaged.
    Damaged,
    /// The structure of the file was altered: nothing in it can be relied on.
    Altered,
    /// The file is from a newer version.
    Newer,
    /// Another program holds the file.
    Busy,
    /// The place cannot be written.
    Unwritable,
    /// The disk is full.
    DiskFull,
    /// A file cannot be read.
    Unreadable,
    /// Nothing with this id.
    NoSuchThing,
    /// What was entered cannot be stored.
    Invalid,
    /// It cannot be undone, since later changes rest on it.
    CannotUndo,
    /// There is nothing to undo.
    NothingToUndo,
    /// There is nothing to redo.
    NothingToRedo,
    /// The file holds rows that were not accepted.
    RowsRejected,
    /// Something went wrong inside: a defect of Passage.
    Internal,
}

impl ErrorCode {
    /// The code as text.
    pub fn code(self) -> &'static str {
        match self {
            Self::BadArguments => "bad-arguments",
            Self::UnknownCommand => "unknown-command",
            Self::NotOpen => "not-open",
            Self::NotFound => "not-found",
            Self::AlreadyExists => "already-exists",
            Self::NeedsPassphrase => "needs-passphrase",
            Self::WrongPassphrase => "wrong-passphrase",
            Self::NotEncrypted => "not-encrypted",
            Self::Foreign => "foreign",
            Self::Damaged => "damaged",
            Self::Altered => "altered",
            Self::Newer => "newer",
            Self::Busy => "busy",
            Self::Unwritable => "unwritable",
            Self::DiskFull => "disk-full",
            Self::Unreadable => "unreadable",
            Self::NoSuchThing => "no-such-thing",
            Self::Invalid => "invalid",
            Self::CannotUndo => "cannot-undo",
            Self::NothingToUndo => "nothing-to-undo",
            Self::NothingToRedo => "nothing-to-redo",
            Self::RowsRejected => "rows-rejected",
            Self::Internal => "internal",
        }
    }

    /// Whether the database could not be opened (exit status 3 of the command line).
    pub fn is_opening(self) -> bool {
        matches!(
            self,
            Self::NotOpen
                | Self::NotFound
                | Self::NeedsPassphrase
                | Self::WrongPassphrase
                | Self::NotEncrypted
                | Self::Foreign
                | Self::Damaged
                | Self::Altered
                | Self::Newer
                | Self::Busy
        )
    }
}

/// An error as the border gives it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, thiserror::Error)]
#[error("{message}")]
pub struct ApiError {
    /// Stable code.
    pub code: ErrorCode,
    /// A sentence in the language asked for: what happened and what to do.
    pub message: String,
    /// Technical detail, untranslated; never a coordinate or a name.
    pub details: Option<String>,
}

/// What desk functions return.
pub type Result<T> = std::result::Result<T, ApiError>;

impl ApiError {
    /// The same error, naming the database that is damaged where whoever met the damage could not.
    #[must_use]
    pub fn of_database(self, words: Words, path: &Path) -> Self {
        let unnamed = Self::new(words, self.code, &[("path", "".into())]).message;
        if self.code != ErrorCode::Damaged || self.message != unnamed {
            return self;
        }
        let path = path.display().to_string();
        Self { details: self.details, ..Self::new(words, ErrorCode::Damaged, &[("path", path.into())]) }
    }

    /// The error with the sentence of its code.
    pub fn new(words: Words, code: ErrorCode, args: &[(&str, Arg<'_>)]) -> Self {
        Self { code, message: words.with(&format!("error-{}", code.code()), args), details: None }
    }

    /// What was entered cannot be stored, said by the message `id`.
    pub fn invalid(words: Words, id: &str, args: &[(&str, Arg<'_>)]) -> Self {
        Self { code: ErrorCode::Invalid, message: words.with(id, args), details: None }
    }

    /// A defect of Passage, with its technical detail.
    pub fn internal(words: Words, detail: impl std::fmt::Display) -> Self {
        Self { details: Some(detail.to_string()), ..Self::new(words, ErrorCode::Internal, &[]) }
    }

    /// The same with a technical detail.
    #[must_use]
    pub fn with_detail(mut self, detail: impl std::fmt::Display) -> Self {
        self.details = Some(detail.to_string());
        self
    }
}
