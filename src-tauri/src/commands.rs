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
use serde_json::Value;
use tauri::async_runtime::spawn_blocking;
use tauri::{AppHandle, DragDropEvent, Manager, State, WebviewWindow, Window, WindowEvent};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

use crate::print;

/// A use-case of `passage-desk`, off the thread that draws.
#[tauri::command]
pub(crate) async fn call(session: State<'_, Arc<Session>>, cmd: String, args: Value) -> Result<Value> {
    let session = Arc::clone(&session);
    off_thread(move || session.call(&cmd, args)).await
}

/// Asks for a file to read. `None`: the person closed the dialog.
#[tauri::command]
pub(crate) async fn pick_open(window: WebviewWindow, title: String) -> Result<Option<String>> {
    let dialog = dialog(&window, title);
    off_thread(move || path_text(dialog.blocking_pick_file())).await
}

/// Asks for a file to write. `None`: the person closed the dialog.
#[tauri::command]
pub(crate) async fn pick_save(window: WebviewWindow, title: String, name: String) -> Result<Option<String>> {
    let dialog = dialog(&window, title).set_file_name(name);
    off_thread(move || path_text(dialog.blocking_save_file())).await
}

/// Writes a briefing as PDF; elsewhere than on Linux it opens the system's print dialog. `html` is the page itself or
/// the path of its file.
#[tauri::command]
pub(crate) async fn export_pdf(
    app: AppHandle,
    session: State<'_, Arc<Session>>,
    html: String,
    path: PathBuf,
    lang: Option<Lang>,
) -> Result<()> {
    let session = Arc::clone(&session);
    let words = Words::new(lang.unwrap_or(Lang::En));
    off_thread(move || {
        let html = if html.trim_start().starts_with('<') {
            html
        } else {
            std::fs::read_to_string(&html).map_err(|error| refusal(words, ErrorCode::Unreadable, html, error))?
        };
        session.spare(words, &path, b"%PDF-")?;
        print::pdf(&app, words, html, &path)?;
        session.printed(words, &path)
    })
    .await
}

/// Tells the page of files held over the window or let go on it; paths that are no text cannot be named to it.
pub(crate) fn dragged(window: &Window, event: &WindowEvent) {
    let WindowEvent::DragDrop(drag) = event else { return };
    if matches!(drag, DragDropEvent::Over { .. }) {
        return;
    }
    let over = matches!(drag, DragDropEvent::Enter { .. });
    let paths = if let DragDropEvent::Drop { paths, .. } = drag { paths.as_slice() } else { &[] };
    let paths: Vec<_> = paths.iter().filter_map(|path| path.to_str()).collect();
    let detail = serde_json::json!({ "over": over, "paths": paths });
    if let Some(page) = window.get_webview_window(window.label()) {
        // A page that is being closed misses it, and that is all.
        let _ = page.eval(format!("window.dispatchEvent(new CustomEvent('passage-drop', {{ detail: {detail} }}))"));
    }
}

/// A refusal by the shell itself.
pub(crate) fn refusal(words: Words, code: ErrorCode, path: impl Into<String>, reason: impl Display) -> ApiError {
    ApiError::new(words, code, &[("path", path.into().into())]).with_detail(reason)
}

fn dialog(window: &WebviewWindow, title: String) -> FileDialogBuilder<tauri::Wry> {
    window.dialog().file().set_parent(window).set_title(title)
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
