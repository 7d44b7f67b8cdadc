//! From ways and positions to the columns of the network.

use std::collections::HashMap;

use rayon::prelude::*;

use super::{
    Imported, RefusalReason,
    collect::{Gathered, NOWHERE, Places, Way},
    density,
    fold::{Leg, Pieces},
    holds::{self, Stop, Stops},
    push_edge, restrict,
};
use crate::{
    Kind, RoadClass, RoadsError,
    network::{Columns, Units, between, length_cm, metres},
};

/// Where a piece ended up: its first and its last edge, and whether it runs against them.
pub(super) type Landed = (u32, u32, bool);

/// Roads are cut after so many metres, so that a level, a closure or a rule is about a stretch and not about half a country.
const LONGEST_M: f64 = 2_000.0;

pub(super) fn build(
    gathered: &mut Gathered,
    mut places: Places,
    imported: &mut Imported,
) -> Result<Columns, RoadsError> {
    places.rule(gathered, imported);
    let nodes: Vec<u32> = gathered.nodes.par_iter().map(|id| places.number(*id).unwrap_or(u32::MAX)).collect();
    gathered.nodes = Vec::new();
    imported.road_nodes = places.ids.len() as u64;
    ferries(gathered, &places, &nodes);
    let pieces = Pieces::cut(gathered, &places, nodes, |way| {
        imported.refuse(format!("way/{way}"), RefusalReason::NodesMissing, "");
    });
    if pieces.all.is_empty() {
        return Err(RoadsError::NoRoads { ways: imported.ways });
    }
    let mut chains = pieces.chains(gathered, &places);
    // Neighbours on the ground are neighbours in memory.
    chains.par_sort_by_cached_key(|chain| {
        let (from, to) = (pieces.ends(chain[0]).0, pieces.ends(chain[chain.len() - 1]).1);
        (curve(places.at[from as usize]), from, to, chain[0].piece)
    });
    let mut builder = Builder {
        columns: Columns::default(),
        numbers: HashMap::new(),
        landed: vec![(u32::MAX, u32::MAX, false); pieces.all.len()],
        at_gates: HashMap::new(),
        between: HashMap::new(),
    };
    for chain in &chains {
        builder.chain(chain, &pieces, gathered, &places)?;
    }
    imported.gates = builder.gates(gathered, &places)?;
    let lights = places.stops.iter().filter(|(_, stop)| **stop == Stop::Lights);
    let lights = lights.filter_map(|(node, _)| builder.numbers.get(node).copied()).collect();
    let Builder { mut columns, landed, between, .. } = builder;
    restrict::resolve(gathered, &places, &pieces, &landed, &mut columns, imported);
    columns.kinds = std::mem::take(&mut gathered.kinds.values);
    columns.names = std::mem::take(&mut gathered.names.values);
    columns.conditions = std::mem::take(&mut gathered.conditions);
    if columns.kinds.len() > usize::from(u16::MAX) {
        return Err(RoadsError::TooMany { what: "kinds of road", limit: u64::from(u16::MAX) });
    }
    columns.density = density::of(&columns);
    columns.holds = holds::of(&columns, &Stops { lights, between });
    Ok(columns)
}

/// Ferries whose time is known: over what length it is. Other roads may touch a crossing midway, and each piece of it takes
/// its share; pieces of several crossings take theirs when they become one edge.
fn ferries(gathered: &mut Gathered, places: &Places, nodes: &[u32]) {
    for number in 0..gathered.ways.len() {
        let way = gathered.ways[number];
        let kind = gathered.kinds.values[usize::from(way.kind)];
        if kind.class != RoadClass::Ferry || kind.minutes == 0 {
            continue;
        }
        let run = nodes[way.first..way.first + way.count].iter().filter_map(|node| places.at.get(*node as usize));
        let known: Vec<Units> = run.copied().filter(|at| *at != NOWHERE).collect();
        let over_cm = length_cm(&known);
        gathered.ways[number].kind = gathered.kind(Kind { over_cm, ..kind });
    }
}

/// Place along a curve that fills the plane (Morton): near numbers are near on the ground.
pub(crate) fn curve(at: Units) -> u64 {
    fn spread(number: u32) -> u64 {
        let mut n = u64::from(number);
        for (shift, mask) in [
            (16, 0x0000_ffff_0000_ffff),
            (8, 0x00ff_00ff_00ff_00ff),
            (4, 0x0f0f_0f0f_0f0f_0f0f),
            (2, 0x3333_3333_3333_3333),
            (1, 0x5555_5555_5555_5555),
        ] {
            n = (n | (n << shift)) & mask;
        }
        n
    }
    let shifted = |value: i32| value.wrapping_sub(i32::MIN).cast_unsigned();
    (spread(shifted(at.0)) << 1) | spread(shifted(at.1))
}

struct Builder {
    columns: Columns,
    /// Number of the junction that a node became.
    numbers: HashMap<u32, u32>,
    landed: Vec<Landed>,
    /// Junctions that stand for the same node, one for each edge that ends at its gate.
    at_gates: HashMap<u32, Vec<u32>>,
    /// Seconds that places between junctions hold drivers up, by edge.
    between: HashMap<u32, u32>,
}

