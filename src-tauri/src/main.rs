//! The desktop shell of Passage: a window, file dialogs, printing, and one door to the use-cases in `passage-desk`.
//! It holds no rule and no wording.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod commands;
mod leaving;
mod print;
mod rendering;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use passage_desk::Session;
use tauri::webview::{NewWindowResponse, WebviewWindowBuilder};
use tauri::{Manager, Url};

const USAGE: &str = "usage: passage-app [--db FILE]\n\nWithout --db: the file named by PASSAGE_DB, else the one in the app's own data folder.";

fn main() -> ExitCode {
    rendering::restart_without_gpu();
    let database = match database(std::env::args_os().skip(1)) {
        Ok(database) => database,
        Err(unknown) => {
            eprintln!("unknown argument: {}\n{USAGE}", unknown.to_string_lossy());
            return ExitCode::from(2);
        }
    };
    match run(database.unwrap_or_else(passage_desk::default_path)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("the window cannot be opened: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The database asked for on the command line; the argument that is not understood otherwise.
fn database(mut args: impl Iterator<Item = std::ffi::OsString>) -> Result<Option<PathBuf>, std::ffi::OsString> {
    let mut database = None;
    while let Some(arg) = args.next() {
        match args.next() {
            Some(path) if arg == "--db" => database = Some(PathBuf::from(path)),
            _ => return Err(arg),
        }
    }
    Ok(database)
}

fn run(database: PathBuf) -> tauri::Result<()> {
    tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .manage(print::Sheets::default())
        .manage(leaving::Unsaved::default())
        .register_uri_scheme_protocol(print::SCHEME, |context, request| {
            context.app_handle().state::<print::Sheets>().answer(request.uri().path())
        })
        .invoke_handler(tauri::generate_handler![
            commands::call,
            commands::pick_open,
            commands::pick_save,
            commands::export_pdf,
            leaving::ask_before_closing
        ])
        .manage(Arc::new(Session::new(database)))
        .on_window_event(commands::dragged)
        .on_window_event(leaving::closing)
        .setup(|app| {
            if let Some(config) = app.config().app.windows.first() {
                // A link in a report must not lead the window away, least of all into the network.
                WebviewWindowBuilder::from_config(app, config)?
                    .on_navigation(is_own_page)
                    .on_new_window(|_, _| NewWindowResponse::Deny)
                    .build()?;
            }
            Ok(())
        })
        .run(tauri::generate_context!())
}

/// The embedded pages are `tauri://localhost`, on Windows `http://tauri.localhost`.
fn is_own_page(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => cfg!(windows) && url.host_str() == Some("tauri.localhost"),
        "about" => url.path() == "blank",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(args: &[&str]) -> Result<Option<PathBuf>, std::ffi::OsString> {
        database(args.iter().map(std::ffi::OsString::from))
    }

    #[test]
    fn the_database_is_named_by_an_argument() {
        assert_eq!(args(&["--db", "a b.db"]), Ok(Some(PathBuf::from("a b.db"))));
        assert_eq!(args(&["--db"]), Err("--db".into()));
        assert_eq!(args(&["x.db"]), Err("x.db".into()));
    }

    #[test]
    fn no_link_leads_out_of_the_window() {
        let allowed = |url: &str| is_own_page(&url.parse().unwrap());
        assert!(allowed("tauri://localhost/index.html"));
        for url in ["https://example.org/", "http://localhost/", "file:///etc/passwd", "data:text/html,x"] {
            assert!(!allowed(url), "{url}");
        }
    }
}
