//! What an assessment rests on: the register, prepared once per revision, and the scene of one question.

use std::{collections::HashMap, sync::Arc};

use chrono::Duration;
use passage_model::{
    Briefing, Crossing, CrossingId, Direction, Event, EventId, Lang, Override, Place, PlaceId, ReportId, Route,
    RouteId, Source, SourceId, Time, TrafficClass,
};
use passage_risk::{Dossier, Network, Params, Question, ReportHead, SourceHead};
use passage_store::EventFilter;
use passage_words::Words;

use crate::{
    Desk,
    dto::AssessArgs,
    error::{ApiError, ErrorCode, Result},
    opening::store_error,
};

/// Events older than this weigh nothing (method, section 1); states still in force are read whatever their age.
const HORIZON_DAYS: i64 = 1_095;

/// The register of one revision, prepared.
pub(crate) struct Register {
    pub(crate) revision: i64,
    pub(crate) routes: Vec<Route>,
    pub(crate) crossings: Vec<Crossing>,
    pub(crate) places: HashMap<PlaceId, Place>,
    pub(crate) sources: HashMap<SourceId, Source>,
    pub(crate) network: Network,
}

impl Register {
    pub(crate) fn route(&self, id: RouteId) -> Option<&Route> {
        self.routes.iter().find(|route| route.id == id)
    }

    pub(crate) fn crossing(&self, id: CrossingId) -> Option<&Crossing> {
        self.crossings.iter().find(|crossing| crossing.id == id)
    }

    pub(crate) fn place_name(&self, lang: Lang, id: PlaceId) -> Option<String> {
        self.places.get(&id)?.names.in_lang(lang).map(str::to_owned)
    }

    pub(crate) fn crossing_name(&self, lang: Lang, id: CrossingId) -> Option<String> {
        self.crossing(id)?.names.in_lang(lang).map(str::to_owned)
    }

    pub(crate) fn route_name(&self, lang: Lang, id: RouteId) -> Option<String> {
        self.route(id)?.names.in_lang(lang).map(str::to_owned)
    }

    pub(crate) fn source_name(&self, lang: Lang, id: SourceId) -> Option<String> {
        self.sources.get(&id)?.names.in_lang(lang).map(str::to_owned)
    }
}

/// Everything one question needs, as known at its moment.
pub(crate) struct Scene {
    pub(crate) register: Arc<Register>,
    pub(crate) known_at: Option<Time>,
    pub(crate) question: Question,
    pub(crate) params: Arc<Params>,
    /// Events, newest first.
    pub(crate) events: Vec<Event>,
    pub(crate) reports: HashMap<ReportId, ReportHead>,
    pub(crate) sources: HashMap<SourceId, SourceHead>,
    pub(crate) overrides: Vec<Override>,
    pub(crate) last_briefing: Option<Briefing>,
    index: HashMap<EventId, usize>,
}

impl Scene {
    pub(crate) fn dossier(&self) -> Dossier<'_> {
        Dossier { events: &self.events, reports: &self.reports, sources: &self.sources }
    }

    pub(crate) fn event(&self, id: EventId) -> Option<&Event> {
        self.index.get(&id).map(|&at| &self.events[at])
    }

    /// The override that holds for a route at the moment asked for: the one set last.
    pub(crate) fn overriding(&self, route: RouteId) -> Option<&Override> {
        self.overrides
            .iter()
            .filter(|overriding| overriding.route == route && overriding.holds_at(self.question.as_of))
            .max_by_key(|overriding| (overriding.from, overriding.id))
    }
}

impl Desk {
    /// The register of the current revision; read once, then kept until something changes.
    pub(crate) fn register(&mut self, words: Words) -> Result<Arc<Register>> {
        let open = self.opened(words)?;
        let revision = open.store.revision().map_err(|error| store_error(words, &error))?;
        if let Some(register) = &open.register
            && register.revision == revision
        {
            return Ok(Arc::clone(register));
        }
        let view = open.store.at(None);
        let fail = |error| store_error(words, &error);
        let register = Arc::new(build_register(
            revision,
            view.routes().map_err(fail)?,
            view.crossings().map_err(fail)?,
            view.places().map_err(fail)?,
            view.sources().map_err(fail)?,
        ));
        open.register = Some(Arc::clone(&register));
        Ok(register)
    }

