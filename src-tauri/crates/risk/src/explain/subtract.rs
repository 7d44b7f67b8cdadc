//! The smallest set by subtraction: where a level is held up by sums alone, taking reports away only takes their terms
//! away, and nothing has to be worked out anew until a set is found.

use std::{
    borrow::Cow,
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

use passage_spatial::STRETCH;

use super::bound::Uses;
use crate::{
    route::RouteView,
    scene::{Leading, Scene, Top},
};

/// Why no set was found by subtraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stopped {
    /// The work allowed is used up.
    OutOfSteps,
    /// Twins take the place of one another: another matter than subtraction.
    Twins,
}

/// Segments that must come down, and what their sums are made of.
pub(super) struct Sums<'s> {
    scene: &'s Scene<'s>,
    view: &'s RouteView<'s>,
    segments: Vec<u32>,
    /// Their sums as things stand, and with fewer and fewer events: one list for each event that is gone.
    left: Vec<Vec<f64>>,
    /// The place of each segment of the route among those that must come down.
    slots: Vec<Option<usize>>,
    /// Below this a segment is down.
    bound: f64,
    /// Work left: sets looked at.
    steps: u32,
    /// The events that were met, each spoken of by its place here.
    events: Vec<Met>,
    places: HashMap<u32, usize, BuildHasherDefault<Mixed>>,
    /// Terms of a segment, the largest first, where and as far as they were needed.
    terms: Vec<Terms>,
    removed: Vec<usize>,
    excluded: Vec<usize>,
    /// The segment that last stood in the way: it will often do so again.
    stood: usize,
    /// A segment of each stretch, that with the greatest sum, to stand for it.
    marks: Vec<usize>,
    uses: Uses,
    /// The largest terms near each stretch, where they were needed.
    leading: Vec<Option<Leading>>,
}

/// The largest terms of a segment, the largest first.
#[derive(Clone, Default)]
pub(super) struct Terms {
    /// By the place of the event.
    pub(super) list: Vec<(usize, f64)>,
    /// Whether none is left out.
    pub(super) complete: bool,
}

/// So many terms of a segment are enough, as a rule; if not, so many; if not, all.
const ENOUGH: [usize; 2] = [24, 80];

/// A sum less than this above the bound may fall with it: whether it does is computed exactly later.
pub(super) const SLACK: f64 = 1.0 + 1e-9;

/// An event that was met in some sum.
pub(super) struct Met {
    event: u32,
    /// Removed, or every set with it has been tried.
    pub(super) out: bool,
    /// Its row among what events add along the route, where that was needed.
    row: Option<usize>,
}

/// Spreads numbers of events; nobody can choose them so that they collide.
#[derive(Default)]
struct Mixed(u64);

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u32(u32::from(*byte));
        }
    }

    fn write_u32(&mut self, number: u32) {
        // The golden ratio in 64 bits (Knuth, The Art of Computer Programming 3, 6.4).
        self.0 = (self.0 ^ u64::from(number)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(32);
    }
}

impl<'s> Sums<'s> {
    /// `held`: segments of a route with their sums, all above the bound, the greatest first.
    pub(super) fn new(
        scene: &'s Scene<'s>,
        view: &'s RouteView<'s>,
        held: impl Iterator<Item = (u32, f64)>,
        bound: f64,
        steps: u32,
    ) -> Self {
        let (segments, held): (Vec<u32>, Vec<f64>) = held.unzip();
        let along = |segment: &u32| (segment - view.route.first) as usize;
        let mut slots = vec![None; view.route.segments.len()];
        segments.iter().enumerate().for_each(|(slot, segment)| slots[along(segment)] = Some(slot));
        Self {
            scene,
            view,
            terms: vec![Terms::default(); segments.len()],
            segments,
            left: vec![held],
            slots,
            bound,
            steps,
            events: Vec::new(),
            places: HashMap::default(),
            removed: Vec::new(),
            excluded: Vec::new(),
            stood: 0,
            marks: Vec::new(),
            uses: Uses::default(),
            leading: Vec::new(),
        }
    }

    /// Whether the largest `most` terms of the greatest sum are enough to bring it down: if not, nothing has to be tried.
    pub(super) fn may_fall(&mut self, most: usize) -> bool {
        let Some(hardest) = self.hardest(0) else { return true };
        while self.terms(hardest).len() < most && !self.terms[hardest].complete {
            self.find_terms(hardest);
        }
        let largest: f64 = self.terms(hardest).iter().take(most).map(|(_, term)| term).sum();
        self.left[0][hardest] - largest <= self.bound * SLACK
    }

