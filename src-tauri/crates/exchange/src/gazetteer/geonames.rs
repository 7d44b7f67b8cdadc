//! Dumps of `GeoNames`: `XX.txt` and `allCountries.txt` with nineteen columns, `alternateNamesV2.txt` with the names in single
//! languages. UTF-8, tabs, no header, no quotes.

use std::io::{BufRead, Read};

use passage_model::{Feature, Lang, LatLon, Name, Names};

use super::{GazetteerArea, GazetteerItem, GazetteerPlace, Tally, feature};
use crate::{Issue, IssueCode, Limits, ReadError, names::lang_of, values};

/// Which of the two files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dump {
    Places,
    Names,
}

/// Columns of the file of places.
const COLUMNS: usize = 19;

/// Names kept of one place.
const NAMES: usize = 80;

/// Tells a dump by its first line.
pub(super) fn recognise(head: &str) -> Option<Dump> {
    let line = head.lines().next()?;
    let fields: Vec<&str> = line.split('\t').collect();
    let number =
        |i: usize| fields.get(i).is_some_and(|text| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()));
    let degrees = |i: usize| fields.get(i).is_some_and(|text| text.parse::<f64>().is_ok());
    if fields.len() == COLUMNS && number(0) && degrees(4) && degrees(5) {
        return Some(Dump::Places);
    }
    ((8..=10).contains(&fields.len()) && number(0) && number(1)).then_some(Dump::Names)
}

/// Reads lines until the end.
pub(super) fn read(
    source: impl Read,
    dump: Dump,
    limits: &Limits,
    tally: &mut Tally,
    sink: &mut dyn FnMut(GazetteerItem),
) -> Result<(), ReadError> {
    let mut source = std::io::BufReader::with_capacity(256 << 10, source);
    let most = limits.row_bytes as u64;
    let (mut line, mut row) = (Vec::new(), 0);
    loop {
        line.clear();
        if source.by_ref().take(most).read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        row += 1;
        if line.len() as u64 == most && line.last() != Some(&b'\n') {
            tally.reject(sink, Issue::rejected(IssueCode::RowTooLong).at(row));
            // The rest of it.
            while source.by_ref().take(most).read_until(b'\n', &mut Vec::new())? as u64 == most {}
            continue;
        }
        let text = String::from_utf8_lossy(&line);
        let text = text.trim_end_matches(['\n', '\r']);
        let text = if row == 1 { text.trim_start_matches('\u{feff}') } else { text };
        if text.is_empty() {
            continue;
        }
        let read = match dump {
            Dump::Places => place(text, sink),
            Dump::Names => alternate(text, sink),
        };
        match read {
            Ok(true) => tally.accept(),
            Ok(false) => tally.skip(),
            Err(issue) => tally.reject(sink, issue.at(row)),
        }
    }
}

/// A place; `false`: of a sort that is not kept.
fn place(text: &str, sink: &mut dyn FnMut(GazetteerItem)) -> Result<bool, Issue> {
    let mut fields = [""; COLUMNS];
    let mut count = 0;
    for field in text.split('\t') {
        if let Some(slot) = fields.get_mut(count) {
            *slot = field;
        }
        count += 1;
    }
    if count != COLUMNS {
        let code = if count < COLUMNS { IssueCode::ShortRow } else { IssueCode::ExtraFields };
        return Err(Issue::rejected(code).value(&count.to_string()).expected(COLUMNS.to_string()));
    }
    let [id, name, ascii, alternates, lat, lon, class, code, country, _, admin1, ..] = fields;
    let population = fields[14];
    let Some(feature) = feature::of(class, code) else { return Ok(false) };
    if name.trim().is_empty() {
        return Err(Issue::rejected(IssueCode::MissingValue).column("name"));
    }
    let at = position(lat, lon)?;
    let mut names = Names(vec![Name { lang: lang_of(name), text: name.trim().to_owned(), alias: false }]);
    for other in std::iter::once(ascii).chain(alternates.split(',')) {
        add(&mut names, other);
    }
    if code == "ADM1" && !admin1.is_empty() {
        sink(GazetteerItem::Area(GazetteerArea {
            country: country.to_owned(),
            code: admin1.to_owned(),
            names: names.0.iter().map(|name| name.text.clone()).take(12).collect(),
        }));
    }
    sink(GazetteerItem::Place(GazetteerPlace {
        key: id.to_owned(),
        names,
        at,
        feature: Some(feature),
        size: None,
        population: population.parse().ok().filter(|people| *people > 0),
        country: country.parse().ok(),
        admin1_code: (!admin1.is_empty() && feature != Feature::Nature).then(|| admin1.to_owned()),
        admin1: None,
    }));
    Ok(true)
}

fn position(lat: &str, lon: &str) -> Result<LatLon, Issue> {
    values::position_text(Some(lat), Some(lon), ["latitude", "longitude"])
}

/// Adds a spelling. Left out is what `GeoNames` makes by machine from other scripts: Latin letters without any capital.
pub(super) fn add(names: &mut Names, text: &str) {
    let text = text.trim();
    let latin = text.chars().any(|c| c.is_alphabetic() && c < '\u{0250}');
    if text.is_empty()
        || names.0.len() >= NAMES
        || latin && !text.chars().any(char::is_uppercase)
        || text.contains("://")
        || names.0.iter().any(|name| name.text == text)
    {
        return;
    }
    names.0.push(Name { lang: lang_of(text), text: text.to_owned(), alias: true });
}

/// A name of a place of another file; `false`: it is no name (a link, a code), or one of the past.
fn alternate(text: &str, sink: &mut dyn FnMut(GazetteerItem)) -> Result<bool, Issue> {
    let fields: Vec<&str> = text.split('\t').collect();
    let [_, of, language, name, preferred, _, _, historic, ..] = fields[..] else {
        return Err(Issue::rejected(IssueCode::ShortRow).value(&fields.len().to_string()).expected("8"));
    };
    // Codes, links and the like have "languages" of four letters and more.
    if !language.is_empty() && !(2..=3).contains(&language.split('-').next().unwrap_or_default().len())
        || historic == "1"
        || name.trim().is_empty()
    {
        return Ok(false);
    }
    let lang = Lang::from_code(language).unwrap_or_else(|| lang_of(name));
    let name = Name { lang, text: name.trim().to_owned(), alias: preferred != "1" || lang == Lang::Other };
    sink(GazetteerItem::Name { of: of.to_owned(), name });
    Ok(true)
}
