//! Tables of crossings in plain text: columns between bars, one status for each class of traffic.

use crate::{
    clock::make,
    drafts::Draft,
    stamp::{Clock, daily},
    zone::Zone,
};

/// One row: its cells with their bytes in the text.
type Cells<'t> = Vec<(&'t str, usize)>;

/// A row of a table that says for each class of traffic whether a crossing is open.
#[derive(Debug)]
pub(crate) struct Row {
    /// Bytes of the name in the first cell.
    pub(crate) name: (usize, usize),
    /// Bytes of the cells that hold a status.
    pub(crate) span: (usize, usize),
    /// Byte from which remarks stand.
    pub(crate) rest: usize,
    /// Classes that are closed; `all` when every one is.
    pub(crate) closed: Vec<String>,
    /// Classes that are open.
    pub(crate) open: Vec<String>,
    /// From when to when.
    pub(crate) hours: Option<(Clock, Clock)>,
    /// Line, from 0.
    pub(crate) line: usize,
}

fn cells(line: &str, offset: usize) -> Cells<'_> {
    let mut at = offset;
    let mut out = Vec::new();
    for part in line.split(['|', '\t']) {
        let lead = part.len() - part.trim_start().len();
        out.push((part.trim(), at + lead));
        at += part.len() + 1;
    }
    // Markdown tables begin and end with a bar.
    if out.first().is_some_and(|cell| cell.0.is_empty()) {
        out.remove(0);
    }
    out
}

fn class(head: &str) -> Option<&'static str> {
    let head = passage_words::fold(head);
    let table: &[(&[&str], &str)] = &[
        (&["relief", "humanitarian", "aid", "humanitaire", "aide", "مساعدات", "انساني", "اغاثه"], "humanitarian_cargo"),
        (&["commercial", "trade", "goods", "commerciaux", "fret", "تجاري", "تجاريه", "بضايع"], "commercial"),
        (
            &[
                "travellers",
                "travelers",
                "passengers",
                "civilians",
                "voyageurs",
                "civils",
                "passagers",
                "مسافرين",
                "مسافرون",
                "مدنيين",
            ],
            "civilians",
        ),
        (&["pedestrians", "pietons", "مشاه"], "pedestrians"),
        (&["staff", "personnel"], "humanitarian_staff"),
        (&["medical", "medevac", "طبي"], "medical"),
    ];
    table.iter().find(|(words, _)| head.split(' ').any(|word| words.contains(&word))).map(|row| row.1)
}

/// `Some(true)`: open, `Some(false)`: closed, `None`: anything else, "unknown" too.
fn open(cell: &str) -> Option<bool> {
    let cell = passage_words::fold(cell);
    let first = cell.split(' ').next().unwrap_or_default();
    match first {
        "open" | "ouvert" | "ouverte" | "مفتوح" | "yes" => Some(true),
        "closed" | "shut" | "ferme" | "fermee" | "مغلق" | "suspended" | "suspendu" => Some(false),
        _ => None,
    }
}

/// The rows of all tables of a text.
pub(crate) fn rows(text: &str) -> Vec<Row> {
    let mut out = Vec::new();
    let mut heads: Vec<Option<&'static str>> = Vec::new();
    let mut offset = 0;
    for (number, line) in text.split('\n').enumerate() {
        let cells = cells(line, offset);
        offset += line.len() + 1;
        if cells.len() < 3 {
            heads.clear();
            continue;
        }
        let named: Vec<Option<&'static str>> = cells.iter().map(|cell| class(cell.0)).collect();
        // A row with figures in it is no head, though a remark in it names a class.
        let plain = |cell: &(&str, usize)| open(cell.0).is_none() && !cell.0.chars().any(char::is_numeric);
        if named.iter().skip(1).flatten().count() >= 1 && cells.iter().all(plain) {
            heads = named;
            continue;
        }
        if !heads.is_empty()
            && let Some(row) = row(&heads, &cells, number)
        {
            out.push(row);
        }
    }
    out
}

fn row(heads: &[Option<&'static str>], cells: &Cells<'_>, line: usize) -> Option<Row> {
    let (name, at) = *cells.first()?;
    let mut row = Row {
        name: (at, at + name.len()),
        span: (at, at + name.len()),
        rest: at + name.len(),
        closed: Vec::new(),
        open: Vec::new(),
        hours: None,
        line,
    };
    let mut states = 0;
    for (head, (cell, at)) in heads.iter().zip(cells).skip(1) {
        if let Some(class) = head {
            row.span.1 = at + cell.len();
            row.rest = row.span.1;
            match open(cell) {
                Some(true) => row.open.push((*class).to_owned()),
                Some(false) => row.closed.push((*class).to_owned()),
                None => {}
            }
            states += 1;
        } else if row.hours.is_none() {
            row.hours = hours(cell);
            if row.hours.is_some() {
                row.rest = at + cell.len();
            }
        }
    }
    if states > 0 && row.closed.len() == states && states > 1 {
        row.closed = vec!["all".to_owned()];
    }
    Some(row)
}

/// `0800-1600`, `8:00-16:00 UTC`.
fn hours(cell: &str) -> Option<(Clock, Clock)> {
    let (a, b) = cell.split_once(['-', '–'])?;
    let said = passage_words::fold(b);
    let zone = match said.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | ' ' | 'h')) {
        "z" | "utc" | "gmt" | "zulu" => Zone::UTC,
        "" | "l" | "lt" | "local" => Zone::Unsaid,
        _ => Zone::Named,
    };
    let one = |text: &str| {
        let digits: String = text.trim().chars().take_while(|c| *c != '+').filter(char::is_ascii_digit).collect();
        let (hour, minute) = digits.split_at_checked(digits.len().checked_sub(2).filter(|at| (1..=2).contains(at))?)?;
        make(hour.parse().ok()?, minute.parse().ok()?, zone)
    };
    Some((one(a)?, one(b)?))
}

/// Drafts of a row: what is closed, and what is open. What a remark in the same row tells more exactly is left to it.
/// `zone`: of the report, see [`crate::Received::zone`].
pub(crate) fn drafts(row: &Row, zone: Option<i32>, told: impl Fn(&str) -> bool) -> Vec<Draft> {
    let base = |kind: &str, sub: &str, classes: &[String]| Draft {
        kind: kind.to_owned(),
        subkind: Some(sub.to_owned()),
        traffic_classes: classes.to_vec(),
        direction: (classes.first().is_some_and(|class| class == "all")).then(|| "both".to_owned()),
        hours: row.hours.map(|(opens, closes)| daily(opens, closes, zone)),
        status: "reported".to_owned(),
        ..Draft::default()
    };
    let mut out = Vec::new();
    if !row.closed.is_empty() && !told("closure") {
        out.push(base("closure", "crossing", &row.closed));
    }
    if !row.open.is_empty() && !told("reopening") {
        out.push(base("reopening", "open_status", &row.open));
    }
    out
}
