//! Columns that limit what a row says: for whom, for what vehicles, which way, at what hours, on which part.
//!
//! What opens a road opens it for those who are named and for nobody else: where a limit is not understood, or the event
//! has no room for it, such a row is refused. What closes one is then taken without the limit, and told.

use passage_model::{
    CheckpointChange, Closure, Detail, Direction, EventKind, Hours, Traffic, TrafficClass, VehicleClass, Weekdays,
};

use super::{Cells, foreign::word, kinds};
use crate::{Issue, IssueCode, table::normal, values};

/// What a column limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Limit {
    /// Classes of traffic or of vehicles.
    Who,
    /// The same, for whom it does not hold.
    Exempt,
    Direction,
    Hours,
    Partial,
    /// Kilometres of a route: one end.
    Km,
    Weight,
    /// Whatever else limits, in words.
    Words,
}

/// Names of columns, as they are compared, and what each limits.
const NAMES: [(&str, Limit); 58] = [
    ("traffic_classes", Limit::Who),
    ("traffic_class", Limit::Who),
    ("traffic", Limit::Who),
    ("traffic_type", Limit::Who),
    ("vehicles", Limit::Who),
    ("vehicle", Limit::Who),
    ("vehicle_classes", Limit::Who),
    ("vehicle_class", Limit::Who),
    ("vehicle_types", Limit::Who),
    ("vehicle_type", Limit::Who),
    ("exempt", Limit::Exempt),
    ("exempted", Limit::Exempt),
    ("exemption", Limit::Exempt),
    ("exemptions", Limit::Exempt),
    ("except", Limit::Exempt),
    ("exception", Limit::Exempt),
    ("exceptions", Limit::Exempt),
    ("excluded", Limit::Exempt),
    ("direction", Limit::Direction),
    ("directions", Limit::Direction),
    ("travel_direction", Limit::Direction),
    ("hours", Limit::Hours),
    ("hours_utc", Limit::Hours),
    ("opening_hours", Limit::Hours),
    ("open_hours", Limit::Hours),
    ("closing_hours", Limit::Hours),
    ("closed_hours", Limit::Hours),
    ("time_window", Limit::Hours),
    ("partial", Limit::Partial),
    ("partially", Limit::Partial),
    ("is_partial", Limit::Partial),
    ("from_km", Limit::Km),
    ("to_km", Limit::Km),
    ("km_from", Limit::Km),
    ("km_to", Limit::Km),
    ("start_km", Limit::Km),
    ("end_km", Limit::Km),
    ("limit_tonnes", Limit::Weight),
    ("max_tonnes", Limit::Weight),
    ("weight_limit", Limit::Weight),
    ("max_weight", Limit::Weight),
    ("restrictions", Limit::Words),
    ("restriction", Limit::Words),
    ("restricted_to", Limit::Words),
    ("limitations", Limit::Words),
    ("limitation", Limit::Words),
    ("limited_to", Limit::Words),
    ("limits", Limit::Words),
    ("limit", Limit::Words),
    ("only", Limit::Words),
    ("only_for", Limit::Words),
    ("open_to", Limit::Words),
    ("open_for", Limit::Words),
    ("closed_to", Limit::Words),
    ("closed_for", Limit::Words),
    ("allowed", Limit::Words),
    ("permitted", Limit::Words),
    ("subject_to", Limit::Words),
];

/// Names of the columns that limit.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    NAMES.iter().map(|(name, _)| *name)
}

/// The place in [`names`] of a column or property, however it is written.
pub(crate) fn place(name: &str) -> Option<usize> {
    let name = normal(name);
    NAMES.iter().position(|(known, _)| *known == name)
}

/// The columns of a table that limit its rows.
#[derive(Debug, Default)]
pub(crate) struct Limits(Vec<(Limit, usize)>);

/// What a row is limited to.
#[derive(Debug, Default)]
struct Said {
    traffic: Vec<TrafficClass>,
    vehicles: Vec<VehicleClass>,
    exempt_traffic: Vec<TrafficClass>,
    exempt_vehicles: Vec<VehicleClass>,
    direction: Option<Direction>,
    hours: Option<Hours>,
    partial: bool,
    tonnes: Option<f64>,
}

