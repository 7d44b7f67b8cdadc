//! What an import will write: only what differs from what is there.

mod events;
mod ground;
mod known;
mod word;

use std::{collections::BTreeMap, sync::Arc};

use passage_exchange::{CrossingRecord, Issue, IssueCode, PlaceRecord, RouteRecord, Row, SideRecord};
use passage_model::{
    Country, Crossing, CrossingId, EventKind, Lang, LatLon, Names, Place, PlaceId, Route, RouteId, Side, SideStatus,
    VehicleClass,
};
use passage_spatial::RouteLine;
use passage_store::{Change, ImportedFile, StoreError};
use passage_words::{Words, fold};

pub(crate) use self::events::event_of;
use self::{events::Events, ground::Ground};
use super::{difference, read::FileRead};
use crate::{Desk, context::Register, desk::new_id, dto::*, edit::next_code, error::Result};

/// New things that are listed as examples.
const NEWS: usize = 50;

/// Changes that are listed; the rest is counted.
const CHANGES: usize = 200;

/// Events that may be there already that are listed; the rest is counted by kind.
const DOUBLES: usize = 500;

/// What became of a file's accepted rows.
#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) added: u64,
    /// How many of each sort.
    pub(crate) sorts: Vec<(ImportKind, u64)>,
    pub(crate) updated: u64,
    pub(crate) unchanged: u64,
    pub(crate) joined: u64,
    /// Rows that are not taken because of what is on record.
    pub(crate) held: u64,
    /// What has to be said of rows in the light of what is on record.
    pub(crate) issues: Vec<ImportIssueDto>,
    pub(crate) news: Vec<NewRowDto>,
    pub(crate) changes: Vec<RowChangeDto>,
    pub(crate) doubles: Vec<DoubleDto>,
    pub(crate) double_kinds: BTreeMap<EventKind, u64>,
    /// What there is to say once a file is compared with what is there.
    pub(crate) notes: Vec<Issue>,
}

impl Tally {
    fn add(&mut self, sort: ImportKind, row: u64, title: impl FnOnce() -> String, detail: impl FnOnce() -> String) {
        self.added += 1;
        match self.sorts.iter_mut().find(|(other, _)| *other == sort) {
            Some((_, count)) => *count += 1,
            None => self.sorts.push((sort, 1)),
        }
        if self.news.len() < NEWS {
            self.news.push(NewRowDto { row, title: title(), detail: detail() });
        }
    }

    /// Tells something of a row, with what is here and what the file says; `held`: it is not taken.
    fn tell(&mut self, row: u64, code: &str, message: String, (ours, theirs): (String, String), held: bool) {
        self.issues.push(ImportIssueDto {
            row: Some(row),
            column: None,
            code: code.to_owned(),
            message,
            value: Some(theirs),
            expected: Some(ours),
            rejected: held,
            held,
            severity: if held { IssueSeverity::Rejected } else { IssueSeverity::Warning },
        });
    }

    fn update(&mut self, row: u64, title: impl FnOnce() -> String, fields: impl FnOnce() -> Vec<FieldChangeDto>) {
        self.updated += 1;
        if self.changes.len() < CHANGES {
            self.changes.push(RowChangeDto { row, title: title(), fields: fields() });
        }
    }
}

/// Everything to be written, in the order of writing.
pub(crate) struct Plan {
    register: Arc<Register>,
    events: Events,
    places: Vec<Place>,
    crossings: Vec<Crossing>,
    routes: Vec<Route>,
}

impl Plan {
    pub(crate) fn new(desk: &mut Desk, words: Words, doubles: &DoublesArgs) -> Result<Self> {
        let register = desk.register(words)?;
        let events = Events::new(&register, doubles);
        Ok(Self { register, events, places: Vec::new(), crossings: Vec::new(), routes: Vec::new() })
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.events.is_empty() && self.places.is_empty() && self.crossings.is_empty() && self.routes.is_empty()
    }

    /// The routes as they will be; `None`: none is changed.
    pub(crate) fn routes(&self) -> Option<Vec<Route>> {
        if self.routes.is_empty() {
            return None;
        }
        let is_new = |route: &&Route| self.routes.iter().all(|own| own.id != route.id);
        Some(self.register.routes.iter().filter(is_new).chain(&self.routes).cloned().collect())
    }

