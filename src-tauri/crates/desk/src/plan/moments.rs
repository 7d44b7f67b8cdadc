//! What begins or ends under way: at which moments, and where.

use std::collections::BTreeSet;

use chrono::{Duration, NaiveTime};
use passage_model::{Detail, Event, EventKind, Hours, LatLon, Scope, Time, TimePrecision};
use passage_store::EventFilter;
use passage_words::Words;

use super::stops::Track;
use crate::{Desk, context::Register, error::Result, opening::store_error};

/// So long after departure is looked at first, hours: two days' drive.
const AHEAD_H: i64 = 48;

/// And at most, where a movement takes longer.
const MOST_AHEAD_H: i64 = 240;

/// Moments that are looked at wherever what they are about lies.
const MOST: usize = 96;

/// The same of what lies on a way that was found.
const MOST_ON_WAYS: usize = 480;

/// What is nearer to a way, km, may act on it.
const NEAR_KM: f64 = 2.0;

/// Stretches of a way are boxed by so many places.
const STRETCH: usize = 8;

/// Kinds of events that act on access by when they begin and end.
const KINDS: [EventKind; 4] = [EventKind::Closure, EventKind::Reopening, EventKind::Obstruction, EventKind::Checkpoint];

/// A box, degrees.
#[derive(Debug, Clone, Copy)]
struct Area {
    south: f64,
    west: f64,
    north: f64,
    east: f64,
}

impl Area {
    /// Around places; `None`: there are none.
    fn around(places: &[LatLon]) -> Option<Self> {
        let first = places.first()?;
        let empty = Self { south: first.lat(), west: first.lon(), north: first.lat(), east: first.lon() };
        Some(places.iter().fold(empty, |area, at| Self {
            south: area.south.min(at.lat()),
            west: area.west.min(at.lon()),
            north: area.north.max(at.lat()),
            east: area.east.max(at.lon()),
        }))
    }

    /// How far two lie apart at least, km; 0 where they touch.
    fn km_to(&self, other: &Self) -> f64 {
        let north = (other.south - self.north).max(self.south - other.north).max(0.0);
        let east = (other.west - self.east).max(self.west - other.east).max(0.0);
        let widest = [self.south, self.north, other.south, other.north].map(f64::abs).into_iter().fold(0.0, f64::max);
        (north * 110.0).hypot(east * 110.0 * widest.to_radians().cos().max(0.0))
    }
}

/// Something that begins or ends under way.
#[derive(Debug, Clone)]
pub(super) struct Thing {
    /// `None`: it may lie anywhere.
    area: Option<Area>,
    /// When it begins, ends, and opens and shuts by its hours.
    moments: Vec<Time>,
}

impl Thing {
    pub(super) fn first(&self) -> Option<Time> {
        self.moments.iter().min().copied()
    }

    fn is_on(&self, stretches: &[Area]) -> bool {
        self.area.is_none_or(|area| stretches.iter().any(|stretch| stretch.km_to(&area) <= NEAR_KM))
    }
}

/// How far ahead a course looks, and where first.
#[derive(Debug, Clone)]
pub(super) struct Look {
    pub(super) depart: Time,
    pub(super) until: Time,
    ends: Option<Area>,
    /// Stretches of ways that were found.
    along: Vec<Area>,
    /// Every hour of opening and shutting is a moment: nothing else carries them.
    all_hours: bool,
}

impl Look {
    /// Between two places, over two days.
    pub(super) fn between(depart: Time, from: LatLon, to: LatLon) -> Self {
        Self {
            depart,
            until: after(depart, AHEAD_H),
            ends: Area::around(&[from, to]),
            along: Vec::new(),
            all_hours: false,
        }
    }

    /// Along a line, until it has been driven: nothing else is looked at.
    pub(super) fn line(depart: Time, arrive: Time, line: &[LatLon]) -> Self {
        Self {
            depart,
            until: arrive.clamp(depart, after(depart, MOST_AHEAD_H)),
            ends: None,
            along: stretches(line),
            all_hours: true,
        }
    }

    /// What has to be looked at beside, once ways are known; `None`: nothing more can be.
    pub(super) fn further(&self, left: &[Thing], tracks: &[Track]) -> Option<Self> {
        let mut next = self.clone();
        let latest = tracks.iter().map(|track| track.clock.end().at_margin).max()?;
        if latest > self.until {
            let wanted = latest.checked_add_signed(Duration::hours(1)).unwrap_or(latest);
            next.until = wanted.min(after(self.depart, MOST_AHEAD_H));
        }
        let lines: Vec<Area> = tracks.iter().flat_map(|track| stretches(&track.choice.line)).collect();
        let is_new = |thing: &&Thing| !self.is_along(thing) && thing.is_on(&lines);
        let is_missed = left.iter().find(is_new).is_some();
        if is_missed {
            next.along.extend(lines);
        }
        (is_missed || next.until > self.until).then_some(next)
    }

