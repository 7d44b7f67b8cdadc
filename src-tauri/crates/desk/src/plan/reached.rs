//! The access of a way as it is driven: each stretch as it is when it is reached.

use passage_model::{Access, Detail, Enforcement, Event, EventId, Time};
use passage_risk::{AccessFinding, RouteAccess, Rule};
use passage_roads::{Closure, Network, Profile};
use passage_words::Words;

use super::{
    assessed::Assessed,
    barred::{self, Met},
    borders,
    course::{Course, Span},
    standing::Reason,
    stops::{Regard, Track},
};
use crate::{assess::Answered, explain};

/// What the access of ways is judged by.
#[derive(Clone, Copy)]
pub(super) struct Judging<'a> {
    pub(super) network: &'a Network,
    pub(super) answered: &'a Answered,
    pub(super) course: &'a Course,
    pub(super) closures: &'a [Closure],
    pub(super) reasons: &'a [Reason],
    pub(super) profile: &'a Profile,
}

/// The access of one way.
pub(super) struct Reached {
    pub(super) status: Access,
    /// What it rests on.
    rule: Rule,
    basis: Option<AccessFinding>,
    /// Closures that hold when they get there.
    pub(super) met: Vec<Met>,
    /// Reports that may close it, which nobody has confirmed.
    doubted: Vec<Met>,
    /// Orders that close a border which it may cross, each once.
    pub(super) orders: Vec<EventId>,
    /// From when on it was not looked at what closes.
    unseen: Option<Time>,
}

impl Reached {
    pub(super) fn is_closed(&self) -> bool {
        self.status == Access::Closed
    }
}

