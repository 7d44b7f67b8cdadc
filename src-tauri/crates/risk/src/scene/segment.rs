//! The state of one segment: sum, probability, floors, level.

use std::ops::Range;

use passage_model::{RiskLevel, ThreatCategory, Time};
use passage_spatial::STRETCH;

use rayon::prelude::*;

use super::{Change, Hits, Role, Scene, Strength, reach::one_cover, shape_of};
use crate::{
    Floor, Params,
    link::{level, matrix_level},
};

/// The state of one segment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct SegmentState {
    /// The sum, background included.
    pub(crate) s: f64,
    pub(crate) lambda: f64,
    pub(crate) level: RiskLevel,
    pub(crate) floor: Option<Floor>,
    /// Reports near it that count for the Unknown rule.
    pub(crate) reports: u32,
}

impl SegmentState {
    /// Of a segment that is not asked for.
    fn unused(params: &Params) -> Self {
        Self { s: *params.hazard.background_b, lambda: 0.0, level: RiskLevel::Unknown, floor: None, reports: 0 }
    }
}

/// Of a sum of which less than this share is left the last digits would be those of the background.
const LITTLE: f64 = 1e-3;

/// What the states of segments follow from.
#[derive(Debug, Clone, Default)]
pub(crate) struct Counted {
    /// What cores add to each segment, in whole units.
    pub(crate) cores: Vec<i64>,
    /// Reports near each that count for the Unknown rule.
    pub(crate) reports: Vec<u32>,
}

/// Counts what reaches every segment of the routes asked for; the reports only where that is not done yet.
pub(super) fn counted(scene: &Scene<'_>, before: Counted) -> Counted {
    let segments = scene.net.segment_count();
    let count_reports = before.reports.len() != segments;
    let mut counted = Counted { cores: vec![0; segments], reports: before.reports };
    counted.reports.resize(segments, 0);
    let cores = by_route(scene, &mut counted.cores);
    let reports = by_route(scene, &mut counted.reports);
    cores.into_par_iter().zip(reports).for_each(|((number, cores), (_, reports))| {
        let strength = &scene.state.strength;
        scene.reach(number).core.sums(cores, strength.cores());
        if count_reports {
            scene.known(number).count(reports, |event| strength.is_news(event));
        }
    });
    counted
}

/// The parts of a list over all segments that belong to the routes asked for.
pub(crate) fn by_route<'l, T>(scene: &Scene<'_>, list: &'l mut [T]) -> Vec<(usize, &'l mut [T])> {
    let (mut parts, mut rest, mut at) = (Vec::with_capacity(scene.state.selected.len()), list, 0);
    for number in &scene.state.selected {
        let range = scene.net.all()[*number].range();
        let (_, from) = rest.split_at_mut(range.start as usize - at);
        let (own, others) = from.split_at_mut(range.len());
        parts.push((*number, own));
        (rest, at) = (others, range.end as usize);
    }
    parts
}

/// Computes every segment of the routes asked for; `states` are those of before, or none.
pub(super) fn base(scene: &Scene<'_>, mut states: Vec<SegmentState>) -> Vec<SegmentState> {
    states.resize(scene.net.segment_count(), SegmentState::unused(scene.params));
    by_route(scene, &mut states).into_par_iter().for_each(|(number, states)| scene.settle_route(number, states));
    states
}

