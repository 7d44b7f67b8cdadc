//! Crossings: what their sides say, and what events say of them.

use passage_model::{
    Access, Crossing, Direction, Grade, Hours, Side, SideStatus, SideStatusKind, Time, TrafficClass, TrafficDirection,
    Weekdays,
};

use super::{
    AccessFinding, CrossingAssessment, SideAssessment,
    closures::{Asked, Reopened},
    facts::Item,
    ranges::holds,
    strip::{Found, LONG_AGO, On, Pass, without_passes},
    worst_first,
};
use crate::{
    Params, Question, Rule, age,
    scene::{Change, Scene},
};

/// What one side says.
#[derive(Debug, Clone, Copy)]
struct Said {
    status: Access,
    rule: Rule,
    checked_at: Option<Time>,
    q: Option<f64>,
}

const NOTHING: Said = Said { status: Access::Unknown, rule: Rule::UnknownCrossing, checked_at: None, q: None };

/// What is known of one crossing for what is asked.
pub(super) struct GateView {
    pub(super) found: Vec<Found>,
    /// What it is open by, when nothing is found against it.
    pub(super) open: Option<Found>,
    pub(super) recent: bool,
}

impl Scene<'_> {
    /// Every crossing that the question concerns: all of the register.
    pub(crate) fn crossings(&self) -> Vec<CrossingAssessment> {
        let none = Change::none();
        let vehicle = self.question.vehicle;
        let asked = Asked { question: self.question, vehicle, directional: false };
        let crossings = self.net.crossings().iter().enumerate();
        crossings.map(|(place, crossing)| self.crossing(place, crossing, asked, &none)).collect()
    }

    fn crossing(&self, place: usize, c: &Crossing, asked: Asked<'_>, change: &Change) -> CrossingAssessment {
        let view = self.gate(place, self.passes_through(place, asked, change), asked, change);
        let mut findings: Vec<AccessFinding> =
            view.found.iter().map(|found| self.placed(found, (0.0, 0.0), Some(c.id))).collect();
        worst_first(&mut findings);
        let basis = findings.first().copied().or(view.open.map(|found| self.placed(&found, (0.0, 0.0), Some(c.id))));
        let (status, rule) = basis.map_or((Access::Unknown, Rule::UnknownCrossing), |basis| (basis.status, basis.rule));
        let barred = TrafficClass::ALL.map(|traffic| self.barred(place, traffic, asked, change));
        let sides = c.sides.iter().enumerate().flat_map(|(number, side)| {
            TrafficClass::ALL.into_iter().zip(barred).map(move |(traffic, barred)| {
                let said = say(side, traffic, self.now, self.params);
                let alone = |way| in_hours(side, said_one_way(side, traffic, way, self.now, self.params), self.now);
                let ways = [TrafficDirection::In, TrafficDirection::Out].map(|way| alone(way).status.max(barred));
                SideAssessment {
                    side: number,
                    traffic,
                    status: said.status,
                    rule: said.rule,
                    age_hours: said.checked_at.map(|at| age::hours(self.now, at)),
                    belief: said.q,
                    access: said.status.max(barred),
                    ways,
                }
            })
        });
        CrossingAssessment {
            crossing: c.id,
            status,
            rule,
            by_order: basis.is_some_and(|b| b.by_order),
            basis,
            findings,
            sides: sides.collect(),
        }
    }

    /// Passages along routes that went through a crossing.
    fn passes_through(&self, place: usize, asked: Asked<'_>, change: &Change) -> Vec<Pass> {
        let mut passes = Vec::new();
        for number in &self.state.selected {
            let route = &self.net.all()[*number];
            let km = route.gates.iter().find_map(|gate| gate.at.filter(|(at, _)| *at == place));
            if let Some((_, km)) = km {
                let over = self.passes(*number, asked.vehicle.unwrap_or(route.vehicle), change);
                passes.extend(over.iter().filter(|pass| holds(&pass.ranges, km)).map(at_gate));
            }
        }
        passes
    }

    /// What events alone leave of the access to a crossing for a class of traffic, whoever is asked for.
    fn barred(&self, place: usize, traffic: TrafficClass, asked: Asked<'_>, change: &Change) -> Access {
        if self.state.access.gates.get(place).is_none_or(Vec::is_empty) {
            return Access::Open;
        }
        let question = Question { traffic, ..self.question.clone() };
        // Sums of levels play no part here.
        let scene = Scene { question: &question, tails: Vec::new(), ..*self };
        let asked = Asked { question: &question, ..asked };
        let found = scene.gate(place, scene.passes_through(place, asked, change), asked, change).found;
        found.iter().filter(|found| found.event.is_some()).map(|found| found.status).max().unwrap_or(Access::Open)
    }

    /// Works out one crossing. `passes` went through it.
    pub(super) fn gate(&self, place: usize, mut passes: Vec<Pass>, asked: Asked<'_>, change: &Change) -> GateView {
        let events = self.state.access.gates.get(place).map_or(&[][..], Vec::as_slice);
        let items: Vec<Item> =
            events.iter().map(|event| Item { event: *event, ranges: vec![(0.0, 0.0)], turned: false }).collect();
        let vehicle = asked.vehicle;
        // Which way a passage went through is known only when it went both ways.
        let through = events.iter().filter_map(|event| self.pass(*event, vehicle, change));
        passes.extend(through.filter(|pass| pass.direction == Direction::Both).map(|pass| at_gate(&pass)));
        let on = On { items: &items, passes: &passes, asked, change };
        let strip = self.strip(on);
        let mut view = GateView { found: strip.found, open: None, recent: strip.recent };
        let sides = self.net.crossings().get(place).map_or(&[][..], |c| c.sides.as_slice());
        let traffic = asked.question.traffic;
        let mut said: Vec<(Option<usize>, Said)> = (0..)
            .zip(sides)
            .flat_map(|(number, side)| {
                let shown = say(side, traffic, self.now, self.params);
                // That a side opens in the morning is half the truth where it also says closed, or says nothing.
                let word = (shown.rule == Rule::ClosedHours).then(|| word(side, traffic, self.now, self.params));
                let word = word.filter(|word| word.status != Access::Open);
                [Some(shown), word].into_iter().flatten().map(move |said| (Some(number), said))
            })
            .collect();
        if said.is_empty() {
            said.push((None, NOTHING));
        }
        let mut open: Vec<Found> = Vec::new();
        for (side, said) in said {
            let found = self.side_found(side, said);
            let days = said.checked_at.map(|at| age::days(self.now, at));
            view.recent |= days.is_some_and(|days| days <= *self.params.access.evidence_days);
            match self.resolved(said, on) {
                _ if said.status == Access::Open => open.push(found),
                Some(Reopened::With(rule)) => view.found.push(Found { status: Access::Restricted, rule, ..found }),
                Some(Reopened::Fully) => {}
                None => view.found.push(found),
            }
        }
        open.extend(strip.open.into_iter().map(|opening| opening.found));
        // The youngest word: the older ones are not needed.
        view.open = open
            .into_iter()
            .min_by(|a, b| a.age_hours.unwrap_or(f64::INFINITY).total_cmp(&b.age_hours.unwrap_or(f64::INFINITY)));
        view
    }

    /// Whether a later reopening or passage takes the place of what a side says, and the limit that remains.
    fn resolved(&self, said: Said, on: On<'_>) -> Option<Reopened> {
        // Opening hours are no word that another word could end.
        if matches!(said.rule, Rule::ClosedHours | Rule::RestrictedHours) {
            return None;
        }
        let since = said.checked_at.unwrap_or(LONG_AGO);
        for item in on.items {
            let fact = self.fact(item.event);
            let fresh = fact.report_age_days <= *self.params.access.crossing_days;
            let reopened =
                self.reopens(self.event(item.event), self.q(item.event, on.change), since, on.asked, item.turned);
            if fresh && reopened.is_some() {
                return reopened;
            }
        }
        if said.status != Access::Unknown {
            return None;
        }
        let later = |pass: &&Pass| {
            let at = age::earliest(pass.time);
            at > since && age::days(self.now, at) <= *self.params.access.evidence_days
        };
        let later: Vec<&Pass> = on.passes.iter().filter(later).collect();
        let left = without_passes(&[(0.0, 0.0)], &later, on.asked.question.direction);
        left.is_empty().then_some(Reopened::Fully)
    }

    fn side_found(&self, side: Option<usize>, said: Said) -> Found {
        Found {
            range: (0.0, 0.0),
            status: said.status,
            rule: said.rule,
            event: None,
            side,
            age_hours: said.checked_at.map(|at| age::hours(self.now, at)),
            belief: said.q,
            enforcement: None,
        }
    }
}

