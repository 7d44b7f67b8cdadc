//! Columns and properties that nothing was made of: each is named once a file, and those whose names or values look like a
//! limit or a standing are pointed out, for there a road may be worse than what was taken says.

use std::collections::HashMap;

use crate::{Issue, IssueCode, Item, batch::Collector, issue::cap, table::happened};

/// Most names that are kept.
const NAMES: usize = 500;

/// So many rows of a column are looked at for values that look like limits.
const LOOKED_AT: u32 = 2_000;

/// Words of a header behind which a limit or a standing may stand.
const HEADERS: [&str; 65] = [
    "traffic",
    "vehicle",
    "vehicles",
    "direction",
    "directions",
    "hour",
    "hours",
    "open",
    "opening",
    "opened",
    "closed",
    "closure",
    "status",
    "state",
    "limit",
    "limits",
    "limited",
    "limitation",
    "limitations",
    "restriction",
    "restrictions",
    "restricted",
    "only",
    "except",
    "exception",
    "exceptions",
    "exempt",
    "exemption",
    "exemptions",
    "excluded",
    "permit",
    "permits",
    "permission",
    "permitted",
    "allowed",
    "escort",
    "condition",
    "conditions",
    "access",
    "passable",
    "passability",
    "partial",
    "lane",
    "lanes",
    "weight",
    "tonnage",
    "tonnes",
    "tons",
    "height",
    "width",
    "valid",
    "validity",
    "expires",
    "expiry",
    "until",
    "cancelled",
    "retracted",
    "confirmed",
    "statut",
    "sens",
    "horaires",
    "الحالة",
    "حالة",
    "الاتجاه",
    "القيود",
];

/// Values that look like a standing or a limit, whatever the column is called.
const VALUES: [&str; 27] = [
    "closed",
    "open",
    "reopened",
    "re-opened",
    "restricted",
    "partial",
    "partially open",
    "partly open",
    "suspended",
    "blocked",
    "impassable",
    "one way",
    "one-way",
    "eastbound",
    "westbound",
    "northbound",
    "southbound",
    "retracted",
    "cancelled",
    "contradicted",
    "humanitarian only",
    "commercial only",
    "civilians only",
    "fermé",
    "ouvert",
    "مغلق",
    "مفتوح",
];

/// Whether a header looks like a limit or a standing.
fn tells(name: &str) -> bool {
    let lower = name.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).any(|word| HEADERS.contains(&word))
}

/// Whether a value does.
fn is_telling(value: &str) -> bool {
    value.len() <= 40 && VALUES.contains(&value.trim().to_lowercase().as_str())
}

#[derive(Debug)]
struct Name {
    text: String,
    tells: bool,
    looked: u32,
    /// The first value that looks like it, and its row.
    found: Option<(u64, String)>,
    /// The first that looks like a day or a kind of event, and its row.
    happened: Option<(u64, String)>,
}

/// Names and what was met under them, in the order in which they were met. What has been used of them is known at the end.
#[derive(Debug, Default)]
pub(crate) struct Unused {
    names: Vec<Name>,
    index: HashMap<String, usize>,
    more: bool,
}

impl Unused {
    /// A column, met or not.
    pub(crate) fn column(&mut self, name: &str) -> usize {
        self.names.push(Name { text: cap(name), tells: tells(name), looked: 0, found: None, happened: None });
        self.names.len() - 1
    }

    /// A value of a column that nothing is made of so far.
    pub(crate) fn value(&mut self, at: usize, row: u64, value: &str) {
        let Some(name) = self.names.get_mut(at) else { return };
        if name.found.is_some() && name.happened.is_some() || name.looked > LOOKED_AT || value.trim().is_empty() {
            return;
        }
        name.looked += 1;
        let here = || (row, value.trim().to_owned());
        if name.found.is_none() && (name.tells || is_telling(value)) {
            name.found = Some(here());
        }
        if name.happened.is_none() && (happened::is_date(&name.text, value) || happened::is_kind(&name.text, value)) {
            name.happened = Some(here());
        }
    }

    /// A value of a property that nothing is made of so far.
    pub(crate) fn property(&mut self, row: u64, name: &str, value: &str) {
        let at = match self.index.get(name) {
            Some(at) => *at,
            None if self.names.len() >= NAMES => {
                self.more = true;
                return;
            }
            None => {
                let at = self.column(name);
                self.index.insert(name.to_owned(), at);
                at
            }
        };
        self.value(at, row, value);
    }

    /// Tells of those that were not used.
    pub(crate) fn tell(&self, is_used: impl Fn(usize, &str) -> bool, out: &mut Collector<'_>) {
        let unused: Vec<&Name> = self
            .names
            .iter()
            .enumerate()
            .filter(|(at, name)| !is_used(*at, &name.text))
            .map(|(_, name)| name)
            .collect();
        if unused.is_empty() {
            return;
        }
        // Of what is taken for a place a date or a kind of event says that it may be none.
        let points = out.has_points();
        for name in unused.iter().filter(|_| points) {
            if let Some((row, value)) = &name.happened {
                let issue = Issue::warning(IssueCode::ColumnMayHappen).at(*row).column(name.text.as_str());
                out.item(Item::Issue(issue.value(value)));
            }
        }
        let mut all: Vec<&str> = unused.iter().map(|name| name.text.as_str()).collect();
        if self.more {
            all.push("…");
        }
        let issue = Issue::notice(IssueCode::ColumnsNotUsed).value(&unused.len().to_string());
        out.item(Item::Issue(issue.expected(all.join(", "))));
        for name in unused {
            if let Some((row, value)) = &name.found {
                let issue = Issue::warning(IssueCode::ColumnMayLimit).at(*row).column(name.text.as_str());
                out.item(Item::Issue(issue.value(value)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_values_that_look_like_limits() {
        for name in ["Open hours", "road_status", "Vehicle-type", "الحالة"] {
            assert!(tells(name), "{name}");
        }
        for name in ["notes", "admin1", "iso3", "operator", "title"] {
            assert!(!tells(name), "{name}");
        }
        assert!(is_telling(" Closed ") && !is_telling("a road that was closed"));
    }
}
