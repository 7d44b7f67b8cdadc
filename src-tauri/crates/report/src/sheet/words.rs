//! The words of the sheet in one language.

use chrono::{Datelike, Duration};
use passage_model::{Lang, Time};
use passage_words::Words;

use super::doc::{RoadHours, SheetDoc, SheetStop, StopKind};
use crate::layout::text::clean;

/// What the sheet says of one stop in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetText {
    /// Its name.
    pub name: String,
    /// What to do there, in sentences; empty: nothing but to pass.
    pub todo: String,
}

/// What the sheet says of each stop, in its first and its second language: for a preview.
pub fn sheet_texts(doc: &SheetDoc) -> Vec<(SheetText, SheetText)> {
    let (first, second) = (Tongue::new(doc, false), Tongue::new(doc, true));
    let stops = doc.stops.iter().enumerate();
    stops.map(|(index, stop)| (first.stop(doc, index, stop), second.stop(doc, index, stop))).collect()
}

/// The words of one of the two languages.
#[derive(Clone, Copy)]
pub(super) struct Tongue {
    pub(super) words: Words,
    second: bool,
    offset: i32,
}

impl Tongue {
    pub(super) fn new(doc: &SheetDoc, second: bool) -> Self {
        let lang = if second { doc.langs.1 } else { doc.langs.0 };
        Self {
            words: Words::new(lang).seen_at(doc.valid_until),
            second,
            offset: doc.local_offset_minutes.clamp(-840, 840),
        }
    }

    pub(super) fn lang(self) -> Lang {
        self.words.lang()
    }

    pub(super) fn rtl(self) -> bool {
        self.words.is_rtl()
    }

    fn of(self, both: &super::Both) -> &str {
        let (own, other) = if self.second { (&both.second, &both.first) } else { (&both.first, &both.second) };
        if own.trim().is_empty() { other.trim() } else { own.trim() }
    }

    fn local(self, at: Time) -> Time {
        at.checked_add_signed(Duration::minutes(self.offset.into())).unwrap_or(at)
    }

    /// "08:20"
    pub(super) fn clock(self, at: Time) -> String {
        self.words.clock(self.local(at))
    }

    /// "Sun 1 Dec 2024"
    pub(super) fn date(self, at: Time) -> String {
        let at = self.local(at);
        let weekday = self.words.text(&format!("sheet-weekday-{}", at.weekday().number_from_monday()));
        self.words.with("sheet-date", &[("weekday", weekday.into()), ("date", self.words.date(at).into())])
    }

    /// "1 Dec, 12:00"
    pub(super) fn moment(self, at: Time) -> String {
        let day = self.words.day(self.local(at));
        self.words.with("sheet-moment", &[("day", day.into()), ("clock", self.clock(at).into())])
    }

    /// "UTC+3", "UTC-3:30"
    pub(super) fn zone(self) -> String {
        self.words.zone(self.offset)
    }

    /// "Idlib to Bab al-Hawa"
    pub(super) fn title(self, doc: &SheetDoc) -> String {
        let name = |stop: Option<&SheetStop>| stop.map_or(String::new(), |stop| short(self.of(&stop.name)));
        let (from, to) = (name(doc.stops.first()), name(doc.stops.last()));
        self.words.with("sheet-title", &[("from", from.into()), ("to", to.into())])
    }

    /// "Driver sheet, 39 km, about 1 h 45 with stops"
    pub(super) fn subtitle(self, doc: &SheetDoc) -> String {
        let (Some(start), Some(end)) = (doc.stops.first(), doc.stops.last()) else { return String::new() };
        let minutes = (end.at - start.at).num_minutes().max(0);
        self.words.with("sheet-sub", &[("km", whole_km(end.km).into()), ("time", self.duration(minutes).into())])
    }

    fn duration(self, minutes: i64) -> String {
        let id = match (minutes / 60, minutes % 60) {
            (0, _) => "sheet-minutes",
            (_, 0) => "sheet-hours",
            _ => "sheet-hours-minutes",
        };
        let padded = format!("{:02}", minutes % 60);
        let args = [("hours", (minutes / 60).into()), ("minutes", (minutes % 60).into()), ("padded", padded.into())];
        self.words.with(id, &args)
    }

