//! What was typed and is saved nowhere goes with the window: a person is asked before it closes.

// Tauri hands every argument over by value.
#![allow(clippy::needless_pass_by_value)]

use std::sync::{Mutex, PoisonError};

use serde::Deserialize;
use tauri::{Manager, State, Window, WindowEvent};
use tauri_plugin_dialog::{DialogExt, MessageDialogButtons, MessageDialogKind};

/// What is to be asked; nothing where all is saved. The page says so ahead: one that hangs must not keep its window open.
#[derive(Default)]
pub(crate) struct Unsaved(Mutex<Option<Ask>>);

/// A question in the language of the page.
#[derive(Clone, Deserialize)]
pub(crate) struct Ask {
    title: String,
    text: String,
    close: String,
    stay: String,
}

/// Takes over what is to be asked from now on.
#[tauri::command]
pub(crate) fn ask_before_closing(unsaved: State<'_, Unsaved>, ask: Option<Ask>) {
    *unsaved.0.lock().unwrap_or_else(PoisonError::into_inner) = ask;
}

/// Keeps the window open until a person has answered.
pub(crate) fn closing(window: &Window, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else { return };
    let ask = window.state::<Unsaved>().0.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let Some(Ask { title, text, close, stay }) = ask else { return };
    api.prevent_close();
    let asked = window.clone();
    let dialog = window.dialog().message(text).title(title).kind(MessageDialogKind::Warning).parent(window);
    dialog.buttons(MessageDialogButtons::OkCancelCustom(close, stay)).show(move |close| {
        if close {
            // A window that is gone already needs no closing.
            let _ = asked.destroy();
        }
    });
}
