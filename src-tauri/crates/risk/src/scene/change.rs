//! A change of belief in a few events: what if this report is false, or true?

use passage_model::RiskLevel;
use passage_spatial::STRETCH;

use super::{Scene, hits::bits};
use crate::route::RouteView;

/// What is changed. Empty: nothing.
#[derive(Debug, Clone, Default)]
pub(crate) struct Change {
    /// Event and its new q. A q of 0 is the same as no such event.
    q: Vec<(u32, f64)>,
    /// Event and its new weight in the sum, twins included; ascending.
    weight: Vec<(u32, f64)>,
}

/// What events add to the segments of one route with a weight of 1, ceasefires aside, as far as it was asked for.
#[derive(Debug, Default)]
pub(crate) struct Along {
    rows: Vec<Row>,
    /// Numbers from the first to the last place that an event reaches, row by row.
    kernels: Vec<f64>,
}

/// Where the numbers of an event begin, and of which place along the route they are the first.
#[derive(Debug, Clone, Copy)]
struct Row {
    event: u32,
    start: u32,
    first: u32,
}

impl Along {
    /// Of so many events it is kept when one is asked for by the way.
    const MOST: usize = 128;

    fn find(&self, event: u32) -> Option<usize> {
        self.rows.iter().position(|row| row.event == event)
    }

    /// The first place of a row and the numbers from there on.
    pub(crate) fn row(&self, row: usize) -> (usize, &[f64]) {
        let Some(own) = self.rows.get(row) else { return (0, &[]) };
        let end = self.rows.get(row + 1).map_or(self.kernels.len(), |next| next.start as usize);
        (own.first as usize, self.kernels.get(own.start as usize..end).unwrap_or_default())
    }

    /// Lets go of everything when it has become much.
    pub(crate) fn trim(&mut self) {
        if self.rows.len() > 2 * Self::MOST {
            *self = Self::default();
        }
    }
}

/// What a change does to the segments of one route.
#[derive(Debug)]
pub(crate) struct Touch {
    /// What it adds to each sum, ceasefires aside.
    pub(crate) step: Vec<f64>,
    /// Whether it adds to the sum.
    pub(crate) summed: Vec<bool>,
    /// Whether it acts beside the sum.
    pub(crate) beside: Vec<bool>,
}

impl Change {
    pub(crate) fn none() -> Self {
        Self::default()
    }

    /// At most one term of any sum is another.
    pub(crate) fn is_single(&self) -> bool {
        self.weight.len() <= 1
    }

    pub(crate) fn q_of(&self, event: u32) -> Option<f64> {
        self.q.iter().find(|(e, _)| *e == event).map(|(_, q)| *q)
    }

    pub(crate) fn weight_of(&self, event: u32) -> Option<f64> {
        let place = self.weight.binary_search_by_key(&event, |(e, _)| *e).ok()?;
        Some(self.weight[place].1)
    }

    /// Events whose q is changed.
    pub(crate) fn events(&self) -> impl Iterator<Item = u32> + '_ {
        self.q.iter().map(|(e, _)| *e)
    }

    /// Events that are supposed to be false.
    pub(crate) fn false_ones(&self) -> impl Iterator<Item = u32> + '_ {
        self.q.iter().filter(|(_, q)| *q == 0.0).map(|(event, _)| *event)
    }

    /// Events whose weight in the sum is changed, and the new weight.
    pub(crate) fn weights(&self) -> impl Iterator<Item = (u32, f64)> + '_ {
        self.weight.iter().copied()
    }
}

