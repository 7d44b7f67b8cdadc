//! Short texts without what turns round, hides or breaks what stands beside them.

use std::borrow::Cow;

use crate::{
    Calibration, Closure, Crossing, Detail, Event, Names, Override, OwnValue, Place, Report, Review, ReviewAct, Route,
    Silence, Source, Verdict, WaypointAt,
};

/// Whether a letter has no business in a name: control characters, with which a terminal can be told to write over what it
/// has shown; marks that set the writing direction of what follows; marks that nobody sees. Joiners are part of how Persian
/// and Kurdish are spelt and stay.
pub fn is_unwanted(c: char) -> bool {
    c.is_control()
        || matches!(
            u32::from(c),
            0xAD | 0x61C
                | 0x180E
                | 0x200B
                | 0x200E
                | 0x200F
                | 0x2028..=0x202E
                | 0x2060..=0x206F
                | 0xFEFF
                | 0xFFF9..=0xFFFB
                | 0xE0000..=0xE007F
        )
}

/// A name, title, code or remark as it may stand in a sentence: line ends and tabs become spaces, other unwanted letters are
/// left out. Never for the text of a report, which is kept to the byte.
pub fn plain(text: &str) -> Cow<'_, str> {
    // Nearly every name: one look, no copy.
    if !text.chars().any(is_unwanted) {
        return Cow::Borrowed(text);
    }
    let spaced = text.chars().map(|c| if c.is_whitespace() && is_unwanted(c) { ' ' } else { c });
    Cow::Owned(spaced.filter(|c| !is_unwanted(*c)).collect())
}

/// Most letters of a name, a code or another short text. Longer ones are cut where files are read, and told; by hand none is
/// entered.
pub const MOST_LETTERS: usize = 300;

/// Something that holds short texts.
pub trait ShortTexts {
    /// Shows each of them. Texts of reports and keys of files are none.
    fn each(&mut self, f: &mut dyn FnMut(&mut String));

    /// Makes each of them plain.
    fn make_plain(&mut self) {
        self.each(&mut |text| {
            if let Cow::Owned(plain) = plain(text) {
                *text = plain;
            }
        });
    }
}

impl ShortTexts for String {
    fn each(&mut self, f: &mut dyn FnMut(&mut String)) {
        f(self);
    }
}

impl<T: ShortTexts> ShortTexts for Option<T> {
    fn each(&mut self, f: &mut dyn FnMut(&mut String)) {
        if let Some(inner) = self {
            inner.each(f);
        }
    }
}

impl<T: ShortTexts> ShortTexts for Vec<T> {
    fn each(&mut self, f: &mut dyn FnMut(&mut String)) {
        for inner in self {
            inner.each(f);
        }
    }
}

impl ShortTexts for Names {
    fn each(&mut self, f: &mut dyn FnMut(&mut String)) {
        self.0.iter_mut().for_each(|name| f(&mut name.text));
        // A name of nothing but marks is none.
        self.0.retain(|name| !name.text.is_empty());
    }
}

impl ShortTexts for Place {
    fn each(&mut self, f: &mut dyn FnMut(&mut String)) {
        self.names.each(f);
        self.admin1.each(f);
        self.pcode.each(f);
    }
}

impl ShortTexts for Crossing {
    fn each(&mut self, f: &mut dyn FnMut(&mut String)) {
        self.names.each(f);
        for side in &mut self.sides {
            side.names.each(f);
            side.authority.each(f);
            side.statuses.iter_mut().for_each(|status| status.basis.each(f));
        }
    }
}

impl ShortTexts for Route {
    fn each(&mut self, f: &mut dyn FnMut(&mut String)) {
        f(&mut self.code);
        self.names.each(f);
        self.road_ref.each(f);
        self.area.each(f);
        for waypoint in &mut self.waypoints {
            waypoint.note.each(f);
            if let WaypointAt::Position { name, .. } = &mut waypoint.at {
                f(name);
            }
        }
    }
}

impl ShortTexts for Source {
    fn each(&mut self, f: &mut dyn FnMut(&mut String)) {
        self.names.each(f);
        self.party.each(f);
        self.note.each(f);
    }
}

impl ShortTexts for Report {
    fn each(&mut self, f: &mut dyn FnMut(&mut String)) {
        self.origin.each(f);
        self.provenance.each(f);
    }
}

impl ShortTexts for Event {
    fn each(&mut self, f: &mut dyn FnMut(&mut String)) {
        self.title.each(f);
        self.place_text.each(f);
        self.actors.iter_mut().for_each(|actor| f(&mut actor.name));
        self.detail.each(f);
    }
}

impl ShortTexts for Detail {
    fn each(&mut self, f: &mut dyn FnMut(&mut String)) {
        match self {
            Self::Closure(Closure { directive, .. }) | Self::Reopening(Closure { directive, .. }) => {
                if let Some(directive) = directive {
                    f(&mut directive.issuer);
                    directive.reference.each(f);
                }
            }
            Self::ControlChange { by, from_party, .. } => {
                by.each(f);
                from_party.each(f);
            }
            Self::FrontLine { parties, .. } | Self::Ceasefire { parties } => parties.each(f),
            Self::Strike { .. }
            | Self::ArmedClash
            | Self::AttackOnSite { .. }
            | Self::Ambush { .. }
            | Self::ExplosiveHazard { .. }
            | Self::Checkpoint { .. }
            | Self::Obstruction { .. }
            | Self::DetentionOrDenial { .. }
            | Self::Passage { .. } => {}
        }
    }
}

impl ShortTexts for Override {
    fn each(&mut self, f: &mut dyn FnMut(&mut String)) {
        f(&mut self.reason);
        f(&mut self.author);
    }
}

impl ShortTexts for Silence {
    fn each(&mut self, f: &mut dyn FnMut(&mut String)) {
        f(&mut self.area);
        f(&mut self.reason);
        f(&mut self.author);
    }
}

impl ShortTexts for OwnValue {
    fn each(&mut self, f: &mut dyn FnMut(&mut String)) {
        f(&mut self.reason);
        f(&mut self.by);
    }
}

impl ShortTexts for Calibration {
    fn each(&mut self, f: &mut dyn FnMut(&mut String)) {
        f(&mut self.label);
        f(&mut self.made_by);
        self.chosen.iter_mut().for_each(|choice| f(&mut choice.by));
    }
}

impl ShortTexts for Review {
    fn each(&mut self, f: &mut dyn FnMut(&mut String)) {
        f(&mut self.by);
        match &mut self.act {
            ReviewAct::TakenIn { region, .. } => region.each(f),
            ReviewAct::Decided { verdict: Verdict::Rejected { reason }, .. } => f(reason),
            ReviewAct::Decided { .. } => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_turns_hides_or_breaks_is_left_out() {
        for (given, wanted) in [
            ("Bab al-Hawa", "Bab al-Hawa"),
            ("bypass\u{1b}[1G\u{1b}[2KE-9  Low\u{1b}[8m", "bypass[1G[2KE-9  Low[8m"),
            ("lanes 1 to 2 \u{202e}", "lanes 1 to 2 "),
            ("a\nb\tc\r\u{2028}d\0e", "a b c  de"),
            ("\u{200e}\u{200f}\u{61c}\u{2066}x\u{2069}\u{9b}31m", "x31m"),
            // Spelling, and spaces that hold together.
            ("می\u{200c}خواهم\u{a0}5", "می\u{200c}خواهم\u{a0}5"),
        ] {
            assert_eq!(plain(given), wanted);
        }
        let mut names = Names::one(crate::Lang::En, "\u{202e}");
        names.make_plain();
        assert!(names.is_empty());
    }
}