    pub(crate) fn register(&self) -> &Arc<Register> {
        &self.register
    }

    pub(crate) fn write(&self, change: &mut Change<'_>, files: &[ImportedFile]) -> std::result::Result<(), StoreError> {
        for place in &self.places {
            change.put_place(place)?;
        }
        for crossing in &self.crossings {
            change.put_crossing(crossing)?;
        }
        for route in &self.routes {
            change.put_route(route)?;
        }
        self.events.write(change)?;
        for (ordinal, file) in (0..).zip(files) {
            change.put_imported_file(ordinal, file)?;
        }
        Ok(())
    }

    /// Compares the records of files with what is there and plans what differs: events last, for they may name what stands
    /// in any of the files.
    pub(crate) fn add(&mut self, desk: &Desk, words: Words, files: &[FileRead]) -> Result<Vec<Tally>> {
        let mut tallies = files.iter().map(|file| self.ground(desk, words, file)).collect::<Result<Vec<_>>>()?;
        for (file, tally) in files.iter().zip(&mut tallies) {
            if let Ok(batch) = &file.batch {
                let ground = Ground::new(&self.register, &self.routes, &self.crossings);
                self.events.add(desk, words, batch, &ground, tally)?;
            }
        }
        Ok(tallies)
    }

    fn ground(&mut self, desk: &Desk, words: Words, file: &FileRead) -> Result<Tally> {
        let mut tally = Tally::default();
        let Ok(batch) = &file.batch else { return Ok(tally) };
        for row in &batch.places {
            self.place(desk, words, row, &mut tally)?;
        }
        for row in &batch.crossings {
            self.crossing(desk, words, row, &mut tally)?;
        }
        for row in &batch.routes {
            self.route(desk, words, row, &mut tally)?;
        }
        Ok(tally)
    }

    fn place(&mut self, desk: &Desk, words: Words, row: &Row<PlaceRecord>, tally: &mut Tally) -> Result<()> {
        let record = &row.record;
        let first = record.names.in_lang(Lang::En).map(fold);
        // The same name within a kilometre is the same place.
        let old = self.register.places.values().find(|place| {
            place.names.in_lang(Lang::En).map(fold) == first && passage_spatial::distance_km(place.at, record.at) < 1.0
        });
        let place = Place {
            id: match old {
                Some(old) => old.id,
                None => new_id!(desk, words, PlaceId),
            },
            names: record.names.clone(),
            at: record.at,
            kind: record.kind,
            country: country(record.country.as_deref()),
            admin1: record.admin1.clone(),
            pcode: record.pcode.clone(),
        };
        let title = || difference::called(&place.names, words.lang());
        let detail = || difference::position(place.at);
        if count((ImportKind::Places, row.row), (old, &place), tally, title, detail, |old| {
            difference::place(words, old, &place)
        }) {
            self.places.push(place);
        }
        Ok(())
    }

    fn crossing(&mut self, desk: &Desk, words: Words, row: &Row<CrossingRecord>, tally: &mut Tally) -> Result<()> {
        let record = &row.record;
        let first = record.names.in_lang(Lang::En).map(fold);
        let old = self.register.crossings.iter().find(|crossing| {
            crossing.names.in_lang(Lang::En).map(fold) == first
                && passage_spatial::distance_km(crossing.at, record.at) < 5.0
        });
        let mut sides: Vec<Side> = record.sides.iter().map(side_of).collect();
        if sides.is_empty() {
            sides.push(Side {
                names: record.names.clone(),
                country: None,
                authority: None,
                hours: None,
                statuses: Vec::new(),
            });
        }
        let crossing = Crossing {
            id: match old {
                Some(old) => old.id,
                None => new_id!(desk, words, CrossingId),
            },
            names: kept_names(old, &record.names),
            kind: record.kind,
            at: record.at,
            formal: old.and_then(|old| old.formal).or(record.formal),
            sides: old.map_or(sides, |old| merged(&old.sides, &record.sides)),
        };
        let title = || difference::called(&crossing.names, words.lang());
        let detail = || difference::position(crossing.at);
        if count((ImportKind::Crossings, row.row), (old, &crossing), tally, title, detail, |old| {
            difference::crossing(words, old, &crossing)
        }) {
            self.crossings.push(crossing);
        }
        Ok(())
    }

