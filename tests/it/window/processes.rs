//! A screen without hardware, and processes that end with the test that started them.

use std::fs::File;
use std::io::Read;
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A process with everything it starts: ended as a group, since a driver that is killed alone leaves its program
/// behind, holding the port.
pub(crate) struct Group(Child);

impl Group {
    pub(crate) fn start(command: &mut Command) -> Self {
        let child = command.process_group(0).stdin(Stdio::null()).spawn();
        Self(child.unwrap_or_else(|error| panic!("{}: {error}", command.get_program().display())))
    }

    pub(crate) fn is_running(&mut self) -> bool {
        matches!(self.0.try_wait(), Ok(None))
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.0.wait();
    }
}

/// An X server on a display of its own.
pub(crate) struct Screen {
    pub(crate) display: String,
    _server: Group,
}

impl Screen {
    pub(crate) fn start(folder: &Path) -> Self {
        let file = folder.join("display");
        // It chooses a free display by itself and writes its number when it is ready.
        let server = Group::start(
            Command::new("Xvfb")
                .args(["-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"])
                .stdout(File::create(&file).expect("a file"))
                .stderr(Stdio::null()),
        );
        let number = until("Xvfb is ready", Duration::from_secs(20), || {
            let mut text = String::new();
            File::open(&file).and_then(|mut file| file.read_to_string(&mut text)).ok()?;
            text.ends_with('\n').then(|| text.trim().to_owned())
        });
        Self { display: format!(":{number}"), _server: server }
    }

    /// A picture of the whole screen.
    pub(crate) fn picture(&self, file: &Path) {
        let status = Command::new("import").args(["-display", &self.display, "-window", "root"]).arg(file).status();
        assert!(status.expect("import").success());
    }
}

/// A port that nobody listens on.
pub(crate) fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    listener.local_addr().expect("an address").port()
}

/// Asks again and again until there is an answer.
pub(crate) fn until<T>(what: &str, patience: Duration, mut ask: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(start.elapsed() < patience, "not in {} s: {what}", patience.as_secs());
        std::thread::sleep(Duration::from_millis(50));
    }
}
