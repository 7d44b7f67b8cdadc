//! Roads between the places of a pattern.

use std::collections::HashSet;

use passage_model::{Lang, LatLon, Names, Route, RouteId, VehicleClass};

use crate::{dice::Dice, pattern::Pattern};

/// Kilometres of a degree of latitude; good enough to draw with.
const KM: f64 = 111.2;

/// Legs between towns are as long as this, km.
const LEG_KM: (f64, f64) = (8.0, 40.0);

/// A position on a plane around the middle of the region, km east and north.
#[derive(Debug, Clone, Copy)]
struct Flat {
    x: f64,
    y: f64,
}

/// The plane: what a kilometre east is depends on one latitude only.
#[derive(Debug, Clone, Copy)]
struct Plane {
    lat: f64,
    east: f64,
}

impl Plane {
    fn flat(self, at: LatLon) -> Flat {
        Flat { x: at.lon() * self.east, y: (at.lat() - self.lat) * KM }
    }

    fn on_earth(self, p: Flat) -> Option<LatLon> {
        LatLon::new(self.lat + p.y / KM, p.x / self.east).ok()
    }
}

/// Routes of about 100 km from town to town, each drawn anew: two routes between the same towns are two roads, at most
/// some kilometres apart. Vertices lie about 1 km apart.
pub(crate) fn routes(pattern: &Pattern, count: usize, seed: u64) -> Vec<Route> {
    let mut dice = Dice::new(seed);
    let lat = pattern.places.iter().map(|at| at.lat()).sum::<f64>() / pattern.places.len().max(1) as f64;
    let plane = Plane { lat, east: KM * lat.to_radians().cos() };
    let towns = towns(pattern, plane);
    let mut routes = Vec::with_capacity(count);
    // Starts from which no road of that length is to be had are left out; that some are is certain.
    for _ in 0..count * 200 {
        if routes.len() == count {
            break;
        }
        let Some(line) = line(&towns, plane, &mut dice) else { continue };
        let n = routes.len() as u64 + 1;
        routes.push(Route {
            id: RouteId::from_parts(n, [0; 10]),
            code: format!("R-{n:04}"),
            names: Names::one(Lang::En, format!("Road {n}")),
            road_ref: None,
            area: None,
            line,
            waypoints: Vec::new(),
            crossings: Vec::new(),
            vehicle: VehicleClass::LightTruck,
            normal_minutes: None,
            source_key: None,
        });
    }
    routes
}

/// Places at least 3 km apart.
fn towns(pattern: &Pattern, plane: Plane) -> Vec<Flat> {
    let mut towns: Vec<Flat> = Vec::new();
    for at in &pattern.places {
        let p = plane.flat(*at);
        if towns.iter().all(|t| (t.x - p.x).hypot(t.y - p.y) >= 3.0) {
            towns.push(p);
        }
    }
    towns
}

/// A walk from town to town that keeps its direction roughly, cut at about 100 km.
fn line(towns: &[Flat], plane: Plane, dice: &mut Dice) -> Option<Vec<LatLon>> {
    let wanted = dice.between(90.0, 110.0);
    let mut heading = dice.between(0.0, std::f64::consts::TAU);
    let mut here = *towns.get(dice.place(towns.len()))?;
    let mut points = vec![here];
    let mut km = 0.0;
    while km < wanted {
        let ahead: Vec<(Flat, f64)> = towns
            .iter()
            .filter_map(|town| {
                let (dx, dy) = (town.x - here.x, town.y - here.y);
                let turn = (dy.atan2(dx) - heading).sin_cos();
                let fits = (LEG_KM.0..LEG_KM.1).contains(&dx.hypot(dy)) && turn.1 > 0.7;
                fits.then(|| (*town, dy.atan2(dx)))
            })
            .collect();
        let (next, towards) = *ahead.get(dice.place(ahead.len()))?;
        leg(here, next, dice, |p| {
            if km < wanted {
                let last = points[points.len() - 1];
                km += (p.x - last.x).hypot(p.y - last.y);
                points.push(p);
            }
        });
        (here, heading) = (next, towards);
    }
    points.into_iter().map(|p| plane.on_earth(p)).collect()
}

/// One leg, without its start: a bow and a bend to the side that end at nothing, and some unevenness.
fn leg(from: Flat, to: Flat, dice: &mut Dice, mut vertex: impl FnMut(Flat)) {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let km = dx.hypot(dy);
    let (bow, bend) = (0.04 * km * dice.normal(), 0.03 * km * dice.normal());
    let steps = km.ceil().max(1.0);
    let mut step = 1.0;
    while step <= steps {
        let t = step / steps;
        let wave = std::f64::consts::PI * t;
        let uneven = if step < steps { 0.08 * dice.normal() } else { 0.0 };
        let side = (bow * wave.sin() + bend * (2.0 * wave).sin() + uneven) / km;
        vertex(Flat { x: from.x + dx * t - dy * side, y: from.y + dy * t + dx * side });
        step += 1.0;
    }
}

/// Kilometres of route on each square kilometre of the 10 km squares that a route passes through.
pub(crate) fn density(routes: &[Route], km: f64) -> f64 {
    #[expect(clippy::cast_possible_truncation, reason = "numbers of squares")]
    let square = |at: &LatLon| {
        let east = KM * at.lat().to_radians().cos();
        ((at.lat() * KM / 10.0).floor() as i64, (at.lon() * east / 10.0).floor() as i64)
    };
    let squares: HashSet<(i64, i64)> = routes.iter().flat_map(|route| route.line.iter().map(square)).collect();
    km / (squares.len().max(1) as f64 * 100.0)
}
