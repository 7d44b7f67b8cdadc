//! The answer of `passage plan`: names of fields are a contract with scripts.

use chrono::Duration;
use passage_model::Time;
use passage_roads::{Blocked, Choice, Closure, Network, Question, WarningKind};
use passage_words::Words;
use serde::Serialize;

use super::{
    course::Course,
    network::hex,
    person, price,
    reached::Judging,
    searching::Found,
    standing::Reason,
    stops::{Regard, Track},
    warnings,
};
use crate::assess::Answered;

/// Ways to choose from, or what blocks them.
#[derive(Debug, Clone, Serialize)]
pub struct PlanAnswer {
    /// When they leave.
    pub depart: Time,
    /// The ways, the preferred one first.
    pub alternatives: Vec<AlternativeAnswer>,
    /// The smallest set of closures that blocks, when there is no way.
    pub blocked_by: Vec<BlockedAnswer>,
    /// What else is to be said of it, in words: what is in the way once they open, which are enough together, whether the
    /// highest level allowed is in the way too.
    pub blocked_notes: Vec<String>,
    /// Why there is no way, in words; `None`: there is one.
    pub blocked_text: Option<String>,
    /// How far the places asked for are from a road.
    pub snapped: Snapped,
    /// SHA-256 of the network that was asked.
    pub network: String,
    /// What to know before anything else: that the roads are a sketch.
    pub notes: Vec<String>,
}

/// Distances from the places asked for to the road.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Snapped {
    /// From the start, m.
    pub from_m: f64,
    /// From the destination, m.
    pub to_m: f64,
}

/// A way.
#[derive(Debug, Clone, Serialize)]
pub struct AlternativeAnswer {
    /// Length, km.
    pub km: f64,
    /// Driving and waiting for what opens, minutes; waiting at controls is not known and not in it.
    pub minutes: f64,
    /// Of which waiting, minutes.
    pub waiting_minutes: f64,
    /// Arrival.
    pub arrive: Time,
    /// The worst level along it, a person's word for a route that it takes included.
    pub level: &'static str,
    /// Its number, 1 to 6; `None`: Unknown.
    pub level_number: Option<u8>,
    /// Not worked out for ways: only for routes of the register.
    pub probability_7d: Option<f64>,
    /// `open`, `restricted` or `unknown`: unknown where the status of a place on it is not known or nobody reports.
    pub access: &'static str,
    /// The first stretch of the worst level.
    pub worst: StretchAnswer,
    /// Levels along it, without gaps.
    pub stretches: Vec<StretchAnswer>,
    /// Longitude and latitude, degrees.
    pub geometry: Vec<[f64; 2]>,
    /// Names of the roads that make up most of it, longest first.
    pub via: Vec<String>,
    /// Kilometres more than the first way; negative: fewer.
    pub more_km: f64,
    /// Minutes more than the first way.
    pub more_minutes: f64,
    /// Share of its length that is on ways before it, 0 to 1.
    pub overlap: f64,
    /// What stands on the quickest way and is avoided by this one.
    pub avoids: Vec<String>,
    /// What a driver will meet.
    pub warnings: Vec<WarningAnswer>,
    /// Another way is neither slower nor more exposed.
    pub dominated: bool,
}

/// A stretch of one level.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct StretchAnswer {
    /// Start, km.
    pub from_km: f64,
    /// End, km.
    pub to_km: f64,
    /// Level.
    pub level: &'static str,
}

/// What a driver will meet.
#[derive(Debug, Clone, Serialize)]
pub struct WarningAnswer {
    /// Where, km from the start.
    pub km: f64,
    /// When.
    pub at: Time,
    /// What, in words.
    pub text: String,
}

/// A closure that blocks.
#[derive(Debug, Clone, Serialize)]
pub struct BlockedAnswer {
    /// The event or crossing.
    pub id: String,
    /// What it is, in words.
    pub title: String,
    /// The way there would be if it alone were open; `None`: still none.
    pub opened: Option<Opening>,
}

/// A way that there would be.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Opening {
    /// Length, km.
    pub km: f64,
    /// Minutes.
    pub minutes: f64,
}

/// One decimal is what a planner reads; more would promise more.
fn round(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

fn minutes(cs: u32) -> f64 {
    round(f64::from(cs) / 6000.0)
}

/// What an answer is told with.
pub(super) struct Told<'a> {
    pub(super) words: Words,
    pub(super) answered: &'a Answered,
    pub(super) course: &'a Course,
    pub(super) network: &'a Network,
    pub(super) asked: Question,
    pub(super) reasons: &'a [Reason],
    pub(super) closures: &'a [Closure],
}

