//! A customizable contraction hierarchy (Dibbelt, Strasser, Wagner: "Customizable Contraction Hierarchies", ACM JEA 2016):
//! the order depends on the shape of the network only, so that new weights (another vehicle, another assessment, one
//! closure more) take effect in a fraction of a second, and a search touches some hundred nodes of millions.
//!
//! Vertices are states of the network, numbered here by their rank: the last is the most important.

mod change;
mod contract;
mod customize;
mod flow;
mod metric;
mod order;
mod query;
mod reduce;
mod tree;

use rayon::prelude::*;

use crate::{
    RoadsError, Step as Stage, Watch,
    network::{Columns, Units},
    source::go_on,
    states::States,
};

use tree::Tree;

pub(crate) use metric::{Lists, Metric, NEVER, plus};
pub(crate) use query::{Both, Found, Seed, potentials::Potentials};

/// No edge: a step that ends where it starts.
const NO_EDGE: u32 = u32::MAX;

/// The hierarchy. An edge has a lower end (its tail, lower rank) and an upper one.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Hierarchy {
    /// Rank of every state.
    pub(crate) rank: Vec<u32>,
    /// State of every rank.
    order: Vec<u32>,
    /// First edge of every rank upward; one more than there are ranks.
    pub(crate) first: Vec<u32>,
    /// Upper end of every edge, ascending for each lower end.
    pub(crate) up: Vec<u32>,
    /// Lower end of every edge.
    low: Vec<u32>,
    /// For every rank: its first place in `down`.
    down_first: Vec<u32>,
    /// Edges by their upper end, ascending by their lower end.
    down: Vec<u32>,
    /// The lower ends of those: two lists of them are gone through together at every change, and looking each up by its
    /// edge would be most of the time.
    down_low: Vec<u32>,
    /// For every step: twice the number of its edge, plus one when it goes down; [`NO_EDGE`] for a loop.
    step_edge: Vec<u32>,
    /// For each 64 edges one bit each: whether a step is on it (most are only there for ways over lower ranks); and on how
    /// many before them.
    stepped: Vec<(u64, u32)>,
    /// Parts of the elimination tree.
    tree: Tree,
}

impl Hierarchy {
    /// Works out an order, and the hierarchy of it.
    pub(crate) fn new(columns: &Columns, states: &States, watch: &dyn Watch) -> Result<Self, RoadsError> {
        let at: Vec<Units> =
            (0..states.count()).map(|state| columns.nodes[states.node(number(state)) as usize]).collect();
        let graph = order::Graph::new(states, at);
        go_on(watch, Stage::Order, 1, 10)?;
        let order = order::order(graph);
        go_on(watch, Stage::Order, 8, 10)?;
        let (rank, first, up) = contract::contract(states, &order)?;
        go_on(watch, Stage::Order, 9, 10)?;
        Self::complete(states, rank, first, up).ok_or(RoadsError::Damaged { at: 0, detail: "order of the network" })
    }

    /// Everything that follows from the order and the upward edges; `None` when they do not fit the network.
    pub(crate) fn complete(states: &States, rank: Vec<u32>, first: Vec<u32>, up: Vec<u32>) -> Option<Self> {
        let count = states.count();
        let mut order = vec![u32::MAX; count];
        for (state, rank) in rank.iter().enumerate() {
            *order.get_mut(*rank as usize)? = number(state);
        }
        let fits = rank.len() == count
            && number(count) < metric::MOST_RANKS
            && first.len() == count + 1
            && first.first() == Some(&0)
            && first.last().is_some_and(|last| *last as usize == up.len())
            && order.iter().all(|state| *state != u32::MAX)
            && first.windows(2).all(|pair| pair[0] <= pair[1]);
        if !fits {
            return None;
        }
        let mut low = vec![0; up.len()];
        let mut down_first = vec![0u32; count + 1];
        for rank in 0..count {
            let run = first[rank] as usize..first[rank + 1] as usize;
            let mut last = number(rank);
            for edge in run {
                if up[edge] <= last || up[edge] as usize >= count {
                    return None;
                }
                last = up[edge];
                low[edge] = number(rank);
                down_first[up[edge] as usize + 1] += 1;
            }
        }
        for at in 1..down_first.len() {
            down_first[at] += down_first[at - 1];
        }
        let mut next = down_first.clone();
        let (mut down, mut down_low) = (vec![0; up.len()], vec![0; up.len()]);
        for (edge, upper) in up.iter().enumerate() {
            let slot = &mut next[*upper as usize];
            down[*slot as usize] = number(edge);
            down_low[*slot as usize] = low[edge];
            *slot += 1;
        }
        let (step_edge, stepped) = (Vec::new(), vec![(0u64, 0u32); up.len().div_ceil(64)]);
        let tree = Tree::new(count, |rank| {
            let run = first[rank as usize]..first[rank as usize + 1];
            (!run.is_empty()).then(|| up[run.start as usize])
        });
        let mut hierarchy = Self { rank, order, first, up, low, down_first, down, down_low, step_edge, stepped, tree };
        let runs: Option<Vec<Vec<u32>>> = (0..count.div_ceil(CHUNK))
            .into_par_iter()
            .map(|chunk| hierarchy.edges_of_steps(states, chunk * CHUNK..((chunk + 1) * CHUNK).min(count)))
            .collect();
        hierarchy.step_edge = runs?.concat();
        for edge in hierarchy.step_edge.iter().filter(|edge| **edge != NO_EDGE).map(|edge| edge / 2) {
            hierarchy.stepped[(edge / 64) as usize].0 |= 1 << (edge % 64);
        }
        let mut count = 0;
        for (bits, before) in &mut hierarchy.stepped {
            *before = count;
            count += bits.count_ones();
        }
        Some(hierarchy)
    }

