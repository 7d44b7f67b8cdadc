//! Finding places by the numbers of their names.

use std::collections::{HashMap, HashSet};

use passage_model::{Country, Feature, LatLon, PlaceKind};
use rusqlite::{OptionalExtension, params};

use super::{ListedPlace, lines, write::whole};
use crate::{
    Store, StoreError,
    codec::{code_opt, position},
};

/// A place found, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Its number here.
    pub seq: i64,
    /// Name of its list.
    pub list: String,
    /// The place.
    pub place: ListedPlace,
    /// Names of its first administrative level, the main one first.
    pub area: Vec<String>,
}

/// Places taken of one number: a name that more bear says nothing.
const OF_ONE: i64 = 1_000;

/// Names of first administrative levels, by list, country and code.
type Areas = HashMap<(i64, Country, String), Vec<String>>;

/// Places taken in all.
const OF_ALL: usize = 20_000;

impl Store {
    /// Places found under any of the numbers; with `near` only those at most so many degrees of latitude or longitude from
    /// there, to the whole degree. Those in `seen` are left out, and those found are added to it.
    pub fn find_listed(
        &self,
        numbers: &[u64],
        near: Option<(LatLon, f64)>,
        seen: &mut HashSet<i64>,
    ) -> Result<Vec<Found>, StoreError> {
        let lists = self.lists()?;
        if lists.is_empty() {
            return Ok(Vec::new());
        }
        let (south, north, west, east) = near.map_or((-90, 90, -180, 180), |(at, degrees)| {
            let lon = degrees / at.lat().to_radians().cos().max(0.1);
            // Across the line of 180 degrees: everywhere.
            let across = at.lon() - lon < -180.0 || at.lon() + lon > 180.0;
            let (west, east) = if across { (-180.0, 180.0) } else { (at.lon() - lon, at.lon() + lon) };
            (whole(at.lat() - degrees), whole(at.lat() + degrees), whole(west), whole(east))
        });
        // One view of the file for all that follows: it is locked and looked at once, not for every number.
        let view = if self.conn().is_autocommit() { Some(self.conn().unchecked_transaction()?) } else { None };
        let mut places = Vec::new();
        // In the order of the index.
        let mut numbers: Vec<i64> = numbers.iter().map(|number| number.cast_signed()).collect();
        numbers.sort_unstable();
        let mut statement = self.conn().prepare_cached(
            "SELECT place FROM gazetteer_name WHERE number = ?1 AND lat BETWEEN ?2 AND ?3 AND lon BETWEEN ?4 AND ?5 LIMIT ?6",
        )?;
        for number in numbers {
            let mut rows = statement.query(params![number, south, north, west, east, OF_ONE])?;
            while let Some(row) = rows.next()? {
                let place: i64 = row.get(0)?;
                if places.len() < OF_ALL && seen.insert(place) {
                    places.push(place);
                }
            }
        }
        places.sort_unstable();
        let mut out = Vec::with_capacity(places.len());
        let mut areas = HashMap::new();
        for seq in places {
            let Some(place) = self.listed(seq)? else { continue };
            let Some((gazetteer, list, ..)) = lists.iter().find(|list| (list.2..=list.3).contains(&seq)) else {
                continue;
            };
            let area = self.area(*gazetteer, &place, &mut areas)?;
            out.push(Found { seq, list: list.clone(), place, area });
        }
        drop(view);
        Ok(out)
    }

    /// Number, name, first and last place of every list.
    fn lists(&self) -> Result<Vec<(i64, String, i64, i64)>, StoreError> {
        let mut statement = self.conn().prepare_cached("SELECT seq, name, first_place, last_place FROM gazetteer")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn listed(&self, seq: i64) -> Result<Option<ListedPlace>, StoreError> {
        let mut statement = self.conn().prepare_cached(
            "SELECT key, lat, lon, feature, size, population, country, admin1, admin1_code, names \
             FROM gazetteer_place WHERE seq = ?1",
        )?;
        let place = statement.query_row([seq], |row| {
            Ok(ListedPlace {
                key: row.get(0)?,
                at: position(row, 1, 2)?,
                feature: code_opt(row, 3, Feature::from_code)?,
                size: code_opt(row, 4, PlaceKind::from_code)?,
                population: row.get::<_, Option<i64>>(5)?.and_then(|people| u64::try_from(people).ok()),
                country: code_opt(row, 6, |text| text.parse::<Country>().ok())?,
                admin1: row.get(7)?,
                admin1_code: row.get(8)?,
                names: lines::read(row.get_ref(9)?.as_str().unwrap_or_default()),
            })
        });
        Ok(place.optional()?)
    }

    fn area(&self, gazetteer: i64, place: &ListedPlace, known: &mut Areas) -> Result<Vec<String>, StoreError> {
        if let Some(name) = &place.admin1 {
            return Ok(vec![name.clone()]);
        }
        let (Some(country), Some(code)) = (&place.country, &place.admin1_code) else { return Ok(Vec::new()) };
        let key = (gazetteer, *country, code.clone());
        if let Some(names) = known.get(&key) {
            return Ok(names.clone());
        }
        let names: Option<String> = self
            .conn()
            .prepare_cached("SELECT names FROM gazetteer_area WHERE gazetteer = ?1 AND country = ?2 AND code = ?3")?
            .query_row(params![gazetteer, country.code(), code], |row| row.get(0))
            .optional()?;
        let names: Vec<String> =
            names.unwrap_or_default().split('\n').filter(|name| !name.is_empty()).map(str::to_owned).collect();
        known.insert(key, names.clone());
        Ok(names)
    }
}