impl Told<'_> {
    /// The ways that can be driven as asked, or what blocks.
    pub(super) fn answer(&self, found: &Found) -> PlanAnswer {
        let words = self.words;
        let driven = found.tracks.iter().enumerate().filter(|(_, track)| track.regard == Regard::All);
        let driven: Vec<(usize, &Track)> = driven.collect();
        let first = driven.first().map(|(_, track)| (track.choice.way.metres(), track.choice.way.time_cs()));
        let alternatives = driven.iter().filter_map(|(number, track)| {
            let mut answer = self.alternative(found, *number, track)?;
            if let Some((metres, cs)) = first {
                answer.more_km = round((track.choice.way.metres() - metres) / 1000.0);
                answer.more_minutes = round((f64::from(track.choice.way.time_cs()) - f64::from(cs)) / 6000.0);
            }
            Some(answer)
        });
        let alternatives: Vec<AlternativeAnswer> = alternatives.collect();
        let blocked_by = match &found.plan.blocked {
            Some(Blocked::Closures { set, .. }) => set
                .iter()
                .map(|opened| {
                    let (id, title) = self.title(opened.id);
                    BlockedAnswer {
                        id,
                        title,
                        opened: opened.way.as_ref().map(|way| opening((way.metres(), way.time_cs()))),
                    }
                })
                .collect(),
            _ => Vec::new(),
        };
        let title = |id| self.title(id).1;
        let blocked_notes = found.plan.blocked.as_ref().map(|blocked| blocked_notes(words, blocked, title));
        let blocked_text = found.plan.blocked.as_ref().map(|blocked| blocked_text(words, blocked));
        let ruled = self.asked.preference.never.is_some() && found.tracks.is_empty();
        let none = || alternatives.is_empty().then(|| words.text(none_left(found.unfinished, ruled)));
        PlanAnswer {
            depart: self.asked.depart,
            blocked_text: blocked_text.or_else(none),
            alternatives,
            blocked_by,
            blocked_notes: blocked_notes.unwrap_or_default(),
            snapped: Snapped { from_m: round(found.plan.from.off_m), to_m: round(found.plan.to.off_m) },
            network: hex(&self.network.hash()),
            notes: Vec::new(),
        }
    }

    fn title(&self, id: u32) -> (String, String) {
        match self.reasons.get(id as usize) {
            Some(Reason::Event(event)) => (event.to_string(), self.course.title(self.words, self.answered, *event)),
            Some(Reason::Class(event, class)) => {
                (event.to_string(), self.course.title_for(self.words, self.answered, *event, *class))
            }
            Some(Reason::Crossing(crossing)) => {
                let name = self.answered.register().crossing_name(self.words.lang(), *crossing);
                (crossing.to_string(), name.unwrap_or_default())
            }
            None => Default::default(),
        }
    }

    fn alternative(&self, found: &Found, number: usize, track: &Track) -> Option<AlternativeAnswer> {
        let choice = &track.choice;
        let route = found.assessed.route(number)?;
        let judging = Judging {
            network: self.network,
            answered: self.answered,
            course: self.course,
            closures: self.closures,
            reasons: self.reasons,
            profile: &self.asked.profile,
        };
        let access = judging.access(&found.assessed, number, track)?;
        let stretches: Vec<StretchAnswer> = route
            .segments
            .chunk_by(|a, b| a.level == b.level)
            .filter_map(|run| {
                let (from_km, to_km) = (run.first()?.from_km, run.last()?.to_km);
                Some(StretchAnswer { from_km: round(from_km), to_km: round(to_km), level: run.first()?.level.code() })
            })
            .collect();
        let title = |id| self.title(id).1;
        let warnings = warnings::warnings(self.words, &judging, track, &access.met, &[], title).into_iter();
        let warned = |at_m: f64, at: Time, text: String| WarningAnswer { km: round(at_m / 1000.0), at, text };
        let mut warnings: Vec<WarningAnswer> =
            warnings.map(|warning| warned(warning.at_m, warning.at, warning.text)).collect();
        let mut level = route.level;
        if let Some(word) = person::word(self.words, self.answered, &track.line, level) {
            let at_m = track.metres(word.km);
            level = word.level;
            warnings.insert(0, warned(at_m, track.clock.at(at_m).at, word.text));
        }
        Some(AlternativeAnswer {
            km: round(choice.way.metres() / 1000.0),
            minutes: minutes(choice.way.time_cs()),
            waiting_minutes: minutes(choice.way.wait_cs()),
            arrive: later(self.asked.depart, choice.way.time_cs()),
            level: level.code(),
            level_number: level.number(),
            probability_7d: route.probability_7d,
            access: access.status.code(),
            worst: StretchAnswer {
                from_km: round(route.worst.from_km),
                to_km: round(route.worst.to_km),
                level: route.level.code(),
            },
            stretches,
            geometry: choice.line.iter().map(|at| [at.lon(), at.lat()]).collect(),
            via: via(self.network, choice),
            more_km: 0.0,
            more_minutes: 0.0,
            overlap: round(choice.overlap * 10.0) / 10.0,
            avoids: once_each(choice.avoids.iter().map(|id| self.title(*id).1)),
            warnings,
            dominated: choice.dominated,
        })
    }
}

