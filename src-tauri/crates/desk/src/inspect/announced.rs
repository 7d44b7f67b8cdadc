//! What is announced for a route: closures and openings that have not begun, each with when and where it will hold.

use std::sync::Arc;

use chrono::Duration;
use passage_model::{Event, EventKind, EventTime, RouteId, Time, TimePrecision};
use passage_risk::{AccessFinding, Drivers, RouteAssessment};
use passage_store::EventFilter;
use passage_words::Words;

use crate::{
    Desk,
    assess::{Answered, event_grade},
    dto::AnnouncedDto,
    error::Result,
    explain,
    opening::store_error,
    terms, titles,
};

/// Kinds that are announced.
const KINDS: [EventKind; 2] = [EventKind::Closure, EventKind::Reopening];

/// What begins later than this is told of when it comes nearer, days.
const AHEAD_DAYS: i64 = 60;

/// More moments than this are not looked at: the nearest count.
const MOST: usize = 24;

/// Something that is announced for a route.
pub(crate) struct Announced {
    /// The route.
    pub(crate) route: RouteId,
    /// The event.
    pub(crate) event: Arc<Event>,
    /// It, as the inspector tells it.
    pub(crate) dto: AnnouncedDto,
    /// "From 1 Dec, 04:00 UTC to 1 Dec, 20:00 UTC".
    pub(crate) when: String,
    /// "km 10 to 24".
    pub(crate) place: String,
    /// "B2", "F6, rumour".
    pub(crate) basis: String,
}

/// What is announced for each route that was asked for, in the order in which it begins. What nobody had said by the
/// moment asked for is not told.
pub(crate) fn announced(desk: &mut Desk, words: Words, answered: &Answered) -> Result<Vec<Announced>> {
    // Worked out from the events themselves, told as they may be shown.
    let events = coming(desk, words, answered)?;
    let mut moments: Vec<Time> = events.iter().map(|event| event.time.from).collect();
    moments.sort_unstable();
    moments.dedup();
    let asked: Vec<RouteId> = answered.assessment.routes.iter().map(|route| route.route).collect();
    let mut told = Vec::new();
    for moment in moments.into_iter().take(MOST) {
        // Each by itself, as it begins: whether another holds then as well is no matter of what it says.
        let scene = answered.scene.of_events(moment, events.iter().filter(|event| event.time.from == moment).cloned());
        let assessment = scene.live_of(&asked).overview();
        let then = Answered { scene, assessment, other: None };
        for route in &then.assessment.routes {
            for event in events.iter().filter(|event| event.time.from == moment) {
                let Some(finding) = finding(route, event) else { continue };
                let shown = Arc::new(answered.scene.shown(event.as_ref().clone()));
                told.push(tell(words, &then, (route, finding), &shown));
            }
        }
    }
    Ok(told)
}

/// What has been announced and has not begun, as it is on record.
pub(crate) fn coming(desk: &mut Desk, words: Words, answered: &Answered) -> Result<Vec<Arc<Event>>> {
    let as_of = answered.scene.question.as_of;
    let filter = EventFilter {
        time_from: Some(as_of),
        time_until: Some(as_of + Duration::days(AHEAD_DAYS)),
        kinds: KINDS.to_vec(),
        ..EventFilter::default()
    };
    let view = desk.store(words)?.at(answered.scene.known_at);
    let events = view.events(&filter).map_err(|error| store_error(words, &error))?;
    // What began later and was reported later still was announced by nobody.
    let was_said = |event: &Event| {
        let mut heads = event.evidence.iter().filter_map(|evidence| answered.scene.reports().get(&evidence.report));
        event.time.from > as_of && heads.any(|head| head.received_at <= as_of)
    };
    Ok(events.into_iter().filter(was_said).map(Arc::new).collect())
}

/// What an event does to the access of a route: what it bars or restricts, else what it opens.
fn finding<'a>(route: &'a RouteAssessment<Drivers>, event: &Event) -> Option<&'a AccessFinding> {
    let mut all = route.access.findings.iter().chain(&route.access.stretches);
    all.find(|finding| finding.event == Some(event.id))
}

fn tell(
    words: Words,
    then: &Answered<Drivers>,
    (route, finding): (&RouteAssessment<Drivers>, &AccessFinding),
    event: &Arc<Event>,
) -> Announced {
    let crossing = finding.crossing.and_then(|id| then.register().crossing_name(words.lang(), id));
    let whole = finding.to_km - finding.from_km >= route.length_km - 1.0;
    let place = crossing.unwrap_or_else(|| {
        if whole { words.text("announced-whole") } else { explain::stretch(words, finding.from_km, finding.to_km) }
    });
    let moment = |at: Time| {
        if event.time.precision == TimePrecision::Hour { words.near_moment(at) } else { words.day(at) }
    };
    let from = ("from", moment(event.time.from).into());
    let when = match event.time.until {
        Some(until) => words.with("announced-until", &[from, ("until", moment(until).into())]),
        None => words.with("announced-from", &[from]),
    };
    let quoted = words.with("quoted", &[("text", titles::title(words, then.register(), event).into())]);
    let grade = event_grade(then, event).to_string();
    let text = words.with(
        "announced-text",
        &[
            ("when", when.as_str().into()),
            ("access", words.text(&format!("access-{}", finding.status.code())).into()),
            ("place", place.as_str().into()),
            ("title", explain::with_standing(words, event, quoted).into()),
            ("grade", grade.as_str().into()),
        ],
    );
    // Until when is said already.
    let unended = Event { time: EventTime { until: None, ..event.time }, ..event.as_ref().clone() };
    let limits = terms::limits(words, &unended);
    let text =
        terms::limits_sentence(words, &unended).into_iter().fold(text, |text, limits| format!("{text} {limits}"));
    let basis = match explain::standing(words, event) {
        Some(standing) => words.with("announced-basis", &[("grade", grade.into()), ("status", standing.into())]),
        None => grade,
    };
    let basis = limits.into_iter().fold(basis, |basis, limits| words.beside(&[basis, limits]));
    let dto = AnnouncedDto { event: event.id.to_string(), begins: event.time.from, access: finding.status, text };
    Announced { route: route.route, event: Arc::clone(event), dto, when, place, basis }
}
