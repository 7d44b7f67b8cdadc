//! Violent events that may concern a route and act on none of its segments, because place or time is known too coarsely.

use passage_model::{EventId, Geometry, LatLon, LocationPrecision};
use passage_spatial::Shape;
use serde::Serialize;

use crate::{
    Params,
    kernel::placed,
    network::NetRoute,
    route::RouteView,
    scene::{Scene, Weighs, shape_of},
};

/// A violent event in the background of a route: no part of its level.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct BackgroundFact {
    /// The event.
    pub event: EventId,
}

/// Recent events without weight, youngest first, each with where it may be.
pub(crate) type Recent = Vec<Maybe>;

/// An event that may be near.
#[derive(Debug)]
pub(crate) struct Maybe {
    event: EventId,
    at: At,
    /// How near a road it may concern, km.
    km: f64,
}

#[derive(Debug)]
enum At {
    Point([f64; 3]),
    Drawn(Box<Shape>),
}

/// A route is looked at every so many km: where a province lies is not known as well as that.
const EVERY_KM: f64 = 5.0;

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

    fn recent_background(&self) -> Recent {
        let recent = self.state.background.iter().copied().filter(|event| self.is_recent_background(*event));
        let mut found: Vec<(f64, Maybe)> = recent
            .filter_map(|number| {
                let event = self.event(number);
                let at = match &event.geometry {
                    Some(Geometry::Point { at }) => At::Point(direction(*at)),
                    _ => At::Drawn(Box::new(shape_of(event, self.net)?)),
                };
                let km = concern_km(event.precision, self.params);
                Some((self.fact(number).age_days, Maybe { event: event.id, at, km }))
            })
            .collect();
        found.sort_by(|(a, one), (b, other)| a.total_cmp(b).then(one.event.cmp(&other.event)));
        found.into_iter().map(|(_, maybe)| maybe).collect()
    }

    /// The background of a route, youngest first.
    pub(super) fn background_of(&self, view: &RouteView<'_>) -> Vec<BackgroundFact> {
        let recent = self.state.gaps.recent.get_or_init(|| self.recent_background());
        if recent.is_empty() {
            return Vec::new();
        }
        let places = places(view.route);
        let is_near = |maybe: &&Maybe| match &maybe.at {
            At::Point(at) => {
                let least = (maybe.km / EARTH_KM).min(std::f64::consts::PI).cos();
                places.iter().any(|place| place[0] * at[0] + place[1] * at[1] + place[2] * at[2] >= least)
            }
            At::Drawn(shape) => view.route.range().any(|segment| self.net.distance(segment, shape) <= maybe.km),
        };
        recent.iter().filter(is_near).map(|maybe| BackgroundFact { event: maybe.event }).collect()
    }
}

/// Mean radius of the earth, km.
const EARTH_KM: f64 = 6371.0;

/// A position as seen from the middle of a round earth: near enough for what is known to a province.
fn direction(at: LatLon) -> [f64; 3] {
    let (lat, lon) = (at.lat().to_radians(), at.lon().to_radians());
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
}

/// Places along a route.
fn places(route: &NetRoute) -> Vec<[f64; 3]> {
    let mut places = Vec::new();
    let mut next_km = 0.0;
    for segment in &route.segments {
        if segment.from_km >= next_km {
            places.extend(segment.points.first().map(|at| direction(*at)));
            next_km = segment.from_km + EVERY_KM;
        }
    }
    places.extend(route.segments.last().and_then(|segment| segment.points.last()).map(|at| direction(*at)));
    places
}