impl Limits {
    /// Those that are there; `field` gives the column of a name.
    pub(crate) fn of(field: impl Fn(&str) -> Option<usize>) -> Self {
        let mut found: Vec<(Limit, usize)> = Vec::new();
        for (name, limit) in NAMES {
            if let Some(at) = field(name).filter(|at| found.iter().all(|(_, other)| other != at)) {
                found.push((limit, at));
            }
        }
        Self(found)
    }

    /// The particulars as far as the row limits them; `None`: the row is refused, and why is noted.
    pub(crate) fn apply(&self, cells: &mut Cells<'_>, mut detail: Detail) -> Option<Detail> {
        let opens = opens(&detail);
        let mut refused = false;
        for (limit, column) in &self.0 {
            let column = Some(*column);
            let Some(text) = cells.text(column) else { continue };
            if says_nothing(*limit, text) {
                continue;
            }
            let read = read(*limit, text, &normal(cells.name(column)));
            if read.is_some_and(|said| hold(&mut detail, &said)) {
                continue;
            }
            refused |= opens;
            let issue = if opens {
                Issue::rejected(IssueCode::LimitNotUnderstood)
            } else {
                widen(&mut detail, *limit);
                Issue::warning(IssueCode::LimitLeftOut)
            };
            cells.note(column, issue.value(text).expected(expected(*limit)));
        }
        (!refused).then_some(detail)
    }
}

/// Whether an event of these particulars makes a road better than it was.
pub(super) fn opens(detail: &Detail) -> bool {
    match detail {
        Detail::Reopening(_) | Detail::Passage { .. } | Detail::Ceasefire { .. } => true,
        Detail::Checkpoint { change, .. } => *change == CheckpointChange::Gone,
        Detail::ExplosiveHazard { cleared, .. } => *cleared,
        _ => false,
    }
}

/// Words that say that there is no limit.
fn says_nothing(limit: Limit, text: &str) -> bool {
    let word = word(text);
    let none = matches!(word.as_str(), "" | "none" | "no" | "nil" | "n_a" | "na" | "false");
    match limit {
        Limit::Who => matches!(word.as_str(), "" | "all" | "any" | "everyone" | "all_traffic" | "all_vehicles"),
        Limit::Direction => matches!(word.as_str(), "" | "both" | "both_directions" | "both_ways" | "all" | "two_way"),
        Limit::Hours => matches!(word.as_str(), "" | "24_7" | "24h" | "24_hours" | "always" | "all_day"),
        Limit::Partial => none || word == "0",
        Limit::Exempt | Limit::Words => none,
        Limit::Km | Limit::Weight => word.is_empty() || word == "n_a" || word == "na",
    }
}

fn read(limit: Limit, text: &str, column: &str) -> Option<Said> {
    let mut said = Said::default();
    match limit {
        Limit::Who => (said.traffic, said.vehicles) = classes(text)?,
        Limit::Exempt => (said.exempt_traffic, said.exempt_vehicles) = classes(text)?,
        Limit::Direction => said.direction = Some(Direction::from_code(&word(text))?),
        Limit::Hours => said.hours = Some(hours(text, column)?),
        Limit::Partial => {
            said.partial = matches!(word(text).as_str(), "yes" | "true" | "1" | "partial").then_some(true)?;
        }
        Limit::Weight => said.tonnes = Some(values::number(text).filter(|tonnes| *tonnes > 0.0)?),
        Limit::Km | Limit::Words => return None,
    }
    Some(said)
}

/// Classes by their codes or by a word that leaves no choice; one that is not known leaves all in doubt.
fn classes(text: &str) -> Option<(Vec<TrafficClass>, Vec<VehicleClass>)> {
    let (mut traffic, mut vehicles) = (Vec::new(), Vec::new());
    for part in text.split([',', ';', '|', '/', '+', '&', '\n', '،']).map(word).filter(|part| !part.is_empty()) {
        let single = part.strip_suffix('s').unwrap_or(&part);
        let class = |name: &str| TrafficClass::from_code(name);
        if let Some(class) = class(&part).or_else(|| class(single)) {
            traffic.push(class);
        } else if let Some(class) = VehicleClass::from_code(&part).or_else(|| VehicleClass::from_code(single)) {
            vehicles.push(class);
        } else {
            match single {
                "humanitarian" | "humanitarian_traffic" | "humanitarian_aid" | "aid" => {
                    traffic.extend([TrafficClass::HumanitarianCargo, TrafficClass::HumanitarianStaff]);
                }
                "commercial_traffic" | "commerce" | "trade" => traffic.push(TrafficClass::Commercial),
                "civilian" | "civilian_traffic" => traffic.push(TrafficClass::Civilians),
                "ambulance" | "medical_evacuation" | "medevac" => traffic.push(TrafficClass::Medical),
                "motorcycle" => vehicles.push(VehicleClass::Motorbike),
                "pedestrian" | "on_foot" => vehicles.push(VehicleClass::NonMotorised),
                _ => return None,
            }
        }
    }
    (!(traffic.is_empty() && vehicles.is_empty())).then_some((traffic, vehicles))
}

