//! The command line against its contract: names, JSON fields and exit statuses on which scripts rely.

mod answers;
mod backtest;
mod bad_databases;
mod bad_input;
mod imports;
mod outputs;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use passage_tests::program;
use serde_json::Value;
use tempfile::TempDir;

/// A moment within the starter region's example.
const AS_OF: &str = "2024-12-01T06:00:00Z";

/// A folder with a database, and the program that works on it.
struct Desk {
    program: PathBuf,
    folder: TempDir,
}

/// What a run of the program left.
struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Desk {
    /// An empty folder. `None`, with a printed reason, where the program is not built.
    fn empty() -> Option<Self> {
        Some(Self { program: program("passage")?, folder: TempDir::new().expect("a folder") })
    }

    /// A folder with a database of the starter region.
    fn starter() -> Option<Self> {
        let desk = Self::empty()?;
        desk.json(&["init", "--starter"]);
        Some(desk)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn db(&self) -> PathBuf {
        self.path("passage.db")
    }

    /// Writes a file and returns its path as text.
    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        std::fs::write(&path, content).expect("a file");
        text(&path)
    }

    /// Runs a command on the folder's database, with `--json`.
    fn run(&self, args: &[&str]) -> Run {
        self.run_on(&self.db(), args)
    }

    fn run_on(&self, db: &Path, args: &[&str]) -> Run {
        let mut all: Vec<&OsStr> = args.iter().map(OsStr::new).collect();
        all.extend([OsStr::new("--json"), OsStr::new("--db"), db.as_os_str()]);
        self.raw(&all)
    }

    /// Runs the program with exactly these arguments, in the folder, with a home of its own.
    fn raw(&self, args: &[&OsStr]) -> Run {
        let output = Command::new(&self.program)
            .args(args)
            .current_dir(self.folder.path())
            .env_clear()
            .env("HOME", self.folder.path())
            .stdin(Stdio::null())
            .output()
            .expect("the program starts");
        let run = Run {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).expect("standard output is text"),
            err: String::from_utf8(output.stderr).expect("standard error is text"),
        };
        // Whatever the input: no crash, no panic.
        assert!(run.code.is_some_and(|code| (0..=3).contains(&code)), "{args:?}: {:?}\n{}", run.code, run.err);
        assert!(!run.err.contains("panicked"), "{args:?}\n{}", run.err);
        run
    }

    /// The answer of a command that goes well.
    fn json(&self, args: &[&str]) -> Value {
        let run = self.run(args);
        assert_eq!(run.code, Some(0), "{args:?}\n{}{}", run.out, run.err);
        run.json()
    }

    /// The levels of all routes at the example's moment, as printed: to see that nothing has changed.
    fn levels(&self) -> String {
        self.run(&["assess", "--as-of", AS_OF]).out
    }
}

impl Run {
    /// Standard output is one JSON document and nothing else.
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}\n{}", self.out, self.err))
    }

    /// A refusal: this status, a message for people on standard error, no document.
    fn refused(&self, code: i32) -> &str {
        assert_eq!(self.code, Some(code), "{}{}", self.out, self.err);
        assert!(!self.err.trim().is_empty(), "it must say why");
        &self.err
    }
}

fn text(path: &Path) -> String {
    path.to_str().expect("a path that is text").to_owned()
}

/// Fields that a script may rely on.
#[track_caller]
fn has_fields(value: &Value, fields: &[&str]) {
    for field in fields {
        assert!(value.get(field).is_some(), "{field} is missing in {value}");
    }
}
