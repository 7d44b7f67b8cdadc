//! How many tests ran, read from the closing lines of the runners.

/// Tests that passed and failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Counts {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl Counts {
    /// Adds what this line of output says. Known are `cargo test`, nextest, Vitest and Node's runner; of every other
    /// line nothing is counted.
    pub(crate) fn read(&mut self, line: &str) {
        let line = plain(line);
        let line = line.trim();
        let words: Vec<&str> = line.split_whitespace().collect();
        let vitest = words.first() == Some(&"Tests") && words.len() > 2;
        if line.starts_with("Summary [") {
            // It comes last, and counts again what was shown of tests that failed.
            *self = Self { passed: before(&words, "passed"), failed: before(&words, "failed") };
        } else if line.starts_with("test result:") || vitest {
            self.passed += before(&words, "passed");
            self.failed += before(&words, "failed");
        } else if let [_, "pass", number] = words[..] {
            self.passed += number.parse().unwrap_or(0);
        } else if let [_, "fail", number] = words[..] {
            self.failed += number.parse().unwrap_or(0);
        }
    }
}

/// The number before this word: `12 passed`.
fn before(words: &[&str], name: &str) -> u64 {
    words
        .windows(2)
        .find(|pair| pair[1].trim_end_matches([',', ';', '.', ')']) == name)
        .and_then(|pair| pair[0].trim_start_matches('(').parse().ok())
        .unwrap_or(0)
}

/// Without the codes that colour a terminal.
fn plain(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        if c == '\u{1b}' {
            for c in chars.by_ref() {
                if c.is_ascii_alphabetic() {
                    break;
                }
            }
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &[&str]) -> (u64, u64) {
        let mut counts = Counts::default();
        for line in lines {
            counts.read(line);
        }
        (counts.passed, counts.failed)
    }

    #[test]
    fn closing_lines_of_every_runner_are_read() {
        assert_eq!(read(&["test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out"]), (12, 0));
        assert_eq!(read(&["     Summary [   0.123s] 14 tests run: 12 passed (1 slow), 2 failed, 3 skipped"]), (12, 2));
        assert_eq!(
            read(&[
                "test result: FAILED. 0 passed; 1 failed; 0 ignored",
                " Summary [ 1s] 3 tests run: 2 passed, 1 failed, 0 skipped"
            ]),
            (2, 1)
        );
        assert_eq!(read(&["      Tests  1 failed | 29 passed (30)"]), (29, 1));
        assert_eq!(read(&["\u{1b}[2m      Tests \u{1b}[22m \u{1b}[32m29 passed\u{1b}[39m (29)"]), (29, 0));
        assert_eq!(read(&["ℹ tests 5", "ℹ pass 4", "ℹ fail 1"]), (4, 1));
        assert_eq!(read(&["# pass 4", "# fail 0"]), (4, 0));
    }

    #[test]
    fn other_lines_count_nothing() {
        assert_eq!(read(&["test a::b ... ok", "3 passed the bridge", "Test Files  2 passed (2)", ""]), (0, 0));
    }
}