    /// Reads the scene of a question.
    pub(crate) fn scene(&mut self, words: Words, args: &AssessArgs, routes: Option<Vec<RouteId>>) -> Result<Scene> {
        let now = self.now();
        let as_of = args.as_of.unwrap_or(now);
        let mut register = self.register(words)?;
        let params = self.params(words, args.known_at)?;
        let store = self.store(words)?;
        let view = store.at(args.known_at);
        let fail = |error| store_error(words, &error);
        if let Some(known_at) = args.known_at {
            // Roads were there before somebody drew them, so routes and places are the register's own; what was said
            // of crossings is taken as it was known then.
            let mut crossings = view.crossings().map_err(fail)?;
            for current in &register.crossings {
                if !crossings.iter().any(|crossing| crossing.id == current.id) {
                    let mut earlier = current.clone();
                    for side in &mut earlier.sides {
                        side.statuses.retain(|status| status.checked_at <= known_at);
                    }
                    crossings.push(earlier);
                }
            }
            register = Arc::new(build_register(
                register.revision,
                register.routes.clone(),
                crossings,
                register.places.values().cloned().collect(),
                register.sources.values().cloned().collect(),
            ));
        }
        let filter = EventFilter {
            time_from: Some(as_of - Duration::days(HORIZON_DAYS + 1)),
            time_until: Some(as_of),
            ..EventFilter::default()
        };
        let mut events = view.events(&filter).map_err(fail)?;
        events.sort_by(|a, b| b.time.from.cmp(&a.time.from).then(a.id.cmp(&b.id)));
        let reports = view
            .all_report_heads()
            .map_err(fail)?
            .into_iter()
            .map(|head| {
                (head.id, ReportHead { source: head.source, origin: head.origin, received_at: head.received_at })
            })
            .collect();
        let sources = register
            .sources
            .values()
            .map(|source| {
                let head =
                    SourceHead { reliability: source.reliability, kind: source.kind, party: source.party.clone() };
                (source.id, head)
            })
            .collect();
        let index = events.iter().enumerate().map(|(at, event)| (event.id, at)).collect();
        Ok(Scene {
            overrides: view.overrides().map_err(fail)?,
            last_briefing: store
                .briefings()
                .map_err(fail)?
                .into_iter()
                .filter(|briefing| briefing.as_of <= as_of)
                .max_by_key(|briefing| (briefing.as_of, briefing.number)),
            register,
            known_at: args.known_at,
            question: Question {
                as_of,
                traffic: args.traffic.unwrap_or(TrafficClass::HumanitarianCargo),
                vehicle: args.vehicle,
                direction: args.direction.unwrap_or(Direction::Forward),
                routes,
            },
            params,
            events,
            reports,
            sources,
            index,
        })
    }
}

fn build_register(
    revision: i64,
    routes: Vec<Route>,
    crossings: Vec<Crossing>,
    places: Vec<Place>,
    sources: Vec<Source>,
) -> Register {
    // Every stored route has passed `Route::check`; a line that still cannot be prepared is left out of the network
    // and shows up in `passage check`.
    let (network, _) = Network::build(&routes, &crossings);
    Register {
        revision,
        routes,
        crossings,
        places: places.into_iter().map(|place| (place.id, place)).collect(),
        sources: sources.into_iter().map(|source| (source.id, source)).collect(),
        network,
    }
}

/// An id given as text.
pub(crate) fn parse_id<T: std::str::FromStr>(words: Words, text: &str) -> Result<T> {
    text.parse().map_err(|_| ApiError::new(words, ErrorCode::NoSuchThing, &[]))
}
