//! Small hand-made maps, written as OSM XML.

use std::fmt::Write;

use chrono::{TimeZone, Utc};
use passage_model::{LatLon, Time, VehicleClass};

use crate::{Closure, Exposure, Imported, Network, Preference, Profile, Question, Router, Snap, Source, Way, import};

pub(super) struct Bytes<'b>(pub(super) &'b [u8]);

impl Source for Bytes<'_> {
    fn length(&self) -> u64 {
        self.0.length()
    }

    fn fetch(&self, at: u64, into: &mut [u8]) -> Result<(), String> {
        self.0.fetch(at, into)
    }
}

pub(super) fn of_bytes(bytes: &[u8]) -> Result<(Network, Imported), crate::RoadsError> {
    import(&[&Bytes(bytes)], &())
}

/// A map in the making. Nodes lie on a grid of about 1 km: row, column.
#[derive(Default)]
pub(super) struct Map {
    nodes: String,
    ways: String,
    relations: String,
}

impl Map {
    /// A node at a place of the grid, with tags.
    pub(super) fn node(mut self, id: i64, row: i32, column: i32, tags: &[(&str, &str)]) -> Self {
        let at = place(row, column);
        let _ = write!(self.nodes, "<node id=\"{id}\" lat=\"{:.7}\" lon=\"{:.7}\">", at.lat(), at.lon());
        self.nodes += &of_tags(tags);
        self.nodes += "</node>";
        self
    }

    pub(super) fn way(mut self, id: i64, nodes: &[i64], tags: &[(&str, &str)]) -> Self {
        let _ = write!(self.ways, "<way id=\"{id}\">");
        for node in nodes {
            let _ = write!(self.ways, "<nd ref=\"{node}\"/>");
        }
        self.ways += &of_tags(tags);
        self.ways += "</way>";
        self
    }

    /// A mesh of streets about 100 m apart, `side` of them each way; ids from 1 on.
    pub(super) fn mesh(mut self, side: i64, tags: &[(&str, &str)]) -> Self {
        for id in 0..side * side {
            let at = |place: i64| 0.001 * f64::from(i32::try_from(place).unwrap());
            let (lat, lon) = (36.0 + at(id / side), 37.0 + at(id % side));
            let _ = write!(self.nodes, "<node id=\"{}\" lat=\"{lat:.7}\" lon=\"{lon:.7}\"/>", id + 1);
        }
        for id in 1..=side * side {
            if id % side != 0 {
                self = self.way(2 * id, &[id, id + 1], tags);
            }
            if id <= side * (side - 1) {
                self = self.way(2 * id + 1, &[id, id + side], tags);
            }
        }
        self
    }

    /// Members as (type, id, role).
    pub(super) fn relation(mut self, id: i64, members: &[(&str, i64, &str)], tags: &[(&str, &str)]) -> Self {
        let _ = write!(self.relations, "<relation id=\"{id}\">");
        for (sort, member, role) in members {
            let _ = write!(self.relations, "<member type=\"{sort}\" ref=\"{member}\" role=\"{role}\"/>");
        }
        self.relations += &of_tags(tags);
        self.relations += "</relation>";
        self
    }

    pub(super) fn xml(&self) -> String {
        format!("<osm version=\"0.6\">{}{}{}</osm>", self.nodes, self.ways, self.relations)
    }

    pub(super) fn network(&self) -> (Network, Imported) {
        of_bytes(self.xml().as_bytes()).expect("a map")
    }

    /// Nine junctions in three rows, 1 to 9 from the south-west, joined by two-way roads, each a way of its own:
    /// `10 * from + to`.
    pub(super) fn grid(tags: &[(&str, &str)]) -> Self {
        let mut map = Self::default();
        for id in 0..9 {
            map = map.node(id + 1, i32::try_from(id / 3).unwrap(), i32::try_from(id % 3).unwrap(), &[]);
        }
        for id in 1..=9 {
            if id % 3 != 0 {
                map = map.way(10 * id + id + 1, &[id, id + 1], tags);
            }
            if id <= 6 {
                map = map.way(10 * id + id + 3, &[id, id + 3], tags);
            }
        }
        map
    }
}

fn of_tags(tags: &[(&str, &str)]) -> String {
    tags.iter().fold(String::new(), |mut text, (key, value)| {
        let _ = write!(text, "<tag k=\"{key}\" v=\"{}\"/>", value.replace('<', "&lt;").replace('>', "&gt;"));
        text
    })
}

/// The position of a place of the grid.
pub(super) fn place(row: i32, column: i32) -> LatLon {
    LatLon::new(36.0 + 0.01 * f64::from(row), 37.0 + 0.01 * f64::from(column)).unwrap()
}

/// A place between two places of the grid.
pub(super) fn between(a: (i32, i32), b: (i32, i32)) -> LatLon {
    let (a, b) = (place(a.0, a.1), place(b.0, b.1));
    LatLon::new(f64::midpoint(a.lat(), b.lat()), f64::midpoint(a.lon(), b.lon())).unwrap()
}

/// Monday, 25 November 2024, at an hour UTC.
pub(super) fn monday(hour: u32, minute: u32) -> Time {
    Utc.with_ymd_and_hms(2024, 11, 25, hour, minute, 0).unwrap()
}

pub(super) fn question(vehicle: VehicleClass) -> Question {
    Question { profile: Profile::of(vehicle), preference: Preference::FASTEST, depart: monday(8, 0) }
}

pub(super) fn router(network: &Network, closures: Vec<Closure>) -> Router<'_> {
    Router::new(network, question(VehicleClass::Light4wd), None, closures)
}

pub(super) fn snap(router: &Router<'_>, at: LatLon) -> Snap {
    router.snap(at, 5000.0).expect("a road is near")
}

pub(super) fn way(router: &mut Router<'_>, from: LatLon, to: LatLon) -> Option<Way> {
    let (from, to) = (snap(router, from), snap(router, to));
    router.best(from, to)
}

/// The junctions of the grid that a way touches, by number.
pub(super) fn visits(network: &Network, way: &Way) -> Vec<i32> {
    let mut numbers: Vec<i32> = Vec::new();
    for piece in &way.pieces {
        let (a, b) = network.ends(piece.arc / 2);
        let ends = if piece.arc % 2 == 0 {
            [(a, 0.0), (b, network.length_m(piece.arc / 2))]
        } else {
            [(b, 0.0), (a, network.length_m(piece.arc / 2))]
        };
        for (node, at_m) in ends {
            let inside = piece.from_m <= at_m + 0.01 && at_m <= piece.to_m + 0.01;
            let at = network.position(node);
            #[expect(clippy::cast_possible_truncation)]
            let number = ((at.lat() - 36.0) * 300.0 + (at.lon() - 37.0) * 100.0).round() as i32 + 1;
            if inside && numbers.last() != Some(&number) {
                numbers.push(number);
            }
        }
    }
    numbers
}

/// Levels for tests: worse in patches.
pub(super) fn exposure(network: &Network) -> Exposure {
    struct Patches;
    impl crate::RiskField for Patches {
        fn level(&self, at: LatLon) -> passage_model::RiskLevel {
            let wave = (at.lat() * 61.0).sin() + (at.lon() * 47.0).cos();
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let place = ((wave + 2.0) * 1.5) as usize;
            passage_model::RiskLevel::ALL[place.min(6)]
        }
    }
    Exposure::new(network, &Patches)
}
