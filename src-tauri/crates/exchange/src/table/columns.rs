//! The header of a table: which column is which.

use std::collections::HashMap;

use crate::{Issue, IssueCode, ReadError, ReadOptions, issue::cap};

/// Delimiters that are looked for, the most common first.
pub(crate) const DELIMITERS: [u8; 4] = *b",;\t|";

/// The delimiter of a table: the one that occurs most often in the first line outside quotation marks.
pub(crate) fn delimiter(first_line: &str) -> u8 {
    if let Some(named) = first_line.strip_prefix("sep=").and_then(|rest| rest.bytes().next()) {
        return named;
    }
    let mut counts = [0usize; DELIMITERS.len()];
    let mut quoted = false;
    for byte in first_line.bytes() {
        if byte == b'"' {
            quoted = !quoted;
        } else if !quoted && let Some(at) = DELIMITERS.iter().position(|d| *d == byte) {
            counts[at] += 1;
        }
    }
    let mut best = 0;
    for at in 1..counts.len() {
        if counts[at] > counts[best] {
            best = at;
        }
    }
    DELIMITERS[best]
}

/// A column name as it is compared: no case, no surrounding blanks, `_` for blanks and dashes.
pub(crate) fn normal(name: &str) -> String {
    name.trim().trim_start_matches('\u{feff}').to_lowercase().replace([' ', '-', '.'], "_")
}

/// The columns of a table.
#[derive(Debug)]
pub(crate) struct Columns {
    names: Vec<String>,
    index: HashMap<String, usize>,
}

impl Columns {
    /// From the header row; two columns of one name give a notice, and the first counts.
    pub(crate) fn new<'h>(header: impl Iterator<Item = &'h str>) -> (Self, Vec<Issue>) {
        let (mut names, mut index, mut issues) = (Vec::new(), HashMap::new(), Vec::new());
        for (at, name) in header.enumerate() {
            let key = normal(name);
            if key.is_empty() {
                // A blank header names nothing; its values are looked at only to count them.
            } else if let std::collections::hash_map::Entry::Vacant(e) = index.entry(key) {
                e.insert(at);
            } else {
                issues.push(Issue::notice(IssueCode::DuplicateColumn).column(name));
            }
            names.push(cap(name.trim()));
        }
        (Self { names, index }, issues)
    }

    /// Number of columns.
    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    /// The name of a column as written.
    pub(crate) fn name(&self, index: usize) -> &str {
        self.names.get(index).map_or("", String::as_str)
    }

    /// Whether there is a column of this (normal) name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.index.contains_key(name)
    }

    /// The first of these columns.
    pub(crate) fn any(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.index.get(*name).copied())
    }

    /// The column of a field: the one a person named, else the first of its usual names.
    pub(crate) fn field(&self, options: &ReadOptions<'_>, names: &[&str]) -> Option<usize> {
        let mapped = names.first().and_then(|field| options.mapped(field));
        match mapped {
            Some(column) => self.index.get(&normal(column)).copied(),
            None => self.any(names),
        }
    }

    /// The error for columns that are needed and not there.
    pub(crate) fn missing(&self, missing: Vec<String>) -> ReadError {
        ReadError::MissingColumns { missing, found: self.names.iter().take(60).cloned().collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delimiters_are_found_outside_quotes() {
        assert_eq!(delimiter("a;b;\"c,d,e,f\""), b';');
        assert_eq!(delimiter("a\tb"), b'\t');
        assert_eq!(delimiter("a"), b',');
        assert_eq!(delimiter("sep=;"), b';');
    }

    #[test]
    fn names_compare_without_case_and_blanks() {
        let (columns, issues) = Columns::new(["\u{feff}Date Start", " LAT ", "lat"].into_iter());
        assert_eq!(columns.any(&["date_start"]), Some(0));
        assert_eq!(columns.any(&["lat"]), Some(1));
        assert_eq!(issues.len(), 1);
    }
}
