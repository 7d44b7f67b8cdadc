//! A picture kept up to date: what a new report or another moment touches is worked out again, nothing else.

mod turn;

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use passage_model::{Event, EventId, EventKind, ReportId, RouteId, Silence, SourceId, Time};
use passage_spatial::STRETCH;
use rayon::prelude::*;

use turn::{Before, Marks, Reached, Turn, recount};

use crate::{
    Assessment, Contributions, CrossingAssessment, Dossier, Drivers, Network, Outcome, Params, Question, QueueItem,
    ReportHead, RouteAssessment, SourceHead, Stretch,
    access::acts_on_access,
    explain::concern_km,
    memo::Memo,
    scene::{
        Clock, Core, Events, Fact, FoundHere, Ground, Happened, NO_GROUP, Note, Reach, Room, Scene, SegmentState,
        State, Strengths, TailJob, Ways, by_route, covered, isolated_again, look, one_cover, shape_of, tails,
    },
};

/// What was known, kept.
#[derive(Debug, Clone, Default)]
pub struct KnownEvents {
    /// Events, in any order.
    pub events: Vec<Arc<Event>>,
    /// Reports behind them.
    pub reports: Arc<HashMap<ReportId, ReportHead>>,
    /// Sources of the reports.
    pub sources: Arc<HashMap<SourceId, SourceHead>>,
}

/// One route without its explanation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RouteSummary {
    /// Which.
    pub route: RouteId,
    /// Level, probability, access, advice.
    pub outcome: Outcome,
    /// The stretch that sets the level.
    pub worst: Stretch,
    /// Length that is Unknown, km.
    pub unknown_km: f64,
}

/// An assessment that takes in news and moves in time. Its answers are those of [`crate::assess`] on the same events,
/// to the bit.
#[derive(Debug)]
pub struct Live {
    network: Arc<Network>,
    params: Arc<Params>,
    question: Question,
    /// Events in the order of their ids.
    known: KnownEvents,
    state: State,
    /// The times of each event.
    clocks: Vec<Clock>,
    /// By how much each event counts less (rule H4); empty where the option is off.
    factors: Vec<f64>,
    /// What is known of each route beside its state, by the place of the route.
    memos: Vec<Mutex<Memo>>,
}

/// What news touch.
struct Touched {
    routes: BTreeSet<usize>,
    segments: Marks,
}

impl Touched {
    fn new(net: &Network) -> Self {
        Self { routes: BTreeSet::new(), segments: Marks::new(net.segment_count()) }
    }

    fn mark(&mut self, segment: u32) {
        self.segments.mark(segment);
    }

    fn is_marked(&self, segment: u32) -> bool {
        self.segments.has(segment)
    }
}

/// Looked for once for every event: the moment has no part in it.
const ONCE: Ways = Ways { core: Some(Core::Ever), cover: true, roles: true };

impl Live {
    /// Works everything out for a first question.
    pub fn new(network: Arc<Network>, params: Arc<Params>, mut known: KnownEvents, question: Question) -> Self {
        known.events.sort_by_key(|e| e.id);
        known.events.dedup_by_key(|e| e.id);
        let memos = std::iter::repeat_with(Mutex::default).take(network.all().len()).collect();
        let (state, clocks, factors) = (State::default(), Vec::new(), Vec::new());
        let mut live = Self { network, params, question, known, state, clocks, factors, memos };
        live.factors = live.ground().factors();
        let clock =
            |(number, event): (usize, &Arc<Event>)| Clock::new(event, live.factors.get(number).copied(), &live.params);
        live.clocks = live.known.events.par_iter().enumerate().map(clock).collect();
        live.state = live.ground().state(ONCE, &live.factors);
        live
    }

