//! The largest terms near a stretch of road, found once for all of its segments.

use super::{
    Scene,
    top::{Top, least_of_largest},
};
use crate::kernel::faded;

/// So many of the largest are kept: enough for a list of the largest at each segment, as a rule.
const KEPT: usize = 128;

/// An event near a stretch: what it adds in its core, or in its tail before distance, and a bit for each segment.
#[derive(Debug, Clone, Copy)]
struct Leader {
    event: u32,
    most: f64,
    mask: u8,
}

/// The largest terms near a stretch.
#[derive(Debug)]
pub(crate) struct Leading {
    /// The largest first, of equals the first event first.
    cores: Vec<Leader>,
    /// Those tails that may be as large as the last of the cores; the largest before distance first.
    tails: Vec<Leader>,
    /// None is left out.
    complete: bool,
}

impl Scene<'_> {
    /// The largest terms near a stretch of a route, both by their places. Ceasefires are left aside.
    pub(crate) fn leading(&self, route: usize, stretch: usize) -> Leading {
        let (reach, strengths) = (self.reach(route), &self.state.strength);
        let (events, masks) = reach.core.of_stretch(stretch);
        let units: Vec<i64> = events.iter().map(|event| strengths.core(*event)).collect();
        let least = least_of_largest(&units, KEPT);
        let large = events.iter().zip(masks).zip(&units).filter(|(_, units)| **units >= least);
        let leader = |((event, mask), _): ((&u32, &u8), &i64)| Leader {
            event: *event,
            most: strengths.of(*event).core,
            mask: *mask,
        };
        let mut cores: Vec<Leader> = large.map(leader).collect();
        let order = |a: &Leader, b: &Leader| b.most.total_cmp(&a.most).then(a.event.cmp(&b.event));
        cores.sort_unstable_by(order);
        let complete = least <= 1;
        let least = if complete { 0.0 } else { cores.last().map_or(0.0, |last| last.most) };
        let (events, masks) = reach.tail.of_stretch(stretch);
        let tail = |(event, mask): (&u32, &u8)| {
            let most = strengths.of(*event).tail;
            (most > 0.0 && most >= least).then_some(Leader { event: *event, most, mask: *mask })
        };
        let mut tails: Vec<Leader> = events.iter().zip(masks).filter_map(tail).collect();
        for tail in &mut tails {
            tail.mask &= !reach.core.mask(stretch, tail.event);
        }
        tails.sort_unstable_by(order);
        Leading { cores, tails, complete }
    }

    /// The largest terms at a segment of the stretch, at most so many: [`Scene::top`]. `None`: those that are kept do not
    /// tell.
    pub(crate) fn top_of(&self, leading: &Leading, segment: u32, bit: u8, most: usize) -> Option<Top> {
        let mut here = leading.cores.iter().filter(|core| core.mask & bit != 0);
        let mut list: Vec<(u32, f64)> = here.by_ref().take(most).map(|core| (core.event, core.most)).collect();
        if list.len() < most && !leading.complete {
            return None;
        }
        let mut complete = leading.complete && here.next().is_none();
        let least = if list.len() < most { 0.0 } else { list.last().map_or(0.0, |(_, term)| *term) };
        for tail in leading.tails.iter().filter(|tail| tail.mask & bit != 0) {
            if tail.most < least {
                complete = false;
                break;
            }
            let term = match self.fact(tail.event).spot {
                Some(spot) => {
                    let [left] = faded([self.net.distance_from(segment, spot)], self.params);
                    tail.most * left
                }
                None => tail.most * self.fading(segment, tail.event),
            };
            if term < least {
                complete = false;
            } else {
                list.push((tail.event, term));
            }
        }
        list.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        complete &= list.len() <= most;
        list.truncate(most);
        Some(Top { list, complete })
    }
}
