//! Whom, which way, in which vehicles and when a closure or another bar applies, in words: what a title leaves out. The one
//! place that words it.

use passage_model::{
    Closure, Detail, Direction, Event, Hours, Side, TimePrecision, Traffic, TrafficClass, VehicleClass, Weekdays,
};
use passage_words::Words;

/// "humanitarian cargo, not civilians and medical transport · both ways · truck under 20 t · 08:00-16:00 UTC · some traffic
/// passes". `None`: the kind applies to nobody in particular.
pub(crate) fn terms(words: Words, detail: &Detail) -> Option<String> {
    let parts = match detail {
        Detail::Closure(closure) | Detail::Reopening(closure) => of_closure(words, closure),
        Detail::Passage { direction, traffic: of, vehicle, .. } => {
            let vehicles: Vec<VehicleClass> = vehicle.iter().copied().collect();
            let vehicles =
                if vehicles.is_empty() { words.text("terms-vehicle-unknown") } else { named(words, &vehicles) };
            vec![traffic(words, of), way(words, *direction), vehicles]
        }
        Detail::DetentionOrDenial { traffic: of, .. } => vec![traffic(words, of)],
        _ => return None,
    };
    Some(words.beside(&parts))
}

/// What limits what an event says, and nothing else: whom, which way, in which vehicles, when and until when. `None`: it
/// holds for everybody, always, and no end of it is known.
pub(crate) fn limits(words: Words, event: &Event) -> Option<String> {
    let is_part = |of: &Traffic| TrafficClass::ALL.into_iter().any(|class| !of.covers(class));
    let mut parts = Vec::new();
    match &event.detail {
        Detail::Closure(closure) | Detail::Reopening(closure) => {
            parts.extend(is_part(&closure.traffic).then(|| traffic(words, &closure.traffic)));
            parts.extend((closure.direction != Direction::Both).then(|| way(words, closure.direction)));
            parts.extend((!closure.vehicles.is_empty()).then(|| named(words, &closure.vehicles)));
            parts.extend(closure.hours.map(|at| hours(words, at)));
            parts.extend(closure.partial.then(|| words.text("terms-partial")));
        }
        Detail::DetentionOrDenial { traffic: of, .. } => parts.extend(is_part(of).then(|| traffic(words, of))),
        Detail::Obstruction { limit_tonnes: Some(limit), .. } => {
            let tonnes = words.marked(&limit.to_string());
            parts.push(words.with("terms-tonnes", &[("tonnes", tonnes.into())]));
        }
        _ => {}
    }
    if event.detail.is_state() {
        parts.extend(event.time.until.map(|until| {
            let exact = event.time.precision == TimePrecision::Hour;
            let when = if exact { words.near_moment(until) } else { words.day(until) };
            words.with("terms-until", &[("when", when.into())])
        }));
    }
    (!parts.is_empty()).then(|| words.beside(&parts))
}

/// The same as a sentence: "The closure holds: return · 15:00-03:00 UTC."
pub(crate) fn limits_sentence(words: Words, event: &Event) -> Option<String> {
    let id = match &event.detail {
        Detail::Closure(_) => "limits-closure",
        Detail::Reopening(_) => "limits-reopening",
        _ => "limits-other",
    };
    limits(words, event).map(|limits| words.with(id, &[("limits", limits.into())]))
}

/// "Open 05:00-13:00 UTC."
pub(crate) fn side_hours(words: Words, side: &Side) -> Option<String> {
    side.hours.map(|at| words.with("limits-side", &[("hours", hours(words, at).into())]))
}

fn of_closure(words: Words, closure: &Closure) -> Vec<String> {
    let vehicles = match &closure.vehicles[..] {
        [] => words.text("terms-vehicles-all"),
        vehicles => named(words, vehicles),
    };
    let mut parts = vec![traffic(words, &closure.traffic), way(words, closure.direction), vehicles];
    parts.push(closure.hours.map_or_else(|| words.text("terms-hours-all"), |at| hours(words, at)));
    parts.extend(closure.partial.then(|| words.text("terms-partial")));
    parts
}

/// Who is meant; where it is not everybody also who is not, for a name that is missing is read over.
fn traffic(words: Words, traffic: &Traffic) -> String {
    let (meant, others): (Vec<TrafficClass>, Vec<TrafficClass>) =
        TrafficClass::ALL.into_iter().partition(|class| traffic.covers(*class));
    let names = |classes: &[TrafficClass]| {
        let names: Vec<String> = classes.iter().map(|class| word(words, "traffic", class.code())).collect();
        words.list(&names)
    };
    if others.is_empty() {
        return words.text("traffic-all");
    }
    words.with("terms-not", &[("traffic", names(&meant).into()), ("others", names(&others).into())])
}

fn way(words: Words, direction: Direction) -> String {
    word(words, "direction", direction.code())
}

pub(crate) fn named(words: Words, vehicles: &[VehicleClass]) -> String {
    let names: Vec<String> = vehicles.iter().map(|vehicle| word(words, "vehicle", vehicle.code())).collect();
    words.list(&names)
}

/// "15:00-03:00 UTC", "15:00-03:00 UTC from Mon and Fri": a night belongs to the day on which it begins.
pub(crate) fn hours(words: Words, hours: Hours) -> String {
    on_days(words, words.with("hours-utc", &[("hours", hours.to_string().into())]), hours)
}

/// "between 15:00 and 03:00 UTC".
pub(crate) fn between(words: Words, hours: Hours) -> String {
    let span = hours.to_string();
    let (from, to) = span.split_once('-').unwrap_or((&span, &span));
    on_days(words, words.with("hours-between", &[("from", from.into()), ("to", to.into())]), hours)
}

fn on_days(words: Words, clock: String, hours: Hours) -> String {
    if hours.days.0 & Weekdays::ALL.0 == Weekdays::ALL.0 {
        return clock;
    }
    let days: Vec<String> = (0..7)
        .filter(|day| hours.days.contains(*day))
        .map(|day| words.text(&format!("sheet-weekday-{}", day + 1)))
        .collect();
    let id = if hours.from_minute < hours.to_minute { "hours-days" } else { "hours-days-from" };
    words.with(id, &[("hours", clock.into()), ("days", words.list(&days).into())])
}

fn word(words: Words, group: &str, code: &str) -> String {
    words.text(&format!("{group}-{}", code.replace('_', "-")))
}
