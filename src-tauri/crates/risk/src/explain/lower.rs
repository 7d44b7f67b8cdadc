//! The smallest set of reports whose falsity lowers the level by one.

use passage_model::RiskLevel;

use super::{
    Lowering, NotLowered,
    subtract::{SLACK, Stopped, Sums},
};
use crate::{
    route::{LARGEST, RouteView},
    scene::{Change, FloorAt, Scene},
};

/// The work allowed is used up.
struct OutOfSteps;

/// A set found without search is not made larger than this.
const MOST: usize = LARGEST;

/// A set that lowers a level, and what that followed from.
#[derive(Debug)]
pub(crate) struct Lowered {
    level: RiskLevel,
    /// The segments that hold the level up, the greatest sum first. The set is another only if one of them is.
    pub(crate) held: Vec<u32>,
    /// One of them was touched by news since: the set may be another.
    pub(crate) touched: bool,
    found: Result<Found, NotLowered>,
    /// No set of the size that is searched for lowers the level. While events only join it stays so: what they add is to
    /// be taken away too.
    none_small: bool,
}

/// A set of events, ascending, and whether no smaller one does it.
type Found = (Vec<u32>, bool);

/// A segment that holds the level up.
struct Held {
    segment: u32,
    s: f64,
    /// A floor holds the level up too.
    floored: bool,
}

struct Search<'s> {
    scene: &'s Scene<'s>,
    /// Segments that hold the level up, the greatest sum first.
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
    /// `None`: the level is Unknown or the lowest.
    pub(super) fn lowered_by(&self, view: &RouteView<'_>) -> Option<Result<Lowering, NotLowered>> {
        let level = view.now.level;
        let number = level.number().filter(|n| *n > 1)?;
        let bound = if *self.params.options.matrix { 0.0 } else { self.link.row_starts(number) };
        let states = view.route.range().zip(self.of_route(view.route));
        let mut held: Vec<Held> = states
            .filter(|(_, state)| state.level == level)
            .map(|(segment, state)| {
                let floored = state.floor.is_some_and(|floor| floor.level >= level);
                Held { segment, s: state.s, floored }
            })
            .collect();
        held.sort_by(|a, b| b.s.total_cmp(&a.s).then(a.segment.cmp(&b.segment)));
        let segments: Vec<u32> = held.iter().map(|held| held.segment).collect();
        let known = view.lowered.take().filter(|known| known.level == level);
        let mut none_small = known.as_ref().is_some_and(|known| known.none_small);
        let found = match known.filter(|known| !known.touched && known.held == segments) {
            Some(known) => known.found,
            None => self.found_lowering(view, held, (level, bound), &mut none_small),
        };
        let lowering = match &found {
            Ok((events, exact)) => {
                let outcome = self.outcome(view, &self.without(events));
                Ok(Lowering { without: events.iter().map(|e| self.id(*e)).collect(), outcome, exact: *exact })
            }
            Err(why) => Err(*why),
        };
        view.lowered.replace(Some(Lowered { level, held: segments, touched: false, found, none_small }));
        Some(lowering)
    }

    /// Why no set of at most so many events was found. `greatest`: of the segments that hold the level up the one with
    /// the greatest sum.
    fn why_not(&self, floored: &[u32], (level, bound): (RiskLevel, f64), greatest: Option<(u32, f64)>) -> NotLowered {
        let b = *self.params.hazard.background_b;
        let row = if *self.params.options.matrix { 1 } else { self.row_of(b) };
        let stands = |segment: &u32| {
            let mut beside: Vec<u32> = Vec::new();
            self.floors(*segment, &Change::none(), |floor| {
                beside.extend([Some(floor.event), floor.companion].into_iter().flatten());
            });
            beside.sort_unstable();
            beside.dedup();
            self.floor(*segment, &self.without(&beside)).is_some_and(|floor| floor.level >= level)
        };
        if level.number().is_some_and(|number| row >= number) || floored.iter().any(stands) {
            return NotLowered::Impossible;
        }
        let reports = u32::try_from(MOST).unwrap_or(u32::MAX);
        // An event takes no more from a sum than its term, whatever is taken with it.
        let more = greatest.is_some_and(|(segment, s)| {
            let largest = self.largest_terms(segment, &Change::none(), MOST);
            bound > 0.0 && s - largest.iter().map(|(_, term)| term).sum::<f64>() > bound * SLACK
        });
        if more { NotLowered::MoreThan { reports } } else { NotLowered::NotFound { reports } }
    }

    /// `none_small`: it is known that no set of the size that is searched for does it; set where that is found out.
    fn found_lowering(
        &self,
        view: &RouteView<'_>,
        held: Vec<Held>,
        (level, bound): (RiskLevel, f64),
        none_small: &mut bool,
    ) -> Result<Found, NotLowered> {
        let greatest = held.first().map(|held| (held.segment, held.s));
        let floored: Vec<u32> = held.iter().filter(|held| held.floored).map(|held| held.segment).collect();
        let found = self.search_lowering(view, held, (level, bound), none_small);
        found.ok_or_else(|| self.why_not(&floored, (level, bound), greatest))
    }

    /// `None`: none of a sensible size was found.
    fn search_lowering(
        &self,
        view: &RouteView<'_>,
        held: Vec<Held>,
        (level, bound): (RiskLevel, f64),
        none_small: &mut bool,
    ) -> Option<Found> {
        let steps = *self.params.explanation.search_steps;
        let simple = bound > 0.0 && !*self.params.options.ceasefire && !held.iter().any(|held| held.floored);
        if simple && let Some(found) = self.by_subtraction(view, &held, bound, none_small) {
            return found;
        }
        let mut search = Search { scene: self, held, level, bound, steps, removed: Vec::new(), excluded: Vec::new() };
        let most = *self.params.explanation.search_size as usize;
        let mut found = None;
        for size in search.at_least(most)..=most {
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
        Some((events, exact))
    }

    /// The set where sums alone hold the level up; `Some(None)`: none of a sensible size lowers it. `None`: it has to be
    /// searched otherwise.
    #[expect(clippy::option_option, reason = "each says something of its own")]
    fn by_subtraction(
        &self,
        view: &RouteView<'_>,
        held: &[Held],
        bound: f64,
        none_small: &mut bool,
    ) -> Option<Option<Found>> {
        let (level, e) = (view.now.level, &self.params.explanation);
        let held_sums = held.iter().map(|held| (held.segment, held.s));
        let mut sums = Sums::new(self, view, held_sums, bound, *e.search_steps);
        if !sums.may_fall(MOST) {
            return Some(None);
        }
        let smallest = if *none_small { Ok(None) } else { sums.smallest(*e.search_size as usize) };
        *none_small = smallest == Ok(None) && !self.has_twins(view.number);
        let (mut events, exact) = match smallest {
            Ok(Some(events)) => (events, true),
            Ok(None) | Err(Stopped::OutOfSteps) => match sums.greedy(MOST) {
                Ok(Some(events)) => (events, false),
                Ok(None) => return Some(None),
                Err(_) => return None,
            },
            Err(Stopped::Twins) => return None,
        };
        // What subtraction says is proved: where a sum ends next to a bound, its last digits decide.
        events.sort_unstable();
        let change = self.without(&events);
        let (first, touch) = (view.route.first, self.touch(&change, view));
        let step = |segment: u32| touch.step[(segment - first) as usize];
        let down = |held: &Held| self.under(held.segment, step(held.segment), &change).0 < level;
        held.iter().all(down).then_some(Some((events, exact)))
    }

    /// Whether an event that reaches a route has a twin.
    fn has_twins(&self, route: usize) -> bool {
        self.state.groups.iter().flatten().any(|event| self.reach(route).has(*event))
    }
}

