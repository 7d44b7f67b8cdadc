//! Pieces of ways between junctions, and which of them follow one another without a choice.

use std::collections::HashSet;

use super::collect::{Gathered, NOWHERE, Places};
use crate::Kind;

/// A piece of a way between two nodes that matter, by positions in the list of nodes of all ways.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    /// Number of the way.
    pub(super) way: u32,
    /// First and last position.
    pub(super) from: usize,
    pub(super) to: usize,
}

/// A piece in one direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Leg {
    pub(super) piece: u32,
    pub(super) backward: bool,
}

pub(super) struct Pieces {
    pub(super) all: Vec<Piece>,
    /// Number of the node at every position.
    pub(super) nodes: Vec<u32>,
    /// First piece of every way; one more than there are ways.
    pub(super) of_way: Vec<u32>,
    /// Nodes at which a turn is restricted: junctions, even where only two roads meet.
    turns: HashSet<u32>,
}

/// A way with more nodes than that may have been made to go to and fro: what it runs over again is one piece of it.
const MANY_NODES: usize = 256;

impl Pieces {
    /// Cuts ways where another way touches, where something stands on the road, and where nodes are missing.
    /// `missing` is told the ways with a hole.
    pub(super) fn cut(gathered: &Gathered, places: &Places, nodes: Vec<u32>, mut missing: impl FnMut(i64)) -> Self {
        let mut uses = vec![0u8; places.ids.len()];
        for way in &gathered.ways {
            let run = &nodes[way.first..way.first + way.count];
            for (at, node) in run.iter().enumerate() {
                let end = at == 0 || at + 1 == run.len();
                let count = &mut uses[*node as usize];
                *count = count.saturating_add(if end { 2 } else { 1 });
            }
        }
        let turns: HashSet<u32> =
            gathered.restrictions.iter().filter_map(|restriction| places.number(restriction.via_node()?)).collect();
        let mut all = Vec::new();
        let mut of_way = Vec::with_capacity(gathered.ways.len() + 1);
        for (number, way) in gathered.ways.iter().enumerate() {
            of_way.push(u32::try_from(all.len()).unwrap_or(u32::MAX));
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            let mut start: Option<usize> = None;
            let mut hole = false;
            let mut driven: HashSet<(u32, u32)> = HashSet::new();
            for at in way.first..way.first + way.count {
                let node = nodes[at];
                if places.at[node as usize] == NOWHERE {
                    hole = true;
                    if let Some(from) = start.take().filter(|from| at - 1 > *from) {
                        all.push(Piece { way: number, from, to: at - 1 });
                    }
                    continue;
                }
                let Some(from) = start else {
                    start = Some(at);
                    continue;
                };
                let cut = uses[node as usize] > 1 || places.gates.contains_key(&node) || turns.contains(&node);
                // A loop back to its own start must not become an edge with one junction if it can be two.
                if cut || at + 1 == way.first + way.count {
                    if nodes[from] == node && at - from > 2 {
                        let middle = from.midpoint(at);
                        all.push(Piece { way: number, from, to: middle });
                        all.push(Piece { way: number, from: middle, to: at });
                    } else if nodes[from] != node {
                        let pair = (nodes[from].min(node), nodes[from].max(node));
                        if way.count > MANY_NODES && at - from == 1 && !driven.insert(pair) {
                            start = Some(at);
                            continue;
                        }
                        all.push(Piece { way: number, from, to: at });
                    }
                    start = Some(at);
                }
            }
            if hole {
                missing(way.id);
            }
        }
        of_way.push(u32::try_from(all.len()).unwrap_or(u32::MAX));
        Self { all, nodes, of_way, turns }
    }

    /// First and last node of a leg.
    pub(super) fn ends(&self, leg: Leg) -> (u32, u32) {
        let piece = self.all[leg.piece as usize];
        let (a, b) = (self.nodes[piece.from], self.nodes[piece.to]);
        if leg.backward { (b, a) } else { (a, b) }
    }

    fn kind(&self, gathered: &Gathered, leg: Leg) -> (Kind, u32) {
        let way = gathered.ways[self.all[leg.piece as usize].way as usize];
        let kind = gathered.kinds.values[usize::from(way.kind)];
        (if leg.backward { kind.turned() } else { kind }, way.name)
    }

    /// Puts pieces together that follow one another without a choice: same kind, same names, nothing between.
    /// Every piece is in exactly one chain.
    pub(super) fn chains(&self, gathered: &Gathered, places: &Places) -> Vec<Vec<Leg>> {
        let touching = self.touching(places.ids.len());
        // The only way on after a leg, if it can be folded into the same edge.
        let next = |leg: Leg| -> Option<Leg> {
            let (_, node) = self.ends(leg);
            let (count, legs) = touching[node as usize];
            if count != 2 || places.gates.contains_key(&node) || self.turns.contains(&node) {
                return None;
            }
            let on = legs.into_iter().find(|other| other.piece != leg.piece)?;
            (self.kind(gathered, leg) == self.kind(gathered, on)).then_some(on)
        };
        let mut done = vec![false; self.all.len()];
        let mut chains = Vec::new();
        for piece in 0..u32::try_from(self.all.len()).unwrap_or(u32::MAX) {
            if done[piece as usize] {
                continue;
            }
            // Back to where the chain starts, but not round a loop.
            let mut start = Leg { piece, backward: true };
            let mut steps = 0;
            while let Some(before) = next(start).filter(|before| before.piece != piece && steps < self.all.len()) {
                start = before;
                steps += 1;
            }
            let mut at = Leg { backward: !start.backward, ..start };
            let mut chain = Vec::new();
            loop {
                done[at.piece as usize] = true;
                chain.push(at);
                match next(at) {
                    Some(on) if !done[on.piece as usize] => at = on,
                    _ => break,
                }
            }
            // A loop of two pieces or more keeps two junctions.
            if chain.len() > 1 && self.ends(chain[0]).0 == self.ends(chain[chain.len() - 1]).1 {
                let second = chain.split_off(chain.len() / 2);
                chains.push(chain);
                chains.push(second);
            } else {
                chains.push(chain);
            }
        }
        chains
    }

    /// For every node: how many ends of pieces there are, and the first two legs that leave it.
    fn touching(&self, nodes: usize) -> Vec<(u8, [Leg; 2])> {
        let nothing = Leg { piece: u32::MAX, backward: false };
        let mut touching = vec![(0u8, [nothing; 2]); nodes];
        for piece in 0..u32::try_from(self.all.len()).unwrap_or(u32::MAX) {
            for backward in [false, true] {
                let leg = Leg { piece, backward };
                let (count, legs) = &mut touching[self.ends(leg).0 as usize];
                if let Some(slot) = legs.get_mut(usize::from(*count)) {
                    *slot = leg;
                }
                *count = count.saturating_add(1);
            }
        }
        touching
    }
}