    /// Name and what to do at a stop.
    pub(super) fn stop(self, doc: &SheetDoc, index: usize, stop: &SheetStop) -> SheetText {
        let last = index + 1 == doc.stops.len();
        let mut parts: Vec<String> = Vec::new();
        let mut say = |text: String| parts.push(text);
        // The hour stands beside it; of another day than that of the departure it would say little.
        let depart = doc.stops.first().map_or(stop.at, |first| first.at);
        let came = came(stop);
        if self.date(depart) != self.date(came) {
            say(self.words.with("sheet-do-day", &[("day", self.date(came).into())]));
        }
        if index == 0 {
            say(self.words.text("sheet-do-start"));
        } else if last && stop.kind == StopKind::Place {
            say(self.words.text("sheet-do-end"));
        }
        match stop.kind {
            StopKind::Place => {}
            StopKind::Checkpoint => say(self.words.text("sheet-do-checkpoint")),
            StopKind::Crossing => say(self.words.text("sheet-do-crossing")),
            StopKind::Bridge => say(self.words.text("sheet-do-bridge")),
            StopKind::Ferry => say(self.words.text("sheet-do-ferry")),
        }
        if let Some((from, to)) = stop.open {
            let args = [("from", minute_of_day(from).into()), ("to", minute_of_day(to).into())];
            say(self.words.with("sheet-do-hours", &args));
        }
        for road in &stop.road {
            say(self.road(road));
        }
        if stop.wait_minutes > 0 {
            let time = self.duration(i64::from(stop.wait_minutes));
            let id = if stop.halt { "sheet-do-halt" } else { "sheet-do-wait" };
            say(self.words.with(id, &[("time", time.into())]));
        }
        let overnight = self.date(came) != self.date(stop.at);
        if stop.halt || overnight {
            let clock = if overnight { self.moment(stop.at) } else { self.clock(stop.at) };
            say(self.words.with("sheet-do-not-before", &[("clock", clock.into())]));
        }
        if let Some(note) = stop.note.as_ref().map(|note| self.of(note)).filter(|note| !note.is_empty()) {
            say(sentence(note));
        }
        if stop.stop_minutes > 0 && index > 0 && !last {
            say(self.words.with("sheet-do-stop", &[("minutes", stop.stop_minutes.into())]));
        }
        if stop.call {
            let number = doc.stops.iter().take(index + 1).filter(|stop| stop.call).count();
            say(self.words.with("sheet-do-call", &[("number", number.into())]));
        }
        SheetText { name: clean(self.of(&stop.name)), todo: clean(&parts.join(" ")) }
    }

    fn road(self, road: &RoadHours) -> String {
        let args = [
            ("from", minute_of_day(road.open.0).into()),
            ("to", minute_of_day(road.open.1).into()),
            ("first", whole_km(road.section.0).into()),
            ("last", whole_km(road.section.1).into()),
        ];
        self.words.with("sheet-do-road-open", &args)
    }

    /// Why to stop and call. A wait that is planned is none by itself.
    pub(super) fn rules(self, doc: &SheetDoc) -> [String; 4] {
        let planned = doc.stops.iter().any(|stop| stop.wait_minutes.max(stop.stop_minutes) > doc.wait_minutes);
        let id = if planned { "sheet-rule-wait-planned" } else { "sheet-rule-wait" };
        let wait = self.words.with(id, &[("minutes", doc.wait_minutes.into())]);
        let text = |id: &str| self.words.text(id);
        [text("sheet-rule-fire"), text("sheet-rule-new"), wait, text("sheet-rule-calls")]
    }
}

/// When they get to a stop, which may be long before they go on.
pub(super) fn came(stop: &SheetStop) -> Time {
    stop.at.checked_sub_signed(Duration::minutes(stop.wait_minutes.into())).unwrap_or(stop.at)
}

/// Whole kilometres; what is not a number is no distance.
pub(super) fn whole_km(km: f64) -> String {
    if km.is_finite() { format!("{:.0}", km.max(0.0)) } else { "?".to_owned() }
}

fn minute_of_day(minute: u16) -> String {
    let minute = minute.min(1440);
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// A name as a title: it stands in full in its own line.
fn short(name: &str) -> String {
    const MOST: usize = 70;
    if name.chars().count() <= MOST { name.to_owned() } else { name.chars().take(MOST).chain(['…']).collect() }
}

/// With a sign at its end, so that the next sentence stands apart.
fn sentence(text: &str) -> String {
    if text.ends_with(['.', '!', '?', '؟', ':', '…']) { text.to_owned() } else { format!("{text}.") }
}
