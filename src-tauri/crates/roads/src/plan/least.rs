//! The smallest set of closures that blocks.
//!
//! A least cut counts stretches of road, and one closure may lie on several. Whatever blocks has one closure of every set that
//! leaves a way when all others are closed. Such sets are gathered; the smallest choice that has one of each is tried until
//! it blocks, and then nothing smaller can (implicit hitting sets: Moreno-Centeno and Karp, Operations Research 61, 2013).

use std::collections::HashMap;

use crate::{Closure, Way, network::Network};

/// Sets as large as this are not looked for: it would take too long to be of use.
const MOST: usize = 8;

/// So many searches at most.
const SEARCHES: usize = 150;

/// So many choices are tried at most before the smallest one is given up.
const CHOICES: usize = 50_000;

/// Which closures lie on a way, whether or not they hold when it is driven.
pub(super) struct Lying<'n> {
    network: &'n Network,
    by_edge: HashMap<u32, Vec<(u32, crate::Section)>>,
}

impl<'n> Lying<'n> {
    pub(super) fn new(network: &'n Network, closures: &[Closure]) -> Self {
        let mut by_edge: HashMap<u32, Vec<(u32, crate::Section)>> = HashMap::new();
        for closure in closures {
            for section in &closure.sections {
                by_edge.entry(section.edge).or_default().push((closure.id, *section));
            }
        }
        Self { network, by_edge }
    }

    fn on(&self, way: &Way) -> Vec<u32> {
        let mut ids: Vec<u32> = Vec::new();
        for piece in &way.pieces {
            let length = self.network.length_m(piece.arc / 2);
            let there = self.by_edge.get(&(piece.arc / 2)).into_iter().flatten();
            let met = there.filter(|(_, section)| section.on(piece.arc, length, (piece.from_m, piece.to_m)).is_some());
            ids.extend(met.map(|(id, _)| *id));
        }
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}

/// A smallest set that blocks and has fewer than `than`; `None`: there is none, or it takes too long to say. `way` finds the
/// way with those closed that it is asked for.
pub(super) fn fewer(
    than: usize,
    lying: &Lying<'_>,
    mut way: impl FnMut(&dyn Fn(u32) -> bool) -> Option<Way>,
) -> Option<Vec<u32>> {
    let most = than.checked_sub(1).filter(|most| (1..MOST).contains(most))?;
    let (mut left, mut least) = (SEARCHES, 0);
    // Each has one closure of any set that blocks.
    let mut needed: Vec<Vec<u32>> = Vec::new();
    loop {
        let set = choice(&needed, &mut least, most)?;
        left = left.checked_sub(1)?;
        let Some(found) = way(&|id| set.contains(&id)) else { return Some(set) };
        // With all closed that do not lie on it there is this way; and as many of the others as leave one.
        let mut open = lying.on(&found);
        open.retain(|id| !set.contains(id));
        for id in open.clone() {
            if left == 0 || open.len() < 2 {
                break;
            }
            if !open.contains(&id) {
                continue;
            }
            left -= 1;
            if let Some(other) = way(&|closed| closed == id || !open.contains(&closed)) {
                let on = lying.on(&other);
                open.retain(|own| *own != id && on.contains(own));
            }
        }
        needed.push(open);
    }
}

/// A smallest choice that has one of each, of at most so many; `least`: smaller ones have been ruled out.
fn choice(needed: &[Vec<u32>], least: &mut usize, most: usize) -> Option<Vec<u32>> {
    let mut tries = CHOICES;
    while *least <= most {
        let mut chosen = Vec::new();
        if hit(needed, &mut chosen, *least, &mut tries) {
            chosen.sort_unstable();
            return Some(chosen);
        }
        if tries == 0 {
            return None;
        }
        *least += 1;
    }
    None
}

/// Adds at most `more` to what is chosen so that it has one of each.
fn hit(needed: &[Vec<u32>], chosen: &mut Vec<u32>, more: usize, tries: &mut usize) -> bool {
    let open = needed.iter().filter(|set| !set.iter().any(|id| chosen.contains(id)));
    let Some(next) = open.min_by_key(|set| set.len()) else { return true };
    if more == 0 || *tries == 0 {
        return false;
    }
    *tries -= 1;
    for id in next {
        chosen.push(*id);
        if hit(needed, chosen, more - 1, tries) {
            return true;
        }
        chosen.pop();
    }
    false
}