impl Scene<'_> {
    /// The change in which these events are believed so far.
    pub(crate) fn change(&self, q: &[(u32, f64)]) -> Change {
        let mut change = Change { q: q.to_vec(), weight: Vec::new() };
        for (event, q) in q {
            match self.group_of(*event) {
                None => change.weight.push((*event, *q)),
                Some(group) if !change.weight.iter().any(|(e, _)| e == event) => {
                    let weights = self.weights(group, |m| self.q(m, &change));
                    change.weight.extend(weights);
                }
                Some(_) => {}
            }
        }
        change.weight.retain(|(event, weight)| *weight != self.state.weight[*event as usize]);
        change.weight.sort_unstable_by_key(|(event, _)| *event);
        change
    }

    /// The change in which these events are false.
    pub(crate) fn without(&self, events: &[u32]) -> Change {
        let q: Vec<(u32, f64)> = events.iter().map(|e| (*e, 0.0)).collect();
        self.change(&q)
    }

    /// What a change does to the segments of a route.
    pub(crate) fn touch(&self, change: &Change, view: &RouteView<'_>) -> Touch {
        let (route, of) = (view.number, view.route);
        let untouched = vec![false; of.segments.len()];
        let mut touch = Touch { step: vec![0.0; of.segments.len()], summed: untouched.clone(), beside: untouched };
        for (event, weight) in change.weights() {
            let more = weight - self.state.weight[event as usize];
            self.along(view, event, |place, kernel| {
                touch.step[place] += more * kernel;
                touch.summed[place] = true;
            });
        }
        // Only a report that is gone can be missed by the Unknown rule, and only where nothing else is.
        let mut news = change.false_ones().filter(|event| self.state.strength.is_news(*event)).peekable();
        if view.bare && news.peek().is_some() {
            for segment in news.flat_map(|event| self.known(route).of_event(event)) {
                touch.beside[(segment - of.first) as usize] |= self.is_bare(segment);
            }
        }
        for segment in change.events().flat_map(|event| self.roles_of(route, event)) {
            touch.beside[(segment - of.first) as usize] = true;
        }
        touch
    }

    /// What a change adds to the sum of a segment, ceasefires aside.
    pub(crate) fn step(&self, segment: u32, change: &Change) -> f64 {
        let step =
            |(event, weight): (u32, f64)| (weight - self.state.weight[event as usize]) * self.kernel_at(segment, event);
        change.weights().map(step).fold(0.0, |sum, step| sum + step)
    }

    /// Calls `found` with the place along a route of every segment that an event reaches, and what it adds there with a
    /// weight of 1, ceasefires aside. Measured once for each of the first events asked for.
    pub(crate) fn along(&self, view: &RouteView<'_>, event: u32, mut found: impl FnMut(usize, f64)) {
        let known = &mut *view.along.borrow_mut();
        let may_keep = known.rows.len() < Along::MOST;
        let row = known.find(event).or_else(|| may_keep.then(|| self.measure(view, event, known)));
        let Some(row) = row else { return self.kernels(view.number, event, found) };
        let (first, kernels) = known.row(row);
        let kernels = (first..).zip(kernels).filter(|(_, kernel)| **kernel > 0.0);
        kernels.for_each(|(place, kernel)| found(place, *kernel));
    }

    /// The row of an event among those of [`RouteView::along`].
    pub(crate) fn row_along(&self, view: &RouteView<'_>, event: u32) -> usize {
        let known = &mut *view.along.borrow_mut();
        known.find(event).unwrap_or_else(|| self.measure(view, event, known))
    }

    /// Measures what an event adds along a route; answers the row.
    fn measure(&self, view: &RouteView<'_>, event: u32, known: &mut Along) -> usize {
        let from = known.kernels.len();
        known.kernels.resize(from + view.route.segments.len(), 0.0);
        let (mut first, mut end) = (usize::MAX, 0);
        let row = &mut known.kernels[from..];
        self.kernels(view.number, event, |place, kernel| {
            row[place] = kernel;
            (first, end) = (first.min(place), end.max(place + 1));
        });
        let first = first.min(end);
        known.kernels.copy_within(from + first..from + end, from);
        known.kernels.truncate(from + end - first);
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        known.rows.push(Row { event, start: number(from), first: number(first) });
        known.rows.len() - 1
    }

    /// The same, measured.
    fn kernels(&self, route: usize, event: u32, mut found: impl FnMut(usize, f64)) {
        let Some(kernel) = self.fact(event).kernel else { return };
        let (reach, of, spot) = (self.reach(route), &self.net.all()[route], self.fact(event).spot);
        let (core, tail) = kernel.parts();
        for stretch in 0..of.stretches.len() {
            let first = stretch * STRETCH as usize;
            // Most stretches are seen to be far away faster than the event is looked for among their hits.
            let near = |km: f64| spot.is_none_or(|spot| of.stretches[stretch].may_reach(spot, km));
            let in_core = if near(kernel.core_km()) { reach.core.mask(stretch, event) } else { 0 };
            let may_tail = tail > 0.0 && near(kernel.reach_km());
            let in_tail = if may_tail { reach.tail.mask(stretch, event) & !in_core } else { 0 };
            bits(in_core).for_each(|bit| found(first + bit, core));
            if in_tail == 0 {
                continue;
            }
            let segment = of.first + u32::try_from(first).unwrap_or(0);
            match spot {
                Some(spot) => {
                    let left = kernel.fadings(&self.net.distances_from(segment, in_tail, spot));
                    let fading = bits(in_tail).filter(|bit| left[*bit] > 0.0);
                    fading.for_each(|bit| found(first + bit, tail * left[bit]));
                }
                None => bits(in_tail).for_each(|bit| {
                    let segment = segment + u32::try_from(bit).unwrap_or(0);
                    found(first + bit, tail * self.fading(segment, event));
                }),
            }
        }
    }

    /// Segments of a route that an event acts on beside the sum.
    fn roles_of(&self, route: usize, event: u32) -> impl Iterator<Item = u32> + '_ {
        self.reach(route).roles.iter().filter(move |at| at.event == event).map(|at| at.segment)
    }

    /// Whether only reports keep a segment from being Unknown.
    pub(crate) fn is_bare(&self, segment: u32) -> bool {
        let state = &self.state.states[segment as usize];
        state.level != RiskLevel::Unknown && state.floor.is_none() && self.is_faint(state.s)
    }

    /// Segments of a route whose level is another under a change, ascending. Only those are computed in full whose sum
    /// crosses a bound, or that the events touch otherwise.
    pub(crate) fn flips(&self, change: &Change, view: &RouteView<'_>) -> Vec<u32> {
        let route = view.number;
        // Several terms may change at once, and ceasefires and the matrix act on top of the sum.
        let simple = change.is_single() && !*self.params.options.matrix && !*self.params.options.ceasefire;
        let (reach, first) = (self.reach(route), self.net.all()[route].first);
        let mut candidates: Vec<u32> = Vec::new();
        for (event, weight) in change.weights() {
            let more = weight - self.state.weight[event as usize];
            let (core, tail) = self.fact(event).kernel.map_or((0.0, 0.0), |k| k.parts());
            let crosses = |segment: u32, kernel: f64| {
                let s = self.state.states[segment as usize].s;
                let (low, high) = if more < 0.0 { (s + more * kernel, s) } else { (s, s + more * kernel) };
                !simple || self.bounds.iter().any(|b| low * (1.0 - 1e-9) <= *b && *b <= high * (1.0 + 1e-9))
            };
            candidates.extend(reach.core.of_event(event).filter(|segment| crosses(*segment, core)));
            if tail > 0.0 {
                // What would not do it next to the core does not do it farther away.
                let near = reach.tail.of_event(event).filter(|segment| crosses(*segment, tail));
                candidates.extend(near.filter(|segment| crosses(*segment, tail * self.fading(*segment, event))));
            }
        }
        for event in change.events() {
            candidates.extend(self.roles_of(route, event));
            if change.q_of(event) == Some(0.0) {
                let bare = |s: &u32| self.is_bare(*s) && !self.is_reported(*s, change);
                candidates.extend(self.known(route).of_event(event).filter(bare));
            }
        }
        candidates.sort_unstable();
        candidates.dedup();
        if candidates.is_empty() {
            return candidates;
        }
        let touch = self.touch(change, view);
        let step = |segment: u32| touch.step[(segment - first) as usize];
        candidates.retain(|s| self.under(*s, step(*s), change).0 != self.state.states[*s as usize].level);
        candidates
    }
}