    fn ground(&self) -> Ground<'_> {
        Ground {
            net: &self.network,
            dossier: Dossier { events: &[], reports: &self.known.reports, sources: &self.known.sources },
            events: Events::Kept(&self.known.events),
            params: &self.params,
            question: &self.question,
        }
    }

    fn scene(&self) -> Scene<'_> {
        self.ground().scene(&self.state)
    }

    /// The moment it stands at.
    pub fn as_of(&self) -> Time {
        self.question.as_of
    }

    /// Everything, explained.
    pub fn assessment(&self) -> Assessment {
        self.explained(&self.state.selected)
    }

    /// Everything, explained by drivers alone: what a list of all routes shows, in less than half the time.
    pub fn overview(&self) -> Assessment<Drivers> {
        let scene = self.scene();
        let route = |number: &usize| self.with_memo(*number, |memo| scene.route_overview(*number, memo));
        scene.assessment_of(self.state.selected.par_iter().map(route))
    }

    fn explained(&self, numbers: &[usize]) -> Assessment {
        let scene = self.scene();
        scene.assessment_of(numbers.par_iter().map(|number| self.route(&scene, *number)))
    }

    fn route(&self, scene: &Scene<'_>, number: usize) -> RouteAssessment {
        self.with_memo(number, |memo| scene.route_assessment(number, memo))
    }

    /// Works with what is known of a route beside its state.
    fn with_memo<T>(&self, number: usize, work: impl FnOnce(&mut Memo) -> T) -> T {
        match self.memos.get(number) {
            Some(memo) => work(&mut memo.lock().unwrap_or_else(PoisonError::into_inner)),
            None => work(&mut Memo::default()),
        }
    }

    /// Nothing is known any more beside the state.
    fn forget_memos(&mut self) {
        self.memos.par_iter_mut().for_each(|memo| *memo = Mutex::default());
    }

    /// The same of some routes only; those that were not asked for in the first place are left out.
    pub fn assessment_of(&self, ids: &[RouteId]) -> Assessment {
        self.explained(&self.numbers(ids))
    }

    /// Takes over what persons have said of areas from which reports have stopped coming. Nothing that is kept follows from
    /// it.
    pub fn hear_of_silences(&mut self, silences: Vec<Silence>) {
        self.question.silences = silences;
    }

    /// The question it answers.
    pub fn question(&self) -> &Question {
        &self.question
    }

    fn numbers(&self, ids: &[RouteId]) -> Vec<usize> {
        let numbers = ids.iter().filter_map(|id| self.network.number(*id));
        let asked = |number: &usize| self.state.selected.binary_search(number).is_ok();
        let mut numbers: Vec<usize> = numbers.filter(asked).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// Every route without its explanation, in the order of their ids.
    pub fn summaries(&self) -> Vec<RouteSummary> {
        let scene = self.scene();
        let summary = |number: &usize| {
            let view = scene.view(*number);
            RouteSummary { route: view.route.id, outcome: view.now, worst: view.worst, unknown_km: view.unknown_km }
        };
        self.state.selected.par_iter().map(summary).collect()
    }

    /// Some routes, explained; those that are not asked for are left out.
    pub fn routes(&self, ids: &[RouteId]) -> Vec<RouteAssessment> {
        let scene = self.scene();
        self.numbers(ids).par_iter().map(|number| self.route(&scene, *number)).collect()
    }

    /// [`crate::contributions`].
    pub fn contributions(&self, route: RouteId, segment: usize) -> Option<Contributions> {
        let scene = self.scene();
        let route = scene.routes().find(|r| r.id == route)?;
        scene.contributions(route, segment)
    }

    /// The crossings as they stand.
    pub fn crossings(&self) -> Vec<CrossingAssessment> {
        self.scene().crossings()
    }

    /// [`crate::verification_queue`].
    pub fn queue(&self) -> Vec<QueueItem> {
        self.scene().queue()
    }

    /// Takes in new and changed events with the reports and sources behind them. Answers the routes whose answers may
    /// be others than before, in the order of their ids.
    ///
    /// Events that rest on a report or source that is changed here must be among the events; of those that are not, the
    /// belief stays as it was.
    pub fn put(&mut self, news: KnownEvents) -> Vec<RouteId> {
        if !news.reports.is_empty() {
            let more = Arc::unwrap_or_clone(news.reports);
            Arc::make_mut(&mut self.known.reports).extend(more);
        }
        if !news.sources.is_empty() {
            let more = Arc::unwrap_or_clone(news.sources);
            Arc::make_mut(&mut self.known.sources).extend(more);
        }
        let mut touched = Touched::new(&self.network);
        let units = self.state.strength.units();
        let (mut numbers, mut regroup): (Vec<u32>, bool) = (Vec::new(), false);
        // Memos speak of events by their places, and of what they weigh.
        let mut joins_only = !*self.params.options.ceasefire;
        let isolated = *self.params.options.isolated;
        let happened = |event: &Event, net: &Network| Happened::of(event, net, None).filter(|_| isolated);
        let mut moved: Vec<Happened> = Vec::new();
        for event in news.events {
            let place = self.known.events.binary_search_by_key(&event.id, |e| e.id);
            let number = u32::try_from(place.unwrap_or_else(|free| free)).unwrap_or(u32::MAX);
            moved.extend(happened(&event, &self.network));
            match place {
                Ok(place) => {
                    joins_only = false;
                    moved.extend(happened(&self.known.events[place], &self.network));
                    regroup |= self.forget(number, &mut touched);
                    self.known.events[place] = event;
                }
                Err(free) => {
                    joins_only &= free == self.known.events.len();
                    self.make_room(number);
                    numbers.iter_mut().filter(|n| **n >= number).for_each(|n| *n += 1);
                    self.known.events.insert(free, event);
                }
            }
            numbers.push(number);
        }
        numbers.sort_unstable();
        numbers.dedup();
        if isolated {
            let others = self.isolate(&numbers, &moved);
            joins_only &= others.is_empty();
            for number in &others {
                regroup |= self.forget(*number, &mut touched);
            }
            numbers.extend(others);
            numbers.sort_unstable();
        }
        for number in &numbers {
            self.read(*number);
        }
        joins_only &= self.weigh(&numbers, regroup, &mut touched);
        self.reach_out(&numbers, &mut touched);
        if self.state.strength.units().to_bits() == units.to_bits() {
            self.settle(&touched);
        } else {
            // So much happened that sums are kept in other units now.
            let mut state = std::mem::take(&mut self.state);
            self.ground().settle(&mut state);
            self.state = state;
            touched.routes.extend(&self.state.selected);
            joins_only = false;
        }
        if joins_only {
            for memo in touched.routes.iter().filter_map(|route| self.memos.get(*route)) {
                memo.lock().unwrap_or_else(PoisonError::into_inner).touched(|segment| touched.is_marked(segment));
            }
        } else {
            self.forget_memos();
        }
        let ids = touched.routes.iter().filter_map(|number| self.network.all().get(*number)).map(|route| route.id);
        ids.collect()
    }

    /// Works out anew by how much events count less that news stand before, and the news themselves (rule H4). Answers those
    /// beside the news for which it is another than before.
    fn isolate(&mut self, news: &[u32], moved: &[Happened]) -> Vec<u32> {
        let mut others = Vec::new();
        // Of what has no single place nobody can say that it is alone.
        for number in news {
            self.factors[*number as usize] = 1.0;
        }
        for (number, factor) in isolated_again(&self.network, &self.known.events, &self.params, moved) {
            let known = std::mem::replace(&mut self.factors[number as usize], factor);
            if known.to_bits() != factor.to_bits() && news.binary_search(&number).is_err() {
                others.push(number);
            }
        }
        others
    }

    /// Takes over what an event says.
    fn read(&mut self, number: u32) {
        let (at, event) = (number as usize, &self.known.events[number as usize]);
        let factor = self.factors.get(at).copied();
        let (clock, fact) = (Clock::new(event, factor, &self.params), self.ground().context().fact(event, factor));
        self.clocks[at] = clock;
        self.state.facts[at] = fact;
        self.state.notes[at] = Note::of(&fact, &self.params);
    }

    /// Takes what an event does from the sums and counts of a route; marks the segments.
    fn uncount(&mut self, number: u32, route: usize, touched: &mut Touched) {
        let State { reach, counted, strength, .. } = &mut self.state;
        let (reach, core, is_news) = (&reach[route], strength.core(number), strength.is_news(number));
        for segment in reach.core.of_event(number) {
            let sum = &mut counted.cores[segment as usize];
            *sum = sum.wrapping_sub(core);
            touched.mark(segment);
        }
        reach.tail.of_event(number).for_each(|segment| touched.mark(segment));
        let known = if one_cover(&self.params) { &reach.cover } else { &reach.known };
        if is_news {
            for segment in known.of_event(number) {
                let count = &mut counted.reports[segment as usize];
                *count = count.saturating_sub(1);
                touched.mark(segment);
            }
        }
        reach.roles.iter().filter(|at| at.event == number).for_each(|at| touched.mark(at.segment));
        touched.routes.insert(route);
    }

    /// Adds what new events do to the sums and counts of a route, as it was found; marks the segments.
    fn count_found(&mut self, route: usize, found: &FoundHere, touched: &mut Touched) {
        let State { counted, strength, .. } = &mut self.state;
        let first = self.network.all().get(route).map_or(0, |route| route.first);
        for (event, place) in found.core.segments() {
            let sum = &mut counted.cores[(first + place) as usize];
            *sum = sum.wrapping_add(strength.core(event));
            touched.mark(first + place);
        }
        for (_, place) in found.tail.segments() {
            touched.mark(first + place);
        }
        for (event, place) in found.known(&self.params).segments() {
            if strength.is_news(event) {
                let count = &mut counted.reports[(first + place) as usize];
                *count = count.saturating_add(1);
                touched.mark(first + place);
            }
        }
        found.roles.iter().for_each(|at| touched.mark(at.segment));
        touched.routes.insert(route);
    }

    /// Moves to another moment.
    pub fn move_to(&mut self, as_of: Time) {
        // From one of the threads that share the work: a thread that only waits for them takes turns with one of them on its
        // core, and for some milliseconds the others wait too.
        rayon::scope(|_| self.turn_to(as_of));
    }

    fn turn_to(&mut self, as_of: Time) {
        self.forget_memos();
        let mut state = std::mem::take(&mut self.state);
        let before = Before::take(&mut state, std::mem::replace(&mut self.question.as_of, as_of));
        let ground = self.ground();
        let context = ground.context();
        let age = |(fact, clock): (&mut Fact, &Clock)| {
            *fact = context.aged(clock, *fact);
            Note::of(fact, ground.params)
        };
        state.notes = state.facts.par_iter_mut().zip(&self.clocks).with_min_len(512).map(age).collect();
        ground.count(&mut state);
        let turn = Turn::new(&ground, &before, &state);
        recount(&ground, &mut state, &turn.stale, u32::saturating_sub);
        let mut sums = std::mem::take(&mut state.tails);
        let mut found = {
            let scene = ground.scene(&state);
            let roles = look(&scene, &turn.roles, Ways { core: None, cover: false, roles: true });
            covered(&scene, &turn.covering).join(roles).join(tails(&scene, &turn.jobs, &mut sums))
        };
        state.tails = sums;
        state.tails.trim();
        let mut reach = std::mem::take(&mut state.reach);
        let mut counted = std::mem::take(&mut state.counted);
        let mut counts = by_route(&ground.scene(&state), &mut counted.reports).into_iter().peekable();
        let mut routes: Vec<(Reached<'_>, FoundHere)> = Vec::with_capacity(state.selected.len());
        for ((number, route), reach) in (0..).zip(ground.net.all()).zip(&mut reach) {
            if let Some((_, counts)) = counts.next_if(|(own, _)| *own == number as usize) {
                routes.push(((route, reach, counts), found.take(number)));
            }
        }
        let apply = |room: &mut Room, (reached, found): (Reached<'_>, FoundHere)| {
            turn.apply(reached, found, ground.params, room);
        };
        routes.into_par_iter().for_each_init(Room::default, apply);
        (state.reach, state.counted) = (reach, counted);
        recount(&ground, &mut state, &turn.fresh, u32::saturating_add);
        ground.settle(&mut state);
        self.state = state;
    }

    /// Puts tails into the sums, or takes them away.
    fn add_tails(&mut self, jobs: &[TailJob]) {
        let mut sums = std::mem::take(&mut self.state.tails);
        let _reached = tails(&self.scene(), jobs, &mut sums);
        self.state.tails = sums;
    }

    /// Takes away what an event that is about to be replaced did. Whether others have to be looked at for it: what was
    /// somebody's twin is missed by the other.
    fn forget(&mut self, number: u32, touched: &mut Touched) -> bool {
        let old = &self.state.facts[number as usize];
        let missed = old.group != NO_GROUP || old.kind == EventKind::ControlChange;
        let id = self.known.events[number as usize].id;
        let jobs: Vec<TailJob> = TailJob::of(&self.state, number, -1.0).into_iter().collect();
        self.add_tails(&jobs);
        let has = |(route, reach): (usize, &Reach)| reach.has(number).then_some(route);
        let routes: Vec<usize> = self.state.reach.par_iter().enumerate().filter_map(has).collect();
        for route in routes {
            self.uncount(number, route, touched);
            self.state.reach[route].forget(number);
        }
        self.note_access(number, touched);
        self.note_facts(number, touched);
        self.state.access.forget(number);
        touched.routes.extend(self.state.gaps.forget(id));
        // Its weight is gone from the sums already.
        self.state.weight[number as usize] = 0.0;
        self.state.facts[number as usize].tail = None;
        self.state.notes[number as usize] = Note::default();
        missed
    }

    /// Makes room for an event at this place: those after it are one further.
    fn make_room(&mut self, number: u32) {
        let at = number as usize;
        self.clocks.insert(at, Clock::default());
        if *self.params.options.isolated {
            self.factors.insert(at, 1.0);
        }
        let state = &mut self.state;
        state.facts.insert(at, Fact::NONE);
        state.notes.insert(at, Note::default());
        state.weight.insert(at, 0.0);
        state.strength.make_room(number);
        if at + 1 < state.facts.len() {
            state.reach.par_iter_mut().for_each(|reach| reach.shift(number));
            state.access.shift(number);
            let lists = [&mut state.captures, &mut state.ceasefires, &mut state.background];
            let lists = state.groups.iter_mut().chain(lists);
            lists.flatten().filter(|event| **event >= number).for_each(|event| *event += 1);
            state.gaps.renumbered();
        }
    }

    /// Weighs the events anew after some have changed, and puts into the sums what weighs differently. `true`: all but the
    /// news weigh what they did.
    fn weigh(&mut self, news: &[u32], regroup: bool, touched: &mut Touched) -> bool {
        let mut state = std::mem::take(&mut self.state);
        let before = if regroup || !self.ground().recount(&mut state, news) {
            let before = (state.weight.clone(), std::mem::take(&mut state.strength));
            self.ground().count(&mut state);
            before
        } else {
            (Vec::new(), Strengths::default())
        };
        self.state = state;
        let (before, strength) = before;
        let counted_again = !before.is_empty();
        let changed = |number: &u32| {
            let i = *number as usize;
            before[i].to_bits() != self.state.weight[i].to_bits() && news.binary_search(number).is_err()
        };
        let count = u32::try_from(before.len()).unwrap_or(u32::MAX);
        let others: Vec<u32> = (0..count).filter(changed).collect();
        if others.is_empty() {
            return !counted_again;
        }
        let mut jobs: Vec<TailJob> = Vec::new();
        for number in &others {
            if let Some(tail) = self.state.facts[*number as usize].tail {
                jobs.push(TailJob::away(*number, tail, before[*number as usize]));
                jobs.extend(TailJob::of(&self.state, *number, 1.0));
            }
        }
        self.add_tails(&jobs);
        for number in others {
            let more = self.state.strength.core(number) - strength.core(number);
            let State { reach, counted, .. } = &mut self.state;
            for (route, reach) in reach.iter().enumerate().filter(|(_, reach)| reach.has(number)) {
                touched.routes.insert(route);
                for segment in reach.core.of_event(number) {
                    let sum = &mut counted.cores[segment as usize];
                    *sum = sum.wrapping_add(more);
                    touched.mark(segment);
                }
                reach.tail.of_event(number).for_each(|segment| touched.mark(segment));
            }
        }
        false
    }

    /// Finds what new events reach.
    fn reach_out(&mut self, news: &[u32], touched: &mut Touched) {
        let jobs: Vec<TailJob> = news.iter().filter_map(|n| TailJob::of(&self.state, *n, 1.0)).collect();
        let mut sums = std::mem::take(&mut self.state.tails);
        let found = {
            let scene = self.scene();
            let (near, tailed) = rayon::join(|| look(&scene, news, ONCE), || tails(&scene, &jobs, &mut sums));
            near.join(tailed)
        };
        self.state.tails = sums;
        for (route, here) in found.routes() {
            self.count_found(route, here, touched);
        }
        found.add_to(&self.network, &mut self.state.reach);
        let mut access = std::mem::take(&mut self.state.access);
        let mut gaps = std::mem::take(&mut self.state.gaps);
        {
            let scene = self.scene();
            for number in news {
                access.note(&scene, *number);
                touched.routes.extend(gaps.put(&scene, *number));
            }
        }
        (self.state.access, self.state.gaps) = (access, gaps);
        for number in news {
            self.note_access(*number, touched);
            self.note_facts(*number, touched);
        }
    }

    /// Routes that are told of an event which acts on no level: a ceasefire may hold everywhere; near an old report, how
    /// long nothing has been heard is a gap; what is known too coarsely to count is told where it may concern a route.
    fn note_facts(&self, number: u32, touched: &mut Touched) {
        let (fact, event) = (&self.state.facts[number as usize], &self.known.events[number as usize]);
        if fact.kind == EventKind::Ceasefire {
            touched.routes.extend(&self.state.selected);
        }
        let old = fact.active && fact.report_age_days > *self.params.levels.unknown_days;
        let coarse = self.scene().is_recent_background(number);
        let km = if coarse { concern_km(event.precision, &self.params) } else { *self.params.levels.unknown_km };
        if let Some(shape) = shape_of(event, &self.network).filter(|_| old || coarse) {
            self.network.runs_within(&shape, km, |route, _| {
                touched.routes.insert(route as usize);
            });
        }
    }

    /// Routes whose access an event acts on.
    fn note_access(&self, number: u32, touched: &mut Touched) {
        if !acts_on_access(self.state.facts[number as usize].kind) {
            return;
        }
        for route in &self.state.selected {
            if self.network.all().get(*route).is_some_and(|r| self.state.access.acts_on(*route, r, number)) {
                touched.routes.insert(*route);
            }
        }
    }

    /// The states of the segments that were touched, with their neighbours: a stretch takes no longer than a segment.
    fn settle(&mut self, touched: &Touched) {
        let scene = self.scene();
        let all = *self.params.options.ceasefire;
        let routes = touched.routes.iter().filter(|number| self.state.selected.binary_search(number).is_ok());
        let stretches = routes.flat_map(|number| {
            let range = self.network.all()[*number].range();
            range.clone().step_by(STRETCH as usize).map(move |from| from..range.end.min(from + STRETCH))
        });
        let is_touched = |run: &Range<u32>| all || run.clone().any(|segment| touched.is_marked(segment));
        let stretches: Vec<Range<u32>> = stretches.filter(is_touched).collect();
        let settled = |run: &Range<u32>| scene.settled(run.clone());
        let states: Vec<[SegmentState; STRETCH as usize]> =
            stretches.par_iter().with_min_len(64).map(settled).collect();
        for (run, states) in stretches.into_iter().zip(states) {
            self.state.states[run.start as usize..run.end as usize].copy_from_slice(&states[..run.len()]);
        }
    }

    /// What is known.
    pub fn known(&self) -> &KnownEvents {
        &self.known
    }

    /// What is kept of an event.
    pub fn event(&self, id: EventId) -> Option<&Arc<Event>> {
        let place = self.known.events.binary_search_by_key(&id, |e| e.id).ok()?;
        self.known.events.get(place)
    }
}
