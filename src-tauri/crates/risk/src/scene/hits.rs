//! Which events touch which segments of a route: by stretches of a few segments, so that a road with thousands of
//! events near it is read from one end to the other, and one segment of it without the rest.

use std::hint::black_box;

use passage_spatial::STRETCH;
use pulp::{Simd, WithSimd};

use super::Pile;
use crate::network::NetRoute;

/// An event, and a bit for each segment of a stretch that it touches, with the number of the stretch along the route; in the
/// order of the stretches, then of the events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Placed(u64);

impl Placed {
    pub(crate) fn new(stretch: u32, event: u32, mask: u8) -> Self {
        Self(u64::from(stretch) << 40 | u64::from(event) << 8 | u64::from(mask))
    }

    /// The hits of an event that touches a run of a route's segments.
    pub(crate) fn run(route: &NetRoute, run: std::ops::Range<u32>, event: u32) -> impl Iterator<Item = Self> {
        let (from, to) = (run.start.saturating_sub(route.first), run.end.saturating_sub(route.first));
        (from / STRETCH..to.div_ceil(STRETCH)).map(move |stretch| {
            let start = stretch * STRETCH;
            let (low, high) = (from.saturating_sub(start), (to - start).min(STRETCH));
            let below = |n: u32| (1_u16 << n) - 1;
            #[expect(clippy::cast_possible_truncation, reason = "eight bits at most")]
            let mask = (below(high) & !below(low)) as u8;
            Self::new(stretch, event, mask)
        })
    }

    #[expect(clippy::cast_possible_truncation, reason = "the parts it was made of")]
    pub(super) fn parts(self) -> (u32, u32, u8) {
        ((self.0 >> 40) as u32, (self.0 >> 8) as u32, self.0 as u8)
    }
}

/// The places of the bits of a mask.
#[inline]
pub(crate) fn bits(mut mask: u8) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = mask.trailing_zeros();
        (mask != 0).then(|| {
            mask &= mask - 1;
            place as usize
        })
    })
}

/// Hits as they are found, by stretch; of an event at most one for each: each in one number, by which they are put in
/// order fast. Used again from route to route.
#[derive(Debug, Default)]
pub(crate) struct Gathered(Vec<Vec<u64>>);

impl Gathered {
    /// Makes room for a route.
    pub(crate) fn begin(&mut self, route: &NetRoute) {
        let stretches = route.segments.len().div_ceil(STRETCH as usize);
        if self.0.len() < stretches {
            self.0.resize_with(stretches, Vec::new);
        }
    }

    #[inline]
    pub(crate) fn put(&mut self, stretch: u32, event: u32, mask: u8) {
        self.0[stretch as usize].push(u64::from(event) << 8 | u64::from(mask));
    }
}

/// Events that come from memory together.
const LINE: usize = 16;

/// Hits for which room is made when a report comes.
const SPARE: usize = 48;

/// The hits of one route in one way. Of an event there is at most one hit in each stretch.
#[derive(Debug, Clone, Default)]
pub(crate) struct Hits {
    /// Number of the first segment of the route among all segments.
    first: u32,
    /// The hits of stretch `i` are `starts[i]..starts[i + 1]`, in the order of their events.
    starts: Vec<u32>,
    /// Events and masks apart: together they would take half as much again.
    events: Vec<u32>,
    masks: Vec<u8>,
}

/// A hit that is not there yet, and the place that it belongs before.
struct New {
    before: usize,
    stretch: u32,
    event: u32,
    mask: u8,
}

/// The place of a hit that goes.
struct Gone {
    place: usize,
    stretch: u32,
}

/// Hits that move to the back together.
struct Block {
    from: usize,
    to: usize,
    by: usize,
}

/// The hits of one stretch.
#[derive(Clone, Copy)]
struct Part<'h> {
    events: &'h [u32],
    masks: &'h [u8],
}

impl<'h> Part<'h> {
    fn iter(self) -> impl Iterator<Item = (u32, u8)> + use<'h> {
        self.events.iter().copied().zip(self.masks.iter().copied())
    }

    /// The segments that an event touches.
    #[inline]
    fn mask(self, event: u32) -> u8 {
        self.events.binary_search(&event).ok().and_then(|place| self.masks.get(place)).copied().unwrap_or(0)
    }
}

impl Hits {
    fn empty(first: u32, hits: usize) -> Self {
        Self { first, starts: vec![0], events: Vec::with_capacity(hits), masks: Vec::with_capacity(hits) }
    }