    /// A smallest set of at most `most` events that brings every segment down; `None`: there is none of that size.
    pub(super) fn smallest(&mut self, most: usize) -> Result<Option<Vec<u32>>, Stopped> {
        for size in self.at_least(most)..=most {
            self.begin();
            if self.down(size)? {
                return Ok(Some(self.found()));
            }
        }
        Ok(None)
    }

    /// So many events must go at least, up to `most` + 1: no fewer bring down the greatest sum of any stretch.
    fn at_least(&mut self, most: usize) -> usize {
        let (mut least, mut seen) = (1, vec![false; self.view.route.stretches.len()]);
        for slot in 0..self.segments.len() {
            let stretch = ((self.segments[slot] - self.view.route.first) / STRETCH) as usize;
            if std::mem::replace(&mut seen[stretch], true) {
                continue;
            }
            self.marks.push(slot);
            if self.terms(slot).is_empty() {
                self.find_terms(slot);
            }
            let (mut left, mut gone) = (self.left[0][slot], 0);
            for (_, term) in self.terms(slot).iter().take(most) {
                if left < self.bound * SLACK {
                    break;
                }
                left -= term;
                gone += 1;
            }
            least = least.max(if left < self.bound * SLACK { gone } else { most + 1 });
            if least > most {
                break;
            }
        }
        least
    }

    /// A set that does it, the largest terms of the greatest sum first. `None`: none of a sensible size does.
    pub(super) fn greedy(&mut self, most: usize) -> Result<Option<Vec<u32>>, Stopped> {
        self.begin();
        while let Some(hardest) = self.hardest(self.removed.len()) {
            let next = self.free(hardest).next().map(|(place, _)| place);
            if next.is_none() && !self.terms[hardest].complete {
                self.find_terms(hardest);
                continue;
            }
            let Some(place) = next.filter(|_| self.removed.len() < most) else { return Ok(None) };
            self.take(place)?;
        }
        Ok(Some(self.found()))
    }

    fn begin(&mut self) {
        self.removed.clear();
        self.excluded.clear();
        for met in &mut self.events {
            met.out = false;
        }
    }

    fn found(&self) -> Vec<u32> {
        self.removed.iter().map(|place| self.events[*place].event).collect()
    }

    fn step(&mut self) -> Result<(), Stopped> {
        self.steps = self.steps.checked_sub(1).ok_or(Stopped::OutOfSteps)?;
        Ok(())
    }

    /// Whether at most `size` more events bring every segment down; they are then in `removed`.
    fn down(&mut self, size: usize) -> Result<bool, Stopped> {
        self.step()?;
        let depth = self.removed.len();
        let Some(hardest) = self.hardest(depth) else { return Ok(true) };
        if size == 0 {
            return Ok(false);
        }
        let known = (&self.marks[..], &self.terms[..], &self.events[..]);
        if !self.uses.look(known, &self.left[depth], self.bound, size) {
            return Ok(false);
        }
        let choices = self.choices(hardest, self.left[depth][hardest], size);
        let (choices, useless): (Vec<usize>, Vec<usize>) =
            choices.into_iter().partition(|place| self.uses.may_help(*place));
        if size == 1 {
            return self.last(&choices);
        }
        let excluded = self.excluded.len();
        for place in useless {
            self.events[place].out = true;
            self.excluded.push(place);
        }
        for place in choices {
            self.take(place)?;
            if self.down(size - 1)? {
                return Ok(true);
            }
            self.removed.pop();
            // Every set with this event has been tried.
            self.excluded.push(place);
        }
        for place in self.excluded.drain(excluded..) {
            self.events[place].out = false;
        }
        Ok(false)
    }

    /// Whether one of these events alone brings every segment down that is not down yet.
    fn last(&mut self, choices: &[usize]) -> Result<bool, Stopped> {
        let depth = self.removed.len();
        for place in choices {
            self.step()?;
            let row = self.row(*place)?;
            let along = self.view.along.borrow();
            let ((first, kernels), weight) = (along.row(row), self.weight(*place));
            let (sums, segments, start) = (&self.left[depth], &self.segments, self.view.route.first as usize + first);
            let taken = |slot: usize| {
                let place = (segments[slot] as usize).checked_sub(start);
                place.and_then(|place| kernels.get(place)).map_or(0.0, |kernel| weight * kernel)
            };
            let stands = |slot: &usize| sums[*slot] - taken(*slot) >= self.bound;
            if stands(&self.stood) {
                continue;
            }
            let Some(slot) = (0..sums.len()).find(stands) else {
                self.removed.push(*place);
                return Ok(true);
            };
            self.stood = slot;
        }
        Ok(false)
    }

