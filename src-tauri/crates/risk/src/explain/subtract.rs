//! The smallest set by subtraction: where a level is held up by sums alone, taking reports away only takes their terms
//! away, and nothing has to be worked out anew until a set is found.

use std::collections::HashMap;

use crate::{
    route::RouteView,
    scene::{Change, Scene, largest},
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
    /// Their sums as things stand.
    held: Vec<f64>,
    /// Below this a segment is down.
    bound: f64,
    /// Work left: sets looked at.
    steps: u32,
    /// The events that were met, each spoken of by its place here.
    events: Vec<Met>,
    places: HashMap<u32, usize>,
    /// Terms of a segment, the largest first, where and as far as they were needed.
    terms: Vec<Terms>,
    removed: Vec<usize>,
    excluded: Vec<usize>,
}

/// The largest terms of a segment, the largest first.
#[derive(Clone, Default)]
struct Terms {
    /// By the place of the event.
    list: Vec<(usize, f64)>,
    /// Whether none is left out.
    complete: bool,
}

/// So many terms of a segment are enough, as a rule; if not, so many; if not, all.
const ENOUGH: [usize; 2] = [24, 80];

/// An event that was met in some sum.
struct Met {
    event: u32,
    /// Removed, or every set with it has been tried.
    out: bool,
    /// What it adds to each segment, where that was needed.
    effect: Option<Vec<f64>>,
}

impl<'s> Sums<'s> {
    /// `held`: segments of a route with their sums, all above the bound.
    pub(super) fn new(
        scene: &'s Scene<'s>,
        view: &'s RouteView<'s>,
        held: impl Iterator<Item = (u32, f64)>,
        bound: f64,
        steps: u32,
    ) -> Self {
        let (segments, held): (Vec<u32>, Vec<f64>) = held.unzip();
        Self {
            scene,
            view,
            terms: vec![Terms::default(); segments.len()],
            segments,
            held,
            bound,
            steps,
            events: Vec::new(),
            places: HashMap::new(),
            removed: Vec::new(),
            excluded: Vec::new(),
        }
    }

    /// A smallest set of at most `most` events that brings every segment down; `None`: there is none of that size.
    pub(super) fn smallest(&mut self, most: usize) -> Result<Option<Vec<u32>>, Stopped> {
        let sums = self.held.clone();
        for size in self.at_least(most)..=most {
            self.begin();
            if self.down(&sums, size)? {
                return Ok(Some(self.found()));
            }
        }
        Ok(None)
    }

    /// So many events must go at least, up to `most` + 1: no fewer bring down the segment that needs the most, even if
    /// all their tails reached it undiminished.
    fn at_least(&self, most: usize) -> usize {
        let mut least = 1;
        let mut largest: Vec<f64> = Vec::new();
        for (segment, sum) in self.segments.iter().zip(&self.held) {
            largest.clear();
            self.scene.term_bounds(self.view.number, *segment, |bound| {
                // The largest few, the largest first.
                let place = largest.partition_point(|other| *other >= bound);
                if place < most {
                    largest.truncate(most - 1);
                    largest.insert(place, bound);
                }
            });
            let mut left = *sum;
            // A hair of slack: whether it really falls is computed later.
            let falls = |left: f64| left < self.bound * (1.0 + 1e-9);
            let gone = largest.iter().take_while(|bound| {
                let on = !falls(left);
                left -= **bound;
                on
            });
            let gone = gone.count();
            least = least.max(if falls(left) { gone } else { most + 1 });
            if least > most {
                break;
            }
        }
        least
    }

