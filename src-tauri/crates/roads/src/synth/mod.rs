//! A made-up country from a seed, as OSM PBF: towns of very different size, roads between them in classes, streets
//! within them, bends, one-way streets, turn restrictions, tracks, weak bridges. For tests and measurements, since no
//! extract of a real country can be shipped. The same seed gives the same bytes.

mod dice;
mod pbf;

pub use dice::Dice;
use pbf::Writer;

/// How large a country is to be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Country {
    /// Towns from west to east, and from south to north.
    pub towns: u32,
    /// Streets in one direction of a middling town.
    pub streets: u32,
    /// Metres between bends of roads.
    pub bend_m: f64,
    /// South-west corner, degrees.
    pub corner: (f64, f64),
    /// Degrees between towns.
    pub spacing: f64,
}

impl Country {
    /// About 5 million nodes of roads, as Syria and Iraq have together.
    pub const FIVE_MILLION: Self = Self { towns: 106, streets: 9, bend_m: 110.0, corner: (30.0, 36.0), spacing: 0.07 };

    /// About 1,000 nodes.
    pub const TINY: Self = Self { towns: 3, streets: 4, bend_m: 400.0, corner: (35.0, 36.5), spacing: 0.07 };

    /// About 20,000 nodes.
    pub const SMALL: Self = Self { towns: 9, streets: 6, bend_m: 200.0, corner: (35.0, 36.5), spacing: 0.07 };
}

/// The bytes of a PBF file with this country.
pub fn country(size: Country, seed: u64) -> Vec<u8> {
    let mut maker = Maker { size, dice: Dice::new(seed), writer: Writer::default(), centres: Vec::new() };
    maker.towns();
    maker.roads();
    maker.writer.finish()
}

struct Maker {
    size: Country,
    dice: Dice,
    writer: Writer,
    /// The node at the middle of every town, with its position.
    centres: Vec<(i64, f64, f64)>,
}

/// Degrees of latitude in a metre, about.
const DEGREE_M: f64 = 111_000.0;

impl Maker {
    fn towns(&mut self) {
        for row in 0..self.size.towns {
            for column in 0..self.size.towns {
                let at = |place: u32, shift: f64| (f64::from(place) + shift) * self.size.spacing;
                let (up, right) = (0.5 + 0.5 * self.dice.unit(), 0.5 + 0.5 * self.dice.unit());
                let (lat, lon) = (self.size.corner.0 + at(row, up), self.size.corner.1 + at(column, right));
                // A few large towns, many villages.
                let draw = self.dice.unit();
                let size = f64::from(self.size.streets) * (0.35 + 0.45 / (0.25 + draw));
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
                let centre =
                    self.town(lat, lon, size.round().clamp(2.0, 40.0) as usize, row * self.size.towns + column);
                self.centres.push(centre);
            }
        }
    }

    /// A town as a bent grid of streets; the node in its middle.
    fn town(&mut self, lat: f64, lon: f64, streets: usize, number: u32) -> (i64, f64, f64) {
        let gap = (70.0 + 60.0 * self.dice.unit()) / DEGREE_M;
        let mut grid = Vec::with_capacity(streets * streets);
        for row in 0..streets {
            for column in 0..streets {
                let place = |at: usize, dice: &mut Dice| (at as f64 - streets as f64 / 2.0 + 0.5 * dice.unit()) * gap;
                let at = (lat + place(row, &mut self.dice), lon + 1.2 * place(column, &mut self.dice));
                grid.push((self.writer.node(at.0, at.1, &[]), at.0, at.1));
            }
        }
        let name = format!("Town {number}");
        let mut touching: Vec<Vec<i64>> = vec![Vec::new(); grid.len()];
        for at in 0..grid.len() {
            let (row, column) = (at / streets, at % streets);
            for (exists, other) in [(column + 1 < streets, at + 1), (row + 1 < streets, at + streets)] {
                if !exists || self.dice.unit() < 0.12 {
                    continue;
                }
                let main = row == streets / 2 || column == streets / 2;
                let class = if main { "tertiary" } else { "residential" };
                let mut tags = vec![("highway", class)];
                if main {
                    tags.push(("name", name.as_str()));
                } else if self.dice.unit() < 0.1 {
                    tags.push(("oneway", "yes"));
                }
                let way = self.road(grid[at], grid[other], 45.0, &tags);
                touching[at].push(way);
                touching[other].push(way);
            }
            if self.dice.unit() < 0.2 {
                // A yard or a dead end.
                let (_, lat, lon) = grid[at];
                let end = (lat + 0.4 * gap * self.dice.unit(), lon + 0.4 * gap * self.dice.unit());
                let end = (self.writer.node(end.0, end.1, &[]), end.0, end.1);
                self.road(grid[at], end, 45.0, &[("highway", "service")]);
            }
        }
        for (ways, (node, ..)) in touching.iter().zip(&grid) {
            if let ([from, to, ..], true) = (&ways[..], self.dice.unit() < 0.02) {
                self.writer.restriction(*from, *node, *to);
            }
        }
        grid[(streets / 2) * streets + streets / 2]
    }

    /// Roads between neighbouring towns.
    fn roads(&mut self) {
        let towns = self.size.towns;
        for row in 0..towns {
            for column in 0..towns {
                let at = (row * towns + column) as usize;
                let pairs = [
                    (column + 1 < towns, at + 1, row),
                    (row + 1 < towns, at + towns as usize, column),
                    (column + 1 < towns && row + 1 < towns && at.is_multiple_of(7), at + 1 + towns as usize, 1),
                ];
                for (exists, other, line) in pairs {
                    let class = class_of(line);
                    let draw = self.dice.unit();
                    if !exists || (line % 4 != 0 && draw < 0.2) {
                        continue;
                    }
                    let mut tags = vec![("highway", class)];
                    if draw > 0.97 {
                        tags.push(("maxweight", "10"));
                        tags.push(("bridge", "yes"));
                    }
                    if class == "unclassified" && draw > 0.8 {
                        tags.push(("surface", "gravel"));
                    }
                    let name = format!("R{line}");
                    tags.push(("ref", name.as_str()));
                    self.road(self.centres[at], self.centres[other], self.size.bend_m, &tags);
                }
            }
        }
    }

    /// A bent line from node to node.
    fn road(&mut self, from: (i64, f64, f64), to: (i64, f64, f64), bend_m: f64, tags: &[(&str, &str)]) -> i64 {
        let (up, right) = (to.1 - from.1, to.2 - from.2);
        let metres = up.hypot(right) * DEGREE_M;
        let pieces = (metres / bend_m).ceil().max(1.0);
        let mut nodes = vec![from.0];
        let (mut drift, mut at) = (0.0, 1.0);
        while at < pieces {
            let share: f64 = at / pieces;
            drift += (self.dice.unit() - 0.5) * 0.4 / pieces;
            // Off the straight line, and back to it at both ends.
            let off = drift * (share * (1.0 - share)) * 4.0;
            nodes.push(self.writer.node(from.1 + up * share + right * off, from.2 + right * share - up * off, &[]));
            at += 1.0;
        }
        nodes.push(to.0);
        self.writer.way(&nodes, tags)
    }
}

fn class_of(line: u32) -> &'static str {
    match line {
        line if line % 32 == 0 => "trunk",
        line if line % 16 == 0 => "primary",
        line if line % 8 == 0 => "secondary",
        line if line % 2 == 0 => "tertiary",
        _ => "unclassified",
    }
}
