//! Violent events that may concern a route and act on none of its segments, because place or time is known too coarsely.

use passage_model::{EventId, LocationPrecision};
use serde::Serialize;

use crate::{
    Params,
    kernel::placed,
    route::RouteView,
    scene::{Scene, Weighs, shape_of},
};

/// A violent event in the background of a route: no part of its level.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct BackgroundFact {
    /// The event.
    pub event: EventId,
    /// Distance from the route to its place as drawn, km: of a province that is some place in it.
    pub distance_km: f64,
}

/// A province is seldom farther than this from the place that stands for it, km.
const PROVINCE_KM: f64 = 70.0;

/// How near its place as drawn lies to a road that an event may concern, km: as far as events act, and as far as the place
/// may be off. A line feature is off by as much as a district.
pub(crate) fn concern_km(precision: LocationPrecision, params: &Params) -> f64 {
    let off = match (precision, placed(precision, params)) {
        (_, Some(precision)) => *precision.spread_km,
        (LocationPrecision::Linear, None) => *params.hazard.precision.district.spread_km,
        _ => PROVINCE_KM,
    };
    *params.hazard.tail_reach_km + off
}

impl Scene<'_> {
    /// Whether an event without weight is young enough to be told.
    pub(crate) fn is_recent_background(&self, event: u32) -> bool {
        let fact = self.fact(event);
        fact.active && fact.weighs == Weighs::Background && fact.age_days <= *self.params.levels.unknown_days
    }

    /// The background of a route, youngest first.
    pub(super) fn background_of(&self, view: &RouteView<'_>) -> Vec<BackgroundFact> {
        let recent = self.state.background.iter().copied().filter(|event| self.is_recent_background(*event));
        let mut near: Vec<(f64, BackgroundFact)> = recent
            .filter_map(|number| {
                let event = self.event(number);
                let km = concern_km(event.precision, self.params);
                if self.fact(number).spot.is_some_and(|spot| !self.net.around(view.route.range(), km).holds(spot)) {
                    return None;
                }
                let shape = shape_of(event, self.net)?;
                let distance = view.route.range().map(|segment| self.net.distance(segment, &shape));
                let distance_km = distance.fold(f64::INFINITY, f64::min);
                let fact = BackgroundFact { event: event.id, distance_km };
                (distance_km <= km).then(|| (self.fact(number).age_days, fact))
            })
            .collect();
        near.sort_by(|(a, one), (b, other)| a.total_cmp(b).then(one.event.cmp(&other.event)));
        near.into_iter().map(|(_, fact)| fact).collect()
    }
}
