//! Driving a part of an arc from a moment on: how long it takes, and how long one waits before something that opens.

use chrono::Duration;
use passage_model::Time;

use super::rules::{HORIZON_H, Rules, share};
use crate::Arc;

/// A part of an arc that is driven.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Piece {
    /// The arc.
    pub arc: Arc,
    /// Metres from where the arc starts.
    pub from_m: f64,
    /// Metres from where the arc starts.
    pub to_m: f64,
    /// Waiting before it, hundredths of a second.
    pub wait_cs: u32,
    /// Start of driving, hundredths of a second from departure, waiting included.
    pub enter_cs: u32,
    /// End of driving.
    pub leave_cs: u32,
}

/// Hundredths of a second that are looked ahead.
const MOST_CS: u32 = HORIZON_H * 360_000;

impl Rules<'_> {
    /// The moment so many hundredths of a second after departure.
    pub(crate) fn moment(&self, cs: f64) -> Time {
        #[expect(clippy::cast_possible_truncation)]
        let shift = Duration::milliseconds((cs * 10.0) as i64);
        self.question.depart.checked_add_signed(shift).unwrap_or(self.question.depart)
    }

    /// Drives a part of an arc that is not barred at all times. `None`: it does not open within the horizon.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    pub(crate) fn drive(&self, arc: Arc, ban: u16, (from_m, to_m): (f64, f64), arrive_cs: u32) -> Option<Piece> {
        let length = self.network.length_m(arc / 2);
        let time = self.time_cs(arc)?;
        let own = share(time, from_m, to_m, length);
        // Time to a place on the arc from the start of the part.
        let to_place = |at_m: f64| {
            let part = if to_m > from_m { ((at_m - from_m) / (to_m - from_m)).clamp(0.0, 1.0) } else { 0.0 };
            f64::from(own) * part
        };
        let mut enter = f64::from(arrive_cs);
        // Every turn of the loop goes past one change of one barrier.
        loop {
            let mut later: Option<f64> = None;
            self.timed(arc, ban, (from_m, to_m), |barrier, a, b| {
                let (first, last) = (self.moment(enter + to_place(a)), self.moment(enter + to_place(b)));
                if barrier.steady(first, last) == Some(false) {
                    return;
                }
                // The next change after which it may be open, and the moment to enter for it.
                let next = barrier.next_change(first).map_or(f64::INFINITY, |next| {
                    let wait = (next - first).num_milliseconds() as f64 / 10.0;
                    (enter + wait).ceil()
                });
                later = Some(later.map_or(next, |later| later.max(next)));
            });
            match later {
                None => break,
                Some(later) if later <= f64::from(MOST_CS) => enter = later.max(enter + 1.0),
                Some(_) => return None,
            }
        }
        let enter_cs = enter as u32;
        let leave_cs = enter_cs.checked_add(own).filter(|leave| *leave <= MOST_CS)?;
        Some(Piece { arc, from_m, to_m, wait_cs: enter_cs - arrive_cs, enter_cs, leave_cs })
    }
}
