//! Where, when and how well known: the pattern that events are drawn from.
//!
//! It is that of the UCDP Syria file where that file is at hand (not part of this project), else a made-up one of
//! clusters, and the output says which.

use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;

use chrono::{Duration, NaiveDate};
use passage_model::{LatLon, LocationPrecision, Time, TimePrecision};

use crate::dice::Dice;

/// One event of the pattern.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) at: LatLon,
    pub(crate) precision: LocationPrecision,
    pub(crate) kind: Kind,
    pub(crate) from: Time,
    pub(crate) until: Time,
    pub(crate) time: TimePrecision,
}

/// The kinds that UCDP tells apart.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    StateBased,
    NonState,
    OneSided,
}

/// Three years of events.
#[derive(Debug)]
pub(crate) struct Pattern {
    pub(crate) rows: Vec<Row>,
    /// Different places at which something happened.
    pub(crate) places: Vec<LatLon>,
    /// The morning after the last day.
    pub(crate) as_of: Time,
    /// Where it comes from, for the output.
    pub(crate) origin: String,
}

/// How far back the method looks.
const DAYS: i64 = 1_095;

impl Pattern {
    /// The pattern of the file where it can be read, else a made-up one.
    pub(crate) fn read() -> Self {
        let file = std::env::var_os("PASSAGE_UCDP").map_or_else(
            || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/ucdp/syria_events.csv"),
            PathBuf::from,
        );
        match std::fs::read_to_string(&file).ok().and_then(|text| rows_of(&text)) {
            Some(rows) => Self::of(rows, "the last three years of the UCDP Syria file".to_owned()),
            None => {
                Self::of(made_up(), "a made-up pattern of clusters (no UCDP file found: set PASSAGE_UCDP)".to_owned())
            }
        }
    }

    fn of(mut rows: Vec<Row>, origin: String) -> Self {
        let last = rows.iter().map(|row| row.until).max().unwrap_or_default();
        let as_of = last + Duration::hours(30);
        rows.retain(|row| row.until > as_of - Duration::days(DAYS));
        let mut seen = BTreeSet::new();
        let known = |row: &&Row| matches!(row.precision, LocationPrecision::Exact | LocationPrecision::Near);
        let places = rows.iter().filter(known).map(|row| row.at);
        let places = places.filter(|at| seen.insert((at.lat().to_bits(), at.lon().to_bits()))).collect();
        Self { rows, places, as_of, origin }
    }
}

/// The rows of the file; `None` when it is another file.
fn rows_of(text: &str) -> Option<Vec<Row>> {
    let mut lines = text.lines();
    let header: HashMap<&str, usize> = lines.next()?.split(',').enumerate().map(|(i, name)| (name, i)).collect();
    let mut rows = Vec::new();
    for line in lines {
        let cells: Vec<&str> = line.split(',').collect();
        let cell = |name: &str| header.get(name).and_then(|i| cells.get(*i)).copied();
        rows.push(Row {
            at: LatLon::new(cell("lat")?.parse().ok()?, cell("lon")?.parse().ok()?).ok()?,
            precision: match cell("where_prec")? {
                "1" => LocationPrecision::Exact,
                "2" => LocationPrecision::Near,
                "3" => LocationPrecision::District,
                "5" => LocationPrecision::Linear,
                _ => LocationPrecision::Coarse,
            },
            kind: match cell("kind")? {
                "one_sided" => Kind::OneSided,
                "non_state" => Kind::NonState,
                _ => Kind::StateBased,
            },
            from: midnight(cell("date_start")?)?,
            until: midnight(cell("date_end")?)?,
            time: match cell("date_prec")? {
                "1" | "2" => TimePrecision::Day,
                "3" => TimePrecision::Week,
                "4" => TimePrecision::Month,
                _ => TimePrecision::Coarse,
            },
        });
    }
    (!rows.is_empty()).then_some(rows)
}

fn midnight(text: &str) -> Option<Time> {
    let date: NaiveDate = text.parse().ok()?;
    Some(date.and_hms_opt(0, 0, 0)?.and_utc())
}

/// Two thousand places in a hundred clusters, one in ten of them a front that moves; the shares are those of the file.
fn made_up() -> Vec<Row> {
    let mut dice = Dice::new(11);
    let end = midnight("2019-12-01").unwrap_or_default();
    let clusters: Vec<(f64, f64)> = (0..100).map(|_| (dice.between(32.6, 36.9), dice.between(35.9, 41.5))).collect();
    let mut places = Vec::new();
    for _ in 0..2_000 {
        let (lat, lon) = clusters[dice.place(clusters.len())];
        if let Ok(at) = LatLon::new(lat + 0.12 * dice.normal(), lon + 0.15 * dice.normal()) {
            places.push(at);
        }
    }
    let mut rows = Vec::new();
    for _ in 0..10_000 {
        // Few places see much: a square brings the low numbers forward.
        let place = dice.unit() * dice.unit() * places.len() as f64;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in the list")]
        let at = places[(place as usize).min(places.len() - 1)];
        let share = dice.unit();
        let precision = match share {
            s if s < 0.54 => LocationPrecision::Exact,
            s if s < 0.89 => LocationPrecision::Near,
            s if s < 0.91 => LocationPrecision::District,
            s if s < 0.95 => LocationPrecision::Linear,
            _ => LocationPrecision::Coarse,
        };
        let kind = match dice.unit() {
            s if s < 0.69 => Kind::StateBased,
            s if s < 0.97 => Kind::NonState,
            _ => Kind::OneSided,
        };
        let from = end - Duration::days(i64::try_from(dice.place(1_095)).unwrap_or(0));
        let (until, time) = if dice.unit() < 0.98 {
            (from, TimePrecision::Day)
        } else {
            ((from + Duration::days(30)).min(end), TimePrecision::Month)
        };
        rows.push(Row { at, precision, kind, from, until, time });
    }
    rows
}
