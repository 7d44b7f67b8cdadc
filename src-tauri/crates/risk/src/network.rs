//! Routes and crossings prepared for assessment: once per state of the register, for any number of questions.

use std::{collections::HashMap, ops::Range};

use passage_model::{Crossing, CrossingId, Geometry, LatLon, Route, RouteId, VehicleClass};
use passage_spatial::{
    Around, Earth, LineError, RouteLine, STRETCH, Segment, SegmentIndex, Shape, Spot, SpotIndex, Surround,
};

/// A crossing that a route uses.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Gate {
    pub(crate) id: CrossingId,
    /// Its place in [`Network::crossings`] and on the route; `None` when the register does not hold it.
    pub(crate) at: Option<(usize, f64)>,
}

#[derive(Debug)]
pub(crate) struct NetRoute {
    pub(crate) id: RouteId,
    pub(crate) line: RouteLine,
    pub(crate) segments: Vec<Segment>,
    /// Number of its first segment among all segments.
    pub(crate) first: u32,
    pub(crate) gates: Vec<Gate>,
    pub(crate) vehicle: VehicleClass,
    /// Round every [`STRETCH`] segments.
    pub(crate) stretches: Vec<Surround>,
}

impl NetRoute {
    /// Numbers of its segments among all segments.
    pub(crate) fn range(&self) -> Range<u32> {
        self.first..self.first + u32::try_from(self.segments.len()).unwrap_or(0)
    }

    /// Length of segment `i` of this route, km.
    pub(crate) fn km(&self, i: usize) -> f64 {
        self.segments.get(i).map_or(0.0, |s| s.to_km - s.from_km)
    }

    pub(crate) fn length_km(&self) -> f64 {
        self.segments.last().map_or(0.0, |s| s.to_km)
    }
}

/// Routes cut into segments of about 1 km, with an index over all segments, and the crossings.
#[derive(Debug)]
pub struct Network {
    routes: Vec<NetRoute>,
    by_id: HashMap<RouteId, usize>,
    index: SegmentIndex,
    /// Route of each segment.
    owner: Vec<u32>,
    crossings: Vec<Crossing>,
    /// What distances are measured on.
    earth: Earth,
}

/// A route of given segments, as they are: for back-tests against files that bring their own.
#[derive(Debug, Clone)]
pub struct CutRoute {
    /// Id.
    pub id: RouteId,
    /// Its segments in order; lengths are `to_km - from_km`.
    pub segments: Vec<Segment>,
}

impl Network {
    /// Prepares routes and crossings. Routes whose line cannot be used are left out and named. Routes are kept in the
    /// order of their ids; of two with one id the first is kept.
    pub fn build(routes: &[Route], crossings: &[Crossing]) -> (Self, Vec<(RouteId, LineError)>) {
        let mut crossings = crossings.to_vec();
        crossings.sort_by_key(|c| c.id);
        crossings.dedup_by_key(|c| c.id);
        let (mut kept, mut refused) = (Vec::new(), Vec::new());
        for route in routes {
            match RouteLine::new(&route.line) {
                Ok(line) => {
                    let gates = route.crossings.iter().map(|id| gate(*id, &crossings, &line)).collect();
                    let segments = line.segments();
                    let (stretches, vehicle) = (Vec::new(), route.vehicle);
                    kept.push(NetRoute { id: route.id, line, segments, first: 0, gates, vehicle, stretches });
                }
                Err(error) => refused.push((route.id, error)),
            }
        }
        (Self::of(kept, crossings, Earth::Wgs84), refused)
    }

    /// Prepares routes that are cut already, without crossings.
    pub fn from_segments(routes: Vec<CutRoute>) -> (Self, Vec<(RouteId, LineError)>) {
        Self::from_segments_on(Earth::Wgs84, routes)
    }

    /// The same with distances measured on another figure of the earth, to compare with tools that do so.
    pub fn from_segments_on(earth: Earth, routes: Vec<CutRoute>) -> (Self, Vec<(RouteId, LineError)>) {
        let (mut kept, mut refused) = (Vec::new(), Vec::new());
        for CutRoute { id, segments } in routes {
            let points: Vec<_> = segments.iter().flat_map(|s| s.points.iter().copied()).collect();
            match RouteLine::new(&points) {
                Ok(line) => {
                    let vehicle = VehicleClass::LightTruck;
                    let (gates, stretches) = (Vec::new(), Vec::new());
                    kept.push(NetRoute { id, line, segments, first: 0, gates, vehicle, stretches });
                }
                Err(error) => refused.push((id, error)),
            }
        }
        (Self::of(kept, Vec::new(), earth), refused)
    }

    fn of(mut routes: Vec<NetRoute>, crossings: Vec<Crossing>, earth: Earth) -> Self {
        routes.sort_by_key(|r| r.id);
        routes.dedup_by_key(|r| r.id);
        let mut first = 0;
        let mut owner = Vec::new();
        for (number, route) in (0..).zip(&mut routes) {
            route.first = first;
            first = route.range().end;
            owner.resize(first as usize, number);
        }
        let segments = routes.iter().flat_map(|r| r.segments.iter().map(|s| s.points.as_slice()));
        let index = SegmentIndex::build_on(earth, segments);
        for route in &mut routes {
            let range = route.range();
            let stretches = range.clone().step_by(STRETCH as usize);
            route.stretches = stretches.map(|from| index.surround(from..range.end.min(from + STRETCH))).collect();
        }
        let by_id = routes.iter().enumerate().map(|(i, r)| (r.id, i)).collect();
        Self { routes, by_id, index, owner, crossings, earth }
    }

