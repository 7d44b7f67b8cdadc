//! What of an event decides what it is at any moment, in little space: a moment can be asked for without reading the event.

use passage_model::{Event, EventKind, EventStatus, Time};

use super::{
    Fact, NO_GROUP,
    facts::{Joins, joins},
    tails::TailPart,
};
use crate::{
    Params, age,
    kernel::{Ageless, Kernel},
};

/// The times of one event, and what of its kernel does not change.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Clock {
    /// The instants, milliseconds: that which stands for it, its start, its last, its earliest end
    /// ([`age::earliest`]), the last confirmation.
    stands: i64,
    from: i64,
    last: i64,
    earliest: i64,
    confirmed: Option<i64>,
    kernel: Option<Ageless>,
    joins: Joins,
    retracted: bool,
    /// It counts only so long.
    fades: bool,
}

impl Clock {
    /// `factor`: by how much it counts less (rule H4).
    pub(crate) fn new(event: &Event, factor: Option<f64>, params: &Params) -> Self {
        let ms = |time: Time| time.timestamp_millis();
        Self {
            stands: ms(event.time.representative()),
            from: ms(event.time.from),
            last: ms(event.time.last()),
            earliest: ms(age::earliest(event.time)),
            confirmed: event.confirmed_at.map(ms),
            kernel: Ageless::of(event, params).map(|kernel| factor.map_or(kernel, |factor| kernel.scaled(factor))),
            joins: joins(event),
            retracted: event.status == EventStatus::Retracted,
            fades: event.is_violent() && event.kind() != EventKind::ControlChange,
        }
    }

    /// A fact at another moment.
    pub(crate) fn aged(&self, fact: Fact, now: Time, params: &Params) -> Fact {
        let now = now.timestamp_millis();
        // What goes on, or may happen yet in the week it is known to, is as young as can be.
        let stands = if self.from <= now { self.stands.min(now) } else { self.stands };
        let age_days = age::ms_days(now, stands);
        let too_old = self.fades && age_days > *params.hazard.max_age_days;
        let has_joined = match self.joins {
            Joins::AtItsStart => self.from <= now,
            Joins::OnceBegun => self.from < now,
            Joins::OnceOver => self.last < now,
        };
        let active = !self.retracted && has_joined && !too_old;
        let kernel = self.kernel.filter(|_| active).and_then(|kernel| kernel.aged(age_days, params));
        let tailed = kernel.filter(Kernel::has_tail);
        let reported = age::last_report(now, self.from, self.earliest, self.confirmed);
        Fact {
            active,
            age_days,
            report_age_days: if active { age::ms_days(now, reported).max(0.0) } else { f64::INFINITY },
            kernel,
            tail: tailed.map(|kernel| TailPart::new(stands, fact.category, kernel.unaged_tail(), params)),
            group: NO_GROUP,
            ..fact
        }
    }
}
