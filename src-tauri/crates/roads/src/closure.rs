//! Closures of stretches of road, exactly: from where to where, which way, for whom, and when.

use chrono::{DateTime, Duration, Timelike, Utc};
use passage_model::{Direction, Hours, LatLon, Time, Traffic, VehicleClass};
use rayon::prelude::*;

use crate::{Arc, Edge, Network, Profile, search::Barrier};

/// A stretch of an edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Section {
    /// The edge.
    pub edge: Edge,
    /// Metres from its first junction at which the stretch starts.
    pub from_m: f64,
    /// Metres at which it ends; equal to the start for a gate or a block at one place.
    pub to_m: f64,
    /// Which way along the edge, from its first junction to its last.
    pub direction: Direction,
}

impl Section {
    /// The part of it on a part of an arc of its edge, metres from where the arc starts. A part that only touches a stretch
    /// with its end is not on it; a place is when it lies on the part, its ends included.
    pub fn on(&self, arc: Arc, length_m: f64, (from_m, to_m): (f64, f64)) -> Option<(f64, f64)> {
        let back = arc % 2 == 1;
        let own = if back { Direction::Backward } else { Direction::Forward };
        if arc / 2 != self.edge || !self.direction.covers(own) {
            return None;
        }
        let (a, b) = (self.from_m.min(self.to_m).max(0.0), self.from_m.max(self.to_m).min(length_m));
        let (a, b) = if back { (length_m - b, length_m - a) } else { (a, b) };
        let met = if b > a { a < to_m && b > from_m } else { a >= from_m && a <= to_m };
        met.then_some((a.max(from_m), b.min(to_m)))
    }
}

/// At which hours a closure holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AtHours {
    /// At all hours.
    Always,
    /// Closed during these hours (a curfew).
    Closed(Hours),
    /// Open during these hours only (a gate).
    OpenOnly(Hours),
}

/// How sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// It holds: nobody passes.
    None,
    /// Nobody knows whether the place is open: it may be passed, with a warning. It is not an open gate.
    Unknown,
}

/// A closure, or a place whose status is not known.
#[derive(Debug, Clone, PartialEq)]
pub struct Closure {
    /// The caller's own number, given back in reasons and warnings.
    pub id: u32,
    /// Where.
    pub sections: Vec<Section>,
    /// For whom.
    pub traffic: Traffic,
    /// For which vehicles; empty: all.
    pub vehicles: Vec<VehicleClass>,
    /// From when; `None`: since ever.
    pub from: Option<Time>,
    /// Until when; `None`: no end known.
    pub until: Option<Time>,
    /// At which hours, UTC.
    pub hours: AtHours,
    /// How sure.
    pub doubt: Doubt,
}

impl Closure {
    /// A stretch closed to all, at all times.
    pub fn whole(id: u32, sections: Vec<Section>) -> Self {
        Self {
            id,
            sections,
            traffic: Traffic::all(),
            vehicles: Vec::new(),
            from: None,
            until: None,
            hours: AtHours::Always,
            doubt: Doubt::None,
        }
    }

    /// Whether it is about this traffic and one of its vehicles.
    pub fn concerns(&self, profile: &Profile) -> bool {
        self.traffic.covers(profile.traffic) && profile.has_one_of(&self.vehicles)
    }

    /// Whether it surely bars this traffic or one of its vehicles, while it holds.
    pub fn is_hard_for(&self, profile: &Profile) -> bool {
        self.doubt == Doubt::None && self.concerns(profile)
    }

    /// Whether it holds at a moment.
    pub fn holds(&self, at: Time) -> bool {
        self.from.is_none_or(|from| from <= at)
            && self.until.is_none_or(|until| at < until)
            && match self.hours {
                AtHours::Always => true,
                AtHours::Closed(hours) => hours.covers(at),
                AtHours::OpenOnly(hours) => !hours.covers(at),
            }
    }
}

impl Barrier for Closure {
    fn bars(&self, at: Time) -> bool {
        self.holds(at)
    }

