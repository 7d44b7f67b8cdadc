//! Places and crossings: from tables and from the properties of points.

use passage_model::{CrossingKind, LatLon, PlaceKind};

use crate::{
    BatchKind, CrossingRecord, Issue, IssueCode, Item, PlaceRecord, ReadError, ReadOptions, Row, SideRecord,
    batch::Collector,
    events::{Cells, Seen},
    names::{names_from, stem},
    sides,
    table::{Columns, Record, RowReader},
};

const LAT: &[&str] = &["lat", "latitude", "y"];
const LON: &[&str] = &["lon", "longitude", "lng", "long", "x"];
const NAMES: [&str; 7] = ["name", "name_en", "name:en", "name_ar", "name:ar", "place", "crossing_name"];

/// Whether a column of this (normal) name holds the name or the position of a place.
pub(crate) fn is_own(name: &str) -> bool {
    [LAT, LON, &NAMES].iter().any(|names| names.contains(&name))
}

/// Whether a table holds crossings or places: a name and coordinates, and for crossings a second country, a border
/// between or an authority.
pub(crate) fn guess(columns: &Columns) -> Option<BatchKind> {
    if columns.any(LAT).is_none() || columns.any(LON).is_none() || columns.any(&NAMES).is_none() {
        return None;
    }
    let crossing = ["country_a", "country_b", "authority_a", "authority", "crossing", "crossing_kind"];
    Some(if columns.any(&crossing).is_some() { BatchKind::Crossings } else { BatchKind::Places })
}

/// A crossing or a place from what is said of it. `get` gives the property or column of a name, blank ones as `None`.
/// Gives the key too, for telling duplicates.
pub(crate) fn point(
    get: &dyn Fn(&str) -> Option<String>,
    at: LatLon,
    wanted: Option<BatchKind>,
    options: &ReadOptions<'_>,
    fallback: &dyn Fn() -> String,
    issues: &mut Vec<Issue>,
) -> (String, Found) {
    let first = |names: &[&str]| names.iter().find_map(|name| get(name));
    let word = first(&["kind", "crossing_kind", "place", "fclass", "type"]).unwrap_or_default();
    let code = word.trim().to_ascii_lowercase().replace([' ', '-'], "_");
    let crossing = CrossingKind::from_code(&code).or(match code.as_str() {
        "border_crossing" | "border_control" => Some(CrossingKind::Border),
        "crossing_line" | "line_crossing" => Some(CrossingKind::InternalLine),
        _ => None,
    });
    let place = PlaceKind::from_code(&code).or(match code.as_str() {
        "hamlet" | "suburb" | "neighbourhood" | "isolated_dwelling" | "locality" => Some(PlaceKind::Other),
        _ => None,
    });
    let kind = match (wanted, crossing) {
        (Some(BatchKind::Crossings), _) | (None | Some(BatchKind::Mixed), Some(_)) => BatchKind::Crossings,
        _ => BatchKind::Places,
    };
    let mut names = names_from(get, &["name", "crossing_name", "place_name", "asciiname"]);
    if names.is_empty() {
        let made = fallback();
        issues.push(Issue::notice(IssueCode::NameMissing).expected(made.clone()));
        names = passage_model::Names::one(crate::names::lang_of(&made), made);
    }
    // A bare number in `id` is mostly a running number of one file and would meet others; names and positions do not.
    let own = first(&["id", "@id"]).filter(|id| id.trim().parse::<u64>().is_err());
    let id = first(&["pcode", "geonameid"]).or(own).filter(|id| !id.trim().is_empty());
    let space = options.key_space.as_deref().unwrap_or_default();
    let label = names.0.first().map(|name| name.text.clone()).unwrap_or_default();
    let id = id.unwrap_or_else(|| format!("{label}@{:.4},{:.4}", at.lat(), at.lon()));
    if kind == BatchKind::Crossings {
        let assumed = || {
            // Two countries make a border crossing. Otherwise a control on the road is the reading that claims least.
            let border = get("country_a").is_some() && get("country_b").is_some();
            if border { CrossingKind::Border } else { CrossingKind::Checkpoint }
        };
        let kind = crossing.unwrap_or_else(|| {
            let assumed = assumed();
            issues.push(
                Issue::notice(IssueCode::ValueAssumed).column("kind").value(&word).expected(assumed.code().to_owned()),
            );
            assumed
        });
        let mut two = ["a", "b"].map(|side| SideRecord {
            name: get(&format!("name_{side}")).or_else(|| get(&format!("name_side_{side}"))),
            country: get(&format!("country_{side}")).or_else(|| (side == "a").then(|| get("country")).flatten()),
            authority: get(&format!("authority_{side}")).or_else(|| (side == "a").then(|| get("authority")).flatten()),
            hours: None,
            statuses: Vec::new(),
        });
        for (side, letter) in two.iter_mut().zip(["a", "b"]) {
            said(side, letter, get, issues);
        }
        if get("statuses_a").is_some() || get("statuses_b").is_some() || get("authority_b").is_some() {
            // Of our own export: these say in short what the others say.
            let short = ["status", "by_order_only", "basis", "checked"];
            for name in short {
                drop(get(name));
            }
        }
        let formal = match get("formal").as_deref() {
            Some("yes" | "true") => Some(true),
            Some("no" | "false") => Some(false),
            _ => None,
        };
        let is_said = |s: &SideRecord| {
            let named = s.name.is_some() || s.country.is_some() || s.authority.is_some();
            named || s.hours.is_some() || !s.statuses.is_empty()
        };
        let key = format!("crossing:{space}{id}");
        let sides = two.into_iter().filter(is_said).collect();
        let found = CrossingRecord { source_key: key.clone(), names, at, kind, formal, sides };
        return (key, Found::Crossing(found));
    }
    let key = format!("place:{space}{id}");
    let found = PlaceRecord {
        source_key: key.clone(),
        names,
        at,
        kind: place.unwrap_or(PlaceKind::Other),
        country: first(&["country", "country_code", "adm0_name"]),
        admin1: first(&["admin1", "adm1_name", "adm_1"]),
        pcode: first(&["pcode", "adm_pcode"]),
    };
    (key, Found::Place(found))
}

