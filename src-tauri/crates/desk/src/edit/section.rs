//! The stretch of a route that an event names by its km: one that lies elsewhere would act on nothing.

use passage_model::{Detail, Km, RouteId, Scope};
use passage_words::Words;

use crate::{
    context::Register,
    error::{ApiError, Result},
};

/// The length of a route is told in round km, and what goes to its end may be given so many km too long.
const ROUNDED_KM: f64 = 0.5;

/// A stretch of a route, km; `None`: from its start, to its end.
type Section = (RouteId, Option<Km>, Option<Km>);

fn named(detail: &Detail) -> Option<Section> {
    match detail {
        Detail::Closure(said) | Detail::Reopening(said) => match said.scope {
            Scope::Section { route, from_km, to_km } => Some((route, Some(from_km), Some(to_km))),
            _ => None,
        },
        Detail::Passage { route: Some(route), from_km, to_km, .. } => Some((*route, *from_km, *to_km)),
        _ => None,
    }
}

/// Refuses a stretch that is not on its route, and one that runs backwards: which way it holds is said apart, and it might
/// be meant either way. What is on file already stays as it is: there the km are taken in their order along the route, and
/// the direction is that of the route.
pub(super) fn check(words: Words, register: &Register, detail: &Detail, old: Option<&Detail>) -> Result<()> {
    let Some(section) = named(detail).filter(|section| old.and_then(named).as_ref() != Some(section)) else {
        return Ok(());
    };
    let (id, from, to) = section;
    let (Some(route), Some(line)) = (register.route(id), register.network.line(id)) else { return Ok(()) };
    let (from, to) = (from.map_or(0.0, |km| km.0), to.map_or(line.length_km(), |km| km.0));
    let text = |km: f64| format!("{:.1}", km.clamp(-1e6, 1e6));
    let args = [
        ("route", route.code.clone().into()),
        ("from", text(from).into()),
        ("to", text(to).into()),
        ("length", text(line.length_km()).into()),
    ];
    if from > to {
        return Err(ApiError::invalid(words, "invalid-section-order", &args));
    }
    let on_it = 0.0..=line.length_km() + ROUNDED_KM;
    if !on_it.contains(&from) || !on_it.contains(&to) {
        return Err(ApiError::invalid(words, "invalid-section-km", &args));
    }
    Ok(())
}
