//! Where the database lies when nobody says otherwise.

use std::{env, path::PathBuf};

/// `PASSAGE_DB` where it is set, else `passage.db` in the user's data folder: `$XDG_DATA_HOME/passage` or
/// `~/.local/share/passage` on Linux, `~/Library/Application Support/passage` on macOS, `%APPDATA%\passage` on Windows.
/// Without a home folder: the current folder.
pub fn default_path() -> PathBuf {
    if let Some(path) = env::var_os("PASSAGE_DB").filter(|path| !path.is_empty()) {
        return path.into();
    }
    data_folder().unwrap_or_default().join("passage").join("passage.db")
}

fn folder(name: &str) -> Option<PathBuf> {
    env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

#[cfg(target_os = "windows")]
fn data_folder() -> Option<PathBuf> {
    folder("APPDATA")
}

#[cfg(target_os = "macos")]
fn data_folder() -> Option<PathBuf> {
    Some(folder("HOME")?.join("Library").join("Application Support"))
}

#[cfg(not(any(target_os = "windows", target_os = "macos")))]
fn data_folder() -> Option<PathBuf> {
    folder("XDG_DATA_HOME")
        .filter(|path| path.is_absolute())
        .or_else(|| Some(folder("HOME")?.join(".local").join("share")))
}
