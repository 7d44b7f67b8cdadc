//! Which events touch which segments of a route: by stretches of a few segments, so that a road with thousands of
//! events near it is read from one end to the other, and one segment of it without the rest.

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

/// Where the hits of a route are put together anew: events and masks. Used again from route to route.
#[derive(Debug, Default)]
pub(crate) struct Room(Vec<u32>, Vec<u8>);

impl Room {
    #[inline]
    fn put(&mut self, events: &[u32], masks: &[u8]) {
        self.0.extend_from_slice(events);
        self.1.extend_from_slice(masks);
    }
}

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
        self.join(route, loose.len(), loose.into_iter());
        self.join(route, ordered.events.len(), ordered.placed());
    }

    /// Adds so many hits that are in order. What is there stays where it is up to the first that is new, and is moved by blocks beyond.
    fn join(&mut self, route: &NetRoute, count: usize, more: impl Iterator<Item = Placed>) {
        if count == 0 {
            return;
        }
        self.first = route.first;
        self.starts.resize(route.stretches.len() + 1, self.starts.last().copied().unwrap_or(0));
        let mut new: Vec<New> = Vec::with_capacity(count);
        let (mut of, mut end, mut from) = (u32::MAX, 0, 0);
        for (stretch, event, mask) in more.map(Placed::parts) {
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
        self.insert(&new);
    }

    /// Puts new hits in, which are in order.
    fn insert(&mut self, new: &[New]) {
        let mut end = self.events.len();
        let mut free = end + new.len();
        if self.events.capacity() < free {
            // A little more room than is needed now: other reports may come.
            self.events.reserve_exact(new.len() + SPARE);
            self.masks.reserve_exact(new.len() + SPARE);
        }
        self.events.resize(free, 0);
        self.masks.resize(free, 0);
        for New { before, event, mask, .. } in new.iter().rev() {
            free -= end - before;
            self.events.copy_within(*before..end, free);
            self.masks.copy_within(*before..end, free);
            free -= 1;
            (self.events[free], self.masks[free]) = (*event, *mask);
            end = *before;
        }
        let mut before = new.iter().map(|new| new.stretch).peekable();
        let mut count = 0;
        for (stretch, start) in (0..).zip(&mut self.starts) {
            while before.next_if(|own| *own < stretch).is_some() {
                count += 1;
            }
            *start += count;
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

    pub(super) fn len(&self) -> usize {
        self.events.len()
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

    /// [`Hits::retain_or`] and [`Hits::add`] in one reading, where much comes and goes.
    pub(crate) fn renew(
        &mut self,
        route: &NetRoute,
        found: Pile,
        keep: impl Fn(u32) -> bool,
        mut told: impl FnMut(usize, u32, u8),
        room: &mut Room,
    ) {
        let found = found.in_order();
        if found.is_empty() {
            return self.retain_or(keep, told);
        }
        self.first = route.first;
        self.starts.resize(route.stretches.len() + 1, self.starts.last().copied().unwrap_or(0));
        room.0.clear();
        room.1.clear();
        let mut found = found.into_iter().peekable();
        let (mut from, Self { starts, events, masks, .. }) = (0, self);
        for (stretch, end) in starts.iter_mut().skip(1).enumerate() {
            let is_here = |of: u32| of as usize == stretch;
            let next_of = |next: Option<&(u32, u32, u8)>| next.filter(|n| is_here(n.0)).map_or(u32::MAX, |n| n.1);
            let (to, mut run, mut next) = (*end as usize, from, next_of(found.peek()));
            for place in from..to {
                let event = events[place];
                let kept = keep(event);
                if kept && event < next {
                    continue;
                }
                room.put(&events[run..place], &masks[run..place]);
                run = place;
                while let Some((_, new, mask)) =
                    found.next_if(|n| is_here(n.0) && (n.1 < event || !kept && n.1 == event))
                {
                    room.put(&[new], &[mask]);
                }
                if !kept {
                    told(stretch, event, masks[place]);
                    run = place + 1;
                } else if let Some((_, _, mask)) = found.next_if(|n| is_here(n.0) && n.1 == event) {
                    masks[place] |= mask;
                }
                next = next_of(found.peek());
            }
            room.put(&events[run..to], &masks[run..to]);
            while let Some((_, new, mask)) = found.next_if(|n| is_here(n.0)) {
                room.put(&[new], &[mask]);
            }
            from = to;
            *end = u32::try_from(room.0.len()).unwrap_or(u32::MAX);
        }
        if events.capacity() < room.0.len() {
            let more = room.0.len() - events.len() + SPARE;
            events.reserve_exact(more);
            masks.reserve_exact(more);
        }
        events.clear();
        masks.clear();
        events.extend_from_slice(&room.0);
        masks.extend_from_slice(&room.1);
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
