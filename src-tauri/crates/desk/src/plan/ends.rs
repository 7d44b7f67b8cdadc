//! The two ends of a movement: from what a person chose to a position and a name.

use std::collections::HashSet;

use passage_model::{CrossingId, LatLon, Names, PlaceId};
use passage_roads::{Closure, Doubt, Edge, Network, RoadClass, Wish};
use passage_spatial::RouteLine;
use passage_words::Words;

use crate::{
    context::{Register, parse_id},
    dto::PlanEnd,
    error::{ApiError, ErrorCode, Result},
    lookup::shown_name,
};

/// Longest name that a person may give a position, characters.
const MAX_NAME: usize = 80;

/// An end as it was understood.
#[derive(Debug, Clone)]
pub(super) struct End {
    pub(super) at: LatLon,
    /// In the language asked for.
    pub(super) name: String,
    /// In every language; empty: a position without a name.
    pub(super) names: Names,
    pub(super) place: Option<PlaceId>,
    pub(super) crossing: Option<CrossingId>,
}

/// Roads so near to an end serve it as well as the nearest one, metres.
const SERVES_M: f64 = 300.0;

/// Most other roads that are tried at an end.
const MOST: usize = 2;

/// The same movement from and to other roads at its ends, nearest first, where the nearest one is closed. None where it is
/// open: then the ends are not what blocks.
pub(super) fn others(network: &Network, wish: Wish, closures: &[Closure]) -> Vec<Wish> {
    let hard = closures.iter().filter(|closure| closure.doubt == Doubt::None);
    let closed: HashSet<Edge> = hard.flat_map(|closure| closure.sections.iter().map(|section| section.edge)).collect();
    let (from, to) = (beside(network, wish.from, &closed), beside(network, wish.to, &closed));
    let mut others: Vec<Wish> = to.iter().map(|to| Wish { to: *to, ..wish }).collect();
    others.extend(from.iter().map(|from| Wish { from: *from, ..wish }));
    others.extend(from.first().zip(to.first()).map(|(from, to)| Wish { from: *from, to: *to, ..wish }));
    others
}

/// Places on the open roads around where the nearest road is closed, each a little inside its road, so that it is taken
/// for no other.
fn beside(network: &Network, at: LatLon, closed: &HashSet<Edge>) -> Vec<LatLon> {
    let mut snaps = network.around(at, SERVES_M, |edge| network.kind(edge).class != RoadClass::Gate);
    snaps.sort_by(|a, b| a.off_m.total_cmp(&b.off_m).then(a.edge.cmp(&b.edge)));
    if snaps.first().is_none_or(|nearest| !closed.contains(&nearest.edge)) {
        return Vec::new();
    }
    let open = snaps.into_iter().filter(|snap| !closed.contains(&snap.edge)).take(MOST);
    let inside = open.filter_map(|snap| {
        let line = RouteLine::new(&network.vertices(snap.edge)).ok()?;
        let (length, step) = (line.length_km(), 0.03_f64.min(line.length_km() / 2.0));
        Some(line.at((snap.along_m / 1000.0).clamp(step, length - step)))
    });
    inside.collect()
}

pub(super) fn end(words: Words, register: &Register, end: &PlanEnd) -> Result<End> {
    let none = || ApiError::new(words, ErrorCode::NoSuchThing, &[]);
    match end {
        PlanEnd::Place { id } => {
            let place = register.places.get(&parse_id::<PlaceId>(words, id)?).ok_or_else(none)?;
            Ok(End {
                at: place.at,
                name: shown_name(&place.names, words.lang()),
                names: place.names.clone(),
                place: Some(place.id),
                crossing: None,
            })
        }
        PlanEnd::Crossing { id } => {
            let crossing = register.crossing(parse_id::<CrossingId>(words, id)?).ok_or_else(none)?;
            Ok(End {
                at: crossing.at,
                name: shown_name(&crossing.names, words.lang()),
                names: crossing.names.clone(),
                place: None,
                crossing: Some(crossing.id),
            })
        }
        PlanEnd::Position { lat, lon, name } => {
            let at = LatLon::new(*lat, *lon)
                .map_err(|error| ApiError::invalid(words, "invalid-position", &[]).with_detail(error))?;
            let given: String = name.as_deref().unwrap_or_default().trim().chars().take(MAX_NAME).collect();
            let names = if given.is_empty() {
                Names::default()
            } else {
                Names(vec![passage_model::Name { lang: words.lang(), text: given.clone(), alias: false }])
            };
            let name = if given.is_empty() { passage_spatial::print_decimal(at) } else { given };
            Ok(End { at, name, names, place: None, crossing: None })
        }
    }
}
