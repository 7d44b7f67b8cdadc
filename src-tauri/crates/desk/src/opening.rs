//! From the store's errors to the border's.

use std::path::Path;

use passage_store::{OpenError, StoreError};
use passage_words::Words;

use crate::error::{ApiError, ErrorCode};

/// The border's error for a database that cannot be opened or made.
pub(crate) fn open_error(words: Words, path: &Path, error: &OpenError) -> ApiError {
    let code = match error {
        OpenError::NotFound { .. } => ErrorCode::NotFound,
        OpenError::AlreadyExists { .. } => ErrorCode::AlreadyExists,
        OpenError::NeedsPassphraseOrForeign => ErrorCode::NeedsPassphrase,
        OpenError::WrongPassphraseOrForeign => ErrorCode::WrongPassphrase,
        OpenError::NotEncrypted => {
            return ApiError::new(words, ErrorCode::NotEncrypted, &[("path", shown(path).into())]);
        }
        OpenError::UnusablePassphrase => return ApiError::invalid(words, "error-empty-passphrase", &[]),
        OpenError::Foreign { .. } => ErrorCode::Foreign,
        OpenError::Damaged { .. } => ErrorCode::Damaged,
        OpenError::Altered { .. } => ErrorCode::Altered,
        OpenError::Newer { found, supported } => {
            let args = [("path", shown(path).into()), ("found", (*found).into()), ("supported", (*supported).into())];
            return ApiError::new(words, ErrorCode::Newer, &args);
        }
        OpenError::Locked => ErrorCode::Busy,
        OpenError::ReadOnly | OpenError::Unwritable { .. } | OpenError::Backup { .. } => ErrorCode::Unwritable,
        OpenError::Io { .. } => ErrorCode::Unreadable,
        OpenError::Engine(_) => ErrorCode::Internal,
    };
    ApiError::new(words, code, &[("path", shown(path).into())]).with_detail(error)
}

/// The border's error for something that was not recorded or not read.
pub(crate) fn store_error(words: Words, error: &StoreError) -> ApiError {
    let code = match error {
        StoreError::Invalid { .. } | StoreError::Dangling { .. } | StoreError::UnusablePassphrase => ErrorCode::Invalid,
        StoreError::DuplicateCode { code } => {
            return ApiError::invalid(words, "invalid-duplicate-code", &[("code", code.clone().into())]);
        }
        StoreError::InUse { .. } => {
            return ApiError::invalid(words, "invalid-in-use", &[]).with_detail(error);
        }
        StoreError::NoSuch(_) | StoreError::NoSuchChange(_) => ErrorCode::NoSuchThing,
        StoreError::AlreadyUndone { .. } | StoreError::UndoConflict { .. } => ErrorCode::CannotUndo,
        StoreError::NothingToUndo(_) => ErrorCode::NothingToUndo,
        StoreError::Damaged(_) | StoreError::Unreadable(_) => ErrorCode::Damaged,
        StoreError::Busy => ErrorCode::Busy,
        StoreError::DiskFull => ErrorCode::DiskFull,
        StoreError::AlreadyExists(path) => {
            return ApiError::new(words, ErrorCode::AlreadyExists, &[("path", shown(path).into())]);
        }
        StoreError::Io { path, .. } => {
            return ApiError::new(words, ErrorCode::Unwritable, &[("path", shown(path).into())]).with_detail(error);
        }
        StoreError::ReadOnly => ErrorCode::Unwritable,
        _ => ErrorCode::Internal,
    };
    ApiError::new(words, code, &[("path", "".into())]).with_detail(error)
}

/// A path as people see it.
pub(crate) fn shown(path: &Path) -> String {
    path.display().to_string()
}
