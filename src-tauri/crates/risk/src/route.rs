//! The level of a route from its segments, its confidence, its categories.

use std::cell::{OnceCell, RefCell};

use passage_model::{Access, Advice, Confidence, RiskLevel, SilenceId, ThreatCategory};
use passage_spatial::STRETCH;

use crate::{
    CategoryAssessment, Coverage, Outcome, RouteAccess, RouteAssessment, SegmentAssessment, Stretch,
    explain::Lowered,
    link::level,
    memo::{Memo, Nearest},
    network::NetRoute,
    scene::{Along, Change, Peak, Scene, SegmentState, Supposed, Touch, bits},
};

/// So many of the largest terms at the explained segment are found at once.
pub(crate) const LARGEST: usize = 64;

/// Rates that are worked out at once.
const LANES: usize = 8;

/// A route with everything about it that does not depend on a change.
pub(crate) struct RouteView<'a> {
    pub(crate) number: usize,
    pub(crate) route: &'a NetRoute,
    pub(crate) access: RouteAccess,
    pub(crate) worst: Stretch,
    pub(crate) now: Outcome,
    pub(crate) unknown_km: f64,
    /// The terms of the sum at the explained segment; found when first asked for.
    peak: OnceCell<Peak>,
    /// Some of it is known for nothing but reports near it.
    pub(crate) bare: bool,
    /// What events add along it, as far as it was asked for.
    pub(crate) along: RefCell<Along>,
    /// The smallest set that lowers its level, where it is known.
    pub(crate) lowered: RefCell<Option<Lowered>>,
    /// Where events lie to it, as far as it was asked for.
    pub(crate) nearest: RefCell<Nearest>,
}

impl RouteView<'_> {
    /// The number of the explained segment among all segments.
    pub(crate) fn explained(&self) -> u32 {
        self.route.first + u32::try_from(self.worst.segment).unwrap_or(0)
    }

    /// The terms of the sum at the explained segment.
    pub(crate) fn peak(&self, scene: &Scene<'_>) -> &Peak {
        self.peak.get_or_init(|| {
            let listed = *scene.params.explanation.listed_drivers as usize;
            scene.peak(self.explained(), listed.max(LARGEST), true)
        })
    }
}

/// What covers one segment.
#[derive(Debug, Clone, Copy)]
struct Cover {
    /// Age of the newest report, days; infinite without one.
    newest_days: f64,
    /// Independent reports.
    reports: u32,
    confidence: Confidence,
    /// Reports from here have stopped coming (rule C3).
    silent: bool,
}

impl Default for Cover {
    fn default() -> Self {
        Self { newest_days: f64::INFINITY, reports: 0, confidence: Confidence::Low, silent: false }
    }
}

/// Level of a whole route (rule L3).
struct Whole {
    level: RiskLevel,
    part_unknown: bool,
    unknown_km: f64,
}

fn whole(route: &NetRoute, levels: impl Iterator<Item = RiskLevel>, unknown_share: f64) -> Whole {
    let (mut known, mut unknown_km, mut km) = (RiskLevel::Unknown, 0.0, 0.0);
    for (i, level) in levels.enumerate() {
        let length = route.km(i);
        km += length;
        if level == RiskLevel::Unknown {
            unknown_km += length;
        } else {
            known = known.max(level);
        }
    }
    let part_unknown = unknown_km > 0.0;
    let mostly = unknown_km > unknown_share * km;
    let level = if mostly && known < RiskLevel::Medium { RiskLevel::Unknown } else { known };
    Whole { level, part_unknown: part_unknown && level != RiskLevel::Unknown, unknown_km }
}

