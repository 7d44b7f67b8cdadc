//! Events that two sources may both have told of: proposals for a person, never a merge.

use std::{
    cmp::Ordering,
    collections::{BTreeSet, HashMap},
};

use passage_model::{Event, EventId, EventKind, Geometry, LatLon, LocationPrecision, Time, TimePrecision};

use crate::{EventRecord, lines::metres};

/// A degree of latitude is at least this long everywhere, km.
const KM_A_DEGREE: f64 = 110.0;

/// How near two events must be to be proposed. The default, a day and 5 km, is the wider of the windows in published use
/// (1 or 5 km, 1 or 2 days, same kind).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Window {
    /// Most hours between their starts, 0 or more.
    pub hours: f64,
    /// Most kilometres between their nearest points, 0 or more.
    pub km: f64,
}

impl Default for Window {
    fn default() -> Self {
        Self { hours: 24.0, km: 5.0 }
    }
}

/// An event of a file that may be one that is there already.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Proposal {
    /// Its place in the list of incoming events, from 0.
    pub incoming: usize,
    /// The event that is there.
    pub existing: EventId,
    /// Hours between their starts.
    pub hours: f64,
    /// Kilometres between their nearest points.
    pub km: f64,
}

/// Pairs of the same kind, from different sources, within the window; by incoming event, the nearest first.
///
/// Not proposed are pairs of one source (a dataset keeps its own rows apart; the same key is the same event), events known
/// only to a region or not placed, and events known only to a week or longer: for them nearness says nothing. The work is
/// that of the pairs that are near in time and latitude.
pub fn duplicates(existing: &[Event], incoming: &[EventRecord], window: Window) -> Vec<Proposal> {
    let mut there = Nearby::new(window);
    for event in existing {
        there.add(event);
    }
    incoming.iter().enumerate().flat_map(|(index, record)| there.near(index, record)).collect()
}

/// Events by kind, time and latitude, for finding those near a record. Events can be added between the questions: each
/// row of a file is asked about before it is added, so that of two rows the later one is proposed.
#[derive(Debug)]
pub struct Nearby {
    /// `None`: a window that is none, in which nothing is near.
    window: Option<Window>,
    /// Kind, cell in time, cell in latitude: two things in the window lie in the same cell or in neighbouring ones.
    cells: HashMap<(EventKind, i64, i64), Vec<usize>>,
    entries: Vec<Entry>,
    /// Numbers of datasets, so that comparing them costs nothing.
    datasets: HashMap<String, usize>,
}

#[derive(Debug)]
struct Entry {
    id: EventId,
    from: Time,
    dataset: Option<usize>,
    geometry: Geometry,
}

impl Nearby {
    /// Without any event.
    pub fn new(window: Window) -> Self {
        let sound = window.hours >= 0.0 && window.km >= 0.0;
        // A century and the way round the earth are more than any window means.
        let window = sound.then(|| Window { hours: window.hours.min(876_000.0), km: window.km.min(40_000.0) });
        Self { window, cells: HashMap::new(), entries: Vec::new(), datasets: HashMap::new() }
    }

    /// Adds an event that is there.
    pub fn add(&mut self, event: &Event) {
        let (Some(window), Some(geometry)) = (self.window, &event.geometry) else { return };
        if !is_told(event.precision, event.time.precision) {
            return;
        }
        let dataset = event.source_key.as_deref().map(|key| self.dataset(key));
        let (kind, at, index) = (event.kind(), time_cell(event.time.from, window), self.entries.len());
        for point in geometry.vertices() {
            let cell = self.cells.entry((kind, at, lat_cell(*point, window))).or_default();
            if cell.last() != Some(&index) {
                cell.push(index);
            }
        }
        self.entries.push(Entry { id: event.id, from: event.time.from, dataset, geometry: geometry.clone() });
    }