    /// The next hits are those of the next stretch.
    fn end_stretch(&mut self) {
        self.starts.push(u32::try_from(self.events.len()).unwrap_or(u32::MAX));
    }

    /// What was gathered, which is then empty again.
    pub(crate) fn new(route: &NetRoute, gathered: &mut Gathered) -> Self {
        let mut hits = Self::empty(route.first, gathered.0.iter().map(Vec::len).sum());
        for stretch in gathered.0.iter_mut().take(route.stretches.len()) {
            stretch.sort_unstable();
            #[expect(clippy::cast_possible_truncation, reason = "the parts it was made of")]
            let parts = |hit: &u64| ((hit >> 8) as u32, *hit as u8);
            hits.events.extend(stretch.iter().map(|hit| parts(hit).0));
            hits.masks.extend(stretch.iter().map(|hit| parts(hit).1));
            stretch.clear();
            hits.end_stretch();
        }
        hits
    }

    /// Adds what was found.
    pub(crate) fn add(&mut self, route: &NetRoute, found: Pile) {
        let Pile { mut loose, ordered } = found;
        loose.sort_unstable();
        let new = self.join(route, loose.into_iter());
        self.rearrange(&[], &new);
        // Only now: places are others than before.
        let new = self.join(route, ordered.placed());
        self.rearrange(&[], &new);
    }

    /// Takes events out, ascending, each only where it may be as `may_be` says of stretch and place in the list, and adds what
    /// was found. `told` is as in [`Hits::retain_or`]. A few are looked for one by one: most of what reaches a road is not
    /// read, and is moved once.
    pub(crate) fn renew(
        &mut self,
        route: &NetRoute,
        leaving: &[u32],
        may_be: impl Fn(usize, usize) -> bool,
        told: impl FnMut(usize, u32, u8),
        found: Pile,
    ) {
        if leaving.len() * self.starts.len() > self.events.len() {
            self.retain_or(|event| leaving.binary_search(&event).is_err(), told);
            return self.add(route, found);
        }
        let Pile { loose, ordered } = found;
        // What is looked for in lies far away in memory: asked for together it comes together, not one after the other.
        black_box(self.events.iter().step_by(LINE).fold(0, |all, event| all | event));
        let new = self.join(route, ordered.placed());
        let gone = self.look_for(leaving, may_be, told);
        self.rearrange(&gone, &new);
        self.add(route, loose.into());
    }

    /// Where events are that are to be taken out.
    fn look_for(
        &self,
        leaving: &[u32],
        may_be: impl Fn(usize, usize) -> bool,
        mut told: impl FnMut(usize, u32, u8),
    ) -> Vec<Gone> {
        let mut gone: Vec<Gone> = Vec::new();
        if leaving.is_empty() {
            return gone;
        }
        for (stretch, ends) in (0..).zip(self.starts.windows(2)) {
            let (mut from, to) = (ends[0] as usize, ends[1] as usize);
            for (_, event) in leaving.iter().enumerate().filter(|(place, _)| may_be(stretch as usize, *place)) {
                from += self.events[from..to].partition_point(|own| own < event);
                if from < to && self.events[from] == *event {
                    told(stretch as usize, *event, self.masks[from]);
                    gone.push(Gone { place: from, stretch });
                    from += 1;
                }
            }
        }
        gone
    }

    /// Those of some hits, in order, that are new here; of others the bits are added.
    fn join(&mut self, route: &NetRoute, more: impl Iterator<Item = Placed>) -> Vec<New> {
        let mut new: Vec<New> = Vec::new();
        let (mut of, mut end, mut from) = (u32::MAX, 0, 0);
        for (stretch, event, mask) in more.map(Placed::parts) {
            if self.starts.len() <= route.stretches.len() {
                self.first = route.first;
                self.starts.resize(route.stretches.len() + 1, self.starts.last().copied().unwrap_or(0));
            }
            if stretch != of {
                let Some(ends) = self.ends(stretch as usize) else { continue };
                (of, from, end) = (stretch, ends.0, ends.1);
            }
            from += self.events[from..end].partition_point(|own| *own < event);
            match new.last_mut() {
                _ if from < end && self.events[from] == event => self.masks[from] |= mask,
                Some(last) if (last.stretch, last.event) == (stretch, event) => last.mask |= mask,
                _ => new.push(New { before: from, stretch, event, mask }),
            }
        }
        new
    }

