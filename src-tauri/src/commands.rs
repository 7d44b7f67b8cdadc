//! The commands of the window: one for all use-cases, and what only a desktop can do.

// Tauri hands every argument over by value.
#![allow(clippy::needless_pass_by_value)]

use std::fmt::Display;
use std::path::PathBuf;
use std::sync::Arc;

use passage_desk::Session;
use passage_desk::error::{ApiError, ErrorCode, Result};
use passage_model::Lang;
use passage_words::Words;
use serde::Deserialize;
use serde_json::Value;
use tauri::async_runtime::spawn_blocking;
use tauri::{AppHandle, State, WebviewWindow};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

use crate::print;

/// Kinds of file that a dialog offers.
#[derive(Deserialize)]
pub(crate) struct Filter {
    name: String,
    extensions: Vec<String>,
}

/// A use-case of `passage-desk`, off the thread that draws.
#[tauri::command]
pub(crate) async fn call(session: State<'_, Arc<Session>>, cmd: String, args: Value) -> Result<Value> {
    let session = Arc::clone(&session);
    off_thread(move || session.call(&cmd, args)).await
}

/// Asks for a file to read. `None`: the person closed the dialog.
#[tauri::command]
pub(crate) async fn pick_open(window: WebviewWindow, title: String, filters: Vec<Filter>) -> Result<Option<String>> {
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
) -> Result<Option<String>> {
    let dialog = dialog(&window, title, &filters).set_file_name(name);
    off_thread(move || path_text(dialog.blocking_save_file())).await
}

/// Writes a briefing as PDF; elsewhere than on Linux it opens the system's print dialog. `html` is the page itself or
/// the path of its file.
#[tauri::command]
pub(crate) async fn export_pdf(app: AppHandle, html: String, path: PathBuf, lang: Option<Lang>) -> Result<()> {
    let words = Words::new(lang.unwrap_or(Lang::En));
    off_thread(move || {
        let html = if html.trim_start().starts_with('<') {
            html
        } else {
            std::fs::read_to_string(&html).map_err(|error| refusal(words, ErrorCode::Unreadable, html, error))?
        };
        print::pdf(&app, words, html, &path)
    })
    .await
}

/// A refusal by the shell itself.
pub(crate) fn refusal(words: Words, code: ErrorCode, path: impl Into<String>, reason: impl Display) -> ApiError {
    ApiError::new(words, code, &[("path", path.into().into())]).with_detail(reason)
}

fn dialog(window: &WebviewWindow, title: String, filters: &[Filter]) -> FileDialogBuilder<tauri::Wry> {
    let dialog = window.dialog().file().set_parent(window).set_title(title);
    filters.iter().fold(dialog, |dialog, filter| {
        let extensions: Vec<&str> = filter.extensions.iter().map(String::as_str).collect();
        dialog.add_filter(&filter.name, &extensions)
    })
}

/// The pages know paths as text; one that is no text cannot be named to them.
fn path_text(path: Option<FilePath>) -> Result<Option<String>> {
    let Some(path) = path.and_then(|path| path.into_path().ok()) else { return Ok(None) };
    let lossy = path.display().to_string();
    let text = path.into_os_string().into_string();
    text.map(Some).map_err(|_| refusal(Words::new(Lang::En), ErrorCode::Unreadable, lossy, "not UTF-8"))
}

async fn off_thread<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    let answer = spawn_blocking(work).await;
    answer.unwrap_or_else(|error| Err(ApiError::internal(Words::new(Lang::En), error)))
}
