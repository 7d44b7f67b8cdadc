//! Which events touch which segments of a route: by stretches of a few segments, so that a road with thousands of
//! events near it is read from one end to the other, and one segment of it without the rest.

use passage_spatial::STRETCH;

use crate::network::NetRoute;

/// An event, and a bit for each segment of a stretch that it touches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Hit {
    event: u32,
    mask: u8,
}

/// A hit with the number of its stretch along the route; in the order of the stretches, then of the events.
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
    fn parts(self) -> (u32, Hit) {
        ((self.0 >> 40) as u32, Hit { event: (self.0 >> 8) as u32, mask: self.0 as u8 })
    }
}

/// The places of the bits of a mask.
#[inline]
pub(super) fn bits(mut mask: u8) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = mask.trailing_zeros();
        (mask != 0).then(|| {
            mask &= mask - 1;
            place as usize
        })
    })
}

/// Hits as they are found, by stretch; of an event at most one for each. Used again from route to route.
#[derive(Debug, Default)]
pub(crate) struct Gathered(Vec<Vec<Hit>>);

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
        self.0[stretch as usize].push(Hit { event, mask });
    }
}

/// The hits of one route in one way. Of an event there is at most one hit in each stretch.
#[derive(Debug, Clone, Default)]
pub(crate) struct Hits {
    /// Number of the first segment of the route among all segments.
    first: u32,
    /// The hits of stretch `i` are `starts[i]..starts[i + 1]`, in the order of their events.
    starts: Vec<u32>,
    all: Vec<Hit>,
}

impl Hits {
    /// What was gathered, which is then empty again.
    pub(crate) fn new(route: &NetRoute, gathered: &mut Gathered) -> Self {
        let mut starts = vec![0];
        let mut hits = Vec::with_capacity(gathered.0.iter().map(Vec::len).sum());
        for stretch in gathered.0.iter_mut().take(route.segments.len().div_ceil(STRETCH as usize)) {
            stretch.sort_unstable_by_key(|hit| hit.event);
            hits.append(stretch);
            starts.push(u32::try_from(hits.len()).unwrap_or(u32::MAX));
        }
        Self { first: route.first, starts, all: hits }
    }

    fn of(first: u32, segments: usize, placed: &[Placed]) -> Self {
        let mut starts = Vec::with_capacity(segments.div_ceil(STRETCH as usize) + 1);
        let mut hits: Vec<Hit> = Vec::with_capacity(placed.len());
        starts.push(0);
        let count = |hits: &Vec<Hit>| u32::try_from(hits.len()).unwrap_or(u32::MAX);
        for placed in placed {
            let (stretch, hit) = placed.parts();
            while starts.len() <= stretch as usize {
                starts.push(count(&hits));
            }
            let begins = hits.len() == starts[stretch as usize] as usize;
            match hits.last_mut() {
                Some(last) if last.event == hit.event && !begins => last.mask |= hit.mask,
                _ => hits.push(hit),
            }
        }
        while starts.len() <= segments.div_ceil(STRETCH as usize) {
            starts.push(count(&hits));
        }
        Self { first, starts, all: hits }
    }

    /// Adds hits, in any order.
    pub(crate) fn add(&mut self, route: &NetRoute, more: impl IntoIterator<Item = Placed>) {
        let mut all: Vec<Placed> = more.into_iter().collect();
        if all.is_empty() {
            return;
        }
        all.extend(self.placed());
        // Long ascending runs: a sort that notices them merges them.
        all.sort();
        *self = Self::of(route.first, route.segments.len(), &all);
    }

    /// Every hit, in order.
    pub(crate) fn placed(&self) -> impl Iterator<Item = Placed> {
        self.stretches()
            .flat_map(|(stretch, hits)| hits.iter().map(move |hit| Placed::new(stretch, hit.event, hit.mask)))
    }

    fn stretches(&self) -> impl Iterator<Item = (u32, &[Hit])> {
        (0..)
            .zip(self.starts.windows(2))
            .map(|(stretch, ends)| (stretch, &self.all[ends[0] as usize..ends[1] as usize]))
    }

    /// The stretch of a segment and its bit.
    fn place(&self, segment: u32) -> (&[Hit], u8) {
        let local = segment - self.first;
        let stretch = (local / STRETCH) as usize;
        let hits = match (self.starts.get(stretch), self.starts.get(stretch + 1)) {
            (Some(from), Some(to)) => &self.all[*from as usize..*to as usize],
            _ => &[],
        };
        (hits, 1 << (local % STRETCH))
    }

    /// Events that touch a segment, ascending.
    pub(crate) fn at(&self, segment: u32) -> impl Iterator<Item = u32> {
        let (hits, bit) = self.place(segment);
        hits.iter().filter(move |hit| hit.mask & bit != 0).map(|hit| hit.event)
    }

    /// Whether an event touches a segment.
    pub(crate) fn holds(&self, segment: u32, event: u32) -> bool {
        let (hits, bit) = self.place(segment);
        hits.binary_search_by_key(&event, |hit| hit.event).is_ok_and(|place| hits[place].mask & bit != 0)
    }