/// What a driver will meet, in words; `None`: what is not known and what is waited for is told by what it rests on.
pub(super) fn warning_text(words: Words, kind: WarningKind) -> Option<String> {
    Some(match kind {
        WarningKind::Unknown(_) | WarningKind::Waits => return None,
        WarningKind::BorderControl => words.text("plan-warn-border"),
        WarningKind::Checkpoint => words.text("plan-warn-checkpoint"),
        WarningKind::Ford => words.text("plan-warn-ford"),
        WarningKind::Ferry => words.text("plan-warn-ferry"),
        WarningKind::UnreadRule => words.text("plan-warn-sign"),
        WarningKind::Private => words.text("plan-warn-private"),
    })
}

/// Why no way is left of those that were found. `ruled`: none of them keeps to the highest level allowed.
pub(super) fn none_left(unfinished: bool, ruled: bool) -> &'static str {
    match (unfinished, ruled) {
        (true, _) => "plan-blocked-unfinished",
        (false, true) => "plan-blocked-level-found",
        (false, false) => "plan-blocked-when-reached",
    }
}

/// Titles, each once: several closures may rest on one report.
pub(super) fn once_each(titles: impl Iterator<Item = String>) -> Vec<String> {
    let mut once: Vec<String> = Vec::new();
    for title in titles {
        if !once.contains(&title) {
            once.push(title);
        }
    }
    once
}

/// Why there is no way, in words.
pub(super) fn blocked_text(words: Words, blocked: &Blocked) -> String {
    match blocked {
        Blocked::Closures { set, .. } => words.with("plan-blocked-closures", &[("count", set.len().into())]),
        Blocked::Level { way } => {
            let Opening { km, minutes } = opening(*way);
            let time = price::duration(words, minutes);
            words.with("plan-blocked-level", &[("km", whole_km(km).into()), ("time", time.into())])
        }
        Blocked::Both => words.text("plan-blocked-both"),
        Blocked::NoRoad => words.text("plan-blocked-no-road"),
    }
}

/// What else is to be said of closures that block: what is in the way once they open, which are enough together, and
/// whether the highest level allowed is in the way too.
pub(super) fn blocked_notes(words: Words, blocked: &Blocked, title: impl Fn(u32) -> String) -> Vec<String> {
    let Blocked::Closures { further, together, unruled, .. } = blocked else { return Vec::new() };
    let titles = |ids: &[u32]| -> String {
        let quoted = ids.iter().map(|id| words.with("quoted", &[("text", title(*id).into())]));
        words.list(&once_each(quoted))
    };
    let told = |id: &str, way: (f64, u32), which: String| {
        let Opening { km, minutes } = opening(way);
        let time = price::duration(words, minutes);
        words.with(id, &[("which", which.into()), ("km", whole_km(km).into()), ("time", time.into())])
    };
    let further =
        (!further.is_empty()).then(|| words.with("plan-blocked-further", &[("which", titles(further).into())]));
    let together =
        together.as_ref().map(|(ids, way)| told("plan-blocked-together", (way.metres(), way.time_cs()), titles(ids)));
    let unruled = unruled.map(|way| told("plan-blocked-unruled", way, String::new()));
    further.into_iter().chain(together).chain(unruled).collect()
}

/// As ways are told: "67 km".
fn whole_km(km: f64) -> String {
    format!("{km:.0}")
}

fn opening((metres, cs): (f64, u32)) -> Opening {
    Opening { km: round(metres / 1000.0), minutes: minutes(cs) }
}

fn later(depart: Time, cs: u32) -> Time {
    depart.checked_add_signed(Duration::milliseconds(i64::from(cs) * 10)).unwrap_or(depart)
}

/// The three roads that make up most of a way, by number or name.
pub(super) fn via(network: &Network, choice: &Choice) -> Vec<String> {
    let mut roads: Vec<(String, f64)> = Vec::new();
    for piece in &choice.way.pieces {
        let names = network.names(piece.arc / 2);
        let name = ["ref", "en", ""].iter().find_map(|key| names.iter().find(|(lang, _)| lang == key));
        let Some((_, name)) = name else { continue };
        let metres = piece.to_m - piece.from_m;
        match roads.iter_mut().find(|(known, _)| known == name) {
            Some((_, sum)) => *sum += metres,
            None => roads.push((name.clone(), metres)),
        }
    }
    roads.sort_by(|a, b| b.1.total_cmp(&a.1));
    roads.into_iter().take(3).map(|(name, _)| name).collect()
}