    /// The segment with the greatest sum that is not down yet, the first of equals.
    fn hardest(&mut self, depth: usize) -> Option<usize> {
        let sums = &self.left[depth];
        let greatest = (0..sums.len()).reduce(|a, b| if sums[b] > sums[a] { b } else { a })?;
        if sums[greatest] < self.bound {
            return None;
        }
        if self.terms[greatest].list.is_empty() {
            self.find_terms(greatest);
        }
        Some(greatest)
    }

    /// Takes an event away.
    fn take(&mut self, place: usize) -> Result<(), Stopped> {
        let row = self.row(place)?;
        let depth = self.removed.len();
        if self.left.len() == depth + 1 {
            self.left.push(Vec::with_capacity(self.segments.len()));
        }
        let (before, after) = self.left.split_at_mut(depth + 1);
        after[0].clear();
        after[0].extend_from_slice(&before[depth]);
        let (along, weight) = (self.view.along.borrow(), self.scene.state.weight[self.events[place].event as usize]);
        let (first, kernels) = along.row(row);
        for (slot, kernel) in self.slots[first..].iter().zip(kernels) {
            if let Some(slot) = slot {
                after[0][*slot] -= weight * kernel;
            }
        }
        self.removed.push(place);
        self.events[place].out = true;
        Ok(())
    }

    fn weight(&self, place: usize) -> f64 {
        self.scene.state.weight[self.events[place].event as usize]
    }

    /// The row of an event among what events add along the route.
    fn row(&mut self, place: usize) -> Result<usize, Stopped> {
        let (scene, view, met) = (self.scene, self.view, &mut self.events[place]);
        if scene.group_of(met.event).is_some() {
            return Err(Stopped::Twins);
        }
        Ok(*met.row.get_or_insert_with(|| scene.row_along(view, met.event)))
    }

    fn terms(&self, slot: usize) -> &[(usize, f64)] {
        &self.terms[slot].list
    }

    /// Finds more terms of a segment than are known.
    fn find_terms(&mut self, slot: usize) {
        let known = self.terms(slot).len();
        let most = ENOUGH.into_iter().find(|enough| *enough > known).unwrap_or(usize::MAX);
        let number = self.segments[slot];
        let peak = (number == self.view.explained()).then(|| &self.view.peak(self.scene).top);
        let peak = peak.filter(|top| top.complete || top.list.len() > known);
        let top = match peak {
            Some(top) => Cow::Borrowed(top),
            None => Cow::Owned(self.top(number, most)),
        };
        let (events, places) = (&mut self.events, &mut self.places);
        let place = |(event, term): &(u32, f64)| {
            let place = *places.entry(*event).or_insert_with(|| {
                events.push(Met { event: *event, out: false, row: None });
                events.len() - 1
            });
            (place, *term)
        };
        self.terms[slot] = Terms { list: top.list.iter().map(place).collect(), complete: top.complete };
    }

    /// The largest terms of a segment. A few are found for all segments of a stretch at once.
    fn top(&mut self, number: u32, most: usize) -> Top {
        let (scene, along) = (self.scene, number - self.view.route.first);
        if most > ENOUGH[0] {
            return scene.top(number, most);
        }
        let stretch = (along / STRETCH) as usize;
        if self.leading.len() <= stretch {
            self.leading.resize_with(stretch + 1, || None);
        }
        let leading = self.leading[stretch].get_or_insert_with(|| scene.leading(self.view.number, stretch));
        scene.top_of(leading, number, 1 << (along % STRETCH), most).unwrap_or_else(|| scene.top(number, most))
    }

    /// The largest terms of a segment that are still there.
    fn free(&self, slot: usize) -> impl Iterator<Item = (usize, f64)> {
        self.terms(slot).iter().copied().filter(|(place, _)| !self.events[*place].out)
    }

    /// Events of which at least one must go for this segment to come down with `size` removals.
    fn choices(&mut self, slot: usize, sum: f64, size: usize) -> Vec<usize> {
        let excess = (sum - self.bound) * (1.0 - 1e-9);
        loop {
            let largest: f64 = self.free(slot).take(size - 1).map(|(_, term)| term).sum();
            let next = self.free(slot).nth(size - 1).map_or(0.0, |t| t.1);
            let may = |(i, (_, term)): &(usize, (usize, f64))| {
                // With the largest of the others; the event itself may be among them.
                let others = if *i + 1 < size { largest - term + next } else { largest };
                term + others >= excess
            };
            let kept: Vec<usize> = self.free(slot).enumerate().take_while(may).map(|(_, (place, _))| place).collect();
            let enough = self.free(slot).nth(kept.len().max(size - 1)).is_some();
            // All that are known may do it: so may those that are left out.
            if enough || self.terms[slot].complete {
                return kept;
            }
            self.find_terms(slot);
        }
    }
}
