//! Briefings on paper: the page is loaded into a hidden window of its own, without scripts and without any right to
//! load more, and written from there.

use std::collections::HashMap;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use passage_desk::error::{ApiError, Result};
use passage_words::Words;
use tauri::http::{Response, header, header::HeaderValue};
use tauri::webview::{PageLoadEvent, WebviewWindowBuilder};
use tauri::{AppHandle, Manager, Url, WebviewUrl, WebviewWindow};

#[cfg(target_os = "linux")]
use {crate::commands::refusal, passage_desk::error::ErrorCode, std::fmt::Display};

/// The scheme under which pages to be printed are loaded.
pub(crate) const SCHEME: &str = "sheet";

/// What such a page may do: show itself, with its own styles, and pictures and fonts that it carries.
const CSP: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox";

/// A page of many sheets takes under a second; one that takes this long never ends.
const PATIENCE: Duration = Duration::from_mins(2);

/// Pages waiting to be loaded by their windows, by number.
#[derive(Default)]
pub(crate) struct Sheets {
    next: AtomicU64,
    pages: Mutex<HashMap<u64, String>>,
}

impl Sheets {
    /// The page at this path (`/7`), for the window that shows it; an empty one where there is none.
    pub(crate) fn answer(&self, path: &str) -> Response<Vec<u8>> {
        let number = path.trim_start_matches('/').parse().ok();
        let page = number.and_then(|number: u64| self.pages().get(&number).cloned());
        let mut response = Response::new(page.unwrap_or_default().into_bytes());
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(CSP));
        response
    }

    fn pages(&self) -> MutexGuard<'_, HashMap<u64, String>> {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Prints a page to a PDF file, which is replaced only by a complete one. Blocks; not for the main thread.
pub(crate) fn pdf(app: &AppHandle, words: Words, html: String, path: &Path) -> Result<()> {
    let sheets = app.state::<Sheets>();
    let number = sheets.next.fetch_add(1, Ordering::Relaxed);
    sheets.pages().insert(number, html);
    let printed = load(app, number).map_err(|error| ApiError::internal(words, error)).and_then(|window| {
        let written = write(&window, words, path);
        // On the other systems the dialog belongs to the window, and the person closes both.
        if cfg!(target_os = "linux") {
            window.destroy().map_err(|error| ApiError::internal(words, error))?;
        }
        written
    });
    sheets.pages().remove(&number);
    printed
}

/// A hidden window that has loaded the page, or has had the time to.
fn load(app: &AppHandle, number: u64) -> tauri::Result<WebviewWindow> {
    let host = if cfg!(windows) { format!("http://{SCHEME}.localhost") } else { format!("{SCHEME}://localhost") };
    let url: Url = format!("{host}/{number}").parse().map_err(tauri::Error::InvalidUrl)?;
    let (sender, loaded) = channel();
    let own = url.clone();
    let window = WebviewWindowBuilder::new(app, format!("sheet-{number}"), WebviewUrl::CustomProtocol(url))
        .visible(!cfg!(target_os = "linux"))
        .disable_javascript()
        .on_navigation(move |url| *url == own)
        .on_page_load(move |_, payload| {
            if payload.event() == PageLoadEvent::Finished {
                // Nobody waits for a second load.
                let _ = sender.send(());
            }
        })
        .build()?;
    let _ = loaded.recv_timeout(PATIENCE);
    Ok(window)
}

#[cfg(not(target_os = "linux"))]
fn write(window: &WebviewWindow, words: Words, _path: &Path) -> Result<()> {
    window.print().map_err(|error| ApiError::internal(words, error))
}

#[cfg(target_os = "linux")]
fn write(window: &WebviewWindow, words: Words, path: &Path) -> Result<()> {
    let unwritable = |reason: &dyn Display| refusal(words, ErrorCode::Unwritable, path.display().to_string(), reason);
    let path = std::path::absolute(path).map_err(|error| unwritable(&error))?;
    // What cannot be written is found out here, because GTK would only say that printing failed.
    let (_, part) = passage_desk::part(&path).map_err(|error| unwritable(&error))?;
    let own = std::fs::metadata(&part).map_err(|error| unwritable(&error))?.permissions();
    let (sender, done) = channel();
    let target = part.clone();
    let printed = window
        .with_webview(move |view| gtk_print::start(&view.inner(), &target, sender))
        .map_err(|error| error.to_string())
        .and_then(|()| done.recv_timeout(PATIENCE).map_err(|error| error.to_string())?)
        // GTK may have put a file of its own there.
        .and_then(|()| std::fs::set_permissions(&part, own).map_err(|error| error.to_string()))
        .and_then(|()| std::fs::rename(&part, &path).map_err(|error| error.to_string()));
    printed.map_err(|reason| {
        // The half-written file is of no use to anyone; that it cannot be removed is not the news.
        let _ = std::fs::remove_file(&part);
        unwritable(&reason)
    })
}

/// Printing without a dialog, on the thread of the windows.
#[cfg(target_os = "linux")]
mod gtk_print {
    use std::cell::RefCell;
    use std::path::Path;
    use std::rc::Rc;
    use std::sync::mpsc::Sender;

    use gtk::glib;
    use webkit2gtk::{PrintOperation, PrintOperationExt, WebView};

    pub(super) fn start(view: &WebView, path: &Path, done: Sender<Result<(), String>>) {
        let uri = match glib::filename_to_uri(path, None) {
            Ok(uri) => uri,
            Err(error) => return drop(done.send(Err(error.to_string()))),
        };
        let settings = gtk::PrintSettings::new();
        // GTK finds its printer that writes files by name, and translates the name.
        settings.set_printer(&glib::dgettext(Some("gtk30"), "Print to File"));
        settings.set("output-uri", Some(uri.as_str()));
        settings.set("output-file-format", Some("pdf"));
        // The page brings its own margins.
        let setup = gtk::PageSetup::new();
        setup.set_paper_size(&gtk::PaperSize::new(Some("iso_a4")));
        setup.set_top_margin(0.0, gtk::Unit::Mm);
        setup.set_bottom_margin(0.0, gtk::Unit::Mm);
        setup.set_left_margin(0.0, gtk::Unit::Mm);
        setup.set_right_margin(0.0, gtk::Unit::Mm);

        let operation = PrintOperation::new(view);
        operation.set_print_settings(&settings);
        operation.set_page_setup(&setup);
        // It must live until it has finished; `finished` comes after `failed` too.
        let kept = Rc::new(RefCell::new(Some(operation.clone())));
        let failed = done.clone();
        // Only the first word counts; whoever asked may have lost patience.
        operation.connect_failed(move |_, error| drop(failed.send(Err(error.to_string()))));
        operation.connect_finished(move |_| {
            drop(done.send(Ok(())));
            drop(kept.borrow_mut().take());
        });
        operation.print();
    }
}
