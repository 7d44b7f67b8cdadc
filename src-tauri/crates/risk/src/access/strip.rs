//! A strip: a road, or a crossing as a road of length 0, and everything that acts on it.

use passage_model::{Access, CheckpointChange, Detail, Direction, Enforcement, EventKind, EventTime, Time};

use super::{
    closures::{Asked, Reopened, turn},
    facts::Item,
    ranges::{Range, common, without},
};
use crate::{
    Rule, age,
    scene::{Change, Scene},
};

/// Before every event.
pub(super) const LONG_AGO: Time = Time::MIN_UTC;

/// A finding on a strip, before it is placed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) range: Range,
    pub(super) status: Access,
    pub(super) rule: Rule,
    pub(super) event: Option<u32>,
    pub(super) side: Option<usize>,
    pub(super) age_hours: Option<f64>,
    pub(super) belief: Option<f64>,
    pub(super) enforcement: Option<Enforcement>,
}

/// A passage that counts for what is asked.
#[derive(Debug, Clone)]
pub(super) struct Pass {
    /// `None`: one that is supposed, just now, to see what it would change.
    pub(super) event: Option<u32>,
    /// When; of one that is supposed the moment asked for.
    pub(super) time: EventTime,
    pub(super) ranges: Vec<Range>,
    pub(super) direction: Direction,
}

impl Pass {
    /// Whether it lies after an act for certain.
    fn is_after(&self, act: EventTime) -> bool {
        age::surely_before(act, self.time)
    }
}

/// Evidence that a stretch is open, in one direction or both.
#[derive(Debug, Clone)]
pub(super) struct Opening {
    pub(super) ranges: Vec<Range>,
    pub(super) direction: Direction,
    pub(super) found: Found,
}

/// What is known of a strip.
#[derive(Debug, Default)]
pub(super) struct Strip {
    pub(super) found: Vec<Found>,
    pub(super) open: Vec<Opening>,
    /// There is evidence on access from the last days.
    pub(super) recent: bool,
}

/// The directions that are asked for, one by one.
pub(super) fn ways(direction: Direction) -> &'static [Direction] {
    match direction {
        Direction::Both => &[Direction::Forward, Direction::Backward],
        Direction::Forward => &[Direction::Forward],
        Direction::Backward => &[Direction::Backward],
    }
}

/// What remains of ranges when passages are taken away; each way that is asked for needs its own.
pub(super) fn without_passes(ranges: &[Range], passes: &[&Pass], direction: Direction) -> Vec<Range> {
    let mut left = Vec::new();
    for way in ways(direction) {
        let taken: Vec<Range> = passes
            .iter()
            .filter(|pass| pass.direction == Direction::Both || pass.direction == *way)
            .flat_map(|pass| pass.ranges.iter().copied())
            .collect();
        left.extend(without(ranges, &taken));
    }
    super::joined(left)
}

/// What a strip is worked out from.
#[derive(Debug, Clone, Copy)]
pub(super) struct On<'q> {
    pub(super) items: &'q [Item],
    pub(super) passes: &'q [Pass],
    pub(super) asked: Asked<'q>,
    pub(super) change: &'q Change,
}