    fn edges_of_steps(&self, states: &States, of: std::ops::Range<usize>) -> Option<Vec<u32>> {
        let mut edges = Vec::new();
        for state in of {
            let from = self.rank[state];
            for step in states.steps_of(number(state)) {
                let to = self.rank[states.steps[step].to as usize];
                edges.push(match from.cmp(&to) {
                    std::cmp::Ordering::Equal => NO_EDGE,
                    std::cmp::Ordering::Less => 2 * self.edge(from, to)?,
                    std::cmp::Ordering::Greater => 2 * self.edge(to, from)? + 1,
                });
            }
        }
        Some(edges)
    }

    /// The edge between two ranks, the lower one first.
    fn edge(&self, low: u32, high: u32) -> Option<u32> {
        let run = self.ups(low);
        let at = self.up[run.clone()].binary_search(&high).ok()?;
        Some(number(run.start + at))
    }

    /// Pairs of edges from a common lower rank to both of two ranks, by ascending lower rank.
    fn below(&self, low: u32, high: u32) -> impl Iterator<Item = (u32, u32)> + '_ {
        let (mut a, mut b) = (self.down_run(low), self.down_run(high));
        // Whatever is below the lower one is in its own part of the tree: the upper one has much that lies elsewhere.
        if let Some(first) = self.down_low[a.clone()].first() {
            b.start += self.down_low[b.clone()].partition_point(|rank| rank < first);
        }
        std::iter::from_fn(move || {
            while !a.is_empty() && !b.is_empty() {
                let (first, second) = (a.start, b.start);
                let (x, y) = (self.down_low[first], self.down_low[second]);
                a.start += usize::from(x <= y);
                b.start += usize::from(y <= x);
                if x == y {
                    return Some((self.down[first], self.down[second]));
                }
            }
            None
        })
    }

    /// One of something for every edge, from its upper end and whether it is the last of its rank.
    fn each_up<T>(&self, of: impl Fn(u32, bool) -> T) -> Vec<T> {
        let mut all = Vec::with_capacity(self.up.len());
        for rank in 0..number(self.rank.len()) {
            let run = self.ups(rank);
            let last = run.end;
            all.extend(run.map(|edge| of(self.up[edge], edge + 1 == last)));
        }
        all
    }

    /// The place of an edge among those that have a step on them; `None`: it has none.
    fn step_place(&self, edge: usize) -> Option<usize> {
        let ((bits, before), own) = (*self.stepped.get(edge / 64)?, 1u64 << (edge % 64));
        (bits & own != 0).then(|| (before + (bits & (own - 1)).count_ones()) as usize)
    }

    /// How many edges have a step on them.
    fn with_step(&self) -> usize {
        self.stepped.last().map_or(0, |(bits, before)| (before + bits.count_ones()) as usize)
    }

    /// Edges upward from a rank.
    fn ups(&self, rank: u32) -> std::ops::Range<usize> {
        self.first[rank as usize] as usize..self.first[rank as usize + 1] as usize
    }

    /// Where the edges downward from a rank are, by ascending lower end.
    fn down_run(&self, rank: u32) -> std::ops::Range<usize> {
        self.down_first[rank as usize] as usize..self.down_first[rank as usize + 1] as usize
    }

    /// The next rank up in the elimination tree; `None` at a root.
    fn parent(&self, rank: u32) -> Option<u32> {
        self.up[self.ups(rank)].first().copied()
    }

    pub(crate) fn memory(&self) -> usize {
        4 * (self.rank.len() * 4 + self.up.len() * 4 + self.step_edge.len()) + self.up.len() / 4 + self.tree.memory()
    }

    /// How many edges there are.
    pub(crate) fn edges(&self) -> usize {
        self.up.len()
    }
}

const CHUNK: usize = 1 << 14;

/// Counts here fit into 32 bits: the number of states and steps is checked when they are made.
fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