/// Hours of every day whose clock is known: the words of an export, or a span with `UTC`, `Z` or an offset behind it, or in a
/// column that says UTC. By whose clock other hours are told, nobody can know.
fn hours(text: &str, column: &str) -> Option<Hours> {
    let text = values::ascii_digits(text.trim());
    if let Some(hours) = kinds::hours(&text) {
        return Some(hours);
    }
    let upper = text.to_ascii_uppercase();
    let (span, offset) = if let Some(span) = upper.strip_suffix("UTC").or_else(|| upper.strip_suffix('Z')) {
        (span.replace('Z', ""), 0)
    } else if let Some(at) =
        upper.find('+').or_else(|| upper.rfind('-').filter(|at| upper.matches('-').count() > 1 && *at > 9))
    {
        let (span, zone) = upper.split_at_checked(at)?;
        let (h, m) = zone.get(1..)?.split_once(':')?;
        let minutes = h.parse::<i32>().ok().filter(|h| (0..=14).contains(h))? * 60 + m.parse::<i32>().ok()?;
        (span.to_owned(), if zone.starts_with('-') { -minutes } else { minutes })
    } else if column.ends_with("_utc") {
        (upper, 0)
    } else {
        return None;
    };
    let told: Hours = span.trim().parse().ok()?;
    let shifted = |minute: u16| u16::try_from((i32::from(minute) - offset).rem_euclid(1440)).ok();
    if offset == 0 {
        return Some(told);
    }
    Some(Hours { days: Weekdays::ALL, from_minute: shifted(told.from_minute)?, to_minute: shifted(told.to_minute)? })
}

/// Puts a limit into the particulars; `false`: there is no room for it, or they say something else already.
fn hold(detail: &mut Detail, said: &Said) -> bool {
    match detail {
        Detail::Closure(closure) | Detail::Reopening(closure) => said.tonnes.is_none() && hold_closure(closure, said),
        Detail::Passage { direction, traffic, vehicle, .. } => {
            let has_room = said.hours.is_none()
                && said.tonnes.is_none()
                && !said.partial
                && said.exempt_vehicles.is_empty()
                && said.vehicles.len() <= 1;
            has_room
                && same(vehicle, said.vehicles.first().copied())
                && hold_direction(direction, said.direction)
                && hold_classes(&mut traffic.0, &said.traffic, &said.exempt_traffic, &TrafficClass::ALL)
        }
        Detail::DetentionOrDenial { traffic, .. } => {
            let only_traffic = said.vehicles.is_empty()
                && said.exempt_vehicles.is_empty()
                && said.direction.is_none()
                && said.hours.is_none()
                && said.tonnes.is_none()
                && !said.partial;
            only_traffic && hold_classes(&mut traffic.0, &said.traffic, &said.exempt_traffic, &TrafficClass::ALL)
        }
        Detail::Obstruction { limit_tonnes, .. } => said.tonnes.is_some() && same(limit_tonnes, said.tonnes),
        _ => false,
    }
}

fn hold_closure(closure: &mut Closure, said: &Said) -> bool {
    closure.partial |= said.partial;
    hold_direction(&mut closure.direction, said.direction)
        && same(&mut closure.hours, said.hours)
        && hold_classes(&mut closure.traffic.0, &said.traffic, &said.exempt_traffic, &TrafficClass::ALL)
        && hold_classes(&mut closure.vehicles, &said.vehicles, &said.exempt_vehicles, &VehicleClass::ALL)
}

/// Takes what is said where nothing is held yet.
fn same<T: PartialEq>(held: &mut Option<T>, said: Option<T>) -> bool {
    if said.is_none() || *held == said {
        return true;
    }
    let free = held.is_none();
    if free {
        *held = said;
    }
    free
}

