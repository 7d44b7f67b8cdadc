//! The fewest roads that must be cut to part one end of a graph from the other: a maximum flow (Dinitz 1970), every road
//! carrying one.

use super::{
    number,
    order::{Graph, Side},
};

/// A cut through a graph.
pub(super) struct Cut {
    pub(super) side: Vec<Side>,
    /// Roads across.
    pub(super) crossing: u32,
    /// Nodes along it.
    pub(super) middle: usize,
    /// Difference in size of its sides.
    pub(super) unbalance: usize,
}

/// For every entry of the lists of neighbours, the entry that is the way back.
pub(super) fn back(graph: &Graph) -> Vec<u32> {
    let mut next = graph.first.clone();
    let mut back = vec![0; graph.near.len()];
    // Lists ascend, so the entries that name a node are met in the order of its own list.
    for from in 0..number(graph.len()) {
        for entry in graph.first[from as usize]..graph.first[from as usize + 1] {
            let to = graph.near[entry as usize] as usize;
            back[entry as usize] = next[to];
            next[to] += 1;
        }
    }
    back
}

const FAR: u32 = u32::MAX;

struct Flow<'g> {
    graph: &'g Graph,
    back: &'g [u32],
    /// What runs through every entry: 1, 0 or -1.
    runs: Vec<i8>,
    level: Vec<u32>,
    next: Vec<u32>,
    queue: Vec<u32>,
}

/// The least cut between the first fourth of `nodes` and the last one; `None` when `most` roads or more cross it.
pub(super) fn cut(graph: &Graph, back: &[u32], nodes: &[u32], most: u32) -> Option<Cut> {
    let fourth = (nodes.len() / 4).max(1);
    let (sources, sinks) = (&nodes[..fourth], &nodes[nodes.len() - fourth..]);
    let mut is_sink = vec![false; graph.len()];
    for node in sinks {
        is_sink[*node as usize] = true;
    }
    let mut flow = Flow {
        graph,
        back,
        runs: vec![0; graph.near.len()],
        level: vec![FAR; graph.len()],
        next: Vec::new(),
        queue: Vec::with_capacity(graph.len()),
    };
    let mut crossing = 0;
    while flow.levels(sources, &is_sink) {
        flow.next = graph.first[..graph.len()].to_vec();
        for source in sources {
            while flow.push(*source, &is_sink) {
                crossing += 1;
                if crossing >= most {
                    return None;
                }
            }
        }
    }
    // What the sources still reach is one side; so is what still reaches the sinks: the more even parting counts.
    let near_sources: Vec<bool> = flow.level.iter().map(|level| *level != FAR).collect();
    let near_sinks = flow.reaching(sinks);
    let even = |left: usize| left.abs_diff(graph.len() - left);
    let left = near_sources.iter().filter(|near| **near).count();
    let right = near_sinks.iter().filter(|near| **near).count();
    let on_left: Vec<bool> =
        if even(left) <= even(right) { near_sources } else { near_sinks.iter().map(|near| !near).collect() };
    Some(along(graph, &on_left, crossing))
}

/// The nodes along a cut: those at its edge on the side with fewer of them.
fn along(graph: &Graph, on_left: &[bool], crossing: u32) -> Cut {
    let at_edge: Vec<bool> = (0..number(graph.len()))
        .map(|node| graph.of(node).iter().any(|other| on_left[*other as usize] != on_left[node as usize]))
        .collect();
    let count = |left: bool| at_edge.iter().zip(on_left).filter(|(edge, on)| **edge && **on == left).count();
    let (left, right) = (count(true), count(false));
    let from_left = left < right || (left == right && on_left.iter().filter(|on| **on).count() * 2 > on_left.len());
    let side: Vec<Side> = at_edge
        .iter()
        .zip(on_left)
        .map(|(edge, on)| match (*edge && *on == from_left, *on) {
            (true, _) => Side::Middle,
            (false, true) => Side::Left,
            (false, false) => Side::Right,
        })
        .collect();
    let size = |wanted: Side| side.iter().filter(|side| **side == wanted).count();
    let unbalance = size(Side::Left).abs_diff(size(Side::Right));
    Cut { crossing, middle: size(Side::Middle), unbalance, side }
}

impl Flow<'_> {
    /// Distances from the sources along what has room; whether a sink is reached.
    fn levels(&mut self, sources: &[u32], is_sink: &[bool]) -> bool {
        self.level.fill(FAR);
        self.queue.clear();
        self.queue.extend_from_slice(sources);
        for node in sources {
            self.level[*node as usize] = 0;
        }
        let (mut at, mut reached) = (0, FAR);
        while let Some(node) = self.queue.get(at).copied() {
            at += 1;
            let level = self.level[node as usize];
            if level >= reached {
                break;
            }
            for entry in self.graph.first[node as usize]..self.graph.first[node as usize + 1] {
                let to = self.graph.near[entry as usize];
                if self.runs[entry as usize] < 1 && self.level[to as usize] == FAR {
                    self.level[to as usize] = level + 1;
                    if is_sink[to as usize] {
                        reached = level + 1;
                    }
                    self.queue.push(to);
                }
            }
        }
        reached != FAR
    }

    /// Sends one from a source to a sink along rising levels; `false` when there is no way left.
    fn push(&mut self, source: u32, is_sink: &[bool]) -> bool {
        let mut path: Vec<u32> = Vec::new();
        let mut node = source;
        loop {
            if is_sink[node as usize] {
                for entry in path {
                    self.runs[entry as usize] += 1;
                    self.runs[self.back[entry as usize] as usize] -= 1;
                }
                return true;
            }
            let end = self.graph.first[node as usize + 1];
            let mut entry = self.next[node as usize];
            while entry < end {
                let to = self.graph.near[entry as usize] as usize;
                if self.runs[entry as usize] < 1 && self.level[to] == self.level[node as usize] + 1 {
                    break;
                }
                entry += 1;
            }
            self.next[node as usize] = entry;
            if entry < end {
                path.push(entry);
                node = self.graph.near[entry as usize];
            } else if let Some(last) = path.pop() {
                node = self.graph.near[self.back[last as usize] as usize];
                self.next[node as usize] += 1;
            } else {
                return false;
            }
        }
    }

    /// Nodes from which a sink can still be reached.
    fn reaching(&mut self, sinks: &[u32]) -> Vec<bool> {
        let mut seen = vec![false; self.graph.len()];
        self.queue.clear();
        self.queue.extend_from_slice(sinks);
        for node in sinks {
            seen[*node as usize] = true;
        }
        let mut at = 0;
        while let Some(node) = self.queue.get(at).copied() {
            at += 1;
            for entry in self.graph.first[node as usize]..self.graph.first[node as usize + 1] {
                let from = self.graph.near[entry as usize] as usize;
                // Room on the way from there to here.
                if self.runs[self.back[entry as usize] as usize] < 1 && !seen[from] {
                    seen[from] = true;
                    self.queue.push(number(from));
                }
            }
        }
        seen
    }
}