impl<'s> Scene<'s> {
    pub(crate) fn view(&self, number: usize) -> RouteView<'s> {
        let route = &self.net.all()[number];
        let access = self.road(number, route, &Change::none(), false);
        let states = self.of_route(route);
        let whole = whole(route, states.iter().map(|s| s.level), *self.params.levels.route_unknown_share);
        let now = Outcome {
            level: whole.level,
            part_unknown: whole.part_unknown,
            computed_probability_7d: self.route_probability(route, |i| states[i].lambda),
            access: access.status,
            advice: self.advice(whole.level, &access),
        };
        let worst = worst_stretch(route, states, whole.level);
        RouteView {
            number,
            route,
            access,
            worst,
            now,
            unknown_km: whole.unknown_km,
            bare: route.range().any(|segment| self.is_bare(segment)),
            peak: OnceCell::new(),
            along: RefCell::default(),
            lowered: RefCell::default(),
            nearest: RefCell::default(),
        }
    }

    /// The same with what is known already, which the memo hands over.
    pub(crate) fn view_with(&self, number: usize, memo: &mut Memo) -> RouteView<'s> {
        let mut view = self.view(number);
        let explained = view.explained();
        if let Some((_, peak)) = memo.peak.take().filter(|(segment, _)| *segment == explained) {
            view.peak = OnceCell::from(peak);
        }
        view.along = RefCell::new(std::mem::take(&mut memo.along));
        view.lowered = RefCell::new(memo.lowered.take());
        view.nearest = RefCell::new(std::mem::take(&mut memo.nearest));
        view
    }

    /// The states of the segments of a route.
    pub(crate) fn of_route(&self, route: &NetRoute) -> &[SegmentState] {
        let range = route.range();
        self.state.states.get(range.start as usize..range.end as usize).unwrap_or_default()
    }

    fn route_probability(&self, route: &NetRoute, lambda: impl Fn(usize) -> f64) -> f64 {
        let segments = (0..route.segments.len()).map(|i| (route.km(i), lambda(i)));
        self.link.probability(self.link.route_lambda(segments))
    }

    /// What the table says; a restriction on the way counts even where the whole is Unknown, since the table may be
    /// milder on what is not known than on what is.
    fn advice(&self, level: RiskLevel, access: &RouteAccess) -> Advice {
        self.advice_under(level, access.status, access)
    }

    /// The same where the status of the whole is another.
    fn advice_under(&self, level: RiskLevel, status: Access, access: &RouteAccess) -> Advice {
        let whole = self.params.advise(level, status);
        let restricted = access.findings.iter().any(|f| f.status == Access::Restricted);
        if restricted { whole.max(self.params.advise(level, Access::Restricted)) } else { whole }
    }

    /// What a route would be under a change: everything recomputed that the change can touch.
    pub(crate) fn outcome(&self, view: &RouteView<'_>, change: &Change) -> Outcome {
        self.outcome_of(view, change, &self.touch(change, view))
    }

    /// The same where it is known what the change does to the segments.
    pub(crate) fn outcome_of(&self, view: &RouteView<'_>, change: &Change, touch: &Touch) -> Outcome {
        let (route, states) = (view.route, self.of_route(view.route));
        let mut lambdas: Vec<f64> = states.iter().map(|state| state.lambda).collect();
        // Places of segments whose level is another.
        let mut changed: Vec<(usize, RiskLevel)> = Vec::new();
        let mut touched = (0..route.segments.len()).filter(|place| touch.beside[*place] || touch.summed[*place]);
        let mut some = [0; LANES];
        loop {
            let count = some.iter_mut().zip(&mut touched).map(|(own, place)| *own = place).count();
            if count == 0 {
                break;
            }
            let (mut before, mut then) = ([1.0; LANES], [1.0; LANES]);
            for (lane, place) in some.into_iter().take(count).enumerate() {
                (before[lane], then[lane]) = (states[place].s, states[place].s + touch.step[place]);
            }
            let alike = self.alike(&before, &then);
            for (lane, place) in some.into_iter().take(count).enumerate() {
                if !alike[lane] || touch.beside[place] {
                    let segment = route.first + u32::try_from(place).unwrap_or(0);
                    let (level, s) = self.under(segment, touch.step[place], change);
                    then[lane] = s;
                    changed.extend((level != states[place].level).then_some((place, level)));
                }
            }
            let own = some.into_iter().zip(self.link.lambdas(then)).take(count);
            own.for_each(|(place, lambda)| lambdas[place] = lambda);
        }
        let (level, part_unknown) = if changed.is_empty() {
            (view.now.level, view.now.part_unknown)
        } else {
            let mut levels: Vec<RiskLevel> = states.iter().map(|state| state.level).collect();
            for (place, level) in changed {
                levels[place] = level;
            }
            let whole = whole(route, levels.into_iter(), *self.params.levels.route_unknown_share);
            (whole.level, whole.part_unknown)
        };
        let acts = change.events().any(|event| self.state.access.acts_on(view.number, route, event));
        let other = acts.then(|| self.road(view.number, route, change, false));
        let access = other.as_ref().unwrap_or(&view.access);
        Outcome {
            level,
            part_unknown,
            computed_probability_7d: self.route_probability(route, |i| lambdas[i]),
            access: access.status,
            advice: self.advice(level, access),
        }
    }

    /// What a route would be after a passage all along it, as asked. A passage is a report too: what is Unknown only because
    /// nothing was heard of it is so no longer.
    pub(crate) fn with_passage(&self, view: &RouteView<'_>) -> Outcome {
        let access = self.road(view.number, view.route, &Change::none(), true);
        let states = view.route.range().zip(self.of_route(view.route));
        let levels = states.map(|(segment, state)| match state.level {
            RiskLevel::Unknown => self.level_with(segment, (0, 0.0), None, true).0,
            known => known,
        });
        let whole = whole(view.route, levels, *self.params.levels.route_unknown_share);
        Outcome {
            level: whole.level,
            part_unknown: whole.part_unknown,
            access: access.status,
            advice: self.advice(whole.level, &access),
            ..view.now
        }
    }

    /// What a route would be with an event more, and the place of the first segment of its level then. `closes`: access
    /// is no better than this then.
    pub(crate) fn with_event(
        &self,
        view: &RouteView<'_>,
        supposed: &Supposed,
        closes: Option<Access>,
    ) -> (Outcome, usize) {
        let beside = |segment| self.beside(supposed, segment, self.distances_to(supposed, segment));
        let (levels, sums): (Vec<RiskLevel>, Vec<f64>) = view.route.range().map(beside).unzip();
        let place = |level: RiskLevel| levels.iter().position(|own| *own == level).unwrap_or(0);
        let whole = whole(view.route, levels.iter().copied(), *self.params.levels.route_unknown_share);
        let access = view.access.status.max(closes.unwrap_or(view.access.status));
        let outcome = Outcome {
            level: whole.level,
            part_unknown: whole.part_unknown,
            computed_probability_7d: self.route_probability(view.route, |i| self.link.lambda(sums[i])),
            access,
            advice: self.advice_under(whole.level, access, &view.access),
        };
        (outcome, place(whole.level))
    }

    /// The answer; what outlasts it goes back to the memo.
    pub(crate) fn assessed<E>(&self, view: RouteView<'_>, explanation: E, memo: &mut Memo) -> RouteAssessment<E> {
        let route = view.route;
        let states = self.of_route(route);
        let covers = self.covers(&view);
        let coverage = self.route_coverage(&view, &covers);
        let known = |level: RiskLevel, p: f64| (level != RiskLevel::Unknown).then_some(p);
        let segments = (0..).zip(&route.segments).zip(states.iter().zip(&covers));
        let segments = segments.map(|((_, cut), (state, cover)): ((usize, _), _)| {
            let probability = self.link.probability(state.lambda);
            SegmentAssessment {
                from_km: cut.from_km,
                to_km: cut.to_km,
                level: state.level,
                probability_7d: known(state.level, probability),
                computed_probability_7d: probability,
                fresh_incidents: state.s,
                floor: state.floor,
                access: access_between(&view.access, cut.from_km, cut.to_km),
                coverage: cover.confidence,
            }
        });
        let (categories, explained) = (self.categories(&view), view.explained());
        memo.along = view.along.into_inner();
        memo.along.trim();
        memo.peak = view.peak.into_inner().map(|peak| (explained, peak));
        memo.lowered = view.lowered.into_inner();
        memo.nearest = view.nearest.into_inner();
        RouteAssessment {
            route: route.id,
            length_km: route.length_km(),
            level: view.now.level,
            part_unknown: view.now.part_unknown,
            unknown_km: view.unknown_km,
            probability_7d: known(view.now.level, view.now.computed_probability_7d),
            computed_probability_7d: view.now.computed_probability_7d,
            worst: view.worst,
            advice: view.now.advice,
            confidence: confidence(&coverage),
            coverage,
            categories,
            segments: segments.collect(),
            access: view.access,
            explanation,
        }
    }

    fn categories(&self, view: &RouteView<'_>) -> Vec<CategoryAssessment> {
        let b = *self.params.hazard.background_b;
        let (route, empty) = (view.route, self.link.lambda(b));
        let (all, floors) = (self.route_category_sums(view.number), self.category_floors(view));
        let states = self.of_route(route);
        let explained = states.get(view.worst.segment).map_or(1.0, |state| state.s);
        let mut lambdas: Vec<f64> = Vec::with_capacity(route.segments.len());
        let found = ThreatCategory::ALL.into_iter().enumerate().filter_map(|(place, category)| {
            if !all.iter().any(|sums| sums[place] > 0.0) && !floors.iter().any(|floors| floors[place].is_some()) {
                return None;
            }
            let levels = states.iter().zip(&all).enumerate().map(|(segment, (state, sums))| {
                if state.level == RiskLevel::Unknown {
                    return RiskLevel::Unknown;
                }
                let own = if sums[place] > 0.0 { self.category_level(category, sums[place]) } else { 1 };
                floors.get(segment).and_then(|floors| floors[place]).map_or(level(own), |floor| floor.max(level(own)))
            });
            let worst = whole(route, levels, *self.params.levels.route_unknown_share).level;
            lambdas.clear();
            for some in all.chunks(LANES) {
                let mut sums = [b; LANES];
                sums.iter_mut().zip(some).for_each(|(s, own)| *s += own[place]);
                let own = some.iter().zip(self.link.lambdas(sums));
                lambdas.extend(own.map(|(sums, lambda)| if sums[place] > 0.0 { lambda } else { empty }));
            }
            let computed = self.route_probability(route, |i| lambdas[i]);
            Some(CategoryAssessment {
                category,
                level: worst,
                probability_7d: (worst != RiskLevel::Unknown).then_some(computed),
                share: all.get(view.worst.segment).map_or(0.0, |sums| sums[place] / explained),
            })
        });
        found.collect()
    }

    /// The worst floor of each category at every segment of a route; empty where there is none at all.
    fn category_floors(&self, view: &RouteView<'_>) -> Vec<[Option<RiskLevel>; 5]> {
        if self.reach(view.number).roles.is_empty() {
            return Vec::new();
        }
        let none = Change::none();
        let here = |segment: u32| {
            let mut floors = [None; 5];
            self.floors(segment, &none, |floor| {
                let own = &mut floors[usize::from(self.fact(floor.event).category)];
                *own = Some(own.map_or(floor.level, |level: RiskLevel| level.max(floor.level)));
            });
            floors
        };
        view.route.range().map(here).collect()
    }

    /// Coverage of each segment of a route (rule C1). Away from the explained segment nothing is counted that changes
    /// nothing any more.
    fn covers(&self, view: &RouteView<'_>) -> Vec<Cover> {
        let c = &self.params.confidence;
        let (hits, length) = (&self.reach(view.number).cover, view.route.segments.len());
        let mut covers = vec![Cover::default(); length];
        for (stretch, covers) in covers.chunks_mut(STRETCH as usize).enumerate() {
            let counts_all = view.worst.segment / STRETCH as usize == stretch;
            let mut full = 0;
            for (event, mask) in hits.backwards(stretch) {
                // Of the others the confidence cannot be better than it is.
                let open = if counts_all { mask } else { mask & !full };
                let told = self.state.strength.of(event);
                if open == 0 || told.report_age_days > *c.window_days {
                    continue;
                }
                for place in bits(open) {
                    let Some(cover) = covers.get_mut(place) else { continue };
                    cover.newest_days = cover.newest_days.min(told.report_age_days);
                    cover.reports = cover.reports.saturating_add(told.origins.max(1));
                    if cover.newest_days <= *c.fresh_days && cover.reports >= *c.many_reports {
                        full |= 1 << place;
                    }
                }
                if full.count_ones() as usize == covers.len() && !counts_all {
                    break;
                }
            }
        }
        for cover in &mut covers {
            let a = if cover.newest_days <= *c.fresh_days {
                Confidence::High
            } else if cover.newest_days <= *c.ageing_days {
                Confidence::Moderate
            } else {
                Confidence::Low
            };
            let b = if cover.reports >= *c.many_reports {
                Confidence::High
            } else if cover.reports >= *c.some_reports {
                Confidence::Moderate
            } else {
                Confidence::Low
            };
            cover.confidence = a.min(b);
        }
        for (place, _) in self.silent(view) {
            if let Some(cover) = covers.get_mut(place) {
                (cover.confidence, cover.silent) = (Confidence::Low, true);
            }
        }
        covers
    }

    /// Segments of a route within an area from which reports have stopped coming, each with the word that says so.
    pub(crate) fn silent(&self, view: &RouteView<'_>) -> Vec<(usize, SilenceId)> {
        let holds = self.question.silences.iter().filter(|silence| silence.holds_at(self.now));
        let within = holds.flat_map(|silence| {
            let shape = self.net.shape(&silence.middle());
            let near = move |segment: u32| self.net.distance(segment, &shape) <= silence.radius_km;
            let places = view.route.range().enumerate().filter(move |(_, segment)| near(*segment));
            places.map(|(place, _)| (place, silence.id))
        });
        within.collect()
    }

    fn route_coverage(&self, view: &RouteView<'_>, covers: &[Cover]) -> Coverage {
        let c = &self.params.confidence;
        let segment = view.explained();
        let here = covers.get(view.worst.segment).copied().unwrap_or_default();
        let reaches = |wanted: Confidence| {
            let km = |(i, _): (usize, &Cover)| view.route.km(i);
            let reached: f64 = covers.iter().enumerate().filter(|(_, c)| c.confidence >= wanted).map(km).sum();
            reached > *c.route_share * view.route.length_km()
        };
        let along_route = if reaches(Confidence::High) {
            Confidence::High
        } else if reaches(Confidence::Moderate) {
            Confidence::Moderate
        } else {
            Confidence::Low
        };
        let doubtful_share = view.peak(self).doubtful / self.state.states.get(segment as usize).map_or(1.0, |s| s.s);
        Coverage {
            newest_report_hours: (here.reports > 0).then_some(here.newest_days * 24.0),
            independent_reports: here.reports,
            doubtful_share,
            lowered: doubtful_share > *c.doubtful_share,
            at_worst: here.confidence,
            along_route,
            silent_km: covers.iter().enumerate().filter(|(_, cover)| cover.silent).map(|(i, _)| view.route.km(i)).sum(),
        }
    }
}

