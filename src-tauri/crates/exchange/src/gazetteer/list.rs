//! Lists of places with a header: a name, a position, and whatever helps to choose between places of one name.

use std::{collections::HashMap, io::Read};

use passage_model::{Feature, Lang, Name, Names, PlaceKind};

use super::{GazetteerItem, GazetteerPlace, Tally};
use crate::{
    Issue, IssueCode, ReadError, ReadOptions,
    names::lang_of,
    table::{delimiter, normal},
    values,
};

const ID: &[&str] = &["geonameid", "geoname_id", "pcode", "p_code", "id", "code"];
const NAME: &[&str] =
    &["name", "name_en", "place", "place_name", "placename", "toponym", "location", "settlement", "asciiname"];
const LAT: &[&str] = &["lat", "latitude", "y", "point_y", "lat_dd"];
const LON: &[&str] = &["lon", "lng", "long", "longitude", "x", "point_x", "lon_dd"];
const OTHERS: &[&str] = &[
    "alternatenames",
    "alternate_names",
    "alt_names",
    "alt_name",
    "alternative_names",
    "aliases",
    "other_names",
    "old_name",
];
const PEOPLE: &[&str] = &["population", "pop", "inhabitants"];
const COUNTRY: &[&str] = &["country", "countrycode", "country_code", "iso2", "iso_a2"];
const ADMIN1: &[&str] =
    &["admin1", "admin1_name", "adm1_name", "adm1_en", "adm_1", "governorate", "province", "state", "region", "wilaya"];
const ADMIN1_CODE: &[&str] = &["admin1code", "admin1_code", "adm1_pcode"];
const KIND: &[&str] = &["kind", "type", "place_type", "fclass", "feature", "featurecode", "feature_code"];

/// Where each column stands.
struct Columns {
    by_name: HashMap<String, usize>,
    /// Columns that hold a name in one language: `name_ar`, `name:fr`.
    langs: Vec<(Lang, usize)>,
    header: Vec<String>,
}

impl Columns {
    fn new(header: &csv::StringRecord) -> Self {
        let mut out = Self { by_name: HashMap::new(), langs: Vec::new(), header: Vec::new() };
        for (i, column) in header.iter().enumerate() {
            let name = normal(column);
            if let Some(code) = name.strip_prefix("name_").filter(|code| code.len() == 2 || code.len() == 3) {
                out.langs.push((Lang::from_code(code).unwrap_or(Lang::Other), i));
            }
            out.by_name.entry(name).or_insert(i);
            out.header.push(column.trim().to_owned());
        }
        out
    }

    fn find(&self, options: &ReadOptions<'_>, field: &str, names: &[&str]) -> Option<usize> {
        if let Some(column) = options.mapped(field) {
            return self.by_name.get(&normal(column)).copied();
        }
        names.iter().find_map(|name| self.by_name.get(*name).copied())
    }
}

/// Whether the first line is the header of such a list.
pub(super) fn recognise(head: &str, options: &ReadOptions<'_>) -> bool {
    let line = head.lines().next().unwrap_or_default();
    let mut reader = reader(line.as_bytes(), line);
    let mut header = csv::StringRecord::new();
    if !reader.read_record(&mut header).unwrap_or(false) {
        return false;
    }
    let columns = Columns::new(&header);
    [("name", NAME), ("lat", LAT), ("lon", LON)]
        .iter()
        .all(|(field, names)| columns.find(options, field, names).is_some())
}

fn reader<R: Read>(source: R, head: &str) -> csv::Reader<R> {
    let first = head.lines().next().unwrap_or_default();
    csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter(first)).from_reader(source)
}