impl Scene<'_> {
    /// Works out a strip from the events on it and the passages that count.
    pub(super) fn strip(&self, on: On<'_>) -> Strip {
        let On { items, passes, asked, change } = on;
        let p = &self.params.access;
        let mut strip = Strip::default();
        for item in items {
            let event = self.event(item.event);
            let q = self.q(item.event, change);
            let fresh = self.fact(item.event).report_age_days <= *p.evidence_days;
            if fresh && q >= *p.doubt_min_q && event.kind() != EventKind::ControlChange {
                strip.recent = true;
            }
            match &event.detail {
                Detail::Closure(_) | Detail::Obstruction { .. } => {
                    self.in_force(&mut strip, item, q, on);
                }
                Detail::Reopening(c) => match self.reopens(event, q, LONG_AGO, asked, item.turned) {
                    Some(Reopened::Fully) if fresh => {
                        let found = self.found(item.event, (0.0, 0.0), Access::Open, Rule::OpenReport, q);
                        let direction = turn(c.direction, item.turned);
                        strip.open.push(Opening { ranges: item.ranges.clone(), direction, found });
                    }
                    Some(Reopened::With(rule)) => {
                        let word = age::last_word(event, self.now);
                        for range in self.not_reopened(item, word, on) {
                            strip.found.push(self.found(item.event, range, Access::Restricted, rule, q));
                        }
                    }
                    _ => {}
                },
                Detail::ControlChange { .. } if q >= *self.params.floors.control_min_q => {
                    let after: Vec<&Pass> = passes.iter().filter(|pass| pass.is_after(event.time)).collect();
                    let mut left = without_passes(&item.ranges, &after, asked.question.direction);
                    for other in items {
                        let word = self.event(other.event);
                        if self.is_authoritative(word, event)
                            && age::surely_before(event.time, EventTime { until: None, ..word.time })
                            && self.reopens(word, self.q(other.event, change), event.time.from, asked, other.turned)
                                == Some(Reopened::Fully)
                        {
                            left = without(&left, &other.ranges);
                        }
                    }
                    for range in left {
                        strip.found.push(self.found(item.event, range, Access::Unknown, Rule::UnknownControl, q));
                    }
                }
                Detail::Checkpoint {
                    change: CheckpointChange::New | CheckpointChange::Moved, delays: true, ..
                } if q >= *p.restrict_min_q && event.time.holds_at(self.now) => {
                    let gone = |other: &Item| self.is_gone(item, other, self.q(other.event, change));
                    if !items.iter().any(gone) {
                        self.restrict(&mut strip, item, q, Rule::RestrictedCheckpoint);
                    }
                }
                Detail::DetentionOrDenial { traffic, .. }
                    if q >= *p.restrict_min_q
                        && traffic.covers(asked.question.traffic)
                        && age::may_be_within(self.now, event.time, *p.denial_days) =>
                {
                    self.restrict(&mut strip, item, q, Rule::RestrictedDenial);
                }
                _ => {}
            }
        }
        for pass in passes {
            let Some(event) = pass.event else {
                strip.recent = true;
                let found = supposed();
                strip.open.push(Opening { ranges: pass.ranges.clone(), direction: pass.direction, found });
                continue;
            };
            if age::days(self.now, age::earliest(pass.time)) <= *p.evidence_days {
                strip.recent = true;
                let q = self.q(event, change);
                let found = self.found(event, (0.0, 0.0), Access::Open, Rule::OpenPassage, q);
                strip.open.push(Opening { ranges: pass.ranges.clone(), direction: pass.direction, found });
            }
        }
        strip
    }

    /// A closure or obstruction: what reopenings and later passages leave of it.
    fn in_force(&self, strip: &mut Strip, item: &Item, q: f64, on: On<'_>) {
        let event = self.event(item.event);
        let Some(effect) = self.effect(event, q, on.asked, item.turned) else { return };
        let word = age::last_word(event, self.now);
        let mut left = self.not_reopened(item, word, on);
        if effect.rule == Rule::UnknownDoubted {
            // The start of the state, or the word that it still holds, whichever is later.
            let said = EventTime { from: event.time.from, until: None, ..event.time };
            let later = |pass: &&Pass| pass.is_after(said) && age::earliest(pass.time) > word;
            let after: Vec<&Pass> = on.passes.iter().filter(later).collect();
            left = without_passes(&left, &after, on.asked.question.direction);
        }
        for range in left {
            strip.found.push(self.found(item.event, range, effect.status, effect.rule, q));
        }
    }

    /// What later reopenings leave of a state that was last said to hold at `word`. A reopening with limits takes the
    /// closure away too: it is a restriction of its own.
    fn not_reopened(&self, item: &Item, word: Time, on: On<'_>) -> Vec<Range> {
        let mut left = item.ranges.clone();
        for other in on.items {
            let reopening = self.event(other.event);
            if self.reopens(reopening, self.q(other.event, on.change), word, on.asked, other.turned).is_some() {
                left = without(&left, &other.ranges);
            }
        }
        left
    }

    fn restrict(&self, strip: &mut Strip, item: &Item, q: f64, rule: Rule) {
        for range in &item.ranges {
            strip.found.push(self.found(item.event, *range, Access::Restricted, rule, q));
        }
    }

    /// Whether `other` says that the checkpoint of `item` is gone.
    fn is_gone(&self, item: &Item, other: &Item, q: f64) -> bool {
        let (checkpoint, event) = (self.event(item.event), self.event(other.event));
        matches!(event.detail, Detail::Checkpoint { change: CheckpointChange::Gone, .. })
            && q >= *self.params.access.open_min_q
            && event.time.from > age::last_word(checkpoint, self.now)
            && !common(&item.ranges, &other.ranges).is_empty()
    }

    /// A finding that rests on an event.
    pub(super) fn found(&self, event: u32, range: Range, status: Access, rule: Rule, q: f64) -> Found {
        let e = self.event(event);
        let enforcement = match &e.detail {
            Detail::Closure(c) | Detail::Reopening(c) => c.directive.as_ref().map(|d| d.enforcement),
            _ => None,
        };
        let age_hours = Some(self.word_hours(e));
        Found { range, status, rule, event: Some(event), side: None, age_hours, belief: Some(q), enforcement }
    }
}

/// The finding of a supposed passage.
fn supposed() -> Found {
    Found {
        range: (0.0, 0.0),
        status: Access::Open,
        rule: Rule::OpenPassage,
        event: None,
        side: None,
        age_hours: Some(0.0),
        belief: None,
        enforcement: None,
    }
}