    fn next_change(&self, at: Time) -> Option<Time> {
        let ends = [self.from, self.until].into_iter().flatten().filter(|end| *end > at);
        let hours = match self.hours {
            AtHours::Always => None,
            AtHours::Closed(hours) | AtHours::OpenOnly(hours) => {
                next_of_day(at, &[hours.from_minute, hours.to_minute, 0])
            }
        };
        ends.chain(hours).min()
    }
}

/// The next time after `at` at which a minute of the day is one of these.
pub(crate) fn next_of_day(at: Time, minutes: &[u16]) -> Option<Time> {
    let day = day_start(at)?;
    let times = minutes.iter().flat_map(|minute| {
        [0, 1].map(|days| day.checked_add_signed(Duration::days(days) + Duration::minutes(i64::from(*minute))))
    });
    times.flatten().filter(|time| *time > at).min()
}

fn day_start(at: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let passed = Duration::seconds(i64::from(at.num_seconds_from_midnight()))
        + Duration::nanoseconds(i64::from(at.nanosecond() % 1_000_000_000));
    at.checked_sub_signed(passed)
}

impl Network {
    /// Sections at a place that are about one direction of travel, such as a crossing that lets people out and not in: of
    /// every edge within `within_m` only the place itself, and `Forward` is the direction in which a vehicle gets nearer
    /// to `toward` there.
    pub fn sections_toward(&self, at: LatLon, within_m: f64, toward: LatLon, direction: Direction) -> Vec<Section> {
        let (aim, here) = (crate::network::units(toward), crate::network::units(at));
        let aim = (f64::from(aim.0) - f64::from(here.0), f64::from(aim.1) - f64::from(here.1));
        let east = at.lat().to_radians().cos();
        let mut sections = self.sections_at(at, within_m);
        for section in &mut sections {
            let ahead = self.stretch(2 * section.edge, section.from_m - 25.0, section.from_m + 25.0);
            let (Some(first), Some(last)) = (ahead.first(), ahead.last()) else { continue };
            let (first, last) = (crate::network::units(*first), crate::network::units(*last));
            let way = (f64::from(last.0) - f64::from(first.0), f64::from(last.1) - f64::from(first.1));
            let nearer = aim.0 * way.0 + aim.1 * way.1 * east * east >= 0.0;
            section.direction = match (direction, nearer) {
                (Direction::Both, _) => Direction::Both,
                (Direction::Forward, true) | (Direction::Backward, false) => Direction::Forward,
                (Direction::Forward, false) | (Direction::Backward, true) => Direction::Backward,
            };
        }
        sections
    }

    /// The same for many places at once.
    pub fn sections_at_each(&self, places: &[LatLon], within_m: f64) -> Vec<Vec<Section>> {
        places.par_iter().with_min_len(8).map(|at| self.sections_at(*at, within_m)).collect()
    }

    /// Sections at a place, such as a crossing: of every edge within `within_m`, only the place itself.
    pub fn sections_at(&self, at: LatLon, within_m: f64) -> Vec<Section> {
        let near = self.around(at, within_m, |_| true).into_iter();
        near.map(|snap| Section {
            edge: snap.edge,
            from_m: snap.along_m,
            to_m: snap.along_m,
            direction: Direction::Both,
        })
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;

    use super::*;

    #[test]
    fn hours_and_dates() {
        let at = |d, h, m| Utc.with_ymd_and_hms(2024, 11, d, h, m, 0).unwrap();
        let mut closure = Closure::whole(1, Vec::new());
        assert_eq!(closure.steady(at(1, 0, 0), at(9, 0, 0)), Some(true));
        closure.hours = AtHours::OpenOnly("05:00-13:00".parse().unwrap());
        assert!(!closure.holds(at(25, 5, 0)) && closure.holds(at(25, 13, 0)));
        assert_eq!(closure.next_change(at(25, 13, 0)), Some(at(26, 0, 0)));
        assert_eq!(closure.steady(at(25, 6, 0), at(25, 12, 0)), Some(false));
        assert_eq!(closure.steady(at(25, 6, 0), at(25, 14, 0)), None);
        closure.from = Some(at(26, 0, 0));
        closure.until = Some(at(27, 0, 0));
        assert_eq!(closure.steady(at(28, 6, 0), at(30, 12, 0)), Some(false));
        assert!(!closure.holds(at(25, 20, 0)) && closure.holds(at(26, 20, 0)));
    }
}