    fn is_along(&self, thing: &Thing) -> bool {
        !self.along.is_empty() && thing.is_on(&self.along)
    }

    /// Nearest first.
    fn distance(&self, thing: &Thing) -> f64 {
        if self.is_along(thing) {
            return -1.0;
        }
        self.ends.zip(thing.area).map_or(0.0, |(ends, area)| ends.km_to(&area))
    }

    /// The moments that are looked at, in their order, and what is left out: where there is too much, what lies
    /// farthest.
    pub(super) fn take(&self, things: Vec<Thing>) -> (Vec<Time>, Vec<Thing>) {
        let mut things: Vec<(f64, Thing)> = things.into_iter().map(|thing| (self.distance(&thing), thing)).collect();
        things.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        let (mut taken, mut left) = (BTreeSet::new(), Vec::new());
        let (mut on_ways, mut elsewhere) = (0, 0);
        for (distance, thing) in things {
            if self.ends.is_none() && distance >= 0.0 {
                continue;
            }
            let (count, most) = if distance < 0.0 { (&mut on_ways, MOST_ON_WAYS) } else { (&mut elsewhere, MOST) };
            let new: BTreeSet<Time> = thing.moments.iter().copied().filter(|at| !taken.contains(at)).collect();
            if !new.is_empty() && *count + new.len() > most {
                left.push(thing);
            } else {
                *count += new.len();
                taken.extend(new);
            }
        }
        (taken.into_iter().collect(), left)
    }

    /// Everything that begins or ends within its time.
    pub(super) fn things(&self, desk: &mut Desk, words: Words) -> Result<Vec<Thing>> {
        let events = self.events(desk, words)?;
        let register = desk.register(words)?;
        let of_events = events.iter().map(|event| self.of_event(&register, event));
        let of_sides = register.crossings.iter().map(|crossing| {
            let statuses = crossing.sides.iter().flat_map(|side| &side.statuses);
            let of_statuses = statuses.flat_map(|status| [status.since, status.until]).flatten();
            let mut moments: Vec<Time> = of_statuses.filter(|at| self.holds(*at)).collect();
            if self.all_hours {
                let hours = crossing.sides.iter().filter_map(|side| side.hours);
                moments.extend(hours.flat_map(|hours| self.turns(hours)));
            }
            Thing { area: Area::around(&[crossing.at]), moments }
        });
        Ok(of_events.chain(of_sides).filter(|thing| !thing.moments.is_empty()).collect())
    }

    /// Events that act on access within its time.
    pub(super) fn events(&self, desk: &mut Desk, words: Words) -> Result<Vec<Event>> {
        let filter = EventFilter {
            // What is known to the day ends with it.
            time_from: Some(self.depart.checked_sub_signed(Duration::days(2)).unwrap_or(self.depart)),
            time_until: Some(self.until),
            kinds: KINDS.to_vec(),
            ..EventFilter::default()
        };
        desk.store(words)?.at(None).events(&filter).map_err(|error| store_error(words, &error))
    }

    fn of_event(&self, register: &Register, event: &Event) -> Thing {
        let ends = [Some(event.time.from), event.time.until.map(|at| end(at, event))];
        let mut moments: Vec<Time> = ends.into_iter().flatten().filter(|at| self.holds(*at)).collect();
        let hours = match &event.detail {
            Detail::Reopening(said) => said.hours,
            // On roads, a closure carries its hours itself.
            Detail::Closure(said) => said.hours.filter(|_| self.all_hours),
            _ => None,
        };
        moments.extend(hours.into_iter().flat_map(|hours| self.turns(hours)));
        Thing { area: area(register, event), moments }
    }

    fn holds(&self, at: Time) -> bool {
        at > self.depart && at <= self.until
    }

    /// When hours begin and end.
    fn turns(&self, hours: Hours) -> Vec<Time> {
        let mut turns = Vec::new();
        let mut day = self.depart.date_naive().and_time(NaiveTime::MIN).and_utc();
        while day <= self.until {
            for minute in [0, hours.from_minute, hours.to_minute] {
                let Some(at) = day.checked_add_signed(Duration::minutes(i64::from(minute))) else { continue };
                let before = at.checked_sub_signed(Duration::minutes(1)).unwrap_or(at);
                if self.holds(at) && hours.covers(before) != hours.covers(at) && !turns.contains(&at) {
                    turns.push(at);
                }
            }
            let Some(next) = day.checked_add_signed(Duration::days(1)) else { break };
            day = next;
        }
        turns
    }
}

