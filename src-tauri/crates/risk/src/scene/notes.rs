//! What may have to be done for an event, in two bytes: most have nothing, and a hundred thousand facts are not read for
//! a few.

use passage_model::EventKind;

use super::{Fact, covers, facts::is_background, may_play_a_role};
use crate::{Params, access::acts_on_access};

/// One event's part in what is worked out beside the sums.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Note(u16);

impl Note {
    /// A place changed hands.
    pub(crate) const CAPTURE: Self = Self(1);
    pub(crate) const CLASH: Self = Self(1 << 1);
    pub(crate) const CEASEFIRE: Self = Self(1 << 2);
    /// [`is_background`].
    pub(crate) const BACKGROUND: Self = Self(1 << 3);
    /// It acts on access.
    pub(crate) const ACCESS: Self = Self(1 << 4);
    /// It may leave something open.
    pub(crate) const GAP: Self = Self(1 << 5);
    /// [`may_play_a_role`].
    pub(crate) const ROLE: Self = Self(1 << 6);
    /// [`covers`].
    pub(crate) const COVERS: Self = Self(1 << 7);
    pub(crate) const TAIL: Self = Self(1 << 8);

    pub(crate) fn of(fact: &Fact, params: &Params) -> Self {
        let kind = fact.kind;
        let open = may_leave_open(fact);
        let notes = [
            (Self::CAPTURE, kind == EventKind::ControlChange),
            (Self::CLASH, kind == EventKind::ArmedClash),
            (Self::CEASEFIRE, kind == EventKind::Ceasefire),
            (Self::BACKGROUND, is_background(fact, params)),
            (Self::ACCESS, acts_on_access(kind)),
            (Self::GAP, open),
            (Self::ROLE, may_play_a_role(fact, params)),
            (Self::COVERS, covers(fact, params)),
            (Self::TAIL, fact.tail.is_some()),
        ];
        let all = notes.into_iter().filter(|(_, holds)| fact.active && *holds);
        all.fold(Self::default(), |sum, (note, _)| Self(sum.0 | note.0))
    }

    pub(crate) fn has(self, note: Self) -> bool {
        self.0 & note.0 != 0
    }
}

/// Whether an event may leave something open: most have a place and do not. Of what acts on the road itself the place may
/// not be good enough.
pub(crate) fn may_leave_open(fact: &Fact) -> bool {
    let acts_on_the_road = matches!(
        fact.kind,
        EventKind::ControlChange
            | EventKind::FrontLine
            | EventKind::Closure
            | EventKind::Reopening
            | EventKind::Obstruction
            | EventKind::ExplosiveHazard
    );
    fact.spot.is_none() || acts_on_the_road
}

/// The events, by their places, with a note; ascending.
pub(crate) fn noted(notes: &[Note], note: Note) -> impl Iterator<Item = u32> {
    (0..).zip(notes).filter(move |(_, own)| own.has(note)).map(|(number, _)| number)
}
