//! The desk view: every route, crossing and event as of a moment; and the command line's report of it.

mod crossings;
mod events;
mod other_way;
mod report;
mod routes;

use std::collections::HashSet;

use passage_model::{EventId, PlaceId, RouteId, WaypointAt};
use passage_risk::{Assessment, Drivers, Explanation, Live, RouteAssessment};
use passage_words::Words;

use crate::{
    Desk,
    cited::cited,
    context::{Register, Scene},
    desk::words,
    dto::*,
    error::{ApiError, ErrorCode, Result},
    opening::store_error,
    silences,
};

pub use report::report;

/// A question answered: the scene and its assessment; `E`: how far routes are explained.
pub(crate) struct Answered<E = Explanation> {
    pub(crate) scene: Scene,
    pub(crate) assessment: Assessment<E>,
    /// Routes on which something holds one way only, the other way. `None`: there are none, or nobody asked.
    pub(crate) other: Option<Box<Answered<Drivers>>>,
}

impl Answered {
    pub(crate) fn route(&self, id: RouteId) -> Option<&RouteAssessment> {
        self.assessment.routes.iter().find(|route| route.route == id)
    }
}

impl<E> Answered<E> {
    /// The words of a page about its moment.
    pub(crate) fn words(&self, words: Words) -> Words {
        self.scene.words(words).seen_at(self.scene.question.as_of)
    }

    pub(crate) fn register(&self) -> &Register {
        &self.scene.register
    }

    /// A scene that has not been assessed: for titles and grades.
    pub(crate) fn of_scene(scene: Scene) -> Self {
        let assessment = Assessment {
            as_of: scene.question.as_of,
            method: scene.params.version(),
            routes: Vec::new(),
            crossings: Vec::new(),
            background: Vec::new(),
            gaps: Vec::new(),
        };
        Self { scene, assessment, other: None }
    }

    /// The title of an event, by id.
    pub(crate) fn title(&self, words: Words, id: EventId) -> String {
        match self.scene.event(id) {
            Some(event) => crate::titles::title(words, self.register(), event),
            None => "—".to_owned(),
        }
    }

    /// Routes worst first: by level, then access, then code.
    pub(crate) fn worst_first(&self) -> Vec<&RouteAssessment<E>> {
        let mut routes: Vec<&RouteAssessment<E>> = self.assessment.routes.iter().collect();
        let key = |route: &RouteAssessment<E>| {
            let level = self.scene.overriding(route.route).map_or(route.level, |overriding| overriding.level);
            let code = self.register().route(route.route).map(|route| route.code.clone()).unwrap_or_default();
            (std::cmp::Reverse(level.rank()), std::cmp::Reverse(route.access.status), code)
        };
        routes.sort_by_cached_key(|route| key(route));
        routes
    }
}

/// Answers a question over all routes or those given.
pub(crate) fn answer(
    desk: &mut Desk,
    words: Words,
    args: &AssessArgs,
    routes: Option<Vec<RouteId>>,
) -> Result<Answered> {
    let scene = desk.scene(words, args, routes)?;
    let mut assessment = desk.ask(&scene, |live| match &scene.question.routes {
        None => live.assessment(),
        Some(routes) => live.assessment_of(routes),
    });
    assessment.method = cited(words, &scene.params);
    Ok(Answered { other: other_way::answer(&scene), scene, assessment })
}

/// Routes named by id or code. Empty: `None`, all of them.
pub(crate) fn chosen(desk: &mut Desk, words: Words, names: &[String]) -> Result<Option<Vec<RouteId>>> {
    if names.is_empty() {
        return Ok(None);
    }
    let register = desk.register(words)?;
    names
        .iter()
        .map(|name| {
            let by_id = name.parse::<RouteId>().ok().and_then(|id| register.route(id));
            by_id
                .or_else(|| register.routes.iter().find(|route| route.code.eq_ignore_ascii_case(name.trim())))
                .map(|route| route.id)
                .ok_or_else(|| ApiError::new(words, ErrorCode::NoSuchThing, &[]).with_detail(name))
        })
        .collect::<Result<Vec<_>>>()
        .map(Some)
}

pub(crate) fn desk(desk: &mut Desk, args: AssessArgs) -> Result<DeskDto> {
    let words = words(args.lang);
    let scene = desk.scene(words, &args, None)?;
    let assessment = desk.ask(&scene, Live::overview);
    let answered = Answered { other: other_way::answer(&scene), scene, assessment };
    let words = answered.words(words);
    let as_of = answered.scene.question.as_of;
    let window = i64::from(args.window_days.unwrap_or(14).clamp(1, 365));
    let start = as_of - chrono::Duration::days(window);
    let span = chrono::Duration::days(args.histogram_days.unwrap_or(30).clamp(1, 365).into());
    let evidence = desk.store(words)?.evidence_revision().map_err(|error| store_error(words, &error))?;
    let days = events::days(&answered.scene, as_of - span, as_of);
    let routes: Vec<RouteRowDto> =
        answered.worst_first().into_iter().map(|route| routes::row(words, &answered, route)).collect();
    let all_elsewhere = !routes.is_empty() && routes.iter().all(|row| row.uncalibrated_text.is_some());
    Ok(DeskDto {
        as_of,
        as_of_text: words.moment(as_of),
        known_at: args.known_at,
        method: cited(words, &answered.scene.params),
        calibrated: answered.scene.params.country.is_some() && !all_elsewhere,
        revision: answered.scene.revision,
        evidence,
        routes,
        crossings: crossings::rows(words, &answered),
        events: events::rows(words, &answered, start),
        days,
        places: places(words, answered.register()),
        silences: silences::in_force(words, &answered.scene),
        last_briefing: answered.scene.last_briefing().map(|briefing| briefing_ref(words, briefing)),
    })
}

/// At most so many names are sent; the map writes those that find room.
const MAX_PLACES: usize = 2_000;

/// Settlements by size, waypoints of routes before others.
fn places(words: Words, register: &Register) -> Vec<PlaceLabelDto> {
    let waypoints: HashSet<PlaceId> = register
        .routes
        .iter()
        .flat_map(|route| &route.waypoints)
        .filter_map(|waypoint| match &waypoint.at {
            WaypointAt::Place { place } => Some(*place),
            _ => None,
        })
        .collect();
    let mut places: Vec<_> = register.places.values().collect();
    places.sort_by_key(|place| (place.kind, !waypoints.contains(&place.id), place.id));
    let label = |place: &passage_model::Place| PlaceLabelDto {
        id: place.id.to_string(),
        name: crate::lookup::shown_name(&place.names, words.lang()),
        kind: place.kind,
        lat: place.at.lat(),
        lon: place.at.lon(),
        on_route: waypoints.contains(&place.id),
    };
    places.into_iter().take(MAX_PLACES).map(label).collect()
}

/// A briefing, for reference.
pub(crate) fn briefing_ref(words: Words, briefing: &passage_model::Briefing) -> BriefingRefDto {
    BriefingRefDto {
        id: briefing.id.to_string(),
        number: briefing.number,
        as_of: briefing.as_of,
        text: words.with(
            "briefing-ref",
            &[("number", briefing.number.into()), ("when", words.short_moment(briefing.as_of).into())],
        ),
    }
}

pub(crate) use crossings::rows as crossing_rows;
pub(crate) use crossings::{hours, side_access};
pub(crate) use events::{grade as event_grade, row as event_row};
pub(crate) use other_way::{access_kinds, moved as other_way_moved};
pub(crate) use routes::{advice_id, level_text, row as route_row, since, stretches as route_stretches, told};
