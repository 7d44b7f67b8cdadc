//! Contraction along an order: which edges a node has upward, once everything below it is gone.

use super::number;
use crate::{RoadsError, states::States};

/// Most edges: they are counted in 32 bits, with one bit for the direction.
const MOST: usize = (1 << 31) - 1;

/// Ranks of the states, first upward edges, and upper ends.
pub(super) type Shape = (Vec<u32>, Vec<u32>, Vec<u32>);

/// The rank of every state, the first upward edge of every rank, and the upper ends. Ranks are made so that each subtree
/// of the elimination tree is one run of ranks.
pub(super) fn contract(states: &States, order: &[u32]) -> Result<Shape, RoadsError> {
    let count = states.count();
    let mut rank = vec![0; count];
    for (at, state) in order.iter().enumerate() {
        rank[*state as usize] = number(at);
    }
    let mut lists: Vec<Vec<u32>> = vec![Vec::new(); count];
    for (state, from) in rank.iter().enumerate() {
        for step in &states.steps[states.steps_of(number(state))] {
            let to = rank[step.to as usize];
            if *from != to {
                lists[*from.min(&to) as usize].push(*from.max(&to));
            }
        }
    }
    let (mut first, mut up) = (Vec::with_capacity(count + 1), Vec::new());
    for at in 0..count {
        let mut list = std::mem::take(&mut lists[at]);
        list.sort_unstable();
        list.dedup();
        first.push(number(up.len()));
        if let Some((parent, rest)) = list.split_first() {
            lists[*parent as usize].extend_from_slice(rest);
        }
        up.extend_from_slice(&list);
        if up.len() > MOST {
            return Err(RoadsError::TooMany { what: "shortcuts", limit: MOST as u64 });
        }
    }
    first.push(number(up.len()));
    Ok(renumber(&rank, &first, &up))
}

/// Numbers the ranks anew, children before parents, each subtree in one run.
fn renumber(rank: &[u32], first: &[u32], up: &[u32]) -> Shape {
    let count = rank.len();
    let parent = |at: usize| (first[at] < first[at + 1]).then(|| up[first[at] as usize] as usize);
    let mut size = vec![1u32; count];
    for at in 0..count {
        if let Some(parent) = parent(at) {
            size[parent] += size[at];
        }
    }
    // The run of a subtree starts where the runs before it under the same parent end.
    let mut start = vec![0u32; count];
    let mut used = vec![0u32; count];
    let mut roots = 0;
    for at in (0..count).rev() {
        let (base, taken) = parent(at).map_or((0, &mut roots), |parent| (start[parent], &mut used[parent]));
        start[at] = base + *taken;
        *taken += size[at];
    }
    let new = |at: usize| start[at] + size[at] - 1;
    let mut old = vec![0u32; count];
    for at in 0..count {
        old[new(at) as usize] = number(at);
    }
    let (mut firsts, mut ups) = (Vec::with_capacity(count + 1), Vec::with_capacity(up.len()));
    for old in &old {
        firsts.push(number(ups.len()));
        let run = first[*old as usize] as usize..first[*old as usize + 1] as usize;
        ups.extend(up[run].iter().map(|upper| new(*upper as usize)));
    }
    firsts.push(number(ups.len()));
    (rank.iter().map(|rank| new(*rank as usize)).collect(), firsts, ups)
}
