//! The header of a table: which column is which.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
};

use super::{Record, hxl};
use crate::{DayOrder, Issue, IssueCode, PairOrder, ReadError, ReadOptions, issue::cap};

/// Delimiters that are looked for, the most common first.
pub(crate) const DELIMITERS: [u8; 4] = *b",;\t|";

/// The delimiter of a table: the one that occurs most often outside quotation marks in the first line that has any (a
/// title above the table has none).
pub(crate) fn delimiter(text: &str) -> u8 {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).take(25).peekable();
    if let Some(named) = lines.peek().and_then(|first| first.strip_prefix("sep=")).and_then(|rest| rest.bytes().next())
    {
        return named;
    }
    lines.find_map(delimiter_of).unwrap_or(DELIMITERS[0])
}

fn delimiter_of(line: &str) -> Option<u8> {
    let mut counts = [0usize; DELIMITERS.len()];
    let mut quoted = false;
    for byte in line.bytes() {
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
    (counts[best] > 0).then_some(DELIMITERS[best])
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
    tagged: bool,
    sheet: bool,
    row: u64,
    /// How many are of the file itself; behind them stand those that a person has given one value.
    own: usize,
    day_order: Option<DayOrder>,
    pair_order: PairOrder,
    /// Which of them a reader has asked for: of the others nothing is made.
    asked: Vec<Cell<bool>>,
    /// A date that could be read if its order of day and month were named.
    open_date: RefCell<Option<(u64, String)>>,
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
        (Self::of(names, index, false), issues)
    }

    /// From a row of HXL tags and the headers above it. A column answers to its tag, to its header and to the fields of
    /// ours that its tag stands for; the first column for a field counts.
    pub(crate) fn tagged(header: Option<&Record>, tags: &Record) -> Self {
        let width = header.map_or(0, Record::len).max(tags.len());
        let (mut names, mut index) = (Vec::with_capacity(width), HashMap::new());
        let name = |at: usize| header.map_or("", |header| header.get(at)).trim();
        let mut answer = |key: String, at: usize| {
            if !key.is_empty() {
                index.entry(key).or_insert(at);
            }
        };
        // What the tags say goes before what the headers say.
        for at in 0..width {
            let tag = tags.get(at).trim();
            for field in hxl::fields(tag) {
                answer((*field).to_owned(), at);
            }
            answer(normal(tag), at);
        }
        for at in 0..width {
            answer(normal(name(at)), at);
            names.push(cap(if name(at).is_empty() { tags.get(at).trim() } else { name(at) }));
        }
        Self::of(names, index, true)
    }

    fn of(names: Vec<String>, index: HashMap<String, usize>, tagged: bool) -> Self {
        let own = names.len();
        Self {
            names,
            index,
            tagged,
            sheet: false,
            row: 1,
            own,
            day_order: None,
            pair_order: PairOrder::default(),
            asked: vec![Cell::new(false); own],
            open_date: RefCell::new(None),
        }
    }

    /// Forgets what was asked: recognising a table uses nothing of it.
    pub(crate) fn forget(&self) {
        self.asked.iter().for_each(|asked| asked.set(false));
    }

    /// Whether a reader has asked for this column.
    pub(crate) fn is_asked(&self, at: usize) -> bool {
        self.asked.get(at).is_none_or(Cell::get)
    }

    fn ask(&self, at: usize) -> usize {
        if let Some(asked) = self.asked.get(at) {
            asked.set(true);
        }
        at
    }

    /// Remembers a date that is refused because nobody has named its order.
    pub(crate) fn date_open(&self, row: u64, text: &str) {
        self.open_date.borrow_mut().get_or_insert_with(|| (row, text.to_owned()));
    }

    /// What is to be said of dates whose order is open.
    pub(crate) fn date_issue(&self) -> Option<Issue> {
        let open = self.open_date.borrow();
        let (row, text) = open.as_ref()?;
        Some(Issue::notice(IssueCode::DateOrderOpen).at(*row).value(text))
    }

    /// The same columns, with numeric dates read as a person says.
    pub(crate) fn dated(self, options: &ReadOptions<'_>) -> Self {
        Self { day_order: options.day_order, ..self }
    }

    /// The same columns as a person has described them: with those that have one value in every row, in the order of
    /// [`ReadOptions::fixed`] behind the others.
    pub(crate) fn described(mut self, options: &ReadOptions<'_>) -> Self {
        self.day_order = options.day_order;
        self.pair_order = options.pair_order;
        for (field, _) in &options.fixed {
            self.index.insert(normal(field), self.names.len());
            self.names.push(field.clone());
        }
        self
    }

    /// The same columns, of a sheet in which dates may stand as serial numbers.
    pub(crate) fn of_sheet(self, sheet: bool) -> Self {
        Self { sheet, ..self }
    }

    /// The same columns, with the row of their header.
    pub(crate) fn in_row(self, row: u64) -> Self {
        Self { row, ..self }
    }

    /// Whether HXL tags name them.
    pub(crate) fn is_tagged(&self) -> bool {
        self.tagged
    }

    /// Whether the rows come from a sheet.
    pub(crate) fn is_sheet(&self) -> bool {
        self.sheet
    }

    /// Number of columns of the file.
    pub(crate) fn len(&self) -> usize {
        self.own
    }

    /// How numeric dates are read.
    pub(crate) fn day_order(&self) -> Option<DayOrder> {
        self.day_order
    }

    /// How a column with two coordinates is read.
    pub(crate) fn pair_order(&self) -> PairOrder {
        self.pair_order
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
        names.iter().find_map(|name| self.index.get(*name).copied()).map(|at| self.ask(at))
    }

    /// The column of a field: the one a person named, else the first of its usual names.
    pub(crate) fn field(&self, options: &ReadOptions<'_>, names: &[&str]) -> Option<usize> {
        let mapped = names.first().and_then(|field| options.mapped(field));
        match mapped {
            Some(column) => self.index.get(&normal(column)).copied().map(|at| self.ask(at)),
            None => self.any(names),
        }
    }

    /// The error for columns that are needed and not there.
    pub(crate) fn missing(&self, missing: Vec<String>) -> ReadError {
        ReadError::MissingColumns {
            missing,
            row: self.row,
            sheet: None,
            found: self.names.iter().take(self.own).filter(|name| !name.is_empty()).take(60).cloned().collect(),
        }
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