/// A passage over a road, seen from a crossing on it.
pub(super) fn at_gate(pass: &Pass) -> Pass {
    Pass { ranges: vec![(0.0, 0.0)], ..*pass }
}

/// What a side says for a class of traffic, opening hours aside. Nothing tells which way a route runs through a crossing,
/// so both ways must be open.
fn word(side: &Side, traffic: TrafficClass, now: Time, params: &Params) -> Said {
    let ways = [TrafficDirection::In, TrafficDirection::Out].map(|way| said_one_way(side, traffic, way, now, params));
    let [a, b] = ways;
    if b.status > a.status { b } else { a }
}

/// The same within its opening hours.
fn say(side: &Side, traffic: TrafficClass, now: Time, params: &Params) -> Said {
    in_hours(side, word(side, traffic, now, params), now)
}

fn in_hours(side: &Side, worse: Said, now: Time) -> Said {
    let Some(hours) = side.hours else { return worse };
    if !hours.covers(now) {
        return Said { status: Access::Closed, rule: Rule::ClosedHours, q: None, ..worse };
    }
    if worse.status == Access::Open && !is_always(hours) {
        return Said { status: Access::Restricted, rule: Rule::RestrictedHours, ..worse };
    }
    worse
}

fn is_always(hours: Hours) -> bool {
    hours.days == Weekdays::ALL && hours.from_minute == 0 && hours.to_minute == 1440
}