    /// Segments that an event touches, ascending.
    pub(crate) fn of_event(&self, event: u32) -> impl Iterator<Item = u32> {
        self.hits_of(event).flat_map(move |(stretch, mask)| {
            let start = self.first + stretch * STRETCH;
            bits(mask).map(move |bit| start + u32::try_from(bit).unwrap_or(0))
        })
    }

    /// The segments of a stretch that an event touches.
    pub(crate) fn mask(&self, stretch: usize, event: u32) -> u8 {
        let (Some(from), Some(to)) = (self.starts.get(stretch), self.starts.get(stretch + 1)) else { return 0 };
        let hits = &self.all[*from as usize..*to as usize];
        hits.binary_search_by_key(&event, |hit| hit.event).map_or(0, |place| hits[place].mask)
    }

    fn hits_of(&self, event: u32) -> impl Iterator<Item = (u32, u8)> {
        self.stretches().filter_map(move |(stretch, hits)| {
            let place = hits.binary_search_by_key(&event, |hit| hit.event).ok()?;
            Some((stretch, hits[place].mask))
        })
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Whether an event touches the route.
    pub(crate) fn has(&self, event: u32) -> bool {
        self.hits_of(event).next().is_some()
    }

    /// Every event, as often as there are stretches that it touches.
    pub(crate) fn events(&self) -> impl Iterator<Item = u32> {
        self.all.iter().map(|hit| hit.event)
    }

    /// Keeps the hits of some events.
    pub(crate) fn retain(&mut self, mut keep: impl FnMut(u32) -> bool) {
        if self.all.iter().all(|hit| keep(hit.event)) {
            return;
        }
        let (mut starts, mut hits) = (vec![0], Vec::with_capacity(self.all.len()));
        for (_, of) in self.stretches() {
            hits.extend(of.iter().filter(|hit| keep(hit.event)));
            starts.push(u32::try_from(hits.len()).unwrap_or(u32::MAX));
        }
        (self.starts, self.all) = (starts, hits);
    }

    /// Events from this place on are one further.
    pub(crate) fn shift(&mut self, from: u32) {
        self.all.iter_mut().filter(|hit| hit.event >= from).for_each(|hit| hit.event += 1);
    }

    /// Adds to the sum of each segment of the route the terms of the events that touch it, in the order of the events.
    pub(crate) fn add_terms(&self, sums: &mut [f64], term: impl Fn(u32) -> f64) {
        let lanes = STRETCH as usize;
        for (sums, (_, hits)) in sums.chunks_mut(lanes).zip(self.stretches()) {
            let mut here = [0.0; STRETCH as usize];
            here[..sums.len()].copy_from_slice(sums);
            for hit in hits {
                let term = term(hit.event);
                for (sum, lane) in here.iter_mut().zip(&LANES[usize::from(hit.mask)]) {
                    *sum += term * lane;
                }
            }
            sums.copy_from_slice(&here[..sums.len()]);
        }
    }

    /// Adds to the count of each segment of the route the events that touch it and count.
    pub(crate) fn count(&self, counts: &mut [u32], counts_in: impl Fn(u32) -> bool) {
        for (counts, (_, hits)) in counts.chunks_mut(STRETCH as usize).zip(self.stretches()) {
            let mut here = [0; STRETCH as usize];
            for hit in hits.iter().filter(|hit| counts_in(hit.event)) {
                for (bit, count) in here.iter_mut().enumerate() {
                    *count += u32::from(hit.mask >> bit & 1);
                }
            }
            counts.iter_mut().zip(here).for_each(|(count, more)| *count += more);
        }
    }

    /// Every hit: its event, the place along the route of the first segment of its stretch, and one or nothing for each
    /// segment of the stretch, the last stretch too.
    pub(crate) fn lanes(&self) -> impl Iterator<Item = (u32, usize, &'static [f64; STRETCH as usize])> {
        self.stretches().flat_map(|(stretch, hits)| {
            let start = (stretch * STRETCH) as usize;
            hits.iter().map(move |hit| (hit.event, start, &LANES[usize::from(hit.mask)]))
        })
    }

    /// Every hit: its event, and the places along the route of the segments that it touches.
    pub(crate) fn each(&self) -> impl Iterator<Item = (u32, impl Iterator<Item = usize> + use<>)> {
        self.stretches().flat_map(|(stretch, hits)| {
            let start = (stretch * STRETCH) as usize;
            hits.iter().map(move |hit| (hit.event, bits(hit.mask).map(move |bit| start + bit)))
        })
    }
}

/// One or nothing for each bit of a mask: to add without asking.
static LANES: [[f64; STRETCH as usize]; 256] = lanes();

const fn lanes() -> [[f64; STRETCH as usize]; 256] {
    let mut lanes = [[0.0; STRETCH as usize]; 256];
    let mut mask = 0;
    while mask < 256 {
        let mut bit = 0;
        while bit < STRETCH as usize {
            if mask & (1 << bit) != 0 {
                lanes[mask][bit] = 1.0;
            }
            bit += 1;
        }
        mask += 1;
    }
    lanes
}
