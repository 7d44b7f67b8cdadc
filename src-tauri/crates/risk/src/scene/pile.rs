//! What was found to reach a route in one way, before it joins what is known of the route.

use super::{Hits, Placed, bits};
use passage_spatial::STRETCH;

/// Hits that were found from event to event, in any order, and hits that were found along the route, in theirs.
#[derive(Debug, Default)]
pub(crate) struct Pile {
    pub(super) loose: Vec<Placed>,
    pub(super) ordered: Hits,
}

impl From<Hits> for Pile {
    fn from(ordered: Hits) -> Self {
        Self { loose: Vec::new(), ordered }
    }
}

impl Extend<Placed> for Pile {
    fn extend<T: IntoIterator<Item = Placed>>(&mut self, more: T) {
        self.loose.extend(more);
    }
}

impl Pile {
    pub(crate) fn is_empty(&self) -> bool {
        self.loose.is_empty() && self.ordered.is_empty()
    }

    /// Adds what else was found.
    pub(crate) fn join(&mut self, more: Self) {
        self.loose.extend(more.loose);
        if self.ordered.is_empty() {
            self.ordered = more.ordered;
        } else {
            self.loose.extend(more.ordered.placed());
        }
    }

    /// Adds to the count of each segment of the route the events that touch it and count.
    pub(crate) fn count(&self, counts: &mut [u32], counts_in: impl Fn(u32) -> bool) {
        self.ordered.count(counts, &counts_in);
        let loose = segments(in_order(self.loose.iter().copied()));
        for (_, place) in loose.filter(|(event, _)| counts_in(*event)) {
            if let Some(count) = counts.get_mut(place as usize) {
                *count = count.saturating_add(1);
            }
        }
    }

    /// Segments along the route that are touched, with the event, each pair once.
    pub(crate) fn segments(&self) -> Vec<(u32, u32)> {
        segments(in_order(self.loose.iter().copied().chain(self.ordered.placed()))).collect()
    }

    /// Stretches, events, and a bit for each segment, in their order; each pair of stretch and event once.
    pub(super) fn in_order(self) -> Vec<(u32, u32, u8)> {
        let Self { loose, ordered } = self;
        if loose.is_empty() {
            let mut hits = Vec::with_capacity(ordered.len());
            hits.extend(ordered.placed().map(Placed::parts));
            return hits;
        }
        in_order(loose.into_iter().chain(ordered.placed()))
    }
}

fn in_order(hits: impl Iterator<Item = Placed>) -> Vec<(u32, u32, u8)> {
    let mut hits: Vec<(u32, u32, u8)> = hits.map(Placed::parts).collect();
    // What lies near and is named too was found twice.
    hits.sort_unstable_by_key(|(stretch, event, _)| (*stretch, *event));
    hits.dedup_by(|more, own| {
        let same = (own.0, own.1) == (more.0, more.1);
        own.2 |= if same { more.2 } else { 0 };
        same
    });
    hits
}

fn segments(hits: Vec<(u32, u32, u8)>) -> impl Iterator<Item = (u32, u32)> {
    hits.into_iter().flat_map(|(stretch, event, mask)| {
        bits(mask).map(move |bit| (event, stretch * STRETCH + u32::try_from(bit).unwrap_or(0)))
    })
}