fn said_one_way(side: &Side, traffic: TrafficClass, way: TrafficDirection, now: Time, params: &Params) -> Said {
    let days = *params.access.crossing_days;
    let newest = |own: bool| {
        let fits = side.statuses.iter().filter(|s| {
            (if own { s.traffic == Some(traffic) } else { s.traffic.is_none() })
                && (s.direction == TrafficDirection::Both || s.direction == way)
                && s.checked_at <= now
                && s.since.is_none_or(|since| since <= now)
                && s.until.is_none_or(|until| now < until)
                && age::days(now, s.checked_at) <= days
        });
        // Of two checked at one moment the worse counts.
        fits.max_by_key(|s| (s.checked_at, severity(s.status)))
    };
    // A word for this very class goes before one for all, unless a newer word for all is worse.
    let status = match (newest(true), newest(false)) {
        (Some(own), Some(all)) if all.checked_at > own.checked_at && severity(all.status) > severity(own.status) => all,
        (Some(own), _) => own,
        (None, Some(all)) => all,
        (None, None) => return last_checked(side, traffic, now),
    };
    believed(status, params)
}

fn severity(status: SideStatusKind) -> u8 {
    match status {
        SideStatusKind::Open => 0,
        SideStatusKind::Restricted => 1,
        SideStatusKind::Unknown => 2,
        SideStatusKind::Closed => 3,
    }
}

/// Nothing fresh: when it was last checked, so that the gap can be named.
fn last_checked(side: &Side, traffic: TrafficClass, now: Time) -> Said {
    let known = side.statuses.iter().filter(|s| s.traffic.is_none_or(|t| t == traffic) && s.checked_at <= now);
    Said { checked_at: known.map(|s| s.checked_at).max(), ..NOTHING }
}

fn believed(status: &SideStatus, params: &Params) -> Said {
    let p = &params.access;
    let q = grade_q(status.grade, params);
    let said = |access, rule| Said { status: access, rule, checked_at: Some(status.checked_at), q: Some(q) };
    match status.status {
        SideStatusKind::Closed if q >= *p.close_min_q => said(Access::Closed, Rule::ClosedSide),
        SideStatusKind::Closed if q >= *p.doubt_min_q => said(Access::Unknown, Rule::UnknownDoubted),
        SideStatusKind::Restricted if q >= *p.restrict_min_q => said(Access::Restricted, Rule::RestrictedSide),
        SideStatusKind::Open if q >= *p.open_min_q => said(Access::Open, Rule::OpenSide),
        _ => said(Access::Unknown, Rule::UnknownCrossing),
    }
}

/// P(true) of a single word with this grade.
fn grade_q(grade: Grade, params: &Params) -> f64 {
    let p = &params.belief;
    let odds = p.source(grade.reliability) * p.information(grade.credibility);
    (odds / (1.0 + odds)).clamp(*p.min_q, *p.max_q)
}
