//! How far a long command is, on standard error, and Ctrl-C that leaves nothing behind.

use std::{
    io::{self, IsTerminal, Write},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use passage_words::{Arg, Words};

use crate::output;

/// Set by Ctrl-C and by a request to end. Where no handler can be set, Ctrl-C ends the program at once.
pub(crate) fn stop_on_interrupt() -> Arc<AtomicBool> {
    let stopped = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&stopped);
    let _ = ctrlc::set_handler(move || seen.store(true, Ordering::Relaxed));
    stopped
}

/// One line that is rewritten on a terminal, a line for every tenth elsewhere.
pub(crate) struct Progress {
    words: Words,
    /// The message, which has a percent.
    message: &'static str,
    terminal: bool,
    last: Option<u32>,
}

impl Progress {
    pub(crate) fn new(words: Words, message: &'static str) -> Self {
        Self { words, message, terminal: io::stderr().is_terminal(), last: None }
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of at most 100 parts")]
    pub(crate) fn show(&mut self, share: f64, args: &[(&str, &str)]) {
        let step = if self.terminal { 1 } else { 10 };
        let percent = (share.clamp(0.0, 1.0) * 100.0) as u32 / step * step;
        if self.last == Some(percent) {
            return;
        }
        self.last = Some(percent);
        let said = self.words.percent(f64::from(percent) / 100.0);
        let mut all: Vec<(&str, Arg<'_>)> =
            args.iter().map(|(name, value)| (*name, (*value).to_owned().into())).collect();
        all.push(("percent", said.into()));
        let line = output::readable(&self.words.with(self.message, &all));
        let mut err = io::stderr().lock();
        let _ = if self.terminal { write!(err, "\r{line} ") } else { writeln!(err, "{line}") };
        let _ = err.flush();
    }

    pub(crate) fn end(&self) {
        if self.terminal && self.last.is_some() {
            let _ = writeln!(io::stderr().lock());
        }
    }
}
