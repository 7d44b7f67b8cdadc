//! The smallest set of reports whose falsity lowers the level by one.

use passage_model::RiskLevel;

use super::Lowering;
use crate::{
    Floor,
    route::RouteView,
    scene::{Change, Scene},
};

/// The work allowed is used up.
struct OutOfSteps;

/// A set found without search is not made larger than this.
const MOST: usize = 64;

/// A segment that holds the level up, with what its sum is made of: most questions are answered by subtraction.
struct Held {
    segment: u32,
    s: f64,
    /// Event and term, in the order of the events.
    terms: Vec<(u32, f64)>,
    /// A floor holds the level up too.
    floored: bool,
    /// At least so many terms must go.
    needed: usize,
}

struct Search<'s> {
    scene: &'s Scene<'s>,
    /// Segments that hold the level up, hardest first.
    held: Vec<Held>,
    level: RiskLevel,
    /// Below this sum the likelihood is of a lower row; 0 where the likelihood is not what holds the level up.
    bound: f64,
    /// Work left, segments computed.
    steps: u32,
    removed: Vec<u32>,
    excluded: Vec<u32>,
}

impl Scene<'_> {
    pub(super) fn lowered_by(&self, view: &RouteView<'_>) -> Option<Lowering> {
        let level = view.now.level;
        let number = level.number().filter(|n| *n > 1)?;
        let mut held: Vec<Held> = Vec::new();
        let bound = if *self.params.options.matrix { 0.0 } else { self.link.row_starts(number) };
        let states = self.of_route(view.route);
        let most = *self.params.explanation.search_size as usize;
        for (segment, state) in view.route.range().zip(states) {
            if state.level == level {
                let mut terms: Vec<(u32, f64)> = Vec::new();
                self.terms(segment, &Change::none(), |event, term| terms.push((event, term)));
                terms.sort_unstable_by_key(|(event, _)| *event);
                let floored = state.floor.is_some_and(|floor| floor.level >= level);
                let needed = needed(&terms, state.s, bound, most);
                held.push(Held { segment, s: state.s, terms, floored, needed });
            }
        }
        held.sort_by(|a, b| b.needed.cmp(&a.needed).then(a.segment.cmp(&b.segment)));
        let at_least = held.first().map_or(1, |held| held.needed);
        let mut search = Search {
            scene: self,
            held,
            level,
            bound,
            steps: *self.params.explanation.search_steps,
            removed: Vec::new(),
            excluded: Vec::new(),
        };
        let mut found = None;
        for size in at_least..=most {
            search.removed.clear();
            search.excluded.clear();
            match search.down(size) {
                Ok(true) => {
                    found = Some((search.removed.clone(), true));
                    break;
                }
                Ok(false) => {}
                Err(OutOfSteps) => break,
            }
        }
        let (mut events, exact) = match found {
            Some(found) => found,
            None => (search.greedy()?, false),
        };
        events.sort_unstable();
        let outcome = self.outcome(view, &self.without(&events));
        Some(Lowering { without: events.into_iter().map(|e| self.id(e)).collect(), outcome, exact })
    }
}

/// How many terms must go at least before a sum falls below the bound, up to `most` + 1.
fn needed(terms: &[(u32, f64)], s: f64, bound: f64, most: usize) -> usize {
    if bound <= 0.0 || s < bound {
        return 1;
    }
    let mut sizes: Vec<f64> = terms.iter().map(|(_, term)| *term).collect();
    sizes.sort_by(|a, b| b.total_cmp(a));
    let (mut left, mut count) = (s, 0);
    for size in sizes.iter().take(most + 1) {
        // A hair of slack: whether it really falls is computed exactly later.
        if left < bound * (1.0 + 1e-9) {
            break;
        }
        left -= size;
        count += 1;
    }
    count.max(1)
}

