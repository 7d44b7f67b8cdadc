//! A way of a plan becomes a route of the register: with its line, its crossings and what stands along it.

use passage_model::{Name, Names, Waypoint, WaypointAt};
use passage_words::Words;

use super::kept::Stop;
use crate::{Desk, desk::words, dto::*, edit, error::Result};

/// Makes a way a route of the register, as one change that can be taken back.
pub(crate) fn plan_save(desk: &mut Desk, args: PlanSaveArgs) -> Result<ChangedDto> {
    let words = words(args.lang);
    let (plan, way) = desk.kept_way(words, &args.plan, &args.way)?;
    let waypoints = way.stops.iter().filter_map(waypoint).collect();
    let mut crossings: Vec<String> =
        way.stops.iter().filter_map(|stop| stop.crossing).map(|id| id.to_string()).collect();
    crossings.dedup();
    let given = edit::cleaned(args.names);
    let form = RouteForm {
        id: None,
        read: None,
        code: args.code.unwrap_or_default(),
        names: if given.is_empty() { between(words, &way.stops) } else { given },
        road_ref: None,
        area: args.area,
        line: way.line.clone(),
        waypoints,
        crossings,
        vehicle: plan.made.vehicle,
        // Worked out on the roads themselves, without waiting: better than a guess by length until somebody has driven it.
        normal_minutes: Some(whole_minutes(way.minutes - way.waiting)),
    };
    edit::save_route(desk, SaveRouteArgs { route: form, reason: args.reason, lang: args.lang })
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
fn whole_minutes(minutes: f64) -> u32 {
    minutes.round().clamp(1.0, 1e5) as u32
}

/// A turn is no place of the register and says nothing later.
fn waypoint(stop: &Stop) -> Option<Waypoint> {
    let at = match (stop.crossing, stop.place) {
        (Some(crossing), _) => WaypointAt::Crossing { crossing },
        (None, Some(place)) => WaypointAt::Place { place },
        (None, None) if matches!(stop.kind, PlanStopKind::Start | PlanStopKind::End) => {
            let name = stop.names.0.first().map(|name| name.text.clone())?;
            WaypointAt::Position { at: stop.position, name }
        }
        (None, None) => return None,
    };
    Some(Waypoint { at, note: None })
}

/// "Bab al-Hawa → Aleppo", in every language in which both have a name.
fn between(words: Words, stops: &[Stop]) -> Names {
    let (Some(from), Some(to)) = (stops.first(), stops.last()) else { return Names::default() };
    let named = |stop: &Stop| match stop.names.in_lang(words.lang()) {
        Some(name) => name.to_owned(),
        None => passage_spatial::print_decimal(stop.position),
    };
    let mut names = vec![Name { lang: words.lang(), text: format!("{} → {}", named(from), named(to)), alias: false }];
    for name in from.names.0.iter().filter(|name| !name.alias && name.lang != words.lang()) {
        let other = to.names.0.iter().find(|other| !other.alias && other.lang == name.lang);
        if let Some(other) = other {
            names.push(Name { lang: name.lang, text: format!("{} → {}", name.text, other.text), alias: false });
        }
    }
    Names(names)
}