/// How many terms must go at least before a sum falls below the bound, up to `most` + 1.
fn needed(terms: &[(u32, f64)], s: f64, bound: f64, most: usize) -> usize {
    if bound <= 0.0 || s < bound {
        return 1;
    }
    let (mut left, mut count) = (s, 0);
    for (_, size) in terms.iter().take(most + 1) {
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
    /// No set smaller than this lowers the level: none brings down the segment with the greatest sum.
    fn at_least(&self, most: usize) -> usize {
        let Some(hardest) = self.held.first() else { return 1 };
        needed(&self.scene.largest_terms(hardest.segment, &Change::none(), most + 1), hardest.s, self.bound, most)
    }

    /// Whether at most `size` more events bring every segment down; they are then in `removed`.
    fn down(&mut self, size: usize) -> Result<bool, OutOfSteps> {
        self.steps = self.steps.checked_sub(1).ok_or(OutOfSteps)?;
        let Some(segment) = self.failing()? else { return Ok(true) };
        if size == 0 {
            return Ok(false);
        }
        let excluded = self.excluded.len();
        let change = self.scene.without(&self.removed);
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

    /// Whether what is removed only takes terms away from sums, one by one.
    fn is_simple(&self) -> bool {
        let o = &self.scene.params.options;
        let alone = |event: &u32| self.scene.group_of(*event).is_none();
        self.bound > 0.0 && !*o.matrix && !*o.ceasefire && self.removed.iter().all(alone)
    }

    /// The first segment that still holds the level.
    fn failing(&mut self) -> Result<Option<u32>, OutOfSteps> {
        let scene = self.scene;
        let simple = self.is_simple();
        // Made only for a segment that has to be computed in full.
        let mut change: Option<Change> = None;
        for held in &self.held {
            if simple {
                let weight = |event: u32| scene.state.weight[event as usize];
                let gone: f64 = self.removed.iter().map(|e| weight(*e) * scene.kernel_at(held.segment, *e)).sum();
                let left = held.s - gone;
                if left > self.bound * (1.0 + 1e-9) {
                    return Ok(Some(held.segment));
                }
                if !held.floored && left < self.bound * (1.0 - 1e-9) {
                    continue;
                }
            }
            self.steps = self.steps.checked_sub(1).ok_or(OutOfSteps)?;
            let change = change.get_or_insert_with(|| scene.without(&self.removed));
            if scene.under(held.segment, scene.step(held.segment, change), change).0 >= self.level {
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
        let s = self.scene.sum(segment, self.scene.step(segment, change), change);
        let mut terms = self.scene.largest_terms(segment, change, usize::MAX);
        terms.retain(|(event, _)| free(event));
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
        let mut holding: Option<FloorAt> = None;
        self.scene.floors(segment, change, |floor| {
            if floor.level >= self.level && holding.is_none() {
                holding = Some(floor);
            }
        });
        holding.into_iter().flat_map(|floor| [Some(floor.event), floor.companion]).flatten().collect()
    }

    /// A set that does it, the largest contributions first. `None`: none of a sensible size does.
    fn greedy(&mut self) -> Option<Vec<u32>> {
        self.removed.clear();
        self.excluded.clear();
        self.steps = u32::MAX;
        while self.removed.len() <= MOST {
            let Some(segment) = self.failing().ok()? else { return Some(self.removed.clone()) };
            let change = self.scene.without(&self.removed);
            let next = self.floor_choices(segment, &change).first().copied();
            let next = next.or_else(|| self.scene.largest_terms(segment, &change, 1).first().map(|(event, _)| *event));
            self.removed.push(next?);
        }
        None
    }
}
