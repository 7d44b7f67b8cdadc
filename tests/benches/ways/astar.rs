//! Bidirectional A*, as plain as it is exact: the bound is the way as the crow flies at the greatest speed of the graph,
//! halved between both directions so that they fit together (Ikeda and others: "A fast algorithm for finding better routes
//! by AI search techniques", 1994).

use std::{cmp::Reverse, collections::BinaryHeap};

use passage_roads::SearchGraph;

/// The graph backwards, positions in space, and memory to be used again.
pub(crate) struct Plain {
    first: Vec<u32>,
    head: Vec<u32>,
    cost: Vec<u32>,
    at: Vec<[f64; 3]>,
    /// Hundredths of a second for a metre at the greatest speed of the graph.
    pace: f64,
    sides: [Side; 2],
}

#[derive(Default)]
struct Side {
    cost: Vec<u64>,
    met: Vec<u32>,
    heap: BinaryHeap<Reverse<(i64, u32)>>,
}

const FAR: u64 = u64::MAX;
const EARTH_M: f64 = 6_371_000.0;

impl Plain {
    pub(crate) fn new(graph: &SearchGraph) -> Self {
        let count = graph.at.len();
        let mut first = vec![0u32; count + 1];
        for head in &graph.head {
            first[*head as usize + 1] += 1;
        }
        for at in 1..first.len() {
            first[at] += first[at - 1];
        }
        let (mut next, mut head, mut cost) = (first.clone(), vec![0; graph.head.len()], vec![0; graph.head.len()]);
        let at: Vec<[f64; 3]> = graph
            .at
            .iter()
            .map(|at| {
                let ((slat, clat), (slon, clon)) = (at.lat().to_radians().sin_cos(), at.lon().to_radians().sin_cos());
                [clat * clon, clat * slon, slat].map(|part| part * EARTH_M)
            })
            .collect();
        let mut pace = f64::INFINITY;
        for (state, run) in (0u32..).zip(graph.first.windows(2)) {
            for step in run[0] as usize..run[1] as usize {
                let slot = &mut next[graph.head[step] as usize];
                head[*slot as usize] = state;
                cost[*slot as usize] = graph.cost[step];
                *slot += 1;
                let metres = chord(at[state as usize], at[graph.head[step] as usize]);
                if metres > 1.0 {
                    pace = pace.min(f64::from(graph.cost[step]) / metres);
                }
            }
        }
        let side = || Side { cost: vec![FAR; count], ..Side::default() };
        // A little less, so that rounding and steps of less than a metre stay bounded.
        Self { first, head, cost, at, pace: 0.98 * if pace.is_finite() { pace } else { 0.0 }, sides: [side(), side()] }
    }

    /// What the cheapest way costs; `None`: there is none.
    pub(crate) fn cost(&mut self, graph: &SearchGraph, from: u32, to: u32) -> Option<u32> {
        let Self { first, head, cost, at, pace, sides } = self;
        // Twice the bound of the forward direction; that of the other direction is its opposite.
        #[expect(clippy::cast_possible_truncation, reason = "hundredths of a second")]
        let bound = |state: u32| {
            let here = at[state as usize];
            ((chord(here, at[to as usize]) - chord(at[from as usize], here)) * *pace) as i64
        };
        for (side, start) in sides.iter_mut().zip([from, to]) {
            for state in side.met.drain(..) {
                side.cost[state as usize] = FAR;
            }
            side.heap.clear();
            side.cost[start as usize] = 0;
            side.met.push(start);
        }
        sides[0].heap.push(Reverse((bound(from), from)));
        sides[1].heap.push(Reverse((-bound(to), to)));
        let mut best = FAR;
        while let (Some(Reverse((a, _))), Some(Reverse((b, _)))) = (sides[0].heap.peek(), sides[1].heap.peek()) {
            // Keys are twice as large as costs. Whole hundredths are lost at each of two roundings.
            if best != FAR && a + b >= i64::try_from(2 * best).unwrap_or(i64::MAX) + 4 {
                break;
            }
            let way = usize::from(a > b);
            let sign = if way == 0 { 1 } else { -1 };
            let key = |total: u64, state: u32| i64::try_from(2 * total).unwrap_or(i64::MAX) + sign * bound(state);
            let Some(Reverse((due, state))) = sides[way].heap.pop() else { break };
            let own = sides[way].cost[state as usize];
            // It was reached for less in the meantime.
            if key(own, state) != due {
                continue;
            }
            let (starts, heads, costs) =
                if way == 0 { (&graph.first, &graph.head, &graph.cost) } else { (&*first, &*head, &*cost) };
            for step in starts[state as usize] as usize..starts[state as usize + 1] as usize {
                let (next, total) = (heads[step], own + u64::from(costs[step]));
                let known = &mut sides[way].cost[next as usize];
                if total >= *known {
                    continue;
                }
                if *known == FAR {
                    sides[way].met.push(next);
                }
                sides[way].cost[next as usize] = total;
                sides[way].heap.push(Reverse((key(total, next), next)));
                let other = sides[1 - way].cost[next as usize];
                if other != FAR {
                    best = best.min(total + other);
                }
            }
        }
        if from == to {
            best = 0;
        }
        u32::try_from(best).ok()
    }
}

fn chord(a: [f64; 3], b: [f64; 3]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum::<f64>().sqrt()
}