    /// The events near a record, the nearest first; `incoming` is handed through.
    pub fn near(&mut self, incoming: usize, record: &EventRecord) -> Vec<Proposal> {
        let Some(window) = self.window.filter(|_| is_told(record.precision, record.time.precision)) else {
            return Vec::new();
        };
        let dataset = self.dataset(&record.source_key);
        let (kind, at) = (record.detail.kind(), time_cell(record.time.from, window));
        let lat: BTreeSet<i64> = record.geometry.vertices().iter().map(|point| lat_cell(*point, window)).collect();
        let lat: BTreeSet<i64> = lat.into_iter().flat_map(|cell| cell - 1..=cell + 1).collect();
        let mut seen = BTreeSet::new();
        let mut found = Vec::new();
        for (at, lat) in (at - 1..=at + 1).flat_map(|at| lat.iter().map(move |lat| (at, *lat))) {
            for index in self.cells.get(&(kind, at, lat)).into_iter().flatten() {
                let Some(entry) = self.entries.get(*index).filter(|entry| entry.dataset != Some(dataset)) else {
                    continue;
                };
                let hours = (entry.from - record.time.from).abs().as_seconds_f64() / 3600.0;
                if hours <= window.hours
                    && let Some(km) = apart(&entry.geometry, &record.geometry, window.km)
                    && seen.insert(*index)
                {
                    found.push(Proposal { incoming, existing: entry.id, hours, km });
                }
            }
        }
        found.sort_by(nearest);
        found
    }

    /// The dataset of a key (`acled`, `event:Radio`): all before the id, which stands last.
    fn dataset(&mut self, key: &str) -> usize {
        let name = key.rsplit_once(':').map_or(key, |(dataset, _)| dataset);
        let next = self.datasets.len();
        match self.datasets.get(name) {
            Some(number) => *number,
            None => *self.datasets.entry(name.to_owned()).or_insert(next),
        }
    }
}

/// Cells as long as the window, at least an hour.
#[allow(clippy::cast_possible_truncation)] // a century of seconds at most
fn time_cell(at: Time, window: Window) -> i64 {
    at.timestamp().div_euclid(((window.hours * 3600.0).ceil() as i64).max(3600))
}

/// Cells as high as the window, at least a hundredth of a degree.
#[allow(clippy::cast_possible_truncation)] // 18,000 cells at most
fn lat_cell(at: LatLon, window: Window) -> i64 {
    (at.lat() / (window.km / KM_A_DEGREE).max(0.01)).floor() as i64
}

fn nearest(a: &Proposal, b: &Proposal) -> Ordering {
    a.km.total_cmp(&b.km).then(a.hours.total_cmp(&b.hours)).then(a.existing.cmp(&b.existing))
}

fn is_told(place: LocationPrecision, time: TimePrecision) -> bool {
    place != LocationPrecision::Coarse && matches!(time, TimePrecision::Hour | TimePrecision::Day)
}

/// Kilometres between the nearest points, where that is within `most`.
fn apart(a: &Geometry, b: &Geometry, most: f64) -> Option<f64> {
    let mut least = f64::INFINITY;
    for p in a.vertices() {
        for q in b.vertices() {
            // Most pairs need no trigonometry.
            if (p.lat() - q.lat()).abs() * KM_A_DEGREE <= most {
                least = least.min(km(*p, *q));
            }
        }
    }
    (least <= most).then_some(least)
}