impl Builder {
    fn junction(&mut self, node: u32, places: &Places) -> u32 {
        let next = u32::try_from(self.columns.nodes.len()).unwrap_or(u32::MAX);
        if places.gates.contains_key(&node) {
            self.columns.nodes.push(places.at[node as usize]);
            self.at_gates.entry(node).or_default().push(next);
            return next;
        }
        *self.numbers.entry(node).or_insert_with(|| {
            self.columns.nodes.push(places.at[node as usize]);
            next
        })
    }

    fn chain(
        &mut self,
        chain: &[Leg],
        pieces: &Pieces,
        gathered: &Gathered,
        places: &Places,
    ) -> Result<(), RoadsError> {
        // The edge runs as its first piece does.
        let turned = chain[0].backward;
        let mut legs: Vec<Leg> = chain.to_vec();
        if turned {
            legs.reverse();
            for leg in &mut legs {
                leg.backward = !leg.backward;
            }
        }
        let lead = chain[0];
        let way = gathered.ways[pieces.all[lead.piece as usize].way as usize];
        let cuts = gathered.kinds.values[usize::from(way.kind)].class != RoadClass::Ferry;
        let (start, _) = pieces.ends(legs[0]);
        let (_, end) = pieces.ends(legs[legs.len() - 1]);
        let mut from = self.junction(start, places);
        let mut points: Vec<Units> = vec![places.at[start as usize]];
        let mut length = 0.0;
        for (number, leg) in legs.iter().enumerate() {
            let piece = pieces.all[leg.piece as usize];
            let mut run: Vec<Units> =
                pieces.nodes[piece.from..=piece.to].iter().map(|node| places.at[*node as usize]).collect();
            if leg.backward {
                run.reverse();
            }
            let first = self.next_edge();
            let inner = if leg.backward { piece.from..piece.to } else { piece.from + 1..piece.to + 1 };
            self.stops(first, &pieces.nodes[inner], (number + 1 == legs.len()).then_some(end), places);
            for (at, place) in run.iter().enumerate().skip(1) {
                let last = number + 1 == legs.len() && at + 1 == run.len();
                let ahead = points[points.len() - 1];
                let metres = metres(ahead, *place);
                // A straight stretch without a bend is cut as well.
                let inner = if cuts { (metres / LONGEST_M).floor().min(1_000.0) } else { 0.0 };
                let mut cut = 1.0;
                while cut <= inner {
                    points.push(between(ahead, *place, cut / (inner + 1.0)));
                    from = self.cut(from, &mut points, way)?;
                    (cut, length) = (cut + 1.0, 0.0);
                }
                points.push(*place);
                length += metres / (inner + 1.0);
                if cuts && length > LONGEST_M && !last {
                    from = self.cut(from, &mut points, way)?;
                    length = 0.0;
                }
            }
            // The edge that is being made holds the end of this piece, unless it was just cut there.
            let last = if points.len() > 1 { self.next_edge() } else { self.next_edge().saturating_sub(1) };
            self.landed[leg.piece as usize] = (first, last, leg.backward);
        }
        let to = self.junction(end, places);
        push_edge(&mut self.columns, (from, to), &points, way.kind, way.name)?;
        Ok(())
    }

    /// Notes what holds drivers up on a piece that starts with an edge.
    fn stops(&mut self, edge: u32, nodes: &[u32], junction: Option<u32>, places: &Places) {
        for node in nodes {
            let seconds = match places.stops.get(node) {
                Some(Stop::Toll) => holds::TOLL_S,
                Some(Stop::Lights) if junction != Some(*node) => holds::LIGHTS_S,
                _ => continue,
            };
            let sum = self.between.entry(edge).or_default();
            *sum = sum.saturating_add(seconds);
        }
    }

    fn next_edge(&self) -> u32 {
        u32::try_from(self.columns.ends.len()).unwrap_or(u32::MAX)
    }

    /// Ends an edge at the last of its points and starts the next one there.
    fn cut(&mut self, from: u32, points: &mut Vec<Units>, way: Way) -> Result<u32, RoadsError> {
        let place = points[points.len() - 1];
        let to = u32::try_from(self.columns.nodes.len()).unwrap_or(u32::MAX);
        self.columns.nodes.push(place);
        push_edge(&mut self.columns, (from, to), points, way.kind, way.name)?;
        *points = vec![place];
        Ok(to)
    }

    /// Joins the junctions of each gate by edges without length, through one in the middle where more than two meet.
    fn gates(&mut self, gathered: &mut Gathered, places: &Places) -> Result<u64, RoadsError> {
        let mut gates: Vec<(u32, Vec<u32>)> = self.at_gates.drain().collect();
        gates.sort_unstable();
        let mut count = 0;
        for (node, junctions) in gates {
            let (Some(kind), at) = (places.gates.get(&node).copied(), places.at[node as usize]) else { continue };
            count += 1;
            let kind = gathered.kind(Kind { class: RoadClass::Gate, ..kind });
            match junctions[..] {
                [] | [_] => {}
                [a, b] => {
                    push_edge(&mut self.columns, (a, b), &[at, at], kind, 0)?;
                }
                _ => {
                    let middle = u32::try_from(self.columns.nodes.len()).unwrap_or(u32::MAX);
                    self.columns.nodes.push(at);
                    for junction in junctions {
                        push_edge(&mut self.columns, (junction, middle), &[at, at], kind, 0)?;
                    }
                }
            }
        }
        Ok(count)
    }
}