    /// Takes hits out and puts others in, both in order. What is between them is moved by blocks, each at most once.
    fn rearrange(&mut self, gone: &[Gone], new: &[New]) {
        if gone.is_empty() && new.is_empty() {
            return;
        }
        let old = self.events.len();
        let all = old - gone.len() + new.len();
        if self.events.capacity() < all.max(old) {
            // A little more room than is needed now: other reports may come.
            self.events.reserve_exact(all - old + SPARE);
            self.masks.reserve_exact(all - old + SPARE);
        }
        self.events.resize(all.max(old), 0);
        self.masks.resize(all.max(old), 0);
        // What goes to the front first, from the front; what goes to the back then, from the back: two blocks that go
        // different ways never stand in each other's.
        let mut later: Vec<Block> = Vec::new();
        let (mut from, mut out, mut put) = (0, 0, 0);
        loop {
            let (place, before) = (gone.get(out).map(|gone| gone.place), new.get(put).map(|new| new.before));
            let puts = before.is_some_and(|before| place.is_none_or(|place| before <= place));
            let to = if puts { before } else { place }.unwrap_or(old);
            if from < to && put > out {
                later.push(Block { from, to, by: put - out });
            } else if from < to && put < out {
                self.events.copy_within(from..to, from + put - out);
                self.masks.copy_within(from..to, from + put - out);
            }
            from = to;
            if puts {
                put += 1;
            } else if place.is_some() {
                (from, out) = (to + 1, out + 1);
            } else {
                break;
            }
        }
        for Block { from, to, by } in later.into_iter().rev() {
            self.events.copy_within(from..to, from + by);
            self.masks.copy_within(from..to, from + by);
        }
        let mut gone_before = 0;
        for (number, New { before, event, mask, .. }) in new.iter().enumerate() {
            gone_before += gone[gone_before..].iter().take_while(|gone| gone.place < *before).count();
            let place = before + number - gone_before;
            (self.events[place], self.masks[place]) = (*event, *mask);
        }
        self.events.truncate(all);
        self.masks.truncate(all);
        let (mut gone, mut new) = (gone.iter().peekable(), new.iter().peekable());
        let (mut less, mut more) = (0, 0);
        for (stretch, start) in (0..).zip(&mut self.starts) {
            while gone.next_if(|gone| gone.stretch < stretch).is_some() {
                less += 1;
            }
            while new.next_if(|new| new.stretch < stretch).is_some() {
                more += 1;
            }
            *start = *start + more - less;
        }
    }

    fn ends(&self, stretch: usize) -> Option<(usize, usize)> {
        Some((*self.starts.get(stretch)? as usize, *self.starts.get(stretch + 1)? as usize))
    }

    /// Every hit, in order.
    pub(crate) fn placed(&self) -> impl Iterator<Item = Placed> {
        self.parts().flat_map(|(stretch, hits)| hits.iter().map(move |(event, mask)| Placed::new(stretch, event, mask)))
    }

    fn parts(&self) -> impl Iterator<Item = (u32, Part<'_>)> {
        (0..).zip(self.starts.windows(2)).map(|(stretch, ends)| (stretch, self.part(ends[0], ends[1])))
    }