/// From when on it was not looked at what closes on a way, by what was left out and how far ahead was looked.
/// `None`: everything was.
pub(super) fn unseen(until: Time, left: &[Thing], track: &Track) -> Option<Time> {
    let arrive = track.clock.end().at_margin;
    let beyond = (arrive > until).then_some(until);
    let first = |thing: &Thing| thing.first().filter(|at| *at <= arrive);
    let left = if left.is_empty() {
        None
    } else {
        let stretches = stretches(&track.choice.line);
        left.iter().filter(|thing| thing.is_on(&stretches)).filter_map(first).min()
    };
    [beyond, left].into_iter().flatten().min()
}

fn after(depart: Time, hours: i64) -> Time {
    depart.checked_add_signed(Duration::hours(hours)).unwrap_or(depart)
}

fn stretches(line: &[LatLon]) -> Vec<Area> {
    // Each begins where the one before ends.
    let starts = (0..line.len()).step_by(STRETCH);
    starts.filter_map(|start| Area::around(&line[start..line.len().min(start + STRETCH + 1)])).collect()
}

/// Where an event acts.
fn area(register: &Register, event: &Event) -> Option<Area> {
    let mut places: Vec<LatLon> =
        event.geometry.as_ref().map(|geometry| geometry.vertices().to_vec()).unwrap_or_default();
    let mut crossings: Vec<_> = event.crossing.into_iter().collect();
    if let Detail::Closure(said) | Detail::Reopening(said) = &event.detail {
        match said.scope {
            // Every crossing of it.
            Scope::Border { .. } => return None,
            Scope::Crossing { crossing } => crossings.push(crossing),
            Scope::Section { route, from_km, to_km } => {
                let line = register.network.line(route)?;
                places.extend(line.slice(from_km.0.min(to_km.0), from_km.0.max(to_km.0)));
                places.extend([from_km, to_km].map(|km| line.at(km.0)));
            }
            Scope::Geometry | Scope::Along => {}
        }
    }
    places.extend(crossings.into_iter().filter_map(|id| Some(register.crossing(id)?.at)));
    Area::around(&places)
}

/// The end of what an event says: with a day, the end of that day.
pub(super) fn end(until: Time, event: &Event) -> Time {
    let exact = event.time.precision <= TimePrecision::Hour;
    if exact { until } else { until.checked_add_signed(Duration::days(1)).unwrap_or(until) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Time {
        text.parse().unwrap()
    }

    fn thing(lat: f64, moments: &[Time]) -> Thing {
        Thing { area: Area::around(&[LatLon::new(lat, 37.0).unwrap()]), moments: moments.to_vec() }
    }

    #[test]
    fn what_lies_near_is_taken_first_and_what_is_left_out_is_known() {
        let place = |lat| LatLon::new(lat, 37.0).unwrap();
        let depart = at("2024-12-01T08:00:00Z");
        let mut look = Look::between(depart, place(36.0), place(36.5));
        let far = |n: i64| thing(33.0, &[depart + Duration::minutes(n)]);
        let near = depart + Duration::seconds(990);
        let many = || (1..=200).map(far).chain([thing(36.2, &[near])]).collect::<Vec<_>>();
        let (moments, left) = look.take(many());
        assert!(moments.contains(&near) && moments.len() == MOST, "{}", moments.len());
        assert_eq!(left.len(), 201 - MOST);
        // A way leads there: then all of them count.
        look.along = stretches(&[place(33.0), place(33.2)]);
        let (moments, left) = look.take(many());
        assert_eq!((moments.len(), left.len()), (201, 0));
    }

    #[test]
    fn hours_turn_where_they_begin_and_end() {
        let place = LatLon::new(36.0, 37.0).unwrap();
        let look = Look::between(at("2024-12-01T08:45:00Z"), place, place);
        let turns = |text: &str| look.turns(text.parse().unwrap());
        let both_days =
            ["2024-12-01T09:00:00Z", "2024-12-02T08:00:00Z", "2024-12-02T09:00:00Z", "2024-12-03T08:00:00Z"];
        assert_eq!(turns("08:00-09:00"), both_days.map(at));
        assert!(turns("00:00-24:00").is_empty());
        // A Sunday.
        let sundays = Hours { days: passage_model::Weekdays(1 << 6), from_minute: 0, to_minute: 1440 };
        assert_eq!(look.turns(sundays), [at("2024-12-02T00:00:00Z")]);
    }
}
