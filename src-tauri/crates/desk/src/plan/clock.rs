//! When a vehicle is where: from metres along a way to the time of day, without the margin and with it.

use chrono::Duration;
use passage_model::Time;
use passage_roads::Way;

/// What is added to driving for what a convoy meets: a fourth (the field's own contingency).
const MARGIN: f64 = 1.25;

/// A piece of road that is driven without a stop.
#[derive(Debug, Clone, Copy)]
struct Leg {
    from_m: f64,
    to_m: f64,
    /// Seconds from departure, waiting before it included.
    enter: f64,
    leave: f64,
    enter_margin: f64,
    leave_margin: f64,
    wait: f64,
    wait_margin: f64,
}

/// A halt before something that opens later.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pause {
    /// Where they stand, metres from the start.
    pub(super) at_m: f64,
    /// So far what is driven after it without a stop.
    pub(super) to_m: f64,
    /// From when until when, without the margin.
    pub(super) came: Time,
    pub(super) until: Time,
    /// The same with it.
    pub(super) came_margin: Time,
    pub(super) until_margin: Time,
}

/// When a place of the way is reached.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Reached {
    /// Without the margin, waiting before the place included.
    pub(super) at: Time,
    /// With the margin.
    pub(super) at_margin: Time,
    /// When they come to what has to be waited for there; as `at` where there is no waiting.
    pub(super) came: Time,
}

/// The hours of one way.
#[derive(Debug, Clone)]
pub(super) struct Clock {
    depart: Time,
    legs: Vec<Leg>,
    metres: f64,
}

impl Clock {
    pub(super) fn of(depart: Time, way: &Way) -> Self {
        let (mut at_m, mut margin) = (0.0, 0.0_f64);
        let legs = way.pieces.iter().map(|piece| {
            let [enter, leave, wait] = [piece.enter_cs, piece.leave_cs, piece.wait_cs].map(|cs| f64::from(cs) / 100.0);
            // Whoever comes later waits less: a gate opens when it opens.
            let enter_margin = if wait > 0.0 { margin.max(enter) } else { margin };
            let wait_margin = enter_margin - margin;
            margin = enter_margin + (leave - enter) * MARGIN;
            let from_m = at_m;
            at_m += piece.to_m - piece.from_m;
            Leg { from_m, to_m: at_m, enter, leave, enter_margin, leave_margin: margin, wait, wait_margin }
        });
        let legs = legs.collect();
        Self { depart, legs, metres: at_m }
    }

    /// Length of the way, metres.
    pub(super) fn metres(&self) -> f64 {
        self.metres
    }

    /// When the place at so many metres is reached.
    pub(super) fn at(&self, metres: f64) -> Reached {
        let leg = self.legs.iter().find(|leg| metres <= leg.to_m).or(self.legs.last());
        let Some(leg) = leg else { return Reached { at: self.depart, at_margin: self.depart, came: self.depart } };
        let long = leg.to_m - leg.from_m;
        let share = if long > 0.0 { ((metres - leg.from_m) / long).clamp(0.0, 1.0) } else { 1.0 };
        let between = |from: f64, to: f64| from + share * (to - from);
        let at = between(leg.enter, leg.leave);
        Reached {
            at: self.after(at),
            at_margin: self.after(between(leg.enter_margin, leg.leave_margin)),
            came: self.after(at - leg.wait),
        }
    }

    /// When they get through a gate that stands about there: waiting before it is counted where it begins.
    pub(super) fn through(&self, metres: f64, within_m: f64) -> Reached {
        let reached = self.at(metres);
        if reached.came < reached.at {
            return reached;
        }
        let near = |leg: &&Leg| leg.wait > 0.0 && (leg.from_m - metres).abs() <= within_m;
        let waits = self.legs.iter().filter(near);
        let off = |leg: &&Leg| (leg.from_m - metres).abs();
        waits.min_by(|a, b| off(a).total_cmp(&off(b))).map_or(reached, |leg| Reached {
            at: self.after(leg.enter),
            at_margin: self.after(leg.enter_margin),
            came: self.after(leg.enter - leg.wait),
        })
    }

    /// Arrival.
    pub(super) fn end(&self) -> Reached {
        self.at(self.metres)
    }

    /// Minutes without the margin and with it.
    pub(super) fn minutes(&self) -> (f64, f64) {
        self.legs.last().map_or((0.0, 0.0), |leg| (leg.leave / 60.0, leg.leave_margin / 60.0))
    }

    /// Minutes of waiting.
    pub(super) fn waiting(&self) -> f64 {
        self.legs.iter().map(|leg| leg.wait).sum::<f64>() / 60.0
    }

    /// Where they wait, in order; `None`: they drive that piece of the way without waiting before it.
    pub(super) fn pauses(&self) -> impl Iterator<Item = Option<Pause>> + '_ {
        self.legs.iter().map(|leg| {
            (leg.wait > 0.0).then(|| Pause {
                at_m: leg.from_m,
                to_m: leg.to_m,
                came: self.after(leg.enter - leg.wait),
                until: self.after(leg.enter),
                came_margin: self.after(leg.enter_margin - leg.wait_margin),
                until_margin: self.after(leg.enter_margin),
            })
        })
    }

    #[expect(clippy::cast_possible_truncation)] // a movement lasts four days at most
    fn after(&self, seconds: f64) -> Time {
        let shift = Duration::seconds(seconds.round() as i64);
        self.depart.checked_add_signed(shift).unwrap_or(self.depart)
    }
}

#[cfg(test)]
mod tests {
    use passage_roads::Piece;

    use super::*;

    #[test]
    fn the_margin_grows_with_driving_and_not_with_waiting() {
        let piece =
            |wait_cs, enter_cs, leave_cs| Piece { arc: 0, from_m: 0.0, to_m: 1000.0, wait_cs, enter_cs, leave_cs };
        // 10 minutes, then 20 minutes of waiting, then 10 minutes.
        let way = Way { pieces: vec![piece(0, 0, 60_000), piece(120_000, 180_000, 240_000)], cost: 0 };
        let depart: Time = "2024-12-01T05:00:00Z".parse().unwrap();
        let clock = Clock::of(depart, &way);
        let (plain, margin) = clock.minutes();
        assert!((plain - 40.0).abs() < 1e-9 && (margin - 42.5).abs() < 1e-9, "{plain} {margin}");
        assert!((clock.waiting() - 20.0).abs() < 1e-9);
        let gate = clock.at(1000.0);
        assert_eq!(gate.at, depart + Duration::minutes(10));
        assert_eq!(gate.at_margin, depart + Duration::seconds(750));
        let past = clock.at(1000.1);
        assert_eq!((past.came, past.at), (depart + Duration::seconds(600), depart + Duration::seconds(1800)));
        assert_eq!(clock.end().at, depart + Duration::minutes(40));
        // The gate stands there, give or take.
        for metres in [900.0, 1000.0, 1000.1] {
            let through = clock.through(metres, 250.0);
            assert_eq!((through.came, through.at.max(past.at)), (past.came, past.at), "{metres}");
        }
        assert_eq!(clock.through(600.0, 250.0), clock.at(600.0));
    }
}
