//! Words of a briefing: messages with the scales of the model, and times with the local hour.

use chrono::Duration;
use passage_model::{
    Access, Advice, Confidence, EventStatus, Lang, RiskLevel, SideStatusKind, SourceKind, Time, VehicleClass,
};
use passage_words::{Arg, Words};

use crate::doc::Header;

/// Words in the language of the briefing.
#[derive(Clone, Copy)]
pub(crate) struct Wording {
    /// The messages.
    pub words: Words,
    /// Local time less UTC, minutes.
    local_offset: Option<i32>,
}

impl Wording {
    /// The words of a briefing with this header.
    pub(crate) fn new(lang: Lang, header: &Header) -> Self {
        let (words, local_offset) = (Words::new(lang).seen_at(header.as_of), header.local_offset_minutes);
        Self { words, local_offset: local_offset.filter(|minutes| (-840..=840).contains(minutes)) }
    }

    pub(crate) fn rtl(self) -> bool {
        self.words.is_rtl()
    }

    pub(crate) fn text(self, id: &str) -> String {
        self.words.text(id)
    }

    pub(crate) fn with(self, id: &str, args: &[(&str, &str)]) -> String {
        let args: Vec<(&str, Arg<'_>)> = args.iter().map(|(name, value)| (*name, Arg::from(*value))).collect();
        self.words.with(id, &args)
    }

    fn scale(self, prefix: &str, code: &str) -> String {
        self.text(&format!("{prefix}-{}", code.replace('_', "-")))
    }

    pub(crate) fn level(self, level: RiskLevel) -> String {
        self.scale("level", level.code())
    }

    /// The number and the word: "3 Medium".
    pub(crate) fn level_with_number(self, level: RiskLevel) -> String {
        let word = self.level(level);
        level.number().map_or(word.clone(), |number| format!("{number} {word}"))
    }

    pub(crate) fn access(self, access: Access) -> String {
        self.scale("access", access.code())
    }

    pub(crate) fn side(self, status: SideStatusKind) -> String {
        self.scale("access", status.code())
    }

    /// The advice as a heading: "Go", "Conditions", "Hold", "No-go".
    pub(crate) fn advice(self, advice: Advice) -> String {
        self.scale("report-advice", advice.code())
    }

    /// The advice inside a sentence.
    pub(crate) fn advice_inside(self, advice: Advice) -> String {
        self.scale("advice", advice.code())
    }

    pub(crate) fn confidence(self, confidence: Confidence) -> String {
        self.scale("confidence", confidence.code())
    }

    pub(crate) fn status(self, status: EventStatus) -> String {
        self.scale("status", status.code())
    }

    pub(crate) fn source_kind(self, kind: SourceKind) -> String {
        self.scale("source-kind", kind.code())
    }

    pub(crate) fn vehicle(self, vehicle: VehicleClass) -> String {
        self.scale("vehicle", vehicle.code())
    }

    /// Items with a mark between them that is stronger than a comma.
    pub(crate) fn series(self, items: &[String]) -> String {
        items.join(if self.rtl() { "؛ " } else { "; " })
    }

    /// The status and who said so.
    pub(crate) fn said(self, status: EventStatus, by: Option<&str>) -> String {
        let status = self.status(status);
        match by {
            Some(who) => self.with("report-said-by", &[("status", &status), ("who", who)]),
            None => status,
        }
    }

    /// A day, or the word for never.
    pub(crate) fn day_or(self, at: Option<Time>, otherwise: &str) -> String {
        at.map_or_else(|| self.text(otherwise), |at| self.words.day(at))
    }

    /// "30 Nov 2024, 18:00 UTC (21:00 local)".
    pub(crate) fn moment_with_local(self, at: Time) -> String {
        let utc = self.words.moment(at);
        let local = self.local_offset.and_then(|minutes| at.checked_add_signed(Duration::minutes(minutes.into())));
        local.map_or(utc.clone(), |local| {
            let clock = self.words.clock(local);
            // One unit, so that a narrow column breaks before it and not inside.
            format!("{utc} {}", self.with("report-local", &[("clock", &clock)]).replace(' ', "\u{a0}"))
        })
    }
}

/// The first letter as a capital, where the script has capitals.
pub(crate) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