    fn route(&mut self, desk: &Desk, words: Words, row: &Row<RouteRecord>, tally: &mut Tally) -> Result<()> {
        let record = &row.record;
        let key = Some(record.source_key.as_str());
        let old = self.register.routes.iter().find(|route| route.source_key.as_deref() == key);
        let route = Route {
            id: match old {
                Some(old) => old.id,
                None => new_id!(desk, words, RouteId),
            },
            code: match old {
                Some(old) => old.code.clone(),
                None => self.free_code(record.code.as_deref()),
            },
            names: record.names.clone(),
            road_ref: record.road_ref.clone(),
            area: record.area.clone(),
            line: record.line.clone(),
            waypoints: old.map(|old| old.waypoints.clone()).unwrap_or_default(),
            crossings: match old {
                Some(old) if !old.crossings.is_empty() => old.crossings.clone(),
                _ => self.gates(row, tally),
            },
            vehicle: old.map(|old| old.vehicle).or(record.vehicle).unwrap_or(VehicleClass::HeavyTruck),
            normal_minutes: old.and_then(|old| old.normal_minutes),
            source_key: Some(record.source_key.clone()),
        };
        if old.is_none() {
            self.tell_alike(words, row.row, &route, tally);
        }
        let title = || difference::called(&route.names, words.lang());
        let detail = || difference::line(words, &route.line);
        if count((ImportKind::Routes, row.row), (old, &route), tally, title, detail, |old| {
            difference::route(words, old, &route)
        }) {
            self.routes.push(route);
        }
        Ok(())
    }

    /// Says that there is a route of the name or nearly the line of a new one: what is said and decided of one of the two
    /// does not hold for the other.
    fn tell_alike(&self, words: Words, row: u64, route: &Route, tally: &mut Tally) {
        let all = || self.register.routes.iter().chain(&self.routes);
        let named = |other: &&Route| {
            let is_name = |name: &str| other.names.0.iter().any(|own| fold(&own.text) == fold(name));
            route.names.0.iter().any(|name| is_name(&name.text))
        };
        let lies = |other: &&Route| lines_alike(&route.line, &other.line);
        let found = (all().find(|other| named(other) && lies(other)).map(|other| ("both", other)))
            .or_else(|| all().find(named).map(|other| ("name", other)))
            .or_else(|| all().find(lies).map(|other| ("line", other)));
        let Some((what, other)) = found else { return };
        let name = difference::called(&other.names, words.lang());
        let args = [("code", other.code.clone().into()), ("name", name.into()), ("own", route.code.clone().into())];
        let message = words.with(&format!("imports-route-same-{what}"), &args);
        let theirs = difference::called(&route.names, words.lang());
        tally.tell(row, "route-on-record", message, (other.code.clone(), theirs), false);
    }

    /// The crossings that a file names for a route; those that are not there, or not one alone, are told.
    fn gates(&self, row: &Row<RouteRecord>, tally: &mut Tally) -> Vec<CrossingId> {
        let mut gates = Vec::new();
        for name in &row.record.crossings {
            let wanted = fold(name);
            let all = self.register.crossings.iter().chain(&self.crossings);
            let mut found: Vec<CrossingId> = all
                .filter(|crossing| crossing.names.0.iter().any(|own| fold(&own.text) == wanted))
                .map(|crossing| crossing.id)
                .collect();
            found.dedup();
            match found[..] {
                [id] => gates.push(id),
                _ => tally.notes.push(Issue::warning(IssueCode::CrossingNotFound).at(row.row).value(name)),
            }
        }
        gates
    }

    /// The wanted code where it is free, else the next one in the series.
    fn free_code(&self, wanted: Option<&str>) -> String {
        let taken = |code: &str| self.register.routes.iter().chain(&self.routes).any(|route| route.code == code);
        if let Some(code) = wanted.map(str::trim).filter(|code| !code.is_empty() && !taken(code)) {
            return code.to_owned();
        }
        let first = next_code(&self.register);
        if !taken(&first) {
            return first;
        }
        (1..=self.register.routes.len() + self.routes.len() + 1)
            .map(|number| format!("R-{number:02}"))
            .find(|code| !taken(code))
            .unwrap_or(first)
    }
}

