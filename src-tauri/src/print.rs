//! Briefings on paper: the page is loaded into a hidden window of its own, without scripts and without any right to
//! load more, and written from there.

use std::collections::HashMap;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tauri::http::{Response, StatusCode, header};
use tauri::webview::{PageLoadEvent, WebviewWindowBuilder};
use tauri::{AppHandle, Manager, Url, WebviewUrl, WebviewWindow};

/// The scheme under which pages to be printed are loaded.
pub(crate) const SCHEME: &str = "sheet";

/// What such a page may do: show itself, with its own styles, and pictures and fonts that it carries.
const CSP: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox";

/// A page of many sheets takes under a second; one that takes this long never ends.
const PATIENCE: Duration = Duration::from_mins(2);

/// Why a page was not printed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PrintError {
    /// The hidden window could not be opened or reached.
    #[error("window: {0}")]
    Window(#[from] tauri::Error),
    /// The printing system refused.
    #[error("printing: {0}")]
    Printer(String),
    /// The file could not be put in its place.
    #[error("file: {0}")]
    File(#[from] std::io::Error),
    /// No answer in time.
    #[error("no answer after {} s", PATIENCE.as_secs())]
    Silence,
}

/// Pages waiting to be loaded by their windows, by number.
#[derive(Default)]
pub(crate) struct Sheets {
    next: AtomicU64,
    pages: Mutex<HashMap<u64, String>>,
}

impl Sheets {
    /// The page at this path (`/7`), for the window that shows it.
    pub(crate) fn answer(&self, path: &str) -> Response<Vec<u8>> {
        let number = path.trim_start_matches('/').parse().ok();
        let pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        let page = number.and_then(|number: u64| pages.get(&number));
        let mut response = Response::new(page.cloned().unwrap_or_default().into_bytes());
        if page.is_none() {
            *response.status_mut() = StatusCode::NOT_FOUND;
        }
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static("text/html; charset=utf-8"));
        headers.insert(header::CONTENT_SECURITY_POLICY, header::HeaderValue::from_static(CSP));
        response
    }

    fn add(&self, html: String) -> u64 {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        self.pages.lock().unwrap_or_else(PoisonError::into_inner).insert(number, html);
        number
    }

    fn remove(&self, number: u64) {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner).remove(&number);
    }
}

/// Prints a page to a PDF file, which is replaced only by a complete one. Blocks; not for the main thread.
pub(crate) fn pdf(app: &AppHandle, html: String, path: &Path) -> Result<(), PrintError> {
    let sheets = app.state::<Sheets>();
    let number = sheets.add(html);
    let printed = load(app, number).and_then(|window| {
        let written = write(&window, path);
        // On the other systems the dialog belongs to the window, and the person closes both.
        if cfg!(target_os = "linux") {
            window.destroy()?;
        }
        written
    });
    sheets.remove(number);
    printed
}

/// A hidden window that has loaded the page.
fn load(app: &AppHandle, number: u64) -> Result<WebviewWindow, PrintError> {
    let host = if cfg!(windows) { format!("http://{SCHEME}.localhost") } else { format!("{SCHEME}://localhost") };
    let url: Url = format!("{host}/{number}").parse().map_err(tauri::Error::InvalidUrl)?;
    let (sender, loaded) = channel();
    let own = url.clone();
    let window = WebviewWindowBuilder::new(app, format!("sheet-{number}"), WebviewUrl::CustomProtocol(url))
        .visible(!cfg!(target_os = "linux"))
        .disable_javascript()
        .incognito(true)
        .on_navigation(move |url| *url == own)
        .on_page_load(move |_, payload| {
            if payload.event() == PageLoadEvent::Finished {
                // Nobody waits for a second load.
                let _ = sender.send(());
            }
        })
        .build()?;
    if wait(&loaded).is_none() {
        window.destroy()?;
        return Err(PrintError::Silence);
    }
    Ok(window)
}

fn wait<T>(receiver: &Receiver<T>) -> Option<T> {
    receiver.recv_timeout(PATIENCE).ok()
}

#[cfg(not(target_os = "linux"))]
fn write(window: &WebviewWindow, _path: &Path) -> Result<(), PrintError> {
    Ok(window.print()?)
}

#[cfg(target_os = "linux")]
fn write(window: &WebviewWindow, path: &Path) -> Result<(), PrintError> {
    let path = std::path::absolute(path)?;
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = path.with_file_name(name);
    // Found out here, because GTK would only say that printing failed.
    std::fs::File::create(&part)?;
    let (sender, done) = channel();
    let target = part.clone();
    let asked = window.with_webview(move |view| gtk_print::start(&view.inner(), &target, sender));
    let outcome = match asked {
        Ok(()) => wait(&done).unwrap_or(Err(PrintError::Silence)),
        Err(error) => Err(error.into()),
    };
    match outcome {
        Ok(()) => Ok(std::fs::rename(&part, &path)?),
        Err(error) => {
            // The half-written file is of no use to anyone; that it cannot be removed is not the news.
            let _ = std::fs::remove_file(&part);
            Err(error)
        }
    }
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

    use super::PrintError;

    pub(super) fn start(view: &WebView, path: &Path, done: Sender<Result<(), PrintError>>) {
        let uri = match glib::filename_to_uri(path, None) {
            Ok(uri) => uri,
            Err(error) => return tell(&done, Err(PrintError::Printer(error.to_string()))),
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
        operation.connect_failed(move |_, error| tell(&failed, Err(PrintError::Printer(error.to_string()))));
        operation.connect_finished(move |_| {
            tell(&done, Ok(()));
            drop(kept.borrow_mut().take());
        });
        operation.print();
    }

    /// Only the first word counts; whoever asked may have lost patience.
    fn tell(done: &Sender<Result<(), PrintError>>, outcome: Result<(), PrintError>) {
        let _ = done.send(outcome);
    }
}