    #[inline]
    fn part(&self, from: u32, to: u32) -> Part<'_> {
        let range = from as usize..to as usize;
        Part { events: &self.events[range.clone()], masks: &self.masks[range] }
    }

    #[inline]
    fn stretch(&self, stretch: usize) -> Part<'_> {
        let (from, to) = self.ends(stretch).unwrap_or((0, 0));
        Part { events: &self.events[from..to], masks: &self.masks[from..to] }
    }

    /// The stretch of a segment and its bit.
    fn place(&self, segment: u32) -> (Part<'_>, u8) {
        let local = segment - self.first;
        (self.stretch((local / STRETCH) as usize), 1 << (local % STRETCH))
    }

    /// Events that touch a segment, ascending.
    pub(crate) fn at(&self, segment: u32) -> impl Iterator<Item = u32> {
        let (hits, bit) = self.place(segment);
        hits.iter().filter(move |(_, mask)| mask & bit != 0).map(|(event, _)| event)
    }

    /// The same but for those that touch it in the other way too.
    pub(crate) fn at_without<'h>(&'h self, segment: u32, other: &'h Self) -> impl Iterator<Item = u32> + use<'h> {
        let ((hits, bit), (others, _)) = (self.place(segment), other.place(segment));
        let mut next = 0;
        let touch = hits.iter().filter(move |(_, mask)| mask & bit != 0).map(|(event, _)| event);
        touch.filter(move |event| {
            while others.events.get(next).is_some_and(|other| other < event) {
                next += 1;
            }
            let is_it = others.events.get(next) == Some(event);
            !is_it || others.masks.get(next).is_none_or(|mask| mask & bit == 0)
        })
    }

    /// Whether an event touches a segment.
    pub(crate) fn holds(&self, segment: u32, event: u32) -> bool {
        let (hits, bit) = self.place(segment);
        hits.mask(event) & bit != 0
    }

    /// The segments of a stretch that an event touches.
    #[inline]
    pub(crate) fn mask(&self, stretch: usize, event: u32) -> u8 {
        self.stretch(stretch).mask(event)
    }

    /// Segments that an event touches, ascending.
    pub(crate) fn of_event(&self, event: u32) -> impl Iterator<Item = u32> {
        self.parts().flat_map(move |(stretch, hits)| {
            let start = self.first + stretch * STRETCH;
            bits(hits.mask(event)).map(move |bit| start + u32::try_from(bit).unwrap_or(0))
        })
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// Whether an event touches the route.
    pub(crate) fn has(&self, event: u32) -> bool {
        self.parts().any(|(_, hits)| hits.mask(event) != 0)
    }

    /// Every event, as often as there are stretches that it touches.
    pub(crate) fn events(&self) -> impl Iterator<Item = u32> {
        self.events.iter().copied()
    }

    /// Keeps the hits of some events.
    pub(crate) fn retain(&mut self, keep: impl Fn(u32) -> bool) {
        self.retain_or(keep, |_, _, _| ());
    }

    /// The same; `told` hears of every hit that goes: its stretch, its event, a bit for each segment it touched. Most are
    /// kept, as a rule: they are moved by runs.
    pub(crate) fn retain_or(&mut self, keep: impl Fn(u32) -> bool, mut told: impl FnMut(usize, u32, u8)) {
        let Self { starts, events, masks, .. } = self;
        let (mut gone, mut run, mut from) = (0, 0, 0);
        let close = |run: std::ops::Range<usize>, gone: usize, events: &mut [u32], masks: &mut [u8]| {
            if gone > 0 && !run.is_empty() {
                let to = run.start - gone;
                events.copy_within(run.clone(), to);
                masks.copy_within(run, to);
            }
        };
        for (stretch, end) in starts.iter_mut().skip(1).enumerate() {
            let to = *end as usize;
            for place in from..to {
                if !keep(events[place]) {
                    told(stretch, events[place], masks[place]);
                    close(run..place, gone, events, masks);
                    (gone, run) = (gone + 1, place + 1);
                }
            }
            from = to;
            *end = u32::try_from(to - gone).unwrap_or(u32::MAX);
        }
        close(run..from, gone, events, masks);
        events.truncate(from - gone);
        masks.truncate(from - gone);
    }

    /// Events from this place on are one further.
    pub(crate) fn shift(&mut self, from: u32) {
        self.events.iter_mut().filter(|event| **event >= from).for_each(|event| *event += 1);
    }

    /// The sum for each segment of the route of the terms, in whole units, of the events that touch it; `terms` has one for
    /// every event.
    pub(crate) fn sums(&self, sums: &mut [i64], terms: &[i64]) {
        pulp::Arch::new().dispatch(Summing { hits: self, sums, terms });
    }

    /// Adds to the count of each segment of the route the events that touch it and count.
    pub(crate) fn count(&self, counts: &mut [u32], counts_in: impl Fn(u32) -> bool) {
        for (counts, (_, hits)) in counts.chunks_mut(STRETCH as usize).zip(self.parts()) {
            let mut here = [0; STRETCH as usize];
            for (_, mask) in hits.iter().filter(|(event, _)| counts_in(*event)) {
                for (bit, count) in here.iter_mut().enumerate() {
                    *count += u32::from(mask >> bit & 1);
                }
            }
            counts.iter_mut().zip(here).for_each(|(count, more)| *count += more);
        }
    }

    /// Every hit: its event, the place along the route of the first segment of its stretch, and all bits or none for each
    /// segment of the stretch, the last stretch too.
    pub(crate) fn lanes(&self) -> impl Iterator<Item = (u32, usize, &'static [i64; STRETCH as usize])> {
        self.parts().flat_map(|(stretch, hits)| {
            let start = (stretch * STRETCH) as usize;
            hits.iter().map(move |(event, mask)| (event, start, &ALL_OR_NONE[usize::from(mask)]))
        })
    }

    /// The events of a stretch, ascending, and for each a bit for each segment that it touches.
    pub(crate) fn of_stretch(&self, stretch: usize) -> (&[u32], &[u8]) {
        let Part { events, masks } = self.stretch(stretch);
        (events, masks)
    }

    /// The hits of a stretch, the last event first: the event, and a bit for each segment that it touches.
    pub(crate) fn backwards(&self, stretch: usize) -> impl Iterator<Item = (u32, u8)> {
        let Part { events, masks } = self.stretch(stretch);
        events.iter().copied().zip(masks.iter().copied()).rev()
    }
}

