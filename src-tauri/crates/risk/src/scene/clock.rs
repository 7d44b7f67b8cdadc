//! What of an event decides what it is at any moment, in little space: a moment can be asked for without reading the event.

use passage_model::{Event, EventKind, EventStatus, Time};

use super::{Fact, NO_GROUP, facts::stands_from_the_start, tails::TailPart};
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
    /// It belongs to the picture as soon as it has begun.
    state: bool,
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
            state: stands_from_the_start(event),
            retracted: event.status == EventStatus::Retracted,
            fades: event.is_violent() && event.kind() != EventKind::ControlChange,
        }
    }

    /// A fact at another moment.
    pub(crate) fn aged(&self, fact: Fact, now: Time, params: &Params) -> Fact {
        let now = now.timestamp_millis();
        let age_days = age::ms_days(now, self.stands);
        let too_old = self.fades && age_days > *params.hazard.max_age_days;
        let has_happened = if self.state { self.from <= now } else { self.last < now };
        let active = !self.retracted && has_happened && !too_old;
        let kernel = self.kernel.filter(|_| active).and_then(|kernel| kernel.aged(age_days, params));
        let tailed = kernel.filter(Kernel::has_tail);
        let reported = age::last_report(now, self.from, self.earliest, self.confirmed);
        Fact {
            active,
            age_days,
            report_age_days: if active { age::ms_days(now, reported).max(0.0) } else { f64::INFINITY },
            kernel,
            tail: tailed.map(|kernel| TailPart::new(self.stands, fact.category, kernel.unaged_tail(), params)),
            group: NO_GROUP,
            ..fact
        }
    }
}