fn confidence(coverage: &Coverage) -> Confidence {
    let found = match (coverage.at_worst.min(coverage.along_route), coverage.lowered) {
        (found, false) => found,
        (Confidence::High, true) => Confidence::Moderate,
        (_, true) => Confidence::Low,
    };
    if coverage.silent_km > 0.0 { found.min(Confidence::Moderate) } else { found }
}

/// The worst status on a stretch; single places on its ends count.
fn access_between(access: &RouteAccess, from_km: f64, to_km: f64) -> Access {
    let here = access.stretches.iter().filter(|s| {
        // Stretches that only meet the segment do not count, single places do.
        if s.from_km < s.to_km {
            s.from_km < to_km && s.to_km > from_km
        } else {
            (from_km..=to_km).contains(&s.from_km)
        }
    });
    here.map(|s| s.status).max().unwrap_or(Access::Unknown)
}

/// The stretch that sets the level: round the segment of that level with the greatest sum. Of an Unknown route the
/// longest Unknown stretch.
fn worst_stretch(route: &NetRoute, states: &[SegmentState], level: RiskLevel) -> Stretch {
    let mut best: Option<(f64, usize, usize, usize)> = None;
    let mut start = 0;
    for run in states.chunk_by(|a, b| a.level == b.level) {
        let end = start + run.len();
        if run[0].level == level {
            let top = (start..end).reduce(|a, b| if states[b].s > states[a].s { b } else { a }).unwrap_or(start);
            let length: f64 = (start..end).map(|i| route.km(i)).sum();
            let key = if level == RiskLevel::Unknown { length } else { states[top].s };
            if best.is_none_or(|(k, ..)| key > k) {
                best = Some((key, start, end, top));
            }
        }
        start = end;
    }
    let (_, start, end, segment) = best.unwrap_or((0.0, 0, states.len(), 0));
    Stretch {
        from_km: route.segments.get(start).map_or(0.0, |s| s.from_km),
        to_km: route.segments.get(end.saturating_sub(1)).map_or(0.0, |s| s.to_km),
        level,
        segment,
    }
}