/// So near, km, two lines have to be all along to be taken for one road, and so near their ends.
const ALIKE_KM: f64 = 0.3;
const ENDS_KM: f64 = 1.0;

/// In so many steps two lines are compared.
const STEPS: u32 = 50;

/// Whether two lines run nearly the same way, either way round.
fn lines_alike(a: &[LatLon], b: &[LatLon]) -> bool {
    let ([a0, .., a1], [b0, .., b1]) = (a, b) else { return false };
    // Most routes lie elsewhere: that is seen without measuring.
    let near =
        |p: &LatLon, q: &LatLon| (p.lat() - q.lat()).abs() < 0.02 && passage_spatial::distance_km(*p, *q) <= ENDS_KM;
    if !(near(a0, b0) && near(a1, b1) || near(a0, b1) && near(a1, b0)) {
        return false;
    }
    let (Ok(a), Ok(b)) = (RouteLine::new(a), RouteLine::new(b)) else { return false };
    let along = |one: &RouteLine, other: &RouteLine| {
        (0..=STEPS).all(|step| {
            let at = one.at(one.length_km() * f64::from(step) / f64::from(STEPS));
            let near_end = step == 0 || step == STEPS;
            other.nearest(at).distance_km <= if near_end { ENDS_KM } else { ALIKE_KM }
        })
    };
    along(&a, &b) && along(&b, &a)
}

/// The names on record where the file has none besides: it says less of what language they are in.
fn kept_names(old: Option<&Crossing>, said: &Names) -> Names {
    let known = |old: &&Crossing| said.0.iter().all(|name| old.names.0.iter().any(|own| own.text == name.text));
    old.filter(known).map_or(said, |old| &old.names).clone()
}

fn side_of(side: &SideRecord) -> Side {
    Side {
        names: side.name.as_ref().map(|name| Names::one(Lang::En, name)).unwrap_or_default(),
        country: country(side.country.as_deref()),
        authority: side.authority.clone(),
        hours: side.hours,
        statuses: side.statuses.clone(),
    }
}

/// The sides on record with what a file says anew: what people entered stays, unless the file has checked it later.
fn merged(old: &[Side], said: &[SideRecord]) -> Vec<Side> {
    let mut sides = old.to_vec();
    for record in said.iter().filter(|record| record.hours.is_some() || !record.statuses.is_empty()) {
        let new = side_of(record);
        let name = new.names.in_lang(Lang::En).map(fold);
        let is_it = |side: &&mut Side| {
            let named = name.is_some() && side.names.0.iter().any(|own| Some(fold(&own.text)) == name);
            named || (new.country.is_some() && side.country == new.country)
        };
        let mut found: Vec<&mut Side> = sides.iter_mut().filter(is_it).collect();
        let [side] = found.as_mut_slice() else { continue };
        side.hours = side.hours.or(new.hours);
        for status in new.statuses {
            let same = |own: &&mut SideStatus| (own.traffic, own.direction) == (status.traffic, status.direction);
            match side.statuses.iter_mut().find(same) {
                Some(own) if own.checked_at < status.checked_at => *own = status,
                Some(_) => {}
                None => side.statuses.push(status),
            }
        }
    }
    sides
}

/// Counts a record as new, changed or as it was; whether it has to be written.
fn count<T: PartialEq>(
    (sort, row): (ImportKind, u64),
    (old, new): (Option<&T>, &T),
    tally: &mut Tally,
    title: impl FnOnce() -> String,
    detail: impl FnOnce() -> String,
    fields: impl FnOnce(&T) -> Vec<FieldChangeDto>,
) -> bool {
    match old {
        None => tally.add(sort, row, title, detail),
        Some(old) if old == new => {
            tally.unchanged += 1;
            return false;
        }
        Some(old) => tally.update(row, title, || fields(old)),
    }
    true
}

fn country(text: Option<&str>) -> Option<Country> {
    text.and_then(|text| text.parse().ok())
}