impl Search<'_> {
    /// Whether at most `size` more events bring every segment down; they are then in `removed`.
    fn down(&mut self, size: usize) -> Result<bool, OutOfSteps> {
        self.steps = self.steps.checked_sub(1).ok_or(OutOfSteps)?;
        let change = self.scene.without(&self.removed);
        let Some(segment) = self.failing(&change)? else { return Ok(true) };
        if size == 0 {
            return Ok(false);
        }
        let excluded = self.excluded.len();
        for event in self.choices(segment, &change, size) {
            self.removed.push(event);
            if self.down(size - 1)? {
                return Ok(true);
            }
            self.removed.pop();
            // Every set with this event has been tried.
            self.excluded.push(event);
        }
        self.excluded.truncate(excluded);
        Ok(false)
    }

    /// The first segment that still holds the level.
    fn failing(&mut self, change: &Change) -> Result<Option<u32>, OutOfSteps> {
        let scene = self.scene;
        let o = &scene.params.options;
        let simple = !*o.matrix && !*o.ceasefire && self.removed.iter().all(|e| scene.group_of(*e).is_none());
        for held in &self.held {
            if simple && self.bound > 0.0 {
                let gone = self.removed.iter().filter_map(|event| {
                    held.terms.binary_search_by_key(event, |(e, _)| *e).ok().map(|i| held.terms[i].1)
                });
                let left = held.s - gone.sum::<f64>();
                if left > self.bound * (1.0 + 1e-9) {
                    return Ok(Some(held.segment));
                }
                if !held.floored && left < self.bound * (1.0 - 1e-9) {
                    continue;
                }
            }
            self.steps = self.steps.checked_sub(1).ok_or(OutOfSteps)?;
            if scene.segment(held.segment, change).level >= self.level {
                return Ok(Some(held.segment));
            }
        }
        Ok(None)
    }

    /// Events of which at least one must go for this segment to come down with `size` removals.
    fn choices(&self, segment: u32, change: &Change, size: usize) -> Vec<u32> {
        let free = |event: &u32| !self.excluded.contains(event);
        let mut choices = self.floor_choices(segment, change);
        if !choices.is_empty() {
            choices.retain(free);
            return choices;
        }
        let s = self.scene.sum(segment, change);
        let mut terms: Vec<(u32, f64)> = Vec::new();
        self.scene.terms(segment, change, |event, term| terms.push((event, term)));
        terms.retain(|(event, _)| free(event));
        terms.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let excess = (s - self.bound) * (1.0 - 1e-9);
        let largest: f64 = terms.iter().take(size - 1).map(|(_, term)| term).sum();
        let kept = terms.iter().enumerate().take_while(|(i, (_, term))| {
            // With the largest of the others; the event itself may be among them.
            let others =
                if *i + 1 < size { largest - term + terms.get(size - 1).map_or(0.0, |t| t.1) } else { largest };
            term + others >= excess
        });
        kept.map(|(_, (event, _))| *event).collect()
    }

    /// Events behind a floor that alone holds the level up: one of them must go.
    fn floor_choices(&self, segment: u32, change: &Change) -> Vec<u32> {
        let mut holding: Option<Floor> = None;
        self.scene.floors(segment, change, |floor| {
            if floor.level >= self.level && holding.is_none() {
                holding = Some(floor);
            }
        });
        let events = holding.into_iter().flat_map(|floor| [Some(floor.event), floor.companion]).flatten();
        events.filter_map(|id| self.scene.number(id)).collect()
    }

    /// A set that does it, the largest contributions first. `None`: none of a sensible size does.
    fn greedy(&mut self) -> Option<Vec<u32>> {
        self.removed.clear();
        self.excluded.clear();
        self.steps = u32::MAX;
        while self.removed.len() <= MOST {
            let change = self.scene.without(&self.removed);
            let Some(segment) = self.failing(&change).ok()? else { return Some(self.removed.clone()) };
            let next = self.floor_choices(segment, &change).first().copied().or_else(|| {
                let mut largest: Option<(u32, f64)> = None;
                self.scene.terms(segment, &change, |event, term| {
                    if largest.is_none_or(|(_, t)| term > t) {
                        largest = Some((event, term));
                    }
                });
                largest.map(|(event, _)| event)
            });
            self.removed.push(next?);
        }
        None
    }
}
