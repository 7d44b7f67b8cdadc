//! Whom, which way, in which vehicles and when a closure or another bar applies, in words: what a title leaves out.

use passage_model::{Closure, Detail, Direction, Hours, Traffic, TrafficClass, VehicleClass};
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

fn named(words: Words, vehicles: &[VehicleClass]) -> String {
    let names: Vec<String> = vehicles.iter().map(|vehicle| word(words, "vehicle", vehicle.code())).collect();
    words.list(&names)
}

fn hours(words: Words, hours: Hours) -> String {
    words.with("hours-utc", &[("hours", hours.to_string().into())])
}

fn word(words: Words, group: &str, code: &str) -> String {
    words.text(&format!("{group}-{}", code.replace('_', "-")))
}
