//! The course of a movement: the same question asked again at every moment under way at which access may be another.

use passage_model::{Event, EventId, Time, VehicleClass};
use passage_risk::{Drivers, Live};
use passage_words::Words;

use super::{
    moments::{self, Look, Thing},
    stops::Track,
};
use crate::{Desk, assess::Answered, dto::AssessArgs, error::Result};

/// From when until when a picture shows what holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Span {
    /// The moment of the picture before; `None`: it is the first, that of the departure.
    pub(super) before: Option<Time>,
    pub(super) at: Time,
    /// The moment of the next one; `None`: it is the last.
    pub(super) until: Option<Time>,
}

/// The pictures of a movement after that of its departure, in their order.
pub(super) struct Course {
    depart: Time,
    pub(super) later: Vec<Answered<Drivers>>,
    /// So far ahead was looked.
    until: Time,
    /// What begins or ends under way and was not looked at.
    pub(super) left: Vec<Thing>,
}

impl Course {
    /// Asks for them; the picture that is kept stands at the last of them then.
    pub(super) fn ask(desk: &mut Desk, words: Words, question: &AssessArgs, look: &Look) -> Result<Self> {
        let mut later = Vec::new();
        let (moments, left) = look.take(look.things(desk, words)?);
        for moment in moments {
            let scene = desk.scene(words, &AssessArgs { as_of: Some(moment), ..question.clone() }, None)?;
            let mut assessment = desk.ask(&scene, Live::overview);
            // Levels are those of the departure: of a later picture access alone is asked for.
            for route in &mut assessment.routes {
                (route.segments, route.categories) = (Vec::new(), Vec::new());
            }
            later.push(Answered { scene, assessment, other: None });
        }
        Ok(Self { depart: look.depart, later, until: look.until, left })
    }

    /// From when on it was not looked at what closes on a way; `None`: everything was.
    pub(super) fn unseen(&self, track: &Track) -> Option<Time> {
        moments::unseen(self.until, &self.left, track)
    }

    /// An event of the picture of the departure; what begins under way is not in it.
    pub(super) fn event<'a, E>(&'a self, departure: &'a Answered<E>, id: EventId) -> Option<&'a Event> {
        departure.scene.event(id).or_else(|| self.later.iter().find_map(|later| later.scene.event(id)))
    }

    /// The title of such an event.
    pub(super) fn title(&self, words: Words, departure: &Answered, id: EventId) -> String {
        let event = self.event(departure, id);
        event.map_or_else(|| "—".to_owned(), |event| crate::titles::title(words, departure.register(), event))
    }

    /// The same, closed for vehicles of one class.
    pub(super) fn title_for(&self, words: Words, departure: &Answered, id: EventId, class: VehicleClass) -> String {
        let what = self.title(words, departure, id);
        words.with("plan-for-class", &[("what", what.into()), ("class", class_word(words, class).into())])
    }

    /// The span of the picture of the departure, then those of the later ones.
    pub(super) fn spans(&self) -> Vec<Span> {
        let moments = self.later.iter().map(|picture| picture.scene.question.as_of);
        let all: Vec<Time> = std::iter::once(self.depart).chain(moments).collect();
        let span = |number: usize| Span {
            before: number.checked_sub(1).map(|before| all[before]),
            at: all[number],
            until: all.get(number + 1).copied(),
        };
        (0..all.len()).map(span).collect()
    }
}

/// A class of vehicles in words.
pub(super) fn class_word(words: Words, class: VehicleClass) -> String {
    words.text(&format!("vehicle-{}", class.code().replace('_', "-")))
}