    /// A set that does it, the largest terms of the greatest sum first. `None`: none of a sensible size does.
    pub(super) fn greedy(&mut self, most: usize) -> Result<Option<Vec<u32>>, Stopped> {
        self.begin();
        let mut sums = self.held.clone();
        if let Some(hardest) = self.hardest(&sums) {
            // Not even the largest would do: nothing has to be tried.
            while self.terms(hardest).len() < most && !self.terms[hardest].complete {
                self.find_terms(hardest);
            }
            let largest: f64 = self.terms(hardest).iter().take(most).map(|(_, term)| term).sum();
            if sums[hardest] - largest > self.bound * (1.0 + 1e-9) {
                return Ok(None);
            }
        }
        while let Some(hardest) = self.hardest(&sums) {
            let next = self.free(hardest).next().map(|(place, _)| place);
            if next.is_none() && !self.terms[hardest].complete {
                self.find_terms(hardest);
                continue;
            }
            let Some(place) = next.filter(|_| self.removed.len() < most) else { return Ok(None) };
            self.take(place, &mut sums)?;
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

    /// Whether at most `size` more events bring every segment down; they are then in `removed`.
    fn down(&mut self, sums: &[f64], size: usize) -> Result<bool, Stopped> {
        self.steps = self.steps.checked_sub(1).ok_or(Stopped::OutOfSteps)?;
        let Some(hardest) = self.hardest(sums) else { return Ok(true) };
        if size == 0 {
            return Ok(false);
        }
        let excluded = self.excluded.len();
        for place in self.choices(hardest, sums[hardest], size) {
            let mut less = sums.to_vec();
            self.take(place, &mut less)?;
            if self.down(&less, size - 1)? {
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

    /// The segment with the greatest sum that is not down yet.
    fn hardest(&mut self, sums: &[f64]) -> Option<usize> {
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
    fn take(&mut self, place: usize, sums: &mut [f64]) -> Result<(), Stopped> {
        let (scene, met) = (self.scene, &mut self.events[place]);
        if scene.group_of(met.event).is_some() {
            return Err(Stopped::Twins);
        }
        self.removed.push(place);
        met.out = true;
        let (event, weight) = (met.event, scene.state.weight[met.event as usize]);
        let effect = met.effect.get_or_insert_with(|| {
            let mut along = vec![0.0; self.view.route.segments.len()];
            scene.kernels(self.view.number, event, |place, kernel| along[place] = weight * kernel);
            self.segments.iter().map(|segment| along[(segment - self.view.route.first) as usize]).collect()
        });
        for (sum, term) in sums.iter_mut().zip(effect) {
            *sum -= *term;
        }
        Ok(())
    }

    fn terms(&self, segment: usize) -> &[(usize, f64)] {
        &self.terms[segment].list
    }

    /// Finds more terms of a segment than are known.
    fn find_terms(&mut self, segment: usize) {
        let known = self.terms(segment).len();
        let most = ENOUGH.into_iter().find(|enough| *enough > known).unwrap_or(usize::MAX);
        let number = self.segments[segment];
        let mut found = if number == self.view.explained() {
            self.view.terms(self.scene).to_vec()
        } else {
            {
                let mut terms = Vec::new();
                self.scene.terms(number, &Change::none(), |event, term| terms.push((event, term)));
                terms
            }
        };
        let complete = found.len() <= most;
        largest(&mut found, most);
        found.truncate(most);
        let place = |(event, term): (u32, f64)| {
            let place = *self.places.entry(event).or_insert_with(|| {
                self.events.push(Met { event, out: false, effect: None });
                self.events.len() - 1
            });
            (place, term)
        };
        self.terms[segment] = Terms { list: found.into_iter().map(place).collect(), complete };
    }

    /// The largest terms of a segment that are still there.
    fn free(&self, segment: usize) -> impl Iterator<Item = (usize, f64)> {
        self.terms(segment).iter().copied().filter(|(place, _)| !self.events[*place].out)
    }

    /// Events of which at least one must go for this segment to come down with `size` removals.
    fn choices(&mut self, segment: usize, sum: f64, size: usize) -> Vec<usize> {
        let excess = (sum - self.bound) * (1.0 - 1e-9);
        loop {
            let largest: f64 = self.free(segment).take(size - 1).map(|(_, term)| term).sum();
            let next = self.free(segment).nth(size - 1).map_or(0.0, |t| t.1);
            let may = |(i, (_, term)): &(usize, (usize, f64))| {
                // With the largest of the others; the event itself may be among them.
                let others = if *i + 1 < size { largest - term + next } else { largest };
                term + others >= excess
            };
            let kept: Vec<usize> =
                self.free(segment).enumerate().take_while(may).map(|(_, (place, _))| place).collect();
            let enough = self.free(segment).nth(kept.len().max(size - 1)).is_some();
            // All that are known may do it: so may those that are left out.
            if enough || self.terms[segment].complete {
                return kept;
            }
            self.find_terms(segment);
        }
    }
}
