//! The order of contraction: nested dissection by inertial flow (Schild, Sommer: "On Balanced Separators in Road Networks",
//! SEA 2015). A network is cut where the fewest roads cross between a fourth of it on one side and a fourth on the
//! other; what lies along the cut comes last, both halves are cut again.

use rayon::prelude::*;

use super::{flow, number, reduce::reduce};
use crate::{network::Units, states::States};

/// A graph without directions: for each node its neighbours, ascending, each once.
pub(super) struct Graph {
    /// What its nodes are called outside.
    pub(super) ids: Vec<u32>,
    pub(super) at: Vec<Units>,
    pub(super) first: Vec<u32>,
    pub(super) near: Vec<u32>,
}

/// Below this many nodes a graph is no longer cut.
const SMALL: usize = 24;

/// From this many nodes on, halves and directions are worked on at once.
const LARGE: usize = 4_000;

impl Graph {
    pub(super) fn new(states: &States, at: Vec<Units>) -> Self {
        let mut near: Vec<Vec<u32>> = vec![Vec::new(); states.count()];
        for from in 0..states.count() {
            for step in &states.steps[states.steps_of(number(from))] {
                if step.to as usize != from {
                    near[from].push(step.to);
                    near[step.to as usize].push(number(from));
                }
            }
        }
        near.par_iter_mut().for_each(|list| {
            list.sort_unstable();
            list.dedup();
        });
        Self::from_lists((0..number(states.count())).collect(), at, &near)
    }

    fn from_lists(ids: Vec<u32>, at: Vec<Units>, lists: &[Vec<u32>]) -> Self {
        let mut first = Vec::with_capacity(lists.len() + 1);
        let mut near = Vec::with_capacity(lists.iter().map(Vec::len).sum());
        for list in lists {
            first.push(number(near.len()));
            near.extend_from_slice(list);
        }
        first.push(number(near.len()));
        Self { ids, at, first, near }
    }

    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    pub(super) fn of(&self, node: u32) -> &[u32] {
        &self.near[self.first[node as usize] as usize..self.first[node as usize + 1] as usize]
    }

    /// The part made of some nodes, which are in ascending order.
    fn part(&self, nodes: &[u32], place: &mut [u32]) -> Self {
        for (at, node) in nodes.iter().enumerate() {
            place[*node as usize] = number(at);
        }
        let mut part = Self {
            ids: nodes.iter().map(|node| self.ids[*node as usize]).collect(),
            at: nodes.iter().map(|node| self.at[*node as usize]).collect(),
            first: Vec::with_capacity(nodes.len() + 1),
            near: Vec::new(),
        };
        for node in nodes {
            part.first.push(number(part.near.len()));
            part.near.extend(self.of(*node).iter().map(|other| place[*other as usize]).filter(|at| *at != u32::MAX));
        }
        part.first.push(number(part.near.len()));
        for node in nodes {
            place[*node as usize] = u32::MAX;
        }
        part
    }
}

/// All nodes, the least important first.
pub(super) fn order(graph: Graph) -> Vec<u32> {
    let mut lists: Vec<Vec<u32>> = (0..graph.len()).map(|node| graph.of(number(node)).to_vec()).collect();
    let mut order = reduce(&mut lists);
    let core: Vec<u32> = (0..number(graph.len())).filter(|node| !lists[*node as usize].is_empty()).collect();
    let reduced = Graph::from_lists(graph.ids, graph.at, &lists);
    drop(lists);
    let core = reduced.part(&core, &mut vec![u32::MAX; reduced.len()]);
    drop(reduced);
    dissect(core, &mut order);
    order
}

/// Appends the nodes of a graph in order. Parts that hang together by nothing are taken one after another.
fn dissect(graph: Graph, order: &mut Vec<u32>) {
    let parts = components(&graph);
    match parts.len() {
        0 => {}
        1 => dissect_connected(graph, order),
        _ => {
            let mut place = vec![u32::MAX; graph.len()];
            let parts: Vec<Graph> = parts.iter().map(|nodes| graph.part(nodes, &mut place)).collect();
            drop(graph);
            let orders: Vec<Vec<u32>> = parts
                .into_par_iter()
                .map(|part| {
                    let mut order = Vec::with_capacity(part.len());
                    dissect_connected(part, &mut order);
                    order
                })
                .collect();
            order.extend(orders.into_iter().flatten());
        }
    }
}

