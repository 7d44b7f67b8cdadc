//! The smallest set by subtraction: where a level is held up by sums alone, taking reports away only takes their terms
//! away, and nothing has to be worked out anew until a set is found.

use std::collections::HashMap;

use crate::scene::{Change, Scene};

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
    segments: Vec<u32>,
    sums: Vec<f64>,
    /// Below this a segment is down.
    bound: f64,
    /// Work left: sets looked at.
    steps: u32,
    /// Terms of a segment, the largest first, where they were needed.
    terms: HashMap<usize, Vec<(u32, f64)>>,
    /// What an event adds to each segment, where it was needed.
    effects: HashMap<u32, Vec<f64>>,
    removed: Vec<u32>,
    excluded: Vec<u32>,
}

impl<'s> Sums<'s> {
    /// `held`: segments with their sums, all above the bound.
    pub(super) fn new(scene: &'s Scene<'s>, held: impl Iterator<Item = (u32, f64)>, bound: f64, steps: u32) -> Self {
        let (segments, sums) = held.unzip();
        Self {
            scene,
            segments,
            sums,
            bound,
            steps,
            terms: HashMap::new(),
            effects: HashMap::new(),
            removed: Vec::new(),
            excluded: Vec::new(),
        }
    }

    /// A smallest set of at most `most` events that brings every segment down; `None`: there is none of that size.
    pub(super) fn smallest(&mut self, most: usize) -> Result<Option<Vec<u32>>, Stopped> {
        let sums = self.sums.clone();
        for size in 1..=most {
            self.removed.clear();
            self.excluded.clear();
            if self.down(&sums, size)? {
                return Ok(Some(self.removed.clone()));
            }
        }
        Ok(None)
    }

    /// A set that does it, the largest terms of the greatest sum first. `None`: none of a sensible size does.
    pub(super) fn greedy(&mut self, most: usize) -> Result<Option<Vec<u32>>, Stopped> {
        self.removed.clear();
        let mut sums = self.sums.clone();
        while let Some(hardest) = self.hardest(&sums) {
            let removed = &self.removed;
            let next = self.terms.get(&hardest).and_then(|t| t.iter().find(|(event, _)| !removed.contains(event)));
            let event = match (next, self.terms.contains_key(&hardest)) {
                (Some((event, _)), _) => *event,
                (None, true) => return Ok(None),
                (None, false) => {
                    self.find_terms(hardest);
                    continue;
                }
            };
            if removed.len() >= most {
                return Ok(None);
            }
            self.take(event, &mut sums)?;
        }
        Ok(Some(self.removed.clone()))
    }

    /// Whether at most `size` more events bring every segment down; they are then in `removed`.
    fn down(&mut self, sums: &[f64], size: usize) -> Result<bool, Stopped> {
        self.steps = self.steps.checked_sub(1).ok_or(Stopped::OutOfSteps)?;
        let Some(hardest) = self.hardest(sums) else { return Ok(true) };
        if size == 0 {
            return Ok(false);
        }
        let excluded = self.excluded.len();
        for event in self.choices(hardest, sums[hardest], size) {
            let mut less = sums.to_vec();
            self.take(event, &mut less)?;
            if self.down(&less, size - 1)? {
                return Ok(true);
            }
            self.removed.pop();
            // Every set with this event has been tried.
            self.excluded.push(event);
        }
        self.excluded.truncate(excluded);
        Ok(false)
    }

    /// The segment with the greatest sum that is not down yet.
    fn hardest(&self, sums: &[f64]) -> Option<usize> {
        let greatest = (0..sums.len()).reduce(|a, b| if sums[b] > sums[a] { b } else { a })?;
        (sums[greatest] >= self.bound).then_some(greatest)
    }

    /// Takes an event away.
    fn take(&mut self, event: u32, sums: &mut [f64]) -> Result<(), Stopped> {
        if self.scene.group_of(event).is_some() {
            return Err(Stopped::Twins);
        }
        self.removed.push(event);
        let (scene, segments) = (self.scene, &self.segments);
        let weight = scene.state.weight[event as usize];
        let effect = self
            .effects
            .entry(event)
            .or_insert_with(|| segments.iter().map(|segment| weight * scene.kernel_at(*segment, event)).collect());
        sums.iter_mut().zip(effect).for_each(|(sum, term)| *sum -= *term);
        Ok(())
    }

    fn find_terms(&mut self, segment: usize) {
        let mut terms: Vec<(u32, f64)> = Vec::new();
        self.scene.terms(self.segments[segment], &Change::none(), |event, term| terms.push((event, term)));
        terms.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        self.terms.insert(segment, terms);
    }

    /// Events of which at least one must go for this segment to come down with `size` removals.
    fn choices(&mut self, segment: usize, sum: f64, size: usize) -> Vec<u32> {
        if !self.terms.contains_key(&segment) {
            self.find_terms(segment);
        }
        let (removed, excluded) = (&self.removed, &self.excluded);
        let free = |(event, _): &&(u32, f64)| !removed.contains(event) && !excluded.contains(event);
        let terms = || self.terms[&segment].iter().filter(free);
        let excess = (sum - self.bound) * (1.0 - 1e-9);
        let largest: f64 = terms().take(size - 1).map(|(_, term)| term).sum();
        let next = terms().nth(size - 1).map_or(0.0, |t| t.1);
        let kept = terms().enumerate().take_while(|(i, (_, term))| {
            // With the largest of the others; the event itself may be among them.
            let others = if *i + 1 < size { largest - term + next } else { largest };
            term + others >= excess
        });
        kept.map(|(_, (event, _))| *event).collect()
    }
}
