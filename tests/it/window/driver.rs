//! The real window, driven as a person would: WebKit's own driver starts it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use super::processes::{Group, Screen, free_port, until};

/// How long anything may take before the test gives up: a loaded machine is slow, a hanging one is stuck.
const PATIENCE: Duration = Duration::from_mins(1);

/// An open window. Everything that belongs to it ends with it.
pub(crate) struct Window {
    pub(crate) client: Client,
    pictures: PathBuf,
    // In the order in which they are to end.
    _driver: Group,
    pub(crate) screen: Screen,
}

impl Window {
    /// Opens the window on this database, with a home of its own in `folder`.
    pub(crate) async fn open(app: &Path, database: &Path, folder: &Path) -> Self {
        let screen = Screen::start(folder);
        let port = free_port();
        let driver = Group::start(
            Command::new("WebKitWebDriver")
                .args([format!("--port={port}"), "--host=127.0.0.1".to_owned()])
                .env("DISPLAY", &screen.display)
                // Without it the program does not answer to the driver, and the session hangs.
                .env("TAURI_WEBVIEW_AUTOMATION", "true")
                .env("PASSAGE_DB", database)
                .envs(home(folder))
                .stdout(Stdio::null())
                .stderr(Stdio::null()),
        );
        until("the driver listens", PATIENCE, || std::net::TcpStream::connect(("127.0.0.1", port)).ok());
        let browser = json!({ "webkitgtk:browserOptions": { "binary": app, "args": [] } });
        let capabilities: Capabilities = browser.as_object().cloned().expect("an object");
        let url = format!("http://127.0.0.1:{port}");
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let client = patiently("the session starts", builder.capabilities(capabilities).connect(&url)).await;
        let window = Self { client: client.expect("a session"), pictures: pictures(), _driver: driver, screen };
        window.keep_drawing().await;
        window
    }

    /// In software mode a picture is only taken of a page that is drawn again: something tiny has to change. To be
    /// repeated when the page has been loaded anew.
    pub(crate) async fn keep_drawing(&self) {
        self.run(
            "const dot = document.createElement('div');
             Object.assign(dot.style, { position: 'fixed', width: '1px', height: '1px', left: 0, bottom: 0, zIndex: 9999 });
             document.documentElement.append(dot);
             setInterval(() => { dot.style.opacity = dot.style.opacity === '0.01' ? '0.02' : '0.01'; }, 50);",
        )
        .await;
    }

    /// Runs a script in the page and returns what it returns.
    pub(crate) async fn run(&self, script: &str) -> Value {
        patiently(script, self.client.execute(script, vec![])).await.expect(script)
    }

    /// Calls a command of the shell: `Ok` with its answer, `Err` with its refusal.
    pub(crate) async fn invoke(&self, command: &str, args: Value) -> Result<Value, Value> {
        let script = "const [command, args, done] = arguments;
            window.__TAURI_INTERNALS__.invoke(command, args).then((ok) => done({ ok }), (refused) => done({ refused }));";
        let answer =
            patiently(command, self.client.execute_async(script, vec![json!(command), args])).await.expect(command);
        if answer["refused"].is_null() { Ok(answer["ok"].clone()) } else { Err(answer["refused"].clone()) }
    }

    /// The element, as soon as it is there.
    pub(crate) async fn find(&self, css: &str) -> Element {
        patiently(css, self.client.wait().at_most(PATIENCE).for_element(Locator::Css(css))).await.expect(css)
    }

    /// Clicks the element, as soon as it is there.
    pub(crate) async fn click(&self, css: &str) {
        patiently(css, self.find(css).await.click()).await.expect(css);
    }

    /// Puts the focus into the element and types.
    pub(crate) async fn write(&self, css: &str, text: &str) {
        patiently(css, self.find(css).await.send_keys(text)).await.expect(css);
    }

    /// Presses a key where the focus is.
    pub(crate) async fn press(&self, key: &str) {
        let element = patiently(key, self.client.active_element()).await.expect("an element with the focus");
        patiently(key, element.send_keys(key)).await.expect(key);
    }

    /// Waits until the script returns something true, and returns it.
    pub(crate) async fn wait_for(&self, what: &str, script: &str) -> Value {
        let start = Instant::now();
        loop {
            let answer = self.run(script).await;
            if !matches!(answer, Value::Null | Value::Bool(false)) {
                return answer;
            }
            if start.elapsed() > PATIENCE {
                self.picture("gave-up").await;
                panic!("not in {} s: {what}", PATIENCE.as_secs());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// A picture of the page, kept below the target folder, as soon as the page rests (or never does).
    pub(crate) async fn picture(&self, name: &str) -> PathBuf {
        let mut png = Vec::new();
        for _ in 0..20 {
            let before = std::mem::replace(&mut png, self.shot().await);
            if png == before {
                break;
            }
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
        let file = self.pictures.join(format!("{name}.png"));
        std::fs::write(&file, png).expect("a file");
        file
    }

    async fn shot(&self) -> Vec<u8> {
        let script = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(true)));";
        patiently("two frames", self.client.execute_async(script, vec![])).await.expect("two frames");
        patiently("a picture", self.client.screenshot()).await.expect("a picture")
    }
}

/// Where pictures are kept, for a person to look at after the run.
pub(crate) fn pictures() -> PathBuf {
    let folder = std::env::current_exe().ok().and_then(|exe| Some(exe.parent()?.parent()?.parent()?.join("pictures")));
    let folder = folder.expect("a target folder");
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// A home of its own, so that no test sees what another one, or the person at this machine, has set.
pub(crate) fn home(folder: &Path) -> Vec<(&'static str, PathBuf)> {
    let names = ["HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"];
    let mut variables: Vec<(&'static str, PathBuf)> = names.map(|name| (name, folder.join("home"))).into();
    variables.push(("LANG", PathBuf::from("C.UTF-8")));
    variables
}

async fn patiently<T>(what: &str, work: impl Future<Output = T>) -> T {
    let answer = tokio::time::timeout(PATIENCE, work).await;
    answer.unwrap_or_else(|_| panic!("no answer in {} s: {what}", PATIENCE.as_secs()))
}