    /// The routes, in the order of their ids.
    pub fn routes(&self) -> impl Iterator<Item = RouteId> + '_ {
        self.routes.iter().map(|r| r.id)
    }

    /// The line of a route.
    pub fn line(&self, route: RouteId) -> Option<&RouteLine> {
        self.route(route).map(|r| &r.line)
    }

    /// The segments of a route, from its start; none for a route that is not here.
    pub fn segments(&self, route: RouteId) -> &[Segment] {
        self.route(route).map_or(&[], |r| &r.segments)
    }

    /// How many segments all routes have together.
    pub fn segment_count(&self) -> usize {
        self.owner.len()
    }

    /// A geometry prepared for distances to the segments.
    pub(crate) fn shape(&self, geometry: &Geometry) -> Shape {
        match geometry {
            Geometry::Point { at } => Shape::point_on(self.earth, *at),
            _ => Shape::on(self.earth, geometry),
        }
    }

    /// A position prepared for distances to the segments.
    pub(crate) fn spot(&self, at: LatLon) -> Spot {
        Spot::on(self.earth, at)
    }

    /// The crossings, in the order of their ids.
    pub fn crossings(&self) -> &[Crossing] {
        &self.crossings
    }

    /// Where a route meets a crossing it uses, km from its start.
    pub fn crossing_km(&self, route: RouteId, crossing: CrossingId) -> Option<f64> {
        let gate = self.route(route)?.gates.iter().find(|gate| gate.id == crossing)?;
        gate.at.map(|(_, km)| km)
    }

    pub(crate) fn crossing(&self, id: CrossingId) -> Option<usize> {
        self.crossings.binary_search_by_key(&id, |c| c.id).ok()
    }

    pub(crate) fn route(&self, id: RouteId) -> Option<&NetRoute> {
        self.number(id).map(|i| &self.routes[i])
    }

    pub(crate) fn number(&self, id: RouteId) -> Option<usize> {
        self.by_id.get(&id).copied()
    }

    pub(crate) fn all(&self) -> &[NetRoute] {
        &self.routes
    }

    /// The number of the route that a segment belongs to.
    pub(crate) fn owner(&self, segment: u32) -> usize {
        self.owner.get(segment as usize).map_or(usize::MAX, |r| *r as usize)
    }

    /// Calls `found` with every segment at most `km` from the shape, ascending, and its distance to the millimetre.
    pub(crate) fn within(&self, shape: &Shape, km: f64, mut found: impl FnMut(u32, f64)) {
        self.index.within(shape, km, &mut found);
    }

    /// Calls `found` with every run of segments of one route (by its place) at most `km` from the shape, ascending.
    pub(crate) fn runs_within(&self, shape: &Shape, km: f64, mut found: impl FnMut(u32, Range<u32>)) {
        self.index.runs_within(shape, km, |run| self.by_route(run, &mut found));
    }

    /// [`SegmentIndex::masks_within`] along a route.
    pub(crate) fn masks_within(&self, route: usize, spots: &SpotIndex, km: f64, found: impl FnMut(u32, u32, u8)) {
        self.index.masks_within(self.routes[route].range(), spots, km, found);
    }

    /// [`SegmentIndex::pairs_within`] along a route.
    pub(crate) fn pairs_within(
        &self,
        route: usize,
        spots: &SpotIndex,
        km: f64,
        found: impl FnMut(u32, u32, u8, &[f64; STRETCH as usize]),
    ) {
        self.index.pairs_within(self.routes[route].range(), spots, km, found);
    }

    /// Calls `found` with every position near a run of segments, at least once each.
    pub(crate) fn run_within(&self, run: Range<u32>, spots: &SpotIndex, km: f64, mut found: impl FnMut(u32)) {
        self.index.masks_within(run, spots, km, |_, id, _| found(id));
    }

    /// [`SegmentIndex::around`].
    pub(crate) fn around(&self, run: Range<u32>, km: f64) -> Around<'_> {
        self.index.around(run, km)
    }

    /// [`SegmentIndex::distances_from`].
    #[inline]
    pub(crate) fn distances_from(&self, first: u32, mask: u8, spot: Spot) -> [f64; STRETCH as usize] {
        self.index.distances_from(first, mask, spot)
    }

    /// A run may go over from the end of one route to the start of the next.
    fn by_route(&self, run: Range<u32>, found: &mut impl FnMut(u32, Range<u32>)) {
        let mut from = run.start;
        while from < run.end {
            let route = self.owner[from as usize];
            let to = run.end.min(self.routes[route as usize].range().end);
            found(route, from..to);
            from = to;
        }
    }

    /// Distance of a segment to a prepared position, km.
    pub(crate) fn distance_from(&self, segment: u32, spot: Spot) -> f64 {
        self.index.distance_from(segment, spot)
    }

    /// Distance of a segment to a shape, km.
    pub(crate) fn distance(&self, segment: u32, shape: &Shape) -> f64 {
        self.index.distance(segment, shape)
    }
}

fn gate(id: CrossingId, crossings: &[Crossing], line: &RouteLine) -> Gate {
    let found = crossings.binary_search_by_key(&id, |c| c.id).ok();
    Gate { id, at: found.map(|i| (i, line.nearest(crossings[i].at).chainage_km)) }
}
