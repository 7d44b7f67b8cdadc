//! A plan over a course that covers it: ways are looked for, and looked for again where they lead beyond what was looked
//! at.

use passage_model::VehicleClass;
use passage_roads::{Closure, Network, Question, Wish};
use passage_words::Words;

use super::{
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
    /// What was not looked at, in words: what was left out and where, and ways where the search was ended.
    pub(super) fn notes(&self, words: Words) -> Vec<String> {
        let count = self.course.left.len();
        let left = (count > 0).then(|| words.with("plan-note-left-out", &[("count", count.into())]));
        let ended = self.found.unfinished.then(|| words.text("plan-note-unfinished"));
        left.into_iter().chain(ended).collect()
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
