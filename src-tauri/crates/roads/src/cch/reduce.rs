//! What needs no thought: nodes with one or two neighbours come first in the order, in rounds, so that long roads and
//! trees of side streets become shallow trees.

use super::number;

/// Takes out nodes with at most two neighbours until there are none. The neighbours of one taken out become neighbours.
/// Returns them in order, and leaves the rest in `near`.
pub(super) fn reduce(near: &mut [Vec<u32>]) -> Vec<u32> {
    let mut order = Vec::new();
    let mut out = vec![false; near.len()];
    let mut touched = vec![0u32; near.len()];
    let mut round = 0;
    let mut due: Vec<u32> = (0..near.len()).filter(|node| near[*node].len() <= 2).map(number).collect();
    while !due.is_empty() {
        round += 1;
        let mut later = Vec::new();
        for node in due {
            let at = node as usize;
            if out[at] || near[at].len() > 2 {
                continue;
            }
            if touched[at] == round {
                later.push(node);
                continue;
            }
            out[at] = true;
            order.push(node);
            let neighbours = std::mem::take(&mut near[at]);
            for neighbour in &neighbours {
                let list = &mut near[*neighbour as usize];
                list.retain(|other| *other != node);
                for other in &neighbours {
                    if other != neighbour
                        && let Err(place) = list.binary_search(other)
                    {
                        list.insert(place, *other);
                    }
                }
                touched[*neighbour as usize] = round;
                if list.len() <= 2 {
                    later.push(*neighbour);
                }
            }
        }
        due = later;
    }
    order
}