/// Hours and statuses of a side. Hours of others are by a clock that nobody knows, and are told.
fn said(side: &mut SideRecord, letter: &str, get: &dyn Fn(&str) -> Option<String>, issues: &mut Vec<Issue>) {
    let hours = format!("hours_{letter}");
    if let Some(text) = get(&hours) {
        side.hours = sides::read_hours(&text);
        if side.hours.is_none() {
            let issue = Issue::warning(IssueCode::LimitLeftOut).column(hours).value(&text);
            issues.push(issue.expected("05:00-13:00 UTC"));
        }
    }
    let statuses = format!("statuses_{letter}");
    if let Some(text) = get(&statuses) {
        if let Some(read) = sides::read_statuses(&text) {
            side.statuses = read;
        } else {
            let issue = Issue::rejected(IssueCode::UnknownStatus).column(statuses).value(&text);
            issues.push(issue.expected("all both closed checked 2024-11-29T00:00:00Z grade B2"));
        }
    }
}

/// A crossing or a place.
pub(crate) enum Found {
    /// A crossing.
    Crossing(CrossingRecord),
    /// A place.
    Place(PlaceRecord),
}

impl Found {
    /// As an item of a row.
    pub(crate) fn item(self, row: u64) -> Item {
        match self {
            Self::Crossing(record) => Item::Crossing(Row { row, record }),
            Self::Place(record) => Item::Place(Row { row, record }),
        }
    }
}

/// Reads tables of places or crossings.
pub(crate) struct TableReader<'o> {
    options: &'o ReadOptions<'o>,
    file: String,
    /// `None`: what each row says of itself.
    kind: Option<BatchKind>,
    lat: Option<usize>,
    lon: Option<usize>,
    seen: Seen,
}

impl<'o> TableReader<'o> {
    /// For a header; the error names the columns that are needed and not there.
    pub(crate) fn new(
        columns: &Columns,
        kind: Option<BatchKind>,
        file: &str,
        options: &'o ReadOptions<'o>,
    ) -> Result<Self, ReadError> {
        let (lat, lon) = (columns.field(options, LAT), columns.field(options, LON));
        let name = columns.field(options, &NAMES);
        let missing = [("lat", lat), ("lon", lon), ("name", name)].into_iter().filter(|(_, column)| column.is_none());
        let missing: Vec<String> = missing.map(|(name, _)| name.to_owned()).collect();
        if !missing.is_empty() {
            return Err(columns.missing(missing));
        }
        Ok(Self { options, file: stem(file).to_owned(), kind, lat, lon, seen: Seen::default() })
    }
}

impl RowReader for TableReader<'_> {
    fn row(&mut self, record: &Record, columns: &Columns, out: &mut Collector<'_>) {
        let mut cells = Cells::new(record, columns);
        let at = match cells.position(self.lat, self.lon) {
            Ok(at) => at,
            Err(issue) => return out.row(record.line, [], vec![issue]),
        };
        let mut issues = std::mem::take(&mut cells.issues);
        let get = |field: &str| cells.text(columns.field(self.options, &[field])).map(str::to_owned);
        let fallback = || format!("{} {}", self.file, record.line);
        let found = point(&get, at, self.kind, self.options, &fallback, &mut issues);
        let (key, found) = found;
        if let Some(first) = self.seen.before(&key, record.line) {
            issues.push(duplicate(&key, first));
        }
        out.row(record.line, [found.item(record.line)], issues);
    }
}

/// The issue for a thing that stands further up.
pub(crate) fn duplicate(key: &str, first: u64) -> Issue {
    let value = key.split_once(':').map_or(key, |(_, id)| id);
    Issue::rejected(IssueCode::DuplicateRow).value(value).expected(first.to_string())
}
