//! What bars a road at times: closures with hours and dates, and rules of signs.

use chrono::Duration;
use passage_model::{Hours, Time};

use crate::{Condition, Profile, closure::next_of_day, mode, states::Ban};

/// Something that bars the way at times.
pub(crate) trait Barrier {
    /// Whether it bars at a moment.
    fn bars(&self, at: Time) -> bool;

    /// The next moment after `at` at which that may change; `None`: never.
    fn next_change(&self, at: Time) -> Option<Time>;

    /// Whether it bars at every moment, or at none, from `from` to `to`; `None`: it changes in between.
    fn steady(&self, from: Time, to: Time) -> Option<bool> {
        let state = self.bars(from);
        let mut at = from;
        while let Some(next) = self.next_change(at).filter(|next| *next <= to) {
            if self.bars(next) != state {
                return None;
            }
            at = next;
        }
        Some(state)
    }
}

/// Signs on a road: what holds as a rule, and what holds at times.
#[derive(Debug, Clone, Copy)]
pub(super) struct Signs<'n> {
    pub(super) conditions: &'n [Condition],
    /// Who may as a rule ([`mode`]).
    pub(super) allowed: u8,
    pub(super) profile: Profile,
}

impl Signs<'_> {
    fn local(&self, at: Time) -> Time {
        let shift = Duration::minutes(i64::from(self.profile.utc_offset_minutes));
        at.checked_add_signed(shift).unwrap_or(at)
    }

    /// Rules about one of those that drive.
    fn of(&self, own: &Profile) -> impl DoubleEndedIterator<Item = &Condition> {
        let (modes, weight) = (mode::of(own.vehicle), own.weight());
        self.conditions.iter().filter(move |condition| condition.concerns(modes, weight))
    }

    /// Rules about any of them.
    fn own(&self) -> impl Iterator<Item = &Condition> {
        let concerns = |condition: &&Condition| {
            self.profile.each().any(|own| condition.concerns(mode::of(own.vehicle), own.weight()))
        };
        self.conditions.iter().filter(concerns)
    }
}

impl Barrier for Signs<'_> {
    fn bars(&self, at: Time) -> bool {
        let local = self.local(at);
        // Whom one of them is barred to, they all stop for. What is said later holds over what is said before.
        self.profile.each().any(|own| {
            let last = self.of(&own).rev().find(|condition| condition.holds(local));
            !last.map_or(self.allowed & mode::of(own.vehicle) != 0, |condition| condition.allows)
        })
    }

    fn next_change(&self, at: Time) -> Option<Time> {
        let shift = Duration::minutes(i64::from(self.profile.utc_offset_minutes));
        let next = next_of_windows(self.own(), self.local(at))?;
        next.checked_sub_signed(shift)
    }
}

fn next_of_windows<'c>(conditions: impl Iterator<Item = &'c Condition>, local: Time) -> Option<Time> {
    let mut minutes = Vec::new();
    for window in conditions.flat_map(|condition| &condition.windows) {
        let Hours { from_minute, to_minute, .. } =
            window.hours.unwrap_or(Hours { days: passage_model::Weekdays::ALL, from_minute: 0, to_minute: 0 });
        minutes.extend([from_minute, to_minute, 0]);
    }
    if minutes.is_empty() { None } else { next_of_day(local, &minutes) }
}

/// A forbidden turn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Forbidden<'n> {
    pub(super) bans: &'n [Ban],
    pub(super) conditions: &'n [Vec<Condition>],
    pub(super) profile: Profile,
}

impl<'n> Forbidden<'n> {
    fn own(&self) -> impl Iterator<Item = &'n [Condition]> {
        let modes = self.profile.modes();
        let conditions = self.conditions;
        let own = self.bans.iter().filter(move |ban| ban.modes & modes != 0);
        own.map(move |ban| conditions.get(usize::from(ban.conditions)).map(Vec::as_slice).unwrap_or_default())
    }

    fn signs(&self, conditions: &'n [Condition]) -> Signs<'n> {
        Signs { conditions, allowed: mode::ALL, profile: self.profile }
    }
}

impl Barrier for Forbidden<'_> {
    fn bars(&self, at: Time) -> bool {
        let local = self.signs(&[]).local(at);
        self.own().any(|list| list.is_empty() || self.signs(list).own().any(|condition| condition.holds(local)))
    }

    fn next_change(&self, at: Time) -> Option<Time> {
        self.own().filter_map(|list| self.signs(list).next_change(at)).min()
    }
}