fn dissect_connected(graph: Graph, order: &mut Vec<u32>) {
    if graph.len() <= SMALL {
        return by_degree(&graph, order);
    }
    let side = cut(&graph);
    let take = |wanted: Side| (0..number(graph.len())).filter(|n| side[*n as usize] == wanted).collect::<Vec<_>>();
    let (left, right, middle) = (take(Side::Left), take(Side::Right), take(Side::Middle));
    if left.is_empty() && right.is_empty() {
        return by_degree(&graph, order);
    }
    let mut place = vec![u32::MAX; graph.len()];
    let (a, b) = (graph.part(&left, &mut place), graph.part(&right, &mut place));
    let middle: Vec<u32> = middle.into_iter().map(|node| graph.ids[node as usize]).collect();
    let large = graph.len() >= LARGE;
    drop((graph, place, side, left, right));
    if large {
        let (mut first, mut second) = (Vec::with_capacity(a.len()), Vec::with_capacity(b.len()));
        rayon::join(|| dissect(a, &mut first), || dissect(b, &mut second));
        order.append(&mut first);
        order.append(&mut second);
    } else {
        dissect(a, order);
        dissect(b, order);
    }
    order.extend(middle);
}

/// Small parts: always the node with the fewest neighbours next, whose neighbours become neighbours.
fn by_degree(graph: &Graph, order: &mut Vec<u32>) {
    let mut lists: Vec<Vec<u32>> = (0..graph.len()).map(|node| graph.of(number(node)).to_vec()).collect();
    let mut left: Vec<u32> = (0..number(graph.len())).collect();
    while let Some((place, node)) =
        left.iter().copied().enumerate().min_by_key(|(_, node)| (lists[*node as usize].len(), *node))
    {
        left.remove(place);
        order.push(graph.ids[node as usize]);
        let neighbours = std::mem::take(&mut lists[node as usize]);
        for neighbour in &neighbours {
            let list = &mut lists[*neighbour as usize];
            list.retain(|other| *other != node);
            list.extend(neighbours.iter().filter(|other| *other != neighbour));
            list.sort_unstable();
            list.dedup();
        }
    }
}

/// Nodes of every part that hangs together, ascending.
fn components(graph: &Graph) -> Vec<Vec<u32>> {
    let mut seen = vec![false; graph.len()];
    let mut parts = Vec::new();
    for start in 0..number(graph.len()) {
        if std::mem::replace(&mut seen[start as usize], true) {
            continue;
        }
        let mut part = vec![start];
        let mut next = 0;
        while let Some(node) = part.get(next).copied() {
            next += 1;
            for other in graph.of(node) {
                if !std::mem::replace(&mut seen[*other as usize], true) {
                    part.push(*other);
                }
            }
        }
        part.sort_unstable();
        parts.push(part);
    }
    parts
}

/// Where a node is with respect to a cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
    Middle,
}

/// The best of cuts across four directions.
fn cut(graph: &Graph) -> Vec<Side> {
    const DIRECTIONS: [(i64, i64); 4] = [(1, 0), (0, 1), (1, 1), (1, -1)];
    let back = flow::back(graph);
    let along = |(up, right): (i64, i64)| {
        let mut nodes: Vec<u32> = (0..number(graph.len())).collect();
        nodes.sort_by_cached_key(|node| {
            let at = graph.at[*node as usize];
            (up * i64::from(at.0) + right * i64::from(at.1), *node)
        });
        nodes
    };
    let cuts: Vec<flow::Cut> = if graph.len() >= LARGE {
        DIRECTIONS.into_par_iter().filter_map(|way| flow::cut(graph, &back, &along(way), u32::MAX)).collect()
    } else {
        let mut cuts: Vec<flow::Cut> = Vec::new();
        for way in DIRECTIONS {
            let best = cuts.iter().map(|cut| cut.crossing).min().unwrap_or(u32::MAX);
            cuts.extend(flow::cut(graph, &back, &along(way), best));
        }
        cuts
    };
    let best = cuts.into_iter().min_by_key(|cut| (cut.middle, cut.unbalance));
    best.map_or_else(|| vec![Side::Middle; graph.len()], |cut| cut.side)
}