/// Reads rows until the end.
pub(super) fn read(
    source: impl Read,
    head: &str,
    options: &ReadOptions<'_>,
    tally: &mut Tally,
    sink: &mut dyn FnMut(GazetteerItem),
) -> Result<(), ReadError> {
    let mut reader = reader(source, head);
    let mut record = csv::ByteRecord::new();
    let failed = |error: csv::Error| match error.into_kind() {
        csv::ErrorKind::Io(error) => ReadError::Io(error),
        other => ReadError::Damaged { byte: 0, detail: format!("{other:?}") },
    };
    if !reader.read_byte_record(&mut record).map_err(failed)? {
        return Err(ReadError::Empty);
    }
    let columns = Columns::new(&text(&record));
    let find = |field: &str, names: &[&str]| columns.find(options, field, names);
    let (name, lat, lon) = (find("name", NAME), find("lat", LAT), find("lon", LON));
    let missing: Vec<String> = [("name", name), ("lat", lat), ("lon", lon)]
        .iter()
        .filter(|(_, column)| column.is_none())
        .map(|(field, _)| (*field).to_owned())
        .collect();
    if !missing.is_empty() {
        let found = columns.header.iter().take(60).cloned().collect();
        return Err(ReadError::MissingColumns { missing, found, row: 1, sheet: None });
    }
    let at = At {
        id: find("id", ID),
        name,
        lat,
        lon,
        others: find("alt_name", OTHERS),
        people: find("population", PEOPLE),
        country: find("country", COUNTRY),
        admin1: find("admin1", ADMIN1),
        admin1_code: find("admin1_code", ADMIN1_CODE),
        kind: find("kind", KIND),
    };
    while reader.read_byte_record(&mut record).map_err(failed)? {
        let row = record.position().map_or(0, csv::Position::line);
        let record = text(&record);
        if record.iter().all(|cell| cell.trim().is_empty()) {
            tally.skip();
            continue;
        }
        match place(&record, &at, &columns) {
            Ok(place) => {
                sink(GazetteerItem::Place(place));
                tally.accept();
            }
            Err(issue) => tally.reject(sink, issue.at(row)),
        }
    }
    Ok(())
}

/// Bytes that are no text are replaced.
fn text(record: &csv::ByteRecord) -> csv::StringRecord {
    record.iter().map(String::from_utf8_lossy).collect()
}

struct At {
    id: Option<usize>,
    name: Option<usize>,
    lat: Option<usize>,
    lon: Option<usize>,
    others: Option<usize>,
    people: Option<usize>,
    country: Option<usize>,
    admin1: Option<usize>,
    admin1_code: Option<usize>,
    kind: Option<usize>,
}

fn place(record: &csv::StringRecord, at: &At, columns: &Columns) -> Result<GazetteerPlace, Issue> {
    let get = |column: Option<usize>| column.and_then(|i| record.get(i)).map(str::trim).filter(|text| !text.is_empty());
    let called = |column: Option<usize>| column.and_then(|i| columns.header.get(i)).map_or("", String::as_str);
    let position = values::position_text(get(at.lat), get(at.lon), [called(at.lat), called(at.lon)])?;
    let main = get(at.name).or_else(|| columns.langs.iter().find_map(|(_, i)| get(Some(*i))));
    let Some(main) = main else {
        return Err(Issue::rejected(IssueCode::MissingValue).column(called(at.name)));
    };
    let mut names = Names(vec![Name { lang: lang_of(main), text: main.to_owned(), alias: false }]);
    for (lang, i) in &columns.langs {
        let Some(text) = get(Some(*i)) else { continue };
        match names.0.iter_mut().find(|name| name.text == text) {
            Some(name) => name.lang = *lang,
            None => names.0.push(Name { lang: *lang, text: text.to_owned(), alias: *lang == Lang::Other }),
        }
    }
    let others = get(at.others).unwrap_or_default();
    let mark = ['|', ';', ','].into_iter().find(|mark| others.contains(*mark)).unwrap_or('|');
    for other in others.split(mark) {
        super::geonames::add(&mut names, other);
    }
    let word = get(at.kind).unwrap_or_default().to_ascii_lowercase().replace([' ', '-'], "_");
    let size = PlaceKind::from_code(&word).filter(|kind| *kind != PlaceKind::Other);
    let feature = Feature::from_code(&word).or_else(|| super::crossing(&word)).or(size.map(|_| Feature::Settlement));
    let key = get(at.id).map_or_else(|| format!("{main}@{:.4},{:.4}", position.lat(), position.lon()), str::to_owned);
    Ok(GazetteerPlace {
        key,
        names,
        at: position,
        feature,
        size,
        population: get(at.people).and_then(values::number).filter(|people| *people >= 1.0).map(whole),
        country: get(at.country).and_then(|text| text.parse().ok()),
        admin1_code: get(at.admin1_code).map(str::to_owned),
        admin1: get(at.admin1).map(str::to_owned),
    })
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at least 1; a cast of floats saturates")]
fn whole(people: f64) -> u64 {
    people.round() as u64
}
