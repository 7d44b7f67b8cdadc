//! The ground of the briefings' maps: land, sea and borders, cut to what a map shows.
//!
//! Made from Natural Earth (public domain, naturalearthdata.com) by `tests/base-map/make.mjs`, which documents the
//! format. The window draws from the same file. Positions are good to about 500 m; borders imply no opinion on legal status.

use std::sync::OnceLock;

use passage_model::{Country, LatLon};
use passage_report::doc::{BaseKind, BaseShape, Bounds};

const WORLD: &[u8] = include_bytes!("../base/world.bin");

/// Degrees.
type Point = [f64; 2];

struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn u32(&mut self) -> Option<u32> {
        let (first, rest) = self.0.split_first_chunk::<4>()?;
        self.0 = rest;
        Some(u32::from_le_bytes(*first))
    }

    fn skip(&mut self, bytes: usize) -> Option<()> {
        self.0 = self.0.get(bytes..)?;
        Some(())
    }

    fn varint(&mut self) -> Option<u64> {
        let mut value = 0_u64;
        for shift in (0..63).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 127) << shift;
            if byte < 128 {
                return Some(value);
            }
        }
        None
    }

    fn zigzag(&mut self) -> Option<i64> {
        let value = self.varint()?;
        let half = i64::try_from(value >> 1).ok()?;
        Some(if value & 1 == 1 { -half - 1 } else { half })
    }
}

struct Arc {
    border: bool,
    points: Vec<Point>,
}

struct World {
    arcs: Vec<Arc>,
    rings: Vec<(Option<Country>, Vec<i64>)>,
}

fn read() -> Option<World> {
    let mut reader = Reader(WORLD.strip_prefix(b"PBM2")?);
    let mut arcs = Vec::new();
    for _ in 0..reader.u32()? {
        let border = reader.byte()? == 1;
        let (mut x, mut y, mut points) = (0_i64, 0_i64, Vec::new());
        for _ in 0..reader.varint()? {
            x += reader.zigzag()?;
            y += reader.zigzag()?;
            points.push([x as f64 / 1e4, y as f64 / 1e4]);
        }
        arcs.push(Arc { border, points });
    }
    let mut rings = Vec::new();
    for _ in 0..reader.u32()? {
        let code = [reader.byte()?, reader.byte()?];
        let country = std::str::from_utf8(&code).ok().and_then(|code| code.parse().ok());
        let name = reader.varint()?;
        reader.skip(usize::try_from(name).ok()?)?;
        // Where the window writes the name.
        let _label = (reader.zigzag()?, reader.zigzag()?);
        for _ in 0..reader.varint()? {
            let ring = (0..reader.varint()?).map(|_| reader.zigzag()).collect::<Option<_>>()?;
            rings.push((country, ring));
        }
    }
    Some(World { arcs, rings })
}

/// Land and borders within `view` and a margin around it, in drawing order. `home` is drawn as the region's own land.
pub(crate) fn ground(view: Bounds, home: Option<Country>) -> Vec<BaseShape> {
    static READ: OnceLock<Option<World>> = OnceLock::new();
    let Some(world) = READ.get_or_init(read) else { return Vec::new() };
    let window = Window::around(view);
    // The sea first, everywhere; land covers it.
    let mut shapes: Vec<BaseShape> = shape(BaseKind::Water, &window.corners()).into_iter().collect();
    for (country, ring) in &world.rings {
        let mut points: Vec<Point> = Vec::new();
        for &number in ring {
            let index = usize::try_from(if number < 0 { !number } else { number }).unwrap_or(usize::MAX);
            let Some(arc) = world.arcs.get(index) else { continue };
            if number < 0 {
                points.extend(arc.points.iter().rev());
            } else {
                points.extend(&arc.points);
            }
        }
        let kind = if country.is_some() && *country == home { BaseKind::Land } else { BaseKind::Outside };
        shapes.extend(shape(kind, &window.clip(points)));
    }
    for arc in world.arcs.iter().filter(|arc| arc.border) {
        for piece in window.pieces(&arc.points) {
            shapes.extend(shape(BaseKind::Border, &piece));
        }
    }
    shapes
}

