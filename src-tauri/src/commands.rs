//! The commands of the window: one for all use-cases, and what only a desktop can do.

// Tauri hands every argument over by value.
#![allow(clippy::needless_pass_by_value)]

use std::path::PathBuf;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::{Value, json};
use tauri::async_runtime::spawn_blocking;
use tauri::{AppHandle, State, WebviewWindow};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

use crate::print;
use crate::state::{ApiError, Session};

/// Kinds of file that a dialog offers.
#[derive(Deserialize)]
pub(crate) struct Filter {
    name: String,
    extensions: Vec<String>,
}

/// A use-case of `passage-desk`, off the thread that draws.
#[tauri::command]
pub(crate) async fn call(session: State<'_, Arc<Session>>, cmd: String, args: Value) -> Result<Value, ApiError> {
    let session = Arc::clone(&session);
    off_thread(move || session.call(&cmd, args)).await
}

/// Asks for a file to read. `None`: the person closed the dialog.
#[tauri::command]
pub(crate) async fn pick_open(
    window: WebviewWindow,
    title: String,
    filters: Vec<Filter>,
) -> Result<Option<String>, ApiError> {
    let dialog = dialog(&window, title, &filters);
    off_thread(move || path_text(dialog.blocking_pick_file())).await
}

/// Asks for a file to write. `None`: the person closed the dialog.
#[tauri::command]
pub(crate) async fn pick_save(
    window: WebviewWindow,
    title: String,
    name: String,
    filters: Vec<Filter>,
) -> Result<Option<String>, ApiError> {
    let dialog = dialog(&window, title, &filters).set_file_name(name);
    off_thread(move || path_text(dialog.blocking_save_file())).await
}

/// Writes a briefing as PDF; elsewhere than on Linux it opens the system's print dialog. `html` is the page itself or
/// the path of its file.
#[tauri::command]
pub(crate) async fn export_pdf(app: AppHandle, html: String, path: PathBuf) -> Result<(), ApiError> {
    off_thread(move || {
        let html = if html.trim_start().starts_with('<') {
            html
        } else {
            std::fs::read_to_string(&html).map_err(|error| refusal("file-unreadable", &html, &error.to_string()))?
        };
        print::pdf(&app, html, &path)
            .map_err(|error| refusal("pdf-failed", &path.to_string_lossy(), &error.to_string()))
    })
    .await
}

fn dialog(window: &WebviewWindow, title: String, filters: &[Filter]) -> FileDialogBuilder<tauri::Wry> {
    let dialog = window.dialog().file().set_parent(window).set_title(title);
    filters.iter().fold(dialog, |dialog, filter| {
        let extensions: Vec<&str> = filter.extensions.iter().map(String::as_str).collect();
        dialog.add_filter(&filter.name, &extensions)
    })
}

/// The pages know paths as text; one that is no text cannot be named to them.
fn path_text(path: Option<FilePath>) -> Result<Option<String>, ApiError> {
    let Some(path) = path.and_then(|path| path.into_path().ok()) else { return Ok(None) };
    match path.to_str() {
        Some(text) => Ok(Some(text.to_owned())),
        None => Err(refusal("path-not-text", &path.to_string_lossy(), "")),
    }
}

async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, ApiError> + Send + 'static,
) -> Result<T, ApiError> {
    match spawn_blocking(work).await {
        Ok(answer) => answer,
        Err(error) => Err(refusal("internal", "", &error.to_string())),
    }
}

/// A refusal by the shell itself. Its sentence is chosen by code in the pages.
fn refusal(code: &str, file: &str, reason: &str) -> ApiError {
    ApiError { code: code.into(), message: String::new(), details: json!({ "file": file, "reason": reason }) }
}