/// What [`Hits::sums`] does, for the widest instructions that the machine has.
struct Summing<'h> {
    hits: &'h Hits,
    sums: &'h mut [i64],
    terms: &'h [i64],
}

impl WithSimd for Summing<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let ends = self.hits.starts.windows(2);
        for (sums, ends) in self.sums.chunks_mut(STRETCH as usize).zip(ends) {
            let range = ends[0] as usize..ends[1] as usize;
            let mut here = [0; STRETCH as usize];
            for (event, mask) in self.hits.events[range.clone()].iter().zip(&self.hits.masks[range]) {
                let term = self.terms[*event as usize];
                for (sum, lane) in here.iter_mut().zip(&ALL_OR_NONE[usize::from(*mask)]) {
                    *sum += term & lane;
                }
            }
            sums.copy_from_slice(&here[..sums.len()]);
        }
    }
}

/// All bits or none for each bit of a mask.
static ALL_OR_NONE: [[i64; STRETCH as usize]; 256] = all_or_none();

const fn all_or_none() -> [[i64; STRETCH as usize]; 256] {
    let mut lanes = [[0; STRETCH as usize]; 256];
    let mut mask = 0;
    while mask < 256 {
        let mut bit = 0;
        while bit < STRETCH as usize {
            if mask & (1 << bit) != 0 {
                lanes[mask][bit] = -1;
            }
            bit += 1;
        }
        mask += 1;
    }
    lanes
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use passage_model::{LatLon, RouteId};
    use passage_spatial::RouteLine;

    use super::*;
    use crate::{CutRoute, Network};

    #[test]
    fn what_comes_and_goes_is_as_one_by_one() {
        let points: Vec<LatLon> = (0..=40).map(|i| LatLon::new(36.0, 37.0 + 0.011 * f64::from(i)).unwrap()).collect();
        let segments = RouteLine::new(&points).unwrap().segments();
        let (net, _) = Network::from_segments(vec![CutRoute { id: RouteId::from_parts(1, [0; 10]), segments }]);
        let route = &net.all()[0];
        let stretches = u32::try_from(route.stretches.len()).unwrap();
        let mut state = 1_u64;
        let mut dice = |below: u32| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            u32::try_from((state >> 33) % u64::from(below)).unwrap()
        };
        let mut hits = Hits::default();
        let mut plain: BTreeMap<(u32, u32), u8> = BTreeMap::new();
        for _ in 0..2_000 {
            let leaving: Vec<u32> = (0..200).filter(|_| dice(40) == 0).collect();
            let mut found = Pile::default();
            let mut gone = Vec::new();
            plain.retain(|(stretch, event), mask| {
                let goes = leaving.binary_search(event).is_ok();
                gone.extend(goes.then_some((*stretch as usize, *event, *mask)));
                !goes
            });
            let mut ordered: BTreeMap<(u32, u32), u8> = BTreeMap::new();
            for _ in 0..dice(20) {
                let (stretch, event, mask) = (dice(stretches), dice(200), u8::try_from(1 + dice(255)).unwrap());
                // What goes does not come at once.
                if leaving.binary_search(&event).is_ok() {
                    continue;
                }
                *plain.entry((stretch, event)).or_default() |= mask;
                if dice(3) == 0 {
                    found.extend([Placed::new(stretch, event, mask)]);
                } else {
                    *ordered.entry((stretch, event)).or_default() |= mask;
                }
            }
            let mut gathered = Gathered::default();
            gathered.begin(route);
            for ((stretch, event), mask) in &ordered {
                gathered.put(*stretch, *event, *mask);
            }
            found.join(Hits::new(route, &mut gathered).into());
            let mut told = Vec::new();
            hits.renew(route, &leaving, |_, _| true, |stretch, event, mask| told.push((stretch, event, mask)), found);
            assert_eq!(told, gone);
            let now = hits.placed().map(Placed::parts).map(|(stretch, event, mask)| ((stretch, event), mask));
            assert!(now.eq(plain.iter().map(|(place, mask)| (*place, *mask))));
        }
    }
}
