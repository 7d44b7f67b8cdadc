//! The course of a movement: the same question asked again at every moment under way at which access may be another.

use chrono::Duration;
use passage_model::{Event, EventId, EventKind, Time, TimePrecision};
use passage_risk::{Drivers, Live};
use passage_store::EventFilter;
use passage_words::Words;

use crate::{Desk, assess::Answered, dto::AssessArgs, error::Result, opening::store_error};

/// What begins or ends so long after departure is looked at, hours: two days' drive.
const AHEAD_H: i64 = 48;

/// More moments than this are put together by the quarter of an hour.
const MOST: usize = 64;

/// Kinds of events that act on access by when they begin and end.
const KINDS: [EventKind; 4] = [EventKind::Closure, EventKind::Reopening, EventKind::Obstruction, EventKind::Checkpoint];

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
}

impl Course {
    /// Asks for them; the picture that is kept stands at the last of them then.
    pub(super) fn ask(desk: &mut Desk, words: Words, question: &AssessArgs, depart: Time) -> Result<Self> {
        let mut later = Vec::new();
        for moment in moments(desk, words, depart)? {
            let scene = desk.scene(words, &AssessArgs { as_of: Some(moment), ..question.clone() }, None)?;
            let mut assessment = desk.ask(&scene, Live::overview);
            // Levels are those of the departure: of a later picture access alone is asked for.
            for route in &mut assessment.routes {
                (route.segments, route.categories) = (Vec::new(), Vec::new());
            }
            later.push(Answered { scene, assessment });
        }
        Ok(Self { depart, later })
    }

    /// An event of the picture of the departure; what begins under way is not in it.
    pub(super) fn event<'a>(&'a self, departure: &'a Answered, id: EventId) -> Option<&'a Event> {
        departure.scene.event(id).or_else(|| self.later.iter().find_map(|later| later.scene.event(id)))
    }

    /// The title of such an event.
    pub(super) fn title(&self, words: Words, departure: &Answered, id: EventId) -> String {
        let event = self.event(departure, id);
        event.map_or_else(|| "—".to_owned(), |event| crate::titles::title(words, departure.register(), event))
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

/// The moments under way at which something begins or ends, in their order.
fn moments(desk: &mut Desk, words: Words, depart: Time) -> Result<Vec<Time>> {
    let until = depart + Duration::hours(AHEAD_H);
    let filter = EventFilter {
        // What is known to the day ends with it.
        time_from: Some(depart - Duration::days(2)),
        time_until: Some(until),
        kinds: KINDS.to_vec(),
        ..EventFilter::default()
    };
    let events = desk.store(words)?.at(None).events(&filter).map_err(|error| store_error(words, &error))?;
    let of_events = events.iter().flat_map(|event| [Some(event.time.from), event.time.until.map(|at| end(at, event))]);
    let register = desk.register(words)?;
    let sides = register.crossings.iter().flat_map(|crossing| &crossing.sides);
    let of_sides = sides.flat_map(|side| &side.statuses).flat_map(|status| [status.since, status.until]);
    let mut moments: Vec<Time> =
        of_events.chain(of_sides).flatten().filter(|at| *at > depart && *at <= until).collect();
    moments.sort_unstable();
    moments.dedup();
    if moments.len() > MOST {
        for at in &mut moments {
            *at = quarter_after(*at);
        }
        moments.dedup();
    }
    Ok(moments)
}

/// The next full quarter of an hour.
fn quarter_after(at: Time) -> Time {
    const QUARTER_S: i64 = 900;
    let over = at.timestamp().rem_euclid(QUARTER_S);
    if over == 0 { at } else { at + Duration::seconds(QUARTER_S - over) }
}

/// The end of what an event says: with a day, the end of that day.
pub(super) fn end(until: Time, event: &Event) -> Time {
    let exact = event.time.precision <= TimePrecision::Hour;
    if exact { until } else { until.checked_add_signed(Duration::days(1)).unwrap_or(until) }
}