fn shape(kind: BaseKind, points: &[Point]) -> Option<BaseShape> {
    let least = if kind == BaseKind::Border { 2 } else { 3 };
    let points: Vec<LatLon> = points.iter().filter_map(|[lon, lat]| LatLon::new(*lat, *lon).ok()).collect();
    (points.len() >= least).then_some(BaseShape { kind, points })
}

/// A rectangle in degrees.
struct Window {
    west: f64,
    south: f64,
    east: f64,
    north: f64,
}

impl Window {
    /// The view and as much again on every side, since a frame of another shape shows more.
    fn around(view: Bounds) -> Self {
        let (sw, ne) = (view.south_west, view.north_east);
        let (width, height) = ((ne.lon() - sw.lon()).max(0.1), (ne.lat() - sw.lat()).max(0.1));
        let margin = width.max(height);
        Self {
            west: (sw.lon() - margin).max(-180.0),
            south: (sw.lat() - margin).max(-90.0),
            east: (ne.lon() + margin).min(180.0),
            north: (ne.lat() + margin).min(90.0),
        }
    }

    fn corners(&self) -> [Point; 4] {
        [[self.west, self.south], [self.east, self.south], [self.east, self.north], [self.west, self.north]]
    }

    fn holds(&self, [x, y]: Point) -> bool {
        (self.west..=self.east).contains(&x) && (self.south..=self.north).contains(&y)
    }

    /// A ring cut to the window (Sutherland and Hodgman's method, one side after the other).
    fn clip(&self, mut ring: Vec<Point>) -> Vec<Point> {
        for side in 0..4 {
            let (axis, limit, keep_above) = match side {
                0 => (0, self.west, true),
                1 => (0, self.east, false),
                2 => (1, self.south, true),
                _ => (1, self.north, false),
            };
            let inside = |p: &Point| if keep_above { p[axis] >= limit } else { p[axis] <= limit };
            let mut cut = Vec::with_capacity(ring.len());
            for (i, here) in ring.iter().enumerate() {
                let before = &ring[(i + ring.len() - 1) % ring.len()];
                if inside(here) != inside(before) {
                    let t = (limit - before[axis]) / (here[axis] - before[axis]);
                    let mut edge = [before[0] + t * (here[0] - before[0]), before[1] + t * (here[1] - before[1])];
                    edge[axis] = limit;
                    cut.push(edge);
                }
                if inside(here) {
                    cut.push(*here);
                }
            }
            ring = cut;
            if ring.is_empty() {
                break;
            }
        }
        ring
    }

    /// The parts of a line that have a vertex in the window, with one vertex beyond at either end.
    fn pieces(&self, line: &[Point]) -> Vec<Vec<Point>> {
        let mut pieces: Vec<Vec<Point>> = Vec::new();
        let mut open = false;
        for pair in line.windows(2) {
            if self.holds(pair[0]) || self.holds(pair[1]) {
                if open && let Some(piece) = pieces.last_mut() {
                    piece.push(pair[1]);
                } else {
                    pieces.push(pair.to_vec());
                }
                open = true;
            } else {
                open = false;
            }
        }
        pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syria_has_land_borders_and_sea() {
        let at = |lat, lon| LatLon::new(lat, lon).unwrap();
        let view = Bounds { south_west: at(34.5, 35.5), north_east: at(37.0, 38.5) };
        let shapes = ground(view, "SY".parse().ok());
        let count = |kind| shapes.iter().filter(|shape| shape.kind == kind).count();
        assert!(count(BaseKind::Land) >= 1);
        assert!(count(BaseKind::Outside) >= 2);
        assert!(count(BaseKind::Border) >= 2);
        assert!(shapes.iter().map(|shape| shape.points.len()).sum::<usize>() < 20_000);
    }

    #[test]
    fn open_sea_is_plain() {
        let at = |lat, lon| LatLon::new(lat, lon).unwrap();
        let view = Bounds { south_west: at(-40.5, -120.5), north_east: at(-40.0, -120.0) };
        assert_eq!(ground(view, None).len(), 1);
    }
}