impl Judging<'_> {
    /// The worst that is met where and when it is met. The hours of gates are told with the crossings: here they only
    /// restrict.
    pub(super) fn access(&self, assessed: &Assessed, number: usize, track: &Track) -> Option<Reached> {
        let met = barred::met(self.network, self.closures, self.profile, track);
        let mut doubted = barred::doubted(self.network, self.closures, self.profile, track);
        doubted.retain(|met| !matches!(self.reasons.get(met.id as usize), Some(Reason::Crossing(_))));
        let mut worst: Option<AccessFinding> = None;
        for (span, access) in self.course.spans().into_iter().zip(assessed.accesses(number)?) {
            for stretch in access.stretches.iter().filter(|stretch| is_reached(track, span, stretch)) {
                let stretch = self.at_its_hour(stretch, &met);
                if worst.is_none_or(|worst| stretch.status > worst.status) {
                    worst = Some(stretch);
                }
            }
        }
        let route = assessed.route(number)?;
        let (status, rule) = worst.map_or((route.access.status, route.access.rule), |worst| (worst.status, worst.rule));
        let mut orders: Vec<EventId> = Vec::new();
        for border in borders::closed(self, track) {
            if !orders.contains(&border.order) {
                orders.push(border.order);
            }
        }
        let unseen = self.course.unseen(track);
        let mut reached = Reached { status, rule, basis: worst, met, doubted, orders, unseen };
        let barring = reached.met.iter().find(|met| met.surely);
        let closes = barring.is_some() || track.regard == Regard::NoClosures;
        if closes && status != Access::Closed {
            reached.status = Access::Closed;
            let found = barring.and_then(|met| self.closing(assessed, number, met));
            (reached.rule, reached.basis) = found.map_or((Rule::ClosedReport, None), |found| (found.rule, Some(found)));
        } else if let Some(met) = reached.doubted.iter().find(|met| met.surely).filter(|_| status < Access::Unknown) {
            let found = self.doubting(assessed, number, met);
            let rule = found.map_or(Rule::UnknownDoubted, |found| found.rule);
            (reached.status, reached.rule, reached.basis) = (Access::Unknown, rule, found);
        } else if status < Access::Unknown && (!reached.orders.is_empty() || reached.unseen.is_some()) {
            (reached.status, reached.rule, reached.basis) = (Access::Unknown, Rule::UnknownEvidence, None);
        }
        Some(reached)
    }

    /// A stretch as it is when they get there: what holds at some hours only closes when it is met.
    fn at_its_hour(&self, stretch: &AccessFinding, met: &[Met]) -> AccessFinding {
        if stretch.status != Access::Closed {
            return *stretch;
        }
        let by_hours = match stretch.event.and_then(|id| self.course.event(self.answered, id)) {
            None => stretch.rule == Rule::ClosedHours,
            Some(event) => has_hours(event) && !met.iter().any(|met| self.is_of(met, stretch)),
        };
        if by_hours {
            AccessFinding { status: Access::Restricted, rule: Rule::RestrictedHours, ..*stretch }
        } else {
            *stretch
        }
    }

    /// What a closure is, by its number.
    fn title(&self, words: Words, id: u32) -> String {
        match self.reasons.get(id as usize) {
            Some(Reason::Event(event)) => self.course.title(words, self.answered, *event),
            Some(Reason::Class(event, class)) => self.course.title_for(words, self.answered, *event, *class),
            Some(Reason::Crossing(id)) => self.answered.register().crossing_name(words.lang(), *id).unwrap_or_default(),
            None => String::new(),
        }
    }

    fn is_of(&self, met: &Met, finding: &AccessFinding) -> bool {
        match self.reasons.get(met.id as usize) {
            Some(Reason::Event(event) | Reason::Class(event, _)) => finding.event == Some(*event),
            Some(Reason::Crossing(crossing)) => finding.crossing == Some(*crossing),
            None => false,
        }
    }

    /// What the pictures say of a closure that is met.
    fn closing(&self, assessed: &Assessed, number: usize, met: &Met) -> Option<AccessFinding> {
        let mut found: Vec<AccessFinding> = Vec::new();
        for access in assessed.accesses(number)? {
            let RouteAccess { findings, .. } = access;
            found.extend(findings.iter().filter(|finding| self.is_of(met, finding)));
        }
        // At the departure it may only restrict, by its hours.
        let worst = found.into_iter().max_by_key(|finding| finding.status)?;
        let rule = if worst.status == Access::Closed { worst.rule } else { Rule::ClosedReport };
        Some(AccessFinding { status: Access::Closed, rule, ..worst })
    }

    /// What the pictures say of a report that may close it.
    fn doubting(&self, assessed: &Assessed, number: usize, met: &Met) -> Option<AccessFinding> {
        let of = |access: &RouteAccess| access.findings.iter().find(|finding| self.is_of(met, finding)).copied();
        let found = assessed.accesses(number)?.find_map(of)?;
        let rule = match found.enforcement {
            Some(Enforcement::NotEnforced) => Rule::UnknownEnforcement,
            _ => Rule::UnknownDoubted,
        };
        Some(AccessFinding { status: Access::Unknown, rule, ..found })
    }

    /// What the access rests on, with its place, in words.
    pub(super) fn reason(&self, words: Words, reached: &Reached, length_km: f64) -> String {
        let basis = reached.basis.as_ref();
        if reached.status == Access::Unknown && basis.is_none() {
            if let Some(met) = reached.doubted.iter().find(|met| met.surely) {
                return words.with("plan-warn-unknown", &[("place", self.title(words, met.id).into())]);
            }
            if let Some(order) = reached.orders.first() {
                return borders::text(words, &self.course.title(words, self.answered, *order));
            }
            if let Some(from) = reached.unseen {
                return unseen_text(words, from);
            }
        }
        if let Some(met) = reached.met.iter().find(|met| met.surely && basis.is_none()) {
            return words.with("plan-warn-closed", &[("what", self.title(words, met.id).into())]);
        }
        let begins = basis.and_then(|basis| basis.event).filter(|id| self.answered.scene.event(*id).is_none());
        let later = begins.and_then(|id| self.course.later.iter().find(|later| later.scene.event(id).is_some()));
        let reason = match later {
            Some(later) => explain::access_reason(words, later, reached.rule, basis),
            None => explain::access_reason(words, self.answered, reached.rule, basis),
        };
        let place = basis.filter(|_| reached.status != Access::Open).and_then(|basis| {
            if basis.to_km - basis.from_km >= length_km - 1.0 {
                return None;
            }
            let crossing = basis.crossing.and_then(|id| self.answered.register().crossing_name(words.lang(), id));
            Some(crossing.unwrap_or_else(|| explain::stretch(words, basis.from_km, basis.to_km)))
        });
        match place {
            Some(place) => words.with("plan-access-at", &[("place", place.into()), ("reason", reason.into())]),
            None => reason,
        }
    }
}

/// That it was not looked at what closes from a moment on.
pub(super) fn unseen_text(words: Words, from: Time) -> String {
    words.with("plan-warn-unseen", &[("from", words.moment(from).into())])
}

fn has_hours(event: &Event) -> bool {
    matches!(&event.detail, Detail::Closure(said) if said.hours.is_some())
}

/// Whether some of a stretch is driven while the picture holds.
fn is_reached(track: &Track, span: Span, stretch: &AccessFinding) -> bool {
    let (first, last) = (track.metres(stretch.from_km), track.metres(stretch.to_km));
    // Who waits until it opens drives it then.
    let (first, last) = (track.clock.at(first).at, track.clock.at(last).at);
    (span.before.is_none() || last >= span.at) && span.until.is_none_or(|until| first < until)
}
