//! A plan over a course that covers it: ways are looked for, and looked for again where they lead beyond what was looked
//! at.

use passage_model::VehicleClass;
use passage_roads::{Blocked, Closure, Network, Question, Wish};
use passage_words::Words;

use super::{
    astray,
    course::Course,
    escort,
    moments::Look,
    searching::{Found, Searching},
    standing::Reason,
};
use crate::{
    Desk,
    assess::{self, Answered},
    dto::AssessArgs,
    error::Result,
};

/// How often at most.
const ROUNDS: usize = 4;

/// A road that lies so far from where its closure is drawn may be the wrong one, km.
const FAR_OFF_KM: f64 = 0.25;

/// What is asked.
pub(super) struct Asking<'a> {
    pub(super) words: Words,
    pub(super) network: &'a Network,
    /// Of the picture at the departure.
    pub(super) picture: &'a AssessArgs,
    pub(super) asked: Question,
    pub(super) wish: Wish,
    /// Classes of vehicles beside the main one.
    pub(super) classes: &'a [VehicleClass],
}

/// What came of it.
pub(super) struct Looked {
    pub(super) answered: Answered,
    pub(super) course: Course,
    pub(super) closures: Vec<Closure>,
    pub(super) reasons: Vec<Reason>,
    pub(super) found: Found,
}

impl Looked {
    /// What was not looked at, in words: what was left out and where, and ways where the search was ended; and what was put on
    /// a road far from where it is drawn.
    pub(super) fn notes(&self, words: Words, network: &Network) -> Vec<String> {
        let count = self.course.left.len();
        let left = (count > 0).then(|| words.with("plan-note-left-out", &[("count", count.into())]));
        let ended = self.found.unfinished.then(|| words.text("plan-note-unfinished"));
        let mut notes: Vec<String> = left.into_iter().chain(ended).collect();
        for id in self.decisive() {
            let Some((closure, reason)) = self.closures.get(id as usize).zip(self.reasons.get(id as usize)) else {
                continue;
            };
            let (Reason::Event(event) | Reason::Class(event, _)) = reason else { continue };
            let Some(event) = self.course.event(&self.answered, *event) else { continue };
            let off_km = astray::drawn_off_km(closure, event, self.answered.register(), network);
            if let Some(off_km) = off_km.filter(|off_km| *off_km >= FAR_OFF_KM) {
                let what = self.course.title(words, &self.answered, event.id);
                let args = [("what", what.into()), ("distance", words.km(off_km).into())];
                let note = words.with("plan-note-drawn-off", &args);
                if !notes.contains(&note) {
                    notes.push(note);
                }
            }
        }
        notes
    }

    /// Closures that are in the way, and those that are gone round.
    fn decisive(&self) -> Vec<u32> {
        let mut ids: Vec<u32> = match &self.found.plan.blocked {
            Some(Blocked::Closures { set, .. }) => set.iter().map(|opened| opened.id).collect(),
            _ => Vec::new(),
        };
        ids.extend(self.found.tracks.iter().flat_map(|track| track.choice.avoids.iter().copied()));
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}

impl Asking<'_> {
    pub(super) fn look(&self, desk: &mut Desk) -> Result<Looked> {
        let Self { words, network, picture, asked, wish, classes } = *self;
        let mut look = Look::between(asked.depart, wish.from, wish.to);
        let mut round = 1;
        loop {
            let escorts = escort::ask(desk, words, picture, (asked.profile.vehicle, classes), &look)?;
            let course = Course::ask(desk, words, picture, &look)?;
            let answered = assess::answer(desk, words, picture, None)?;
            let mut searching = Searching::new(words, network, (&answered, &course, &escorts), asked, wish);
            let found = searching.settle()?;
            let (closures, reasons) = searching.known();
            match look.further(&course.left, &found.tracks).filter(|_| round < ROUNDS) {
                Some(further) => look = further,
                None => return Ok(Looked { answered, course, closures, reasons, found }),
            }
            round += 1;
        }
    }
}