fn km(a: LatLon, b: LatLon) -> f64 {
    metres(a, b) / 1000.0
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use passage_model::Names;
    use proptest::prelude::*;

    use super::*;
    use crate::{ReadOptions, read};

    /// Records from rows `key source, day, hour, lat, lon, precision, kind`.
    fn records(rows: &[(u32, &str, u32, f64, f64, u32, &str)]) -> Vec<EventRecord> {
        let line = |(id, source, day, lat, lon, precision, kind): &(u32, &str, u32, f64, f64, u32, &str)| {
            format!("{id},2031-03-{day:02},{lat},{lon},{precision},{kind},{source}")
        };
        let lines: Vec<String> = rows.iter().map(line).collect();
        let text = format!("id,date_start,lat,lon,where_prec,kind,source\n{}\n", lines.join("\n"));
        let batch = read(Cursor::new(text), "a.csv", ReadOptions::default()).unwrap();
        assert_eq!(batch.rows_rejected, 0, "{:?}", batch.issues);
        batch.events.into_iter().map(|row| row.record).collect()
    }

    fn events(records: &[EventRecord]) -> Vec<Event> {
        let event = |(at, record): (u64, &EventRecord)| Event {
            id: EventId::from_parts(at, [7; 10]),
            title: Names::default(),
            place: None,
            crossing: None,
            place_text: None,
            geometry: Some(record.geometry.clone()),
            precision: record.precision,
            time: record.time,
            actors: Vec::new(),
            status: record.status,
            evidence: Vec::new(),
            detail: record.detail.clone(),
            category: None,
            deaths: None,
            confirmed_at: None,
            source_key: Some(record.source_key.clone()),
            example: false,
        };
        (0..).zip(records).map(event).collect()
    }

    #[test]
    fn the_same_kind_near_in_place_and_time_from_another_source() {
        let there =
            events(&records(&[(1, "Radio", 10, 36.2, 37.1, 1, "strike"), (2, "Radio", 10, 36.2, 37.1, 1, "closure")]));
        let rows = [
            (1, "Press", 11, 36.22, 37.1, 1, "strike/air"), // a day and 2.2 km: proposed
            (2, "Press", 12, 36.2, 37.1, 1, "strike"),      // two days
            (3, "Press", 10, 36.3, 37.1, 1, "strike"),      // 11 km
            (4, "Press", 10, 36.2, 37.1, 4, "strike"),      // a governorate
            (5, "Press", 10, 36.2, 37.1, 1, "armed_clash"), // another kind
            (6, "Radio", 10, 36.2, 37.1, 1, "strike"),      // another row of the same source
        ];
        let found = duplicates(&there, &records(&rows), Window::default());
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].incoming, found[0].existing, found[0].hours), (0, there[0].id, 24.0));
        assert!((found[0].km - 2.22).abs() < 0.01);
        let wide = Window { hours: 48.0, km: 12.0 };
        assert_eq!(duplicates(&there, &records(&rows), wide).len(), 3);
        for bad in [Window { hours: -1.0, km: 5.0 }, Window { hours: 1.0, km: f64::NAN }] {
            assert_eq!(duplicates(&there, &records(&rows), bad), []);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]

        #[test]
        fn agrees_with_comparing_all_pairs(
            a in proptest::collection::vec((1u32..28, 0u32..40, 0u32..40, 0usize..2), 0..20),
            b in proptest::collection::vec((1u32..28, 0u32..40, 0u32..40, 0usize..2), 0..20),
            hours in 0u32..80,
            km in 0u32..30,
        ) {
            let rows = |list: &[(u32, u32, u32, usize)], source: &'static str| {
                let row = |(id, (day, lat, lon, kind)): (u32, &(u32, u32, u32, usize))| {
                    let kind = ["strike", "armed_clash"][*kind];
                    (id, source, *day, 36.0 + f64::from(*lat) / 100.0, 37.0 + f64::from(*lon) / 100.0, 1, kind)
                };
                records(&(1..).zip(list).map(row).collect::<Vec<_>>())
            };
            let (there, incoming) = (events(&rows(&a, "Radio")), rows(&b, "Press"));
            let window = Window { hours: f64::from(hours), km: f64::from(km) };
            let mut found: Vec<_> = duplicates(&there, &incoming, window).iter().map(|p| (p.incoming, p.existing)).collect();
            found.sort_unstable();
            let mut expected = Vec::new();
            for (index, record) in incoming.iter().enumerate() {
                for event in &there {
                    let hours = (event.time.from - record.time.from).abs().as_seconds_f64() / 3600.0;
                    let (p, q) = (event.geometry.as_ref().unwrap().vertices()[0], record.geometry.vertices()[0]);
                    if event.kind() == record.detail.kind() && hours <= window.hours && super::km(p, q) <= window.km {
                        expected.push((index, event.id));
                    }
                }
            }
            expected.sort_unstable();
            prop_assert_eq!(found, expected);
        }
    }
}
