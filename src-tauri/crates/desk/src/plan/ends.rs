//! The two ends of a movement: from what a person chose to a position and a name.

use passage_model::{CrossingId, LatLon, Names, PlaceId};
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