fn hold_direction(held: &mut Direction, said: Option<Direction>) -> bool {
    match said {
        None | Some(Direction::Both) => true,
        Some(said) if *held == Direction::Both || *held == said => {
            *held = said;
            true
        }
        Some(_) => false,
    }
}

/// Classes named, less those exempt; none held: all of them. What is held already has to be the same.
fn hold_classes<T: Copy + PartialEq>(held: &mut Vec<T>, said: &[T], exempt: &[T], all: &[T]) -> bool {
    if !said.is_empty() {
        if !held.is_empty()
            && (said.iter().any(|one| !held.contains(one)) || held.iter().any(|one| !said.contains(one)))
        {
            return false;
        }
        *held = all.iter().copied().filter(|one| said.contains(one)).collect();
    }
    if !exempt.is_empty() {
        let of: &[T] = if held.is_empty() { all } else { held };
        let rest: Vec<T> = of.iter().copied().filter(|one| !exempt.contains(one)).collect();
        if rest.is_empty() {
            return false;
        }
        *held = rest;
    }
    true
}

/// Without the limit that was not understood: it holds for all of it.
fn widen(detail: &mut Detail, limit: Limit) {
    match (detail, limit) {
        (Detail::Closure(closure), limit) => match limit {
            Limit::Who | Limit::Exempt => {
                closure.traffic = Traffic(Vec::new());
                closure.vehicles.clear();
            }
            Limit::Direction => closure.direction = Direction::Both,
            Limit::Hours => closure.hours = None,
            Limit::Partial => closure.partial = false,
            Limit::Km | Limit::Weight | Limit::Words => {}
        },
        (Detail::DetentionOrDenial { traffic, .. }, Limit::Who | Limit::Exempt) => traffic.0.clear(),
        _ => {}
    }
}

/// What the messages call the values that are understood.
fn expected(limit: Limit) -> String {
    let traffic = || TrafficClass::ALL.map(TrafficClass::code).join(", ");
    match limit {
        Limit::Who | Limit::Exempt => {
            format!("{}, {}", traffic(), VehicleClass::ALL.map(VehicleClass::code).join(", "))
        }
        Limit::Direction => Direction::ALL.map(Direction::code).join(", "),
        Limit::Hours => "05:00-13:00 UTC, 08:00-16:00 +03:00".to_owned(),
        Limit::Partial => "yes, no".to_owned(),
        Limit::Km => "LineString".to_owned(),
        Limit::Weight => format!("{}, limit_TONNES", EventKind::Obstruction.code()),
        Limit::Words => "traffic_classes, vehicles, direction, hours, partial, exempt".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_as_they_are_compared_and_stand_once() {
        for (at, name) in names().enumerate() {
            assert_eq!(place(name), Some(at), "{name}");
        }
        assert_eq!(place("Traffic Classes"), Some(0));
        assert_eq!(place("report"), None);
    }

    #[test]
    fn hours_are_read_where_their_clock_is_known() {
        let read = |text: &str| hours(text, "hours").map(|hours| hours.to_string());
        assert_eq!(read("05:00-13:00 UTC").as_deref(), Some("05:00-13:00"));
        assert_eq!(read("05:00Z-13:00Z").as_deref(), Some("05:00-13:00"));
        assert_eq!(read("hours_0500_1300").as_deref(), Some("05:00-13:00"));
        assert_eq!(read("08:00-16:00 +03:00").as_deref(), Some("05:00-13:00"));
        assert_eq!(read("02:00-16:00 +03:00").as_deref(), Some("23:00-13:00"));
        assert_eq!(read("08:00-16:00 -03:00").as_deref(), Some("11:00-19:00"));
        for bad in
            ["08:00-16:00", "08:00-16:00 except Friday UTC", "morning", "", "+", "-", "Z", "08:00-16:00 +99:00", "é+é"]
        {
            assert_eq!(read(bad), None, "{bad}");
        }
        assert!(hours("08:00-16:00", "hours_utc").is_some());
    }

    #[test]
    fn classes_are_all_known_or_none_is_taken() {
        assert_eq!(classes("commercial; Medical").unwrap().0, [TrafficClass::Commercial, TrafficClass::Medical]);
        assert_eq!(classes("heavy trucks").unwrap().1, [VehicleClass::HeavyTruck]);
        assert_eq!(classes("humanitarian").unwrap().0.len(), 2);
        assert_eq!(classes("commercial, friends"), None);
        assert_eq!(classes(","), None);
    }
}