impl Scene<'_> {
    /// Works out the states of the segments of one route.
    pub(crate) fn settle_route(&self, number: usize, states: &mut [SegmentState]) {
        let range = self.net.all()[number].range();
        for (place, states) in states.chunks_mut(STRETCH as usize).enumerate() {
            let first = range.start + u32::try_from(place).unwrap_or(0) * STRETCH;
            self.settle_some(first, states);
        }
    }

    /// Works out the states of not more than a stretch of segments.
    fn settle_some(&self, first: u32, states: &mut [SegmentState]) {
        let none = Change::none();
        let mut sums = [1.0; STRETCH as usize];
        let (here, b) = (&mut sums[..states.len()], *self.params.hazard.background_b);
        if *self.params.options.ceasefire {
            (first..).zip(here).for_each(|(segment, s)| *s = self.summed_anew(segment));
        } else {
            let cores = &self.state.counted.cores[first as usize..];
            here.iter_mut().zip(cores).for_each(|(s, core)| *s = b + self.state.strength.incidents(*core));
            self.tails.iter().for_each(|field| field.add_to(first, here));
        }
        let lambdas = self.link.lambdas(sums);
        for ((segment, state), (s, lambda)) in (first..).zip(states).zip(sums.into_iter().zip(lambdas)) {
            let reports = self.state.counted.reports[segment as usize];
            *state = self.state_of(segment, (s, lambda), reports, &none);
        }
    }

    /// The states of not more than a stretch of segments as they are; those beyond are of no meaning.
    pub(crate) fn settled(&self, run: Range<u32>) -> [SegmentState; STRETCH as usize] {
        let mut states = [SegmentState::unused(self.params); STRETCH as usize];
        self.settle_some(run.start, &mut states[..run.len()]);
        states
    }

    /// The sums of all segments, where nothing but what reaches them is known; of routes that were not asked for the
    /// background alone.
    pub(crate) fn sums_alone(&self) -> Vec<f64> {
        let mut sums = vec![*self.params.hazard.background_b; self.net.segment_count()];
        by_route(self, &mut sums).into_par_iter().for_each(|(number, sums)| {
            let mut cores = vec![0; sums.len()];
            self.reach(number).core.sums(&mut cores, self.state.strength.cores());
            sums.iter_mut().zip(cores).for_each(|(s, core)| *s += self.state.strength.incidents(core));
            self.tails.iter().for_each(|field| field.add_to(self.net.all()[number].first, sums));
        });
        sums
    }

    /// The sum of a segment: the background, the cores, the tails.
    fn summed_anew(&self, segment: u32) -> f64 {
        if *self.params.options.ceasefire {
            // Which events a ceasefire weakens is another question for every segment.
            return self.full_sum(segment, &Change::none());
        }
        let cores = self.state.strength.incidents(self.state.counted.cores[segment as usize]);
        self.tails.iter().fold(*self.params.hazard.background_b + cores, |s, field| s + field.at(segment))
    }

    /// Reports that may count for the Unknown rule.
    pub(crate) fn known(&self, route: usize) -> &Hits {
        let reach = self.reach(route);
        if one_cover(self.params) { &reach.cover } else { &reach.known }
    }

    /// Whether segments whose sums change surely keep their levels, if nothing else acts on them, and whether the new sums
    /// are certain to the last digits.
    pub(crate) fn alike<const N: usize>(&self, before: &[f64; N], then: &[f64; N]) -> [bool; N] {
        // Between the same bounds everything but the rate is as it was.
        let simple = !*self.params.options.matrix && !*self.params.options.ceasefire;
        let mut alike: [bool; N] = std::array::from_fn(|i| simple && (then[i] >= LITTLE * before[i]));
        for bound in &self.bounds {
            for i in 0..N {
                let is_far = (then[i] - bound).abs() > 1e-9 * bound;
                alike[i] &= is_far && ((then[i] >= *bound) == (before[i] >= *bound));
            }
        }
        alike
    }

    /// Level and sum of a segment under a change that adds `step` to its sum.
    pub(crate) fn under(&self, segment: u32, step: f64, change: &Change) -> (RiskLevel, f64) {
        let s = self.sum(segment, step, change);
        (self.level_of(segment, s, change, || self.is_reported(segment, change)).0, s)
    }

    /// The state of a segment with this sum and its rate.
    fn state_of(&self, segment: u32, (s, lambda): (f64, f64), reports: u32, change: &Change) -> SegmentState {
        let (level, floor) = self.level_of(segment, s, change, || reports > 0);
        SegmentState { s, lambda, level, floor, reports }
    }

    /// The level of a segment with this sum, and the floor that holds there.
    fn level_of(
        &self,
        segment: u32,
        s: f64,
        change: &Change,
        is_reported: impl FnOnce() -> bool,
    ) -> (RiskLevel, Option<Floor>) {
        let floor = self.floor(segment, change);
        let known = floor.is_some() || !self.is_faint(s) || is_reported();
        let level = if known {
            let base = level(self.likelihood_level(segment, change, s));
            floor.map_or(base, |f| f.level.max(base))
        } else {
            RiskLevel::Unknown
        };
        (level, floor)
    }

    /// Whether a sum alone leaves a segment Unknown.
    pub(crate) fn is_faint(&self, s: f64) -> bool {
        let [.., bound] = self.bounds;
        if (s - bound).abs() <= 1e-9 * bound {
            return self.link.of_sum(s) < *self.params.levels.unknown_p;
        }
        s < bound
    }

    /// The sum s under a change that adds `step` to it: what it is then, or anew where that is not certain to be the same.
    pub(crate) fn sum(&self, segment: u32, step: f64, change: &Change) -> f64 {
        let state = &self.state.states[segment as usize];
        if *self.params.options.ceasefire {
            return self.full_sum(segment, change);
        }
        if change.weights().next().is_none() {
            return state.s;
        }
        let s = state.s + step;
        let doubtful = s < LITTLE * state.s || self.bounds.iter().any(|bound| (s - bound).abs() <= 1e-9 * bound);
        if doubtful { self.full_sum(segment, change) } else { s }
    }

    /// The sum s: the background and every term.
    fn full_sum(&self, segment: u32, change: &Change) -> f64 {
        let mut s = *self.params.hazard.background_b;
        self.terms(segment, change, |_, term| s += term);
        s
    }

    /// What an event of weight 1 adds to the sum at a segment, ceasefires aside.
    pub(crate) fn kernel_at(&self, segment: u32, event: u32) -> f64 {
        let Some(kernel) = self.fact(event).kernel else { return 0.0 };
        let reach = self.reach(self.net.owner(segment));
        let (core, tail) = kernel.parts();
        if reach.core.holds(segment, event) {
            core
        } else if tail > 0.0 && reach.tail.holds(segment, event) {
            tail * self.fading(segment, event)
        } else {
            0.0
        }
    }

    /// What distance leaves of the tail of an event at a segment; 0 outside the tail.
    pub(crate) fn fading(&self, segment: u32, event: u32) -> f64 {
        let fact = self.fact(event);
        let km = match fact.spot {
            Some(spot) => Some(self.net.distance_from(segment, spot)),
            None => shape_of(self.event(event), self.net).map(|shape| self.net.distance(segment, &shape)),
        };
        fact.kernel.zip(km).and_then(|(kernel, km)| kernel.fading(km)).unwrap_or(0.0)
    }

    /// Events and their terms of the sum at a segment, the largest first; not more than `most`.
    pub(crate) fn largest_terms(&self, segment: u32, change: &Change, most: usize) -> Vec<(u32, f64)> {
        let mut terms: Vec<(u32, f64)> = Vec::new();
        self.terms(segment, change, |event, term| terms.push((event, term)));
        largest(&mut terms, most);
        terms.truncate(most);
        terms
    }

    /// Calls `found` with every term of the sum that is above 0: those of the core, then those of the tail, each in the
    /// order of the events.
    pub(crate) fn terms(&self, segment: u32, change: &Change, mut found: impl FnMut(u32, f64)) {
        let truce = self.truce(segment, change);
        let changed = change.weights().next().is_some();
        let strength = |event: u32| {
            let own = self.state.strength.of(event);
            let Some(weight) = change.weight_of(event).filter(|_| changed) else { return own };
            let (core, tail) = self.fact(event).kernel.map_or((0.0, 0.0), |k| k.parts());
            Strength { core: weight * core, tail: weight * tail, ..own }
        };
        let reach = self.reach(self.net.owner(segment));
        for event in reach.core.at(segment) {
            let term = strength(event).core;
            if term > 0.0 {
                found(event, term * self.factor(event, truce));
            }
        }
        for event in reach.tail.at(segment) {
            let strength = strength(event).tail;
            if strength > 0.0 {
                let term = strength * self.fading(segment, event);
                if term > 0.0 {
                    found(event, term * self.factor(event, truce));
                }
            }
        }
    }

    /// When the newest believed ceasefire over a segment began. Always `None` while the option is off.
    fn truce(&self, segment: u32, change: &Change) -> Option<Time> {
        if !*self.params.options.ceasefire {
            return None;
        }
        let roles = self.reach(self.net.owner(segment)).roles_at(segment);
        let believed = roles.iter().filter(|at| {
            at.role == Role::Ceasefire && self.q(at.event, change) >= *self.params.options.ceasefire_min_q
        });
        believed.map(|at| self.event(at.event).time.from).max()
    }

    fn factor(&self, event: u32, truce: Option<Time>) -> f64 {
        match truce {
            Some(began) if self.event(event).time.representative() < began => *self.params.options.ceasefire_factor,
            _ => 1.0,
        }
    }

    /// The sums of a route's segments split by category, background not included.
    pub(crate) fn route_category_sums(&self, number: usize) -> Vec<[f64; 5]> {
        let route = &self.net.all()[number];
        if *self.params.options.ceasefire {
            return route.range().map(|segment| self.category_sums(segment, &Change::none())).collect();
        }
        // Whole units: what the others leave of all cores is the commonest category, to the bit.
        let (length, strength) = (route.segments.len(), &self.state.strength);
        let commonest = usize::from(strength.commonest());
        let mut cores: [Vec<i64>; 5] = std::array::from_fn(|_| Vec::new());
        for (event, start, lanes) in self.reach(number).core.lanes() {
            let category = usize::from(strength.category(event));
            if category != commonest {
                let cores = &mut cores[category];
                cores.resize(length.next_multiple_of(STRETCH as usize), 0);
                let core = strength.core(event);
                cores[start..].iter_mut().zip(lanes).for_each(|(sum, lane)| *sum = sum.wrapping_add(core & lane));
            }
        }
        let all = route.range().map(|segment| self.state.counted.cores[segment as usize]);
        let others =
            |place: usize| cores.iter().filter_map(|own| own.get(place)).fold(0, |a: i64, b| a.wrapping_add(*b));
        cores[commonest] = all.enumerate().map(|(place, all)| all.wrapping_sub(others(place))).collect();
        let mut sums = vec![[0.0; 5]; length];
        for (category, cores) in cores.iter().enumerate() {
            sums.iter_mut().zip(cores).for_each(|(sums, core)| sums[category] = strength.incidents(*core));
        }
        for field in &self.tails {
            for (segment, sums) in route.range().zip(&mut sums) {
                sums[field.category] += field.at(segment);
            }
        }
        sums
    }

    /// The sum split by category, background not included.
    pub(crate) fn category_sums(&self, segment: u32, change: &Change) -> [f64; 5] {
        let mut sums = [0.0; 5];
        self.terms(segment, change, |event, term| sums[usize::from(self.fact(event).category)] += term);
        sums
    }

    /// Level from the likelihood alone: its row, or with the matrix the worst cell over the categories.
    fn likelihood_level(&self, segment: u32, change: &Change, s: f64) -> u8 {
        if !*self.params.options.matrix {
            return self.row_of(s);
        }
        let sums = self.category_sums(segment, change);
        let cells = ThreatCategory::ALL.into_iter().zip(sums).filter(|(_, s)| *s > 0.0);
        cells.map(|(category, s)| self.category_level(category, s)).max().unwrap_or(1)
    }

    /// The likelihood row of a sum: by the sums at which rows begin, and anew where that is not certain to be the same.
    pub(crate) fn row_of(&self, s: f64) -> u8 {
        let rows = &self.bounds[..4];
        if rows.iter().any(|bound| (s - bound).abs() <= 1e-9 * bound) {
            return self.link.row(self.link.of_sum(s));
        }
        rows.iter().fold(1, |row, bound| row + u8::from(s >= *bound))
    }

    /// Level of a category from its own sum (without the background).
    pub(crate) fn category_level(&self, category: ThreatCategory, s: f64) -> u8 {
        let row = self.row_of(*self.params.hazard.background_b + s);
        if *self.params.options.matrix { matrix_level(self.params, row, category) } else { row }
    }

    /// Whether any report lies near enough and is young enough for the Unknown rule.
    pub(crate) fn is_reported(&self, segment: u32, change: &Change) -> bool {
        self.reports_under(segment, change) > 0
    }

    fn reports_under(&self, segment: u32, change: &Change) -> u32 {
        let now = self.state.states[segment as usize].reports;
        let mut news = change.false_ones().filter(|event| self.state.strength.is_news(*event)).peekable();
        if now == 0 || news.peek().is_none() {
            return now;
        }
        let known = self.known(self.net.owner(segment));
        let gone = news.filter(|event| known.holds(segment, *event));
        now.saturating_sub(u32::try_from(gone.count()).unwrap_or(u32::MAX))
    }
}

/// Brings the largest terms to the front, not more than `most`, in order.
pub(crate) fn largest(terms: &mut [(u32, f64)], most: usize) {
    let order = |a: &(u32, f64), b: &(u32, f64)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
    if most < terms.len() {
        terms.select_nth_unstable_by(most, order);
    }
    let most = most.min(terms.len());
    terms[..most].sort_unstable_by(order);
}

/// Place of a category in arrays over all of them.
pub(crate) fn category_place(category: ThreatCategory) -> usize {
    ThreatCategory::ALL.iter().position(|c| *c == category).unwrap_or(0)
}
